// Figures for everybody who may see them. All that is shown comes from figures.h, for the owner too.

#include "indicator_pages.h"

#include <algorithm>
#include <set>

#include "charts.h"
#include "i18n/danish.h"
#include "indicator_acts.h"
#include "indicator_store.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "places.h"
#include "rights.h"
#include "web/components.h"
#include "web/list.h"
#include "wording.h"

namespace indicators {
namespace {

using web::Exchange;
using web::Html;

constexpr const char* section = "/tal";

/// A figure with what its pages show, read in one snapshot.
struct View {
  Indicator one;
  std::vector<ShownPeriod> periods;
  Period due;
  std::string owner;
  Html history;
};

View view_of(const Exchange& x, storage::Transaction& tx, Indicator one) {
  const std::vector<Place> places = places_of(tx, one, x.today());
  const std::vector<Value> values = values_of(tx, one);
  View view{one, shown(one, places, values), next_due(one, places, values), {}, {}};
  view.owner = owner_words(x, tx, one.owner_role, one.owner);
  return view;
}

std::optional<View> find_view(Exchange& x, audit::Archive& archive) {
  return archive.read([&](storage::Transaction& tx) -> std::optional<View> {
    auto one = visible_indicator(tx, x.viewer, x.place["tal"]);
    if (!one) return std::nullopt;
    View view = view_of(x, tx, std::move(*one));
    if (x.viewer.signed_in()) view.history = history_of(x, tx, view.one.id, owns(x.viewer, view.one));
    return view;
  });
}

std::string period_address(const Indicator& one, const Period& period) {
  return one.address() + "/" + identifier(period);
}

std::string total_words(const Indicator& one, const ShownCell& total) {
  return total.estimate ? figure_words(one, total.estimate->value) : cell_words(one, total);
}

web::List list_of(const Exchange& x, const std::vector<View>& views) {
  web::List list;
  list.caption = x.t("Figures");
  list.columns = {{"tal", x.t("Figure"), true},     {"seneste", x.t("Latest figure"), false},
                  {"periode", x.t("Period"), true}, {"retning", x.t("Direction"), true},
                  {"maal", x.t("Aim"), false},      {"ansvar", x.t("Who keeps it"), true},
                  {"tilstand", x.t("State"), true}};
  std::set<std::pair<std::string, std::string>> owners;
  for (const View& view : views) {
    const Indicator& one = view.one;
    const ShownPeriod* last = latest(view.periods);
    Html figure_cell, target;
    std::string figure_plain = x.t("No figure yet"), period_plain, period_sort;
    if (last) {
      figure_plain = total_words(one, last->total);
      period_plain = words(last->period);
      figure_cell << web::link(figure_plain, period_address(one, last->period));
    } else {
      figure_cell << figure_plain;
    }
    target << target_words(x, one);
    if (last) target << " " << target_tag(x, one, last->total);
    owners.insert({view.owner, view.owner});
    const std::string state = one.ended                   ? x.t("No longer measured")
                              : is_late(x, one, view.due) ? x.t("Late")
                                                          : x.t("Up to date");
    list.rows.push_back({{web::link(one.title, one.address()), one.title},
                         {figure_cell, figure_plain},
                         {web::text(period_plain), period_plain},
                         {web::text(direction_words(x, one.direction)), direction_words(x, one.direction)},
                         {target, target_words(x, one)},
                         {web::text(view.owner), view.owner},
                         {state_tag(x, one, view.due), state}});
  }
  list.filters = {{"ansvar", x.t("Who keeps it"), {owners.begin(), owners.end()}},
                  {"tilstand",
                   x.t("State"),
                   {{x.t("Late"), x.t("Late")},
                    {x.t("Up to date"), x.t("Up to date")},
                    {x.t("No longer measured"), x.t("No longer measured")}}}};
  list.empty = web::empty_state(
      x.t("Here stand the figures that show whether the efforts help."),
      x.t("The analyst or the secretariat of the kredsråd defines the first one."),
      rights::define.given_to(x.viewer) ? web::button_link(x.t("Define a figure"), "/tal/ny", true) : Html{});
  return list;
}

http::Response figures_page(Exchange& x, audit::Archive& archive) {
  std::vector<View> views = archive.read([&](storage::Transaction& tx) {
    std::vector<View> found;
    for (Indicator& one : visible_indicators(tx, x.viewer)) found.push_back(view_of(x, tx, std::move(one)));
    return found;
  });
  std::sort(views.begin(), views.end(),
            [](const View& a, const View& b) { return i18n::sort_key(a.one.title) < i18n::sort_key(b.one.title); });
  const web::List list = list_of(x, views);
  if (web::list_query(x).csv) return web::list_csv(x, list);
  web::Page page{.title = x.t("Figures"),
                 .lead = x.t("Every figure tells what is counted, of how many, from where, and what it does not show."),
                 .section = section};
  if (rights::define.given_to(x.viewer)) page.actions << web::button_link(x.t("Define a figure"), "/tal/ny", true);
  page.body << web::show_list(x, list);
  return web::show(x, page);
}

web::List periods_of(const Exchange& x, const View& view) {
  const Indicator& one = view.one;
  web::List list;
  list.caption = one.title;
  list.columns = {{"periode", x.t("Period"), true}, {"tal", x.t("Figure"), true, true}};
  const bool interval = one.measure != Measure::number;
  if (interval) {
    list.columns.push_back({"interval", x.t("95 % interval"), false, true});
    list.columns.push_back({"antal", x.t("Counted cases"), false, true});
    list.columns.push_back({"grundlag", x.t("Out of"), false, true});
  }
  list.columns.push_back({"stand", x.t("State"), false});
  for (auto period = view.periods.rbegin(); period != view.periods.rend(); ++period) {
    const ShownCell& total = period->total;
    const std::string figure_text = period->complete ? cell_words(one, total) : "–";
    std::string stand = x.t("All have reported");
    if (!period->complete)
      stand = x.t("{0} of {1} have reported; shown when all have",
                  {std::to_string(period->places - period->missing.size()), std::to_string(period->places)});
    std::vector<web::Cell> row{
        {web::link(words(period->period), period_address(one, period->period)), words(period->period)},
        {web::text(figure_text), figure_text}};
    if (interval) {
      const auto plain = [](std::string words_) { return web::Cell{web::text(words_), words_}; };
      row.push_back(plain(interval_words(one, total)));
      row.push_back(plain(total.count ? i18n::number(*total.count) : std::string{}));
      row.push_back(plain(total.whole ? i18n::number(*total.whole) : std::string{}));
    }
    row.push_back({web::text(stand), stand});
    list.rows.push_back(std::move(row));
  }
  list.empty = web::empty_state(
      x.t("Here stand the figures, period by period."),
      x.t("The owner types in the first ones, or imports a statistics file."),
      owns(x.viewer, one) ? web::button_link(x.t("Type in figures"), one.address() + "/indtast", true) : Html{});
  return list;
}

Html owner_acts(const Exchange& x, const View& view) {
  const Indicator& one = view.one;
  Html html;
  if (one.ended || !x.viewer.signed_in()) return html;
  const bool owner = owns(x.viewer, one), defines = rights::define.given_to(x.viewer);
  if (!owner && !defines) return html;
  html << web::heading(2, x.t("Take care of the figure")) << "<ul class=\"act-list\">";
  if (owner) {
    html << "<li>" << web::link(x.t("Import a statistics file"), one.address() + "/importer") << "</li><li>"
         << web::link(x.t("See what was typed, and every correction"), one.address() + "/indtastet") << "</li>";
  }
  html << "<li>" << web::link(x.t("Change the definition"), one.address() + "/ret") << "</li><li>"
       << web::link(x.t("Stop measuring"), one.address() + "/afslut") << "</li></ul>";
  return html;
}

http::Response figure_page(Exchange& x, audit::Archive& archive) {
  const auto view = find_view(x, archive);
  if (!view) return web::not_found(x);
  const Indicator& one = view->one;
  const web::List list = periods_of(x, *view);
  if (web::list_query(x).csv) return web::list_csv(x, list);
  web::Page page{.title = one.title, .lead = one.definition, .crumbs = {{x.t("Figures"), section}}, .section = section};
  page.state << state_tag(x, one, view->due);
  const ShownPeriod* last = latest(view->periods);
  if (last) page.state << target_tag(x, one, last->total);
  if (owns(x.viewer, one) && !one.ended)
    page.actions << web::button_link(x.t("Type in figures"), one.address() + "/indtast", true);
  if (last && one.level == Level::municipality)
    page.actions << web::button_link(x.t("The municipalities, {0}", {words(last->period)}),
                                     period_address(one, last->period));

  Html& body = page.body;
  if (one.ended) {
    Html why;
    why << web::paragraphs(one.ended_reason);
    body << web::alert(web::Tone::info, x.t("No longer measured"), why);
  } else if (is_late(x, one, view->due)) {
    Html why;
    why << "<p>"
        << x.t("Figures for {0} were due on {1}.", {words(view->due), i18n::long_date(due_day(one, view->due))})
        << "</p>";
    for (const ShownPeriod& period : view->periods) {
      if (period.period != view->due || period.missing.empty()) continue;
      std::string names;
      for (const std::string& name : period.missing) names += (names.empty() ? "" : ", ") + name;
      why << "<p>" << x.t("Not yet in: {0}.", {names}) << "</p>";
    }
    body << web::alert(web::Tone::warning, x.t("Figures are late"), why);
  }
  bool hidden = false;
  for (const ShownPeriod& period : view->periods) hidden = hidden || period.anything_hidden();
  if (last) body << line_chart(x, one, view->periods) << not_shown(x, one, hidden);
  body << web::heading(2, x.t("The figures")) << "<p>" << measure_words(x, one) << "</p>" << web::show_list(x, list);

  std::vector<std::pair<std::string, Html>> facts;
  const auto fact = [&](const std::string& label, const std::string& words_) {
    if (!words_.empty()) facts.emplace_back(label, web::text(words_));
  };
  fact(x.t("What is counted"), measure_words(x, one));
  if (one.measure == Measure::number) fact(x.t("Why it is not held against anything"), one.no_denominator);
  fact(x.t("Source"), one.source);
  fact(x.t("How often"), period_kind_words(x, one.period));
  fact(x.t("Direction"), direction_words(x, one.direction));
  if (one.baseline) fact(x.t("Starting point"), figure_words(one, *one.baseline) + " (" + one.baseline_period + ")");
  fact(x.t("Aim"), target_words(x, one));
  fact(x.t("Who keeps it"), view->owner);
  if (one.measure == Measure::share) fact(x.t("Uncertainty"), x.t("95 % intervals after Wilson"));
  if (one.measure == Measure::rate)
    fact(x.t("Uncertainty"), x.t("95 % intervals: exact Poisson limits under 10, Byar's from 10"));
  body << web::heading(2, x.t("What the figure is")) << web::facts(facts) << view->history;
  page.aside << owner_acts(x, *view) << web::heading(2, x.t("The circle")) << "<p>"
             << web::link(x.t("What it is used for, and what came of it"), "/kreds/" + one.id.text()) << "</p><p>"
             << web::link(x.t("The same as data (JSON)"), "/api/v1" + one.address()) << "</p>";
  return web::show(x, page);
}

web::List cells_of(const Exchange& x, const Indicator& one, const ShownPeriod& period) {
  web::List list;
  list.caption = one.title + " " + words(period.period);
  list.columns = {{"kommune", one.level == Level::municipality ? x.t("Municipality") : x.t("Place")},
                  {"tal", x.t("Figure"), false, true}};
  const bool interval = one.measure != Measure::number;
  if (interval) {
    list.columns.push_back({"interval", x.t("95 % interval"), false, true});
    list.columns.push_back({"antal", x.t("Counted cases"), false, true});
    list.columns.push_back({"grundlag", x.t("Out of"), false, true});
  }
  list.columns.push_back({"note", x.t("Note"), false});
  const auto plain = [](std::string text) { return web::Cell{web::text(text), text}; };
  const auto add = [&](const std::string& name, const ShownCell& cell) {
    std::vector<web::Cell> row{plain(name), plain(cell_words(one, cell))};
    if (interval) {
      row.push_back(plain(interval_words(one, cell)));
      row.push_back(plain(cell.count ? i18n::number(*cell.count) : std::string{}));
      row.push_back(plain(cell.whole ? i18n::number(*cell.whole) : std::string{}));
    }
    row.push_back(plain(cell.note));
    list.rows.push_back(std::move(row));
  };
  for (const ShownCell& cell : period.cells) add(cell.place.name, cell);
  if (one.level == Level::municipality) add(x.t("The whole district"), period.total);
  return list;
}

http::Response period_page(Exchange& x, audit::Archive& archive) {
  const auto view = find_view(x, archive);
  if (!view) return web::not_found(x);
  const Indicator& one = view->one;
  const auto wanted = parse_period(one.period, x.place["periode"]);
  const auto found = std::find_if(view->periods.begin(), view->periods.end(),
                                  [&](const ShownPeriod& period) { return wanted && period.period == *wanted; });
  if (found == view->periods.end()) return web::not_found(x);
  const web::List list = cells_of(x, one, *found);
  if (web::list_query(x).csv) return web::list_csv(x, list);
  web::Page page{.title = one.title + ", " + words(found->period),
                 .lead = one.definition,
                 .crumbs = {{x.t("Figures"), section}, {one.title, one.address()}},
                 .section = section};
  Html& body = page.body;
  if (!found->complete) {
    Html why;
    std::string names;
    for (const std::string& name : found->missing) names += (names.empty() ? "" : ", ") + name;
    why << "<p>" << x.t("Not yet in: {0}.", {names}) << "</p><p>"
        << x.t("Nothing is shown before all have reported: otherwise a small number could be worked out by waiting.")
        << "</p>";
    body << web::alert(web::Tone::info, x.t("Not everybody has reported yet"), why);
    return web::show(x, page);
  }
  if (one.level == Level::municipality) {
    body << "<p>" << x.t("The whole district: {0}.", {total_words(one, found->total)}) << "</p>"
         << interval_chart(x, one, *found);
    if (const std::string said = comparison_words(x, *found); !said.empty()) body << "<p>" << said << "</p>";
    if (one.measure == Measure::number)
      body << "<p>" << x.t("The municipalities cannot be compared by this figure: {0}", {one.no_denominator}) << "</p>";
  }
  body << not_shown(x, one, found->anything_hidden()) << web::heading(2, x.t("The figures")) << "<p>"
       << measure_words(x, one) << "</p>" << web::show_list(x, list) << "<p>"
       << x.t("The municipalities stand in alphabetical order and are not ranked. The rows behind the figures are kept "
              "by the source: {0}.",
              {one.source})
       << "</p>";
  page.aside << web::heading(2, x.t("Other periods")) << "<ul>";
  for (const ShownPeriod& period : view->periods) {
    page.aside << "<li>";
    if (period.period == found->period) {
      page.aside << words(period.period);
    } else {
      page.aside << web::link(words(period.period), period_address(one, period.period));
    }
    page.aside << "</li>";
  }
  page.aside << "</ul>";
  return web::show(x, page);
}

// -- defining -----------------------------------------------------------------------------------------------------

struct Officer {
  permit::Role role;
  storage::Id authority;
};

/// Offices that may own a figure, as "role:authority".
std::vector<web::Option> owner_options(const Exchange& x, storage::Transaction& tx) {
  std::vector<web::Option> options;
  for (const auto& authority : organisation::authorities(tx, x.today())) {
    for (int i = 0; i < permit::role_count; ++i) {
      const auto role = static_cast<permit::Role>(i);
      if (!rights::workers.has(role) || organisation::holders_of(tx, role, authority.id, x.today()).empty()) continue;
      options.push_back({std::string(permit::identifier(role)) + ":" + authority.id.text(),
                         x.t(permit::english_name(role)), authority.name});
    }
  }
  return options;
}

std::optional<Officer> officer_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto role = permit::role_named(text.substr(0, colon));
  const auto authority = storage::Id::parse(text.substr(colon + 1));
  if (!role || !authority || !rights::workers.has(*role)) return std::nullopt;
  return Officer{*role, *authority};
}

std::string typed(std::optional<double> value) {
  if (!value) return {};
  std::string text = i18n::decimal(*value, 2);
  return text.ends_with(",00") ? text.substr(0, text.size() - 3) : text;
}

web::Input input_of(const Indicator& one) {
  return web::Input({{"title", one.title},
                     {"definition", one.definition},
                     {"measure", std::string(identifier(one.measure))},
                     {"counted", one.counted},
                     {"of", one.of},
                     {"no_denominator", one.no_denominator},
                     {"source", one.source},
                     {"not_shown", one.not_shown},
                     {"direction", std::string(identifier(one.direction))},
                     {"baseline", typed(one.baseline)},
                     {"baseline_period", one.baseline_period},
                     {"target", typed(one.target)},
                     {"target_day", one.target_day ? config::iso(*one.target_day) : ""},
                     {"due_days", std::to_string(one.due_days)},
                     {"owner", std::string(permit::identifier(one.owner_role)) + ":" + one.owner.text()},
                     {"audience", one.audience == permit::public_audience() ? "public" : "staff"}});
}

Indicator read_form(web::Input& input, Indicator one, bool fresh) {
  one.title = input.text("title", {.most = 120});
  one.definition = input.text("definition", {.most = 1000});
  if (fresh) {
    one.measure = measure_named(input.choice("measure", {"share", "rate", "number"})).value_or(Measure::number);
    one.period = period_kind_named(input.choice("period", {"month", "quarter", "year", "school_year"}))
                     .value_or(PeriodKind::year);
    one.level = level_named(input.choice("level", {"municipality", "district"})).value_or(Level::municipality);
    one.people = input.raw("kind") != "acts";
    const auto since = parse_period(one.period, input.raw("since"));
    if (!since) {
      input.refuse({"Write the first period like 2020, 2020-k1, 2020-01 or 2020-21, as fits how often it is measured.",
                    {},
                    "since",
                    {}});
    }
    one.since = since.value_or(Period{one.period, 2020, 1});
  }
  one.counted = input.text("counted", {.most = 120});
  one.of = input.text("of", {.required = false, .most = 120});
  one.no_denominator = input.text("no_denominator", {.required = false, .most = 500});
  one.source = input.text("source", {.most = 300});
  one.not_shown = input.text("not_shown", {.most = 1000});
  one.direction = direction_named(input.choice("direction", {"more", "less", "neither"})).value_or(Direction::neither);
  one.baseline = decimal(input, "baseline");
  one.baseline_period = input.text("baseline_period", {.required = false, .most = 60});
  one.target = decimal(input, "target");
  one.target_day = input.date("target_day", false);
  one.due_days = static_cast<int>(input.number("due_days", 1, 365).value_or(30));
  if (const auto officer = officer_of(input.raw("owner"))) {
    one.owner_role = officer->role;
    one.owner = officer->authority;
  } else {
    input.refuse({"Choose who keeps the figure.", {}, "owner", {}});
  }
  one.audience =
      input.choice("audience", {"public", "staff"}) == "public" ? permit::public_audience() : permit::staff_audience();
  if (input.ok()) {
    for (config::Refusal& fault : faults_of(one)) input.refuse(std::move(fault));
  }
  return one;
}

http::Response show_form(const Exchange& x, audit::Archive& archive, const web::Input& input, const Indicator* one,
                         std::int64_t version) {
  const auto owners = archive.read([&](storage::Transaction& tx) { return owner_options(x, tx); });
  web::Page page;
  page.title = one ? x.t("Change the definition") : x.t("Define a figure");
  page.lead =
      one ? one->title : x.t("A figure is worth something when everybody can see what it counts and what it does not.");
  page.crumbs = {{x.t("Figures"), section}};
  if (one) page.crumbs.push_back({one->title, one->address()});
  page.section = section;
  page.status = input.ok() ? 200 : 422;
  const bool stale = std::any_of(input.refusals().begin(), input.refusals().end(),
                                 [](const config::Refusal& refusal) { return refusal.field == "version"; });
  if (one && stale) {
    Html now;
    now << web::facts({{x.t("Name"), web::text(one->title)},
                       {x.t("Definition"), web::text(one->definition)},
                       {x.t("Source"), web::text(one->source)},
                       {x.t("Aim"), web::text(target_words(x, *one))},
                       {x.t("What does it not show?"), web::text(one->not_shown)}});
    page.body << web::alert(web::Tone::warning, x.t("What stands now"), now);
  }
  web::Form form(x, one ? one->address() + "/ret" : "/tal/ny", input);
  form.text("title", x.t("Name"), x.t("Short, as people say it."))
      .area("definition", x.t("Definition"), x.t("What exactly is counted, and what not."), true, 3);
  if (!one) {
    form.radios("measure", x.t("What kind of figure?"),
                {{"share", x.t("A share, in percent")},
                 {"rate", x.t("A rate per 1,000")},
                 {"number", x.t("A plain number")}})
        .radios("kind", x.t("What does it count?"),
                {{"people", x.t("Persons or cases: numbers from 1 to 4 are hidden")},
                 {"acts", x.t("What the authorities do, such as walks and meetings")}});
  }
  form.text("counted", x.t("Counted"), x.t("For instance: reported burglaries in homes"))
      .text("of", x.t("Held against"), x.t("For instance: households. Empty for a plain number."), false)
      .text("no_denominator", x.t("Why it is not held against anything"), x.t("Only for a plain number."), false)
      .text("source", x.t("Source"))
      .area("not_shown", x.t("What does it not show?"), x.t("Stands under every drawing."), true, 3);
  if (!one) {
    form.select("period", x.t("How often"),
                {{"month", x.t("Every month")},
                 {"quarter", x.t("Every quarter")},
                 {"year", x.t("Every year")},
                 {"school_year", x.t("Every school year")}})
        .text("since", x.t("First period"), x.t("2020, 2020-k1, 2020-01 or 2020-21"))
        .radios("level", x.t("For whom?"),
                {{"municipality", x.t("One figure for each municipality")},
                 {"district", x.t("One figure for the district")}});
  }
  form.number("due_days", x.t("Days after the end of a period until the figures are due"))
      .radios("direction", x.t("Direction"),
              {{"more", x.t("More is better")},
               {"less", x.t("Less is better")},
               {"neither", x.t("Neither more nor less is better")}})
      .text("baseline", x.t("Starting point"), x.t("In the unit of the figure, for instance 12,5."), false)
      .text("baseline_period", x.t("Starting point is from"), x.t("For instance 2018"), false)
      .text("target", x.t("Aim"), x.t("In the unit of the figure, for instance 12,5."), false)
      .date("target_day", x.t("The target is to be reached on"), {}, false)
      .select("owner", x.t("Who keeps it"), owners,
              x.t("Gets a task each time figures are due. Nobody else sees small numbers."))
      .radios("audience", x.t("Who may see it?"),
              {{"public", x.t("Everybody")}, {"staff", x.t("Those who are logged in")}});
  if (one) form.hidden("version", std::to_string(version));
  page.body << form.submit(one ? x.t("Save the definition") : x.t("Define the figure"), one ? one->address() : section);
  return web::show(x, page);
}

http::Response new_page(Exchange& x, audit::Archive& archive) {
  const std::string office = std::string(permit::identifier(x.viewer.role)) + ":" + x.viewer.authority.text();
  return show_form(x, archive, web::Input({{"due_days", "30"}, {"kind", "people"}, {"owner", office}}), nullptr, 0);
}

http::Response new_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const Indicator wanted = read_form(input, {}, true);
  if (input.ok()) {
    const auto outcome =
        archive.change(x.viewer.actor(), [&](audit::Change& change) { return define(change, x.viewer, wanted); });
    if (outcome) return web::done(x, outcome->address(), x.t("The figure is defined."));
    input.refuse(outcome.refusal());
  }
  return show_form(x, archive, input, nullptr, 0);
}

