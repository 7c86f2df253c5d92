// Typing in, importing and looking back at figures, as their owner.

#include "value_pages.h"

#include <algorithm>
#include <map>

#include "i18n/danish.h"
#include "import_file.h"
#include "indicator_acts.h"
#include "indicator_store.h"
#include "organisation/lookup.h"
#include "places.h"
#include "rights.h"
#include "web/components.h"
#include "web/list.h"
#include "wording.h"

namespace indicators {
namespace {

using web::Exchange;
using web::Html;

struct Desk {
  Indicator one;
  std::vector<Place> places;
  std::vector<Value> values;
  std::vector<Entered> entered;
};

std::optional<Desk> desk_of(Exchange& x, audit::Archive& archive) {
  return archive.read([&](storage::Transaction& tx) -> std::optional<Desk> {
    auto one = visible_indicator(tx, x.viewer, x.place["tal"]);
    if (!one || !owns(x.viewer, *one)) return std::nullopt;
    return Desk{*one, places_of(tx, *one, x.today()), values_of(tx, *one), entered_values(tx, *one)};
  });
}

web::Page page_of(const Exchange& x, const Indicator& one, std::string title, std::string lead,
                  const web::Input& input) {
  web::Page page;
  page.title = std::move(title);
  page.lead = std::move(lead);
  page.crumbs = {{x.t("Figures"), "/tal"}, {one.title, one.address()}};
  page.section = "/tal";
  page.status = input.ok() ? 200 : 422;
  return page;
}

const Value* value_at(const Desk& desk, const Period& period, const storage::Id& place) {
  for (const Value& value : desk.values) {
    if (value.period == period && value.place == place) return &value;
  }
  return nullptr;
}

std::string stands(const Exchange& x, const Value& value) {
  if (!value.count) return x.t("no figure: {0}", {value.note});
  return value.whole ? x.t("{0} of {1}", {i18n::number(*value.count), i18n::number(*value.whole)})
                     : i18n::number(*value.count);
}

std::string name_of(const Desk& desk, const storage::Id& place) {
  for (const Place& one : desk.places) {
    if (one.id == place) return one.name;
  }
  return "–";
}

// -- typing in ----------------------------------------------------------------------------------------------------

/// One field of the table, with its error beside it.
Html field(const Exchange& x, const web::Input& input, const std::string& name, const std::string& label, bool number) {
  std::string error;
  for (const config::Refusal& refusal : input.refusals()) {
    if (refusal.field == name && error.empty()) error = x.t(refusal);
  }
  Html html;
  if (!error.empty()) {
    html << "<span class=\"form-error-message\" id=\"" << name << "-error\">" << error << "</span>";
  }
  html << "<input class=\"form-input\" type=\"text\" id=\"" << name << "\" name=\"" << name << "\" aria-label=\""
       << label << "\" value=\"" << input.raw(name) << "\""
       << (number ? web::Markup(" inputmode=\"numeric\" data-narrow") : web::Markup(""));
  if (!error.empty()) html << " aria-invalid=\"true\" aria-describedby=\"" << name << "-error\"";
  html << ">";
  return html;
}

/// A line per place: the figure, what it is held against, and why there is none.
Html entry_table(const Exchange& x, const Desk& desk, const Period& period, const web::Input& input) {
  const Indicator& one = desk.one;
  const bool of = one.measure != Measure::number;
  Html html;
  html << "<p>" << measure_words(x, one) << ". " << x.t("Where there is no figure, a note says why.") << "</p>"
       << "<div class=\"table--responsive-scroll\"><table class=\"table\"><caption class=\"sr-only\">"
       << x.t("Type in figures for {0}", {words(period)}) << "</caption><thead><tr><th scope=\"col\">" << x.t("Place")
       << "</th><th scope=\"col\">" << x.t("Counted cases") << "</th>";
  if (of) html << "<th scope=\"col\">" << x.t("Out of") << "</th>";
  html << "<th scope=\"col\">" << x.t("Note") << "</th></tr></thead><tbody>";
  for (const Place& place : desk.places) {
    const std::string id = place.id.text();
    const Value* now = value_at(desk, period, place.id);
    html << "<tr><th scope=\"row\">" << place.name;
    if (now) html << "<br><span class=\"form-hint\">" << x.t("Stands now: {0}", {stands(x, *now)}) << "</span>";
    html << "</th><td>" << field(x, input, "count-" + id, place.name + ", " + one.counted, true) << "</td>";
    if (of) html << "<td>" << field(x, input, "whole-" + id, place.name + ", " + one.of, true) << "</td>";
    html << "<td>" << field(x, input, "note-" + id, place.name + ", " + x.t("Note"), false) << "</td></tr>";
  }
  html << "</tbody></table></div>";
  return html;
}

http::Response show_entry(const Exchange& x, const Desk& desk, const Period& period, const web::Input& input) {
  const Indicator& one = desk.one;
  web::Page page = page_of(x, one, x.t("Type in figures for {0}", {words(period)}), one.title, input);
  const bool ended = last_day(period) < x.today();
  if (!ended) {
    Html why;
    why << "<p>"
        << x.t("{0} ends on {1}. The figures can be typed in from the day after.",
               {words(period), i18n::long_date(last_day(period))})
        << "</p>";
    page.body << web::alert(web::Tone::info, x.t("Not yet"), why);
  } else {
    const bool before = std::any_of(desk.places.begin(), desk.places.end(),
                                    [&](const Place& place) { return value_at(desk, period, place.id); });
    web::Form form(x, one.address() + "/indtast", input);
    form.hidden("periode", identifier(period))
        .hidden("version", std::to_string(one.version))
        .part(entry_table(x, desk, period, input));
    if (before || input.raw("reason") != "") {
      form.section(x.t("When you correct"))
          .text("reason", x.t("Why is a figure corrected?"),
                x.t("Needed only when a figure that stands already is changed. The old one is kept with the reason."),
                false);
    }
    page.body << form.submit(x.t("Save the figures"), one.address());
  }
  page.aside << web::heading(2, x.t("Other periods")) << "<ul>";
  Period other = period_of(one.period, x.today());
  for (int n = 0; n < 9 && other >= one.since; ++n, other = previous(other)) {
    if (other == period || last_day(other) >= x.today()) continue;
    page.aside << "<li>" << web::link(words(other), one.address() + "/indtast?periode=" + identifier(other)) << "</li>";
  }
  page.aside << "</ul><p>" << web::link(x.t("Import a statistics file"), one.address() + "/importer") << "</p>";
  return web::show(x, page);
}

http::Response entry_page(Exchange& x, audit::Archive& archive) {
  const auto desk = desk_of(x, archive);
  if (!desk || desk->one.ended) return web::not_found(x);
  const Period period = parse_period(desk->one.period, x.request.query.get("periode"))
                            .value_or(next_due(desk->one, desk->places, desk->values));
  std::vector<std::pair<std::string, std::string>> typed;
  for (const Place& place : desk->places) {
    const Value* now = value_at(*desk, period, place.id);
    if (!now) continue;
    if (now->count) typed.emplace_back("count-" + place.id.text(), std::to_string(*now->count));
    if (now->whole) typed.emplace_back("whole-" + place.id.text(), std::to_string(*now->whole));
    typed.emplace_back("note-" + place.id.text(), now->note);
  }
  return show_entry(x, *desk, period, web::Input(typed));
}

http::Response entry_from_form(Exchange& x, audit::Archive& archive) {
  const auto desk = desk_of(x, archive);
  if (!desk || desk->one.ended) return web::not_found(x);
  web::Input input(x.request.form);
  const Indicator& one = desk->one;
  const auto period = parse_period(one.period, input.raw("periode"));
  if (!period) return web::not_found(x);
  Entry entry{one.id, input.number("version", 1, 1'000'000'000).value_or(0), {}, {}, {}};
  entry.reason = input.text("reason", {.required = false, .most = 500});
  for (const Place& place : desk->places) {
    const std::string count = "count-" + place.id.text(), whole = "whole-" + place.id.text();
    const std::string note = "note-" + place.id.text();
    Value value{*period, place.id, {}, {}, {}};
    const std::size_t before = input.refusals().size();
    value.count = input.number(count, 0, 1'000'000'000, false);
    if (one.measure != Measure::number) value.whole = input.number(whole, 0, 1'000'000'000, false);
    value.note = input.text(note, {.required = false, .most = 500});
    if (input.refusals().size() > before) continue;
    const bool blank = !value.count && !value.whole && value.note.empty();
    if (blank && !value_at(*desk, *period, place.id)) continue;  // not yet
    if (auto fault = fault_of(one, value)) {
      fault->field = !value.count ? note : one.measure != Measure::number ? whole : count;
      input.refuse(*fault);
    } else {
      entry.values.push_back(std::move(value));
    }
  }
  if (input.ok() && entry.values.empty() && !desk->places.empty())
    input.refuse({"Type in at least one figure.", {}, "count-" + desk->places.front().id.text(), {}});
  if (input.ok()) {
    const auto outcome =
        archive.change(x.viewer.actor(), [&](audit::Change& change) { return enter(change, x.viewer, entry); });
    if (outcome) return web::done(x, one.address(), x.tn("One figure is saved.", "{0} figures are saved.", *outcome));
    input.refuse(outcome.refusal());
  }
  return show_entry(x, *desk, *period, input);
}

// -- importing ----------------------------------------------------------------------------------------------------

http::Response show_import(const Exchange& x, const Desk& desk, const web::Input& input, const Html& found) {
  const Indicator& one = desk.one;
  web::Page page = page_of(x, one, x.t("Import a statistics file"),
                           x.t("You see what the file says before anything is kept."), input);
  page.body << found;
  web::Form form(x, one.address() + "/importer", input);
  form.file("fil", x.t("The file"), x.t("CSV with semicolons or commas, and one line of headings."), false)
      .area("tekst", x.t("Or paste the lines here"), {}, false, 5)
      .section(x.t("What the columns are called"))
      .text("kolonne-periode", x.t("Column with the period"),
            x.t("Empty when it is called \"periode\", \"år\" or \"kvartal\"."), false);
  if (one.level == Level::municipality)
    form.text("kolonne-sted", x.t("Column with the municipality"),
              x.t("Empty when it is called \"kommune\". Names and municipality codes are understood."), false);
  form.text("kolonne-antal", x.t("Column with {0}", {one.counted}), x.t("Empty when it is called \"antal\"."), false);
  if (one.measure != Measure::number)
    form.text("kolonne-grundlag", x.t("Column with {0}", {one.of}), x.t("Empty when it is called \"grundlag\"."),
              false);
  page.body << form.submit(x.t("See what the file says"), one.address());
  return web::show(x, page);
}

struct Given {
  std::string name, text;
  Columns columns;
};

Given given(const Exchange& x, const web::Input& input) {
  Given file{"fil.csv", input.raw("tekst"), {}};
  if (!input.raw("navn").empty()) file.name = input.raw("navn");
  for (const http::Upload& upload : x.request.uploads) {
    if (upload.field != "fil" || upload.bytes.empty()) continue;
    file.text = upload.bytes;
    file.name = upload.name.substr(0, 120);
  }
  file.columns = {input.raw("kolonne-periode"),
                  input.raw("kolonne-sted"),
                  input.raw("kolonne-antal"),
                  input.raw("kolonne-grundlag"),
                  {}};
  return file;
}

Imported read_given(audit::Archive& archive, const Exchange& x, const Desk& desk, const Given& file) {
  return archive.read([&](storage::Transaction& tx) {
    const auto municipalities = organisation::municipalities(tx, x.today());
    return read_statistics(desk.one, file.text, file.columns, x.today(), [&](const std::string& name) -> storage::Id {
      if (desk.one.level == Level::district) return desk.places.empty() ? storage::Id{} : desk.places.front().id;
      for (const auto& one : municipalities) {
        if (name == std::to_string(one.municipality_code)) return one.id;
      }
      const auto named = organisation::authority_named(tx, name, x.today());
      return named && named->kind == organisation::AuthorityKind::municipality ? named->id : storage::Id{};
    });
  });
}

Html faults_list(const Exchange& x, const Given& file, const Imported& read) {
  Html list;
  list << "<ul>";
  for (const ImportFault& fault : read.faults)
    list << "<li>" << x.t("{0}, line {1}: {2}", {file.name, std::to_string(fault.line), x.t(fault.refusal)}) << "</li>";
  list << "</ul><p>" << x.t("Nothing is kept. Mend the file and choose it again.") << "</p>";
  return web::alert(
      web::Tone::error,
      x.tn("The file has one fault", "The file has {0} faults", static_cast<std::int64_t>(read.faults.size())), list);
}

http::Response show_preview(const Exchange& x, const Desk& desk, const Given& file, const Imported& read,
                            const web::Input& refused) {
  const Indicator& one = desk.one;
  web::Page page =
      page_of(x, one, x.t("What the file says"),
              x.tn("The file has one line. Nothing is kept yet.", "The file has {0} lines. Nothing is kept yet.",
                   static_cast<std::int64_t>(read.values.size())),
              refused);
  page.crumbs.push_back({x.t("Import a statistics file"), one.address() + "/importer"});
  Html table;
  bool corrected = false;
  table << "<div class=\"table--responsive-scroll\" tabindex=\"0\"><table class=\"table\"><caption class=\"sr-only\">"
        << x.t("What the file says") << "</caption><thead><tr><th scope=\"col\">" << x.t("Period")
        << "</th><th scope=\"col\">" << x.t("Place") << "</th><th scope=\"col\">" << x.t("In the file")
        << "</th><th scope=\"col\">" << x.t("What it means") << "</th></tr></thead><tbody>";
  for (const Value& value : read.values) {
    const Value* now = value_at(desk, value.period, value.place);
    const bool same = now && same_figures(*now, value) && now->note == value.note;
    corrected = corrected || (now && !same);
    table << "<tr><td>" << words(value.period) << "</td><td>" << name_of(desk, value.place) << "</td><td>"
          << stands(x, value) << "</td><td>"
          << (!now   ? x.t("New")
              : same ? x.t("As it stands")
                     : x.t("Corrects {0}", {stands(x, *now)}))
          << "</td></tr>";
  }
  table << "</tbody></table></div>";
  web::Form form(x, one.address() + "/importer/gem", refused);
  form.part(table)
      .hidden("tekst", file.text)
      .hidden("navn", file.name)
      .hidden("kolonne-periode", file.columns.period)
      .hidden("kolonne-sted", file.columns.place)
      .hidden("kolonne-antal", file.columns.count)
      .hidden("kolonne-grundlag", file.columns.whole)
      .hidden("version", std::to_string(one.version));
  if (corrected) form.text("reason", x.t("Why is a figure corrected?"), x.t("The old one is kept with the reason."));
  page.body << form.submit(x.t("Keep the figures"), one.address() + "/importer");
  return web::show(x, page);
}

http::Response import_page(Exchange& x, audit::Archive& archive) {
  const auto desk = desk_of(x, archive);
  if (!desk || desk->one.ended) return web::not_found(x);
  return show_import(x, *desk, web::Input{}, {});
}

http::Response preview_from_form(Exchange& x, audit::Archive& archive) {
  const auto desk = desk_of(x, archive);
  if (!desk || desk->one.ended) return web::not_found(x);
  web::Input input(x.request.form);
  const Given file = given(x, input);
  if (file.text.empty()) {
    input.refuse({"Choose a file or paste the lines.", {}, "fil", {}});
    return show_import(x, *desk, input, {});
  }
  const Imported read = read_given(archive, x, *desk, file);
  if (read.faults.empty()) return show_preview(x, *desk, file, read, web::Input{});
  input.refuse({"Nothing is kept: what is wrong with the lines stands above.", {}, "tekst", {}});
  http::Response response = show_import(x, *desk, input, faults_list(x, file, read));
  response.status = 422;
  return response;
}

http::Response import_from_form(Exchange& x, audit::Archive& archive) {
  const auto desk = desk_of(x, archive);
  if (!desk || desk->one.ended) return web::not_found(x);
  web::Input input(x.request.form);
  const Given file = given(x, input);
  const Imported read = read_given(archive, x, *desk, file);
  if (!read.faults.empty() || read.values.empty()) {
    http::Response response = show_import(x, *desk, input, faults_list(x, file, read));
    response.status = 422;
    return response;
  }
  Entry entry{desk->one.id, input.number("version", 1, 1'000'000'000).value_or(0), read.values,
              input.text("reason", {.required = false, .most = 500}), file.name};
  if (input.ok()) {
    const auto outcome =
        archive.change(x.viewer.actor(), [&](audit::Change& change) { return enter(change, x.viewer, entry); });
    if (outcome)
      return web::done(x, desk->one.address(), x.tn("One figure is saved.", "{0} figures are saved.", *outcome));
    input.refuse(outcome.refusal());
  }
  return show_preview(x, *desk, file, read, input);
}

// -- looking back -------------------------------------------------------------------------------------------------

http::Response entered_page(Exchange& x, audit::Archive& archive) {
  const auto desk = desk_of(x, archive);
  if (!desk) return web::not_found(x);
  web::List list;
  list.caption = x.t("What was typed");
  list.columns = {{"periode", x.t("Period"), true},
                  {"sted", x.t("Place"), true},
                  {"tal", x.t("Figure")},
                  {"gaelder", x.t("Holds now"), true},
                  {"hvem", x.t("Who")},
                  {"hvornaar", x.t("When"), true},
                  {"fra", x.t("From")},
                  {"grund", x.t("Reason")}};
  const auto plain = [](std::string text) { return web::Cell{web::text(text), text}; };
  for (const Entered& one : desk->entered) {
    const std::string holds = one.current ? x.t("Yes") : x.t("Corrected");
    list.rows.push_back({{web::text(words(one.value.period)), identifier(one.value.period)},
                         plain(name_of(*desk, one.value.place)),
                         plain(stands(x, one.value)),
                         plain(holds),
                         plain(one.by),
                         {web::text(i18n::spoken_time(one.at)), config::iso(one.at)},
                         plain(one.origin),
                         plain(one.reason)});
  }
  list.filters = {{"gaelder", x.t("Holds now"), {{x.t("Yes"), x.t("Yes")}, {x.t("Corrected"), x.t("Corrected")}}}};
  list.empty = web::empty_state(x.t("Here stands everything that was typed."), x.t("Nothing has been typed yet."),
                                web::button_link(x.t("Type in figures"), desk->one.address() + "/indtast", true));
  if (web::list_query(x).csv) return web::list_csv(x, list);
  web::Page page =
      page_of(x, desk->one, x.t("What was typed"),
              x.t("Only you who keep the figure can see this page: small numbers are not hidden here."), web::Input{});
  page.body << web::show_list(x, list);
  return web::show(x, page);
}

}  // namespace

void value_routes(web::Routes& routes, audit::Archive& archive) {
  const auto with = [&archive](http::Response (*page)(Exchange&, audit::Archive&)) {
    return [&archive, page](Exchange& x) { return page(x, archive); };
  };
  routes.get("/tal/{tal}/indtast", rights::enter, with(entry_page));
  routes.post("/tal/{tal}/indtast", rights::enter, with(entry_from_form));
  routes.get("/tal/{tal}/importer", rights::enter, with(import_page));
  routes.post("/tal/{tal}/importer", rights::enter, with(preview_from_form));
  routes.post("/tal/{tal}/importer/gem", rights::enter, with(import_from_form));
  routes.get("/tal/{tal}/indtastet", rights::enter, with(entered_page));
}

}  // namespace indicators