/// The figure, if the viewer may change it.
std::optional<Indicator> changeable(Exchange& x, audit::Archive& archive) {
  auto one = archive.read([&](storage::Transaction& tx) { return visible_indicator(tx, x.viewer, x.place["tal"]); });
  if (!one || one->ended || (!owns(x.viewer, *one) && !rights::define.given_to(x.viewer))) return std::nullopt;
  return one;
}

http::Response change_page(Exchange& x, audit::Archive& archive) {
  const auto one = changeable(x, archive);
  return one ? show_form(x, archive, input_of(*one), &*one, one->version) : web::not_found(x);
}

http::Response change_from_form(Exchange& x, audit::Archive& archive) {
  auto one = changeable(x, archive);
  if (!one) return web::not_found(x);
  web::Input input(x.request.form);
  Indicator wanted = read_form(input, *one, false);
  wanted.version = input.number("version", 1, 1'000'000'000).value_or(0);
  if (input.ok()) {
    const auto outcome =
        archive.change(x.viewer.actor(), [&](audit::Change& change) { return redefine(change, x.viewer, wanted); });
    if (outcome) return web::done(x, one->address(), x.t("The definition is saved."));
    input.refuse(outcome.refusal());
  }
  return show_form(x, archive, input, &*one, one->version);
}

http::Response show_end(const Exchange& x, const Indicator& one, const web::Input& input) {
  web::Page page{.title = x.t("Stop measuring"),
                 .lead = x.t("The figures stay and can be read. Nobody is asked for new ones."),
                 .crumbs = {{x.t("Figures"), section}, {one.title, one.address()}},
                 .section = section};
  page.status = input.ok() ? 200 : 422;
  web::Form form(x, one.address() + "/afslut", input);
  form.area("reason", x.t("Why is it no longer measured?"), x.t("Everybody who sees the figure can read it."), true, 3)
      .hidden("version", std::to_string(one.version));
  page.body << form.submit(x.t("Stop measuring"), one.address());
  return web::show(x, page);
}

http::Response end_page(Exchange& x, audit::Archive& archive) {
  const auto one = changeable(x, archive);
  return one ? show_end(x, *one, web::Input{}) : web::not_found(x);
}

http::Response end_from_form(Exchange& x, audit::Archive& archive) {
  const auto one = changeable(x, archive);
  if (!one) return web::not_found(x);
  web::Input input(x.request.form);
  Indicator seen = *one;
  const std::string reason = input.text("reason", {.most = 1000});
  seen.version = input.number("version", 1, 1'000'000'000).value_or(0);
  if (input.ok()) {
    const auto outcome =
        archive.change(x.viewer.actor(), [&](audit::Change& change) { return end(change, x.viewer, seen, reason); });
    if (outcome) return web::done(x, one->address(), x.t("The figure is no longer measured."));
    input.refuse(outcome.refusal());
  }
  return show_end(x, *one, input);
}

}  // namespace

void indicator_routes(web::Routes& routes, audit::Archive& archive) {
  const auto with = [&archive](http::Response (*page)(Exchange&, audit::Archive&)) {
    return [&archive, page](Exchange& x) { return page(x, archive); };
  };
  routes.get_public("/tal", with(figures_page));
  routes.get_public("/tal/{tal}", with(figure_page));
  routes.get_public("/tal/{tal}/{periode}", with(period_page));
  routes.get("/tal/ny", rights::define, with(new_page));
  routes.post("/tal/ny", rights::define, with(new_from_form));
  routes.get("/tal/{tal}/ret", rights::enter, with(change_page));
  routes.post("/tal/{tal}/ret", rights::enter, with(change_from_form));
  routes.get("/tal/{tal}/afslut", rights::enter, with(end_page));
  routes.post("/tal/{tal}/afslut", rights::enter, with(end_from_form));
}

}  // namespace indicators
