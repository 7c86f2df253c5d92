// The pages of status reports.

#include "report_pages.h"

#include <algorithm>

#include <boost/json.hpp>

#include "i18n/danish.h"
#include "permit/audience.h"
#include "plan_store.h"
#include "registration.h"
#include "registry/thing.h"
#include "report_acts.h"
#include "report_store.h"
#include "rights.h"
#include "shown.h"
#include "web/list.h"

namespace action_plans {

using web::Exchange;
using web::Html;
namespace json = boost::json;

namespace {

constexpr const char* section = "/statusredegoerelser";

std::vector<web::Crumb> crumbs(const Exchange& x, const Report* report = nullptr) {
  std::vector<web::Crumb> way{{x.t("Status reports"), section}};
  if (report) way.push_back({report->title(), report->address()});
  return way;
}

http::Response after(const Exchange& x, const config::Outcome<config::Done>& outcome, const std::string& address,
                     std::string sentence) {
  if (outcome) return web::done(x, address, std::move(sentence));
  if (outcome.refusal() == no_such_report()) return web::not_found(x);
  return web::refused(x, outcome.refusal(), address);
}

int concluded_in(const Report& report) {
  return static_cast<int>(std::count_if(report.lines.begin(), report.lines.end(),
                                        [](const Line& line) { return line.conclusion != Conclusion::none; }));
}

http::Response list_page(Exchange& x, audit::Archive& archive) {
  bool leads = false;
  const auto reports = archive.read([&](storage::Transaction& tx) {
    for (const auto& council : councils::seated_councils(tx, x.today()))
      leads = leads ||
              (!council.district && councils::standing_in(tx, x.viewer, council.id) == councils::Standing::prepares);
    return store::reports_for(tx, x.viewer);
  });
  web::List list;
  list.caption = x.t("Status reports of the lokalråd");
  list.columns = {{"raad", x.t("Lokalråd"), true},         {"nummer", x.t("No."), true, true},
                  {"moede", x.t("Meeting"), true},         {"dag", x.t("Day"), true},
                  {"konkluderet", x.t("Concluded"), true}, {"indsatser", x.t("Led to measures"), true, true},
                  {"tilstand", x.t("State"), true}};
  std::vector<std::pair<std::string, std::string>> councils;
  for (const Report& one : reports) {
    if (std::none_of(councils.begin(), councils.end(), [&](const auto& c) { return c.first == one.council.text(); }))
      councils.emplace_back(one.council.text(), one.council_name);
    const std::string state = one.frozen ? x.t("Frozen with the minutes") : x.t("Being written");
    const std::string concluded =
        x.t("{0} of {1}", {std::to_string(concluded_in(one)), std::to_string(one.lines.size())});
    const auto led = std::count_if(one.lines.begin(), one.lines.end(), [](const Line& l) { return !l.item.empty(); });
    list.rows.push_back({{web::link(one.council_name, one.address()), one.council_name},
                         {web::text(one.number ? std::to_string(one.number) : "–"), std::to_string(one.number)},
                         {web::text(one.meeting_title), one.meeting_title},
                         {web::text(i18n::short_date(one.day)), config::iso(one.day)},
                         {web::text(concluded), concluded},
                         {web::link(std::to_string(led), one.address()), std::to_string(led)},
                         {report_tag(x, one), state}});
  }
  if (web::list_query(x).csv) return web::list_csv(x, list);
  list.filters = {
      {"raad", x.t("Lokalråd"), councils},
      {"tilstand", x.t("State"), {{"skrives", x.t("Being written")}, {"frosset", x.t("Frozen with the minutes")}}}};
  list.empty = web::empty_state(x.t("Here stand the status reports of your lokalråd, one for each meeting."),
                                x.t("The secretariat begins one before the meeting."));
  web::Page page{.title = x.t("Status reports"), .section = section};
  page.lead = x.t("What police and municipality see, side by side, and what the lokalråd concludes.");
  if (leads) page.actions << web::button_link(x.t("Begin a status report"), "/statusredegoerelser/ny", true);
  page.body << web::show_list(x, list);
  return web::show(x, page);
}

http::Response new_page(Exchange& x, audit::Archive& archive, const web::Input* typed) {
  std::vector<web::Option> meetings;
  archive.read([&](storage::Transaction& tx) {
    for (const auto& council : councils::seated_councils(tx, x.today())) {
      if (council.district || councils::standing_in(tx, x.viewer, council.id) != councils::Standing::prepares) continue;
      for (const auto& meeting : councils::meetings_of_council(tx, x.viewer, council.id)) {
        if (config::days_between(meeting.day, x.today()) > 60 || store::report_of(tx, council.id, meeting.id)) continue;
        meetings.push_back({council.id.text() + ":" + meeting.id.text(),
                            meeting.title + ", " + i18n::long_date(meeting.day), council.name});
      }
    }
  });
  const web::Input none;
  const web::Input& input = typed ? *typed : none;
  web::Page page{.title = x.t("Begin a status report"), .crumbs = crumbs(x), .section = section};
  page.lead = x.t("One for each lokalråd and meeting. The police and the municipality get it on their lists of work.");
  page.status = input.ok() ? 200 : 422;
  if (meetings.empty()) {
    page.body << web::empty_state(x.t("No meeting of your lokalråd waits for a status report."),
                                  x.t("The report is begun by the chair or the secretariat of the lokalråd."));
    return web::show(x, page);
  }
  web::Form form(x, "/statusredegoerelser/ny", input);
  form.select("meeting", x.t("Meeting"), meetings);
  page.body << form.submit(x.t("Begin the report"), section);
  return web::show(x, page);
}

http::Response begin_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const std::string chosen = input.text("meeting", {.most = 60});
  const std::size_t colon = chosen.find(':');
  const auto council = storage::Id::parse(std::string_view(chosen).substr(0, colon));
  const auto meeting =
      storage::Id::parse(colon == std::string::npos ? std::string_view{} : std::string_view(chosen).substr(colon + 1));
  if (input.ok() && (!council || !meeting)) input.refuse({"Choose a meeting of this lokalråd.", {}, "meeting", {}});
  if (input.ok()) {
    const auto outcome = archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return begin_report(change, x.viewer, *council, *meeting); });
    if (outcome) return web::done(x, "/statusredegoerelser/" + outcome->text(), x.t("The report is begun."));
    input.refuse(outcome.refusal());
  }
  return new_page(x, archive, &input);
}

/// The lines as they stand, or as they were frozen.
std::vector<SheetLine> sheet_of(const Exchange& x, storage::Transaction& tx, const Report& report) {
  if (report.frozen) return sheet_in(report.snapshot);
  std::vector<SheetLine> sheet;
  for (const Line& line : report.lines) {
    SheetLine one{line.heading,
                  line.police.text,
                  line.police.by,
                  line.municipality.text,
                  line.municipality.by,
                  std::string(identifier(line.conclusion)),
                  line.concluded_words,
                  {},
                  line.police.figure,
                  line.municipality.figure,
                  line.item};
    if (const auto item = line.item.empty() ? std::nullopt : store::item_for(tx, x.viewer, line.item))
      one.item_title = item->title();
    sheet.push_back(std::move(one));
  }
  return sheet;
}

Html cell(const Exchange& x, storage::Transaction& tx, const std::string& text, const std::string& by,
          const storage::Id& figure) {
  Html html;
  std::string_view rest = text.empty() ? std::string_view("–") : std::string_view(text);
  while (!rest.empty()) {  // the sheet fits on two printed pages: lines, not paragraphs
    const std::size_t end = rest.find('\n');
    html << rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (!rest.empty()) html << "<br>";
  }
  if (!figure.empty()) {
    html << "<p>" << x.t("Figure:") << " ";
    if (const auto thing = registry::find(tx, x.viewer, figure))
      html << web::link(thing->title, thing->address);
    else
      html << x.t("stands in a matter that you may not read");
    html << "</p>";
  }
  if (!by.empty()) html << "<p class=\"by\">" << by << "</p>";
  return html;
}

http::Response report_page(Exchange& x, audit::Archive& archive) {
  struct Content {
    OpenedReport opened;
    std::vector<std::vector<Html>> rows;
    std::vector<SheetLine> sheet;
    std::optional<councils::Discussion> discussion;
    Html history;
  };
  const auto content = archive.read([&](storage::Transaction& tx) -> std::optional<Content> {
    auto opened = open_report(tx, x.viewer, x.id("rapport"));
    if (!opened) return std::nullopt;
    Content found{std::move(*opened), {}, {}, {}, {}};
    const Report& report = found.opened.report;
    found.sheet = sheet_of(x, tx, report);
    found.discussion = councils::discussion_in(tx, report.council, report.id);
    const bool concludes = !report.frozen && found.opened.standing == councils::Standing::prepares;
    for (std::size_t n = 0; n < found.sheet.size(); ++n) {
      const SheetLine& line = found.sheet[n];
      const Conclusion conclusion = conclusion_named(line.conclusion).value_or(Conclusion::none);
      Html heading, concluded;
      heading << "<strong>" << line.heading << "</strong>";
      concluded << web::tag(conclusion == Conclusion::none ? web::Tone::neutral : web::Tone::info,
                            x.t(english_name(conclusion)));
      if (!line.words.empty()) concluded << web::paragraphs(line.words);
      if (!line.item.empty())
        concluded << "<p>"
                  << web::link(line.item_title.empty() ? x.t("The measure") : line.item_title,
                               "/handlingsplaner/indsats/" + line.item.text())
                  << "</p>";
      if (concludes && conclusion != Conclusion::new_measure)
        concluded << "<p>"
                  << web::link(conclusion == Conclusion::none ? x.t("Conclude") : x.t("Change the conclusion"),
                               report.address() + "/konklusion/" + std::to_string(n + 1))
                  << "</p>";
      found.rows.push_back({heading, cell(x, tx, line.police, line.police_by, line.police_figure),
                            cell(x, tx, line.municipality, line.municipality_by, line.municipality_figure), concluded});
    }
    found.history = history_part(x, tx, report.id);
    return found;
  });
  if (!content) return web::not_found(x);
  const Report& report = content->opened.report;
  if (web::list_query(x).csv) {
    web::List list;
    list.caption = report.title();
    list.columns = {{"overskrift", x.t("Heading")},    {"politi", x.t("Police")}, {"kommune", x.t("Municipality")},
                    {"konklusion", x.t("Conclusion")}, {"ord", x.t("In words")},  {"indsats", x.t("Measure")}};
    for (const SheetLine& line : content->sheet) {
      std::vector<web::Cell> row;
      for (const std::string& words : {line.heading, line.police, line.municipality,
                                       x.t(english_name(conclusion_named(line.conclusion).value_or(Conclusion::none))),
                                       line.words, line.item_title})
        row.push_back({{}, words});
      list.rows.push_back(std::move(row));
    }
    return web::list_csv(x, list);
  }
  const bool leads = content->opened.standing == councils::Standing::prepares;
  web::Page page{.title = report.title(), .crumbs = crumbs(x), .section = section};
  page.lead = report.frozen ? x.t("Frozen with the minutes on {0}; it is not changed any more.",
                                  {i18n::long_date(report.frozen_on.value_or(report.day))})
                            : x.t("{0} of {1} headings are concluded.",
                                  {std::to_string(concluded_in(report)), std::to_string(report.lines.size())});
  page.state << report_tag(x, report);
  if (!report.frozen && content->opened.side)
    page.actions << web::button_link(*content->opened.side == Side::police ? x.t("Write the police's column")
                                                                           : x.t("Write the municipality's column"),
                                     report.address() + "/kolonne", true);
  if (!report.frozen && leads && !content->discussion)
    page.actions << web::act_button(x, x.t("Put it on the agenda"), report.address() + "/dagsorden");
  if (!report.frozen && leads)
    page.actions << web::act_button(x, x.t("Freeze it with the minutes"), report.address() + "/frys",
                                    web::Weight::secondary, {{"version", std::to_string(report.version)}});
  page.body << table(report.title(), {x.t("Heading"), x.t("Police"), x.t("Municipality"), x.t("Conclusion")},
                     content->rows)
            << "<p class=\"list-foot\">"
            << web::link(x.t("Take the sheet with you (CSV)"), report.address() + "?format=csv") << "</p>"
            << content->history;
  std::vector<std::pair<std::string, Html>> facts{
      {x.t("Meeting"), web::link(report.meeting_title, report.meeting_address)},
      {x.t("Day"), web::text(i18n::spoken_date(report.day))}};
  if (content->discussion)
    facts.emplace_back(x.t("Item"), web::link(content->discussion->item_number.empty()
                                                  ? x.t("On the agenda")
                                                  : x.t("Item {0}", {content->discussion->item_number}),
                                              content->discussion->item_address));
  if (report.frozen) facts.emplace_back(x.t("Frozen by"), web::text(report.frozen_by));
  page.aside << web::facts(facts) << circle_link(x, report.id);
  return web::show(x, page);
}

http::Response column_page(Exchange& x, audit::Archive& archive, const web::Input* typed) {
  std::vector<web::Option> figures{{"", x.t("No figure")}};
  const auto opened = archive.read([&](storage::Transaction& tx) {
    auto found = open_report(tx, x.viewer, x.id("rapport"));
    if (found) {
      for (const char* kind : {"indicators.indicator", "cooperation_plan.evidence", "cooperation_plan.initiative"}) {
        const std::string key = std::string("kind.") + kind;
        for (const registry::Thing& thing : registry::of_kind(tx, x.viewer, kind, 200)) {
          if (thing.audience == permit::public_audience() || thing.audience == permit::staff_audience() ||
              thing.audience == found->report.audience)
            figures.push_back({thing.id.text(), thing.title, x.t(key)});
        }
      }
    }
    return found;
  });
  if (!opened || !opened->side || opened->report.frozen) return web::not_found(x);
  const Report& report = opened->report;
  const Side side = *opened->side;
  std::vector<std::pair<std::string, std::string>> values;
  for (const Line& line : report.lines) {
    values.emplace_back("text-" + std::to_string(line.position), line.of(side).text);
    values.emplace_back("figure-" + std::to_string(line.position), line.of(side).figure.text());
  }
  const web::Input begun(std::move(values));
  const web::Input& input = typed ? *typed : begun;
  web::Page page{.title = side == Side::police ? x.t("The police's column") : x.t("The municipality's column"),
                 .crumbs = crumbs(x, &report),
                 .section = section};
  page.lead =
      x.t("A few lines under each heading: places, times and patterns, never persons. Figures are chosen, not copied.");
  page.status = input.ok() ? 200 : 422;
  web::Form form(x, report.address() + "/kolonne", input);
  form.hidden("version", std::to_string(report.version_of(side))).hidden("side", identifier(side));
  for (const Line& line : report.lines) {
    const std::string number = std::to_string(line.position);
    form.section(line.heading).area("text-" + number, x.t("{0}: how is it?", {line.heading}), {}, false, 3);
    if (figures.size() > 1)
      form.select("figure-" + number, x.t("{0}: figures from", {line.heading}), figures, {}, false);
  }
  page.body << form.submit(x.t("Save the column"), report.address());
  return web::show(x, page);
}

http::Response column_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const int read = version_in(input);
  const Side side = input.raw("side") == identifier(Side::police) ? Side::police : Side::municipality;
  std::vector<Written> written;
  for (int position = 1; position <= 40; ++position) {
    const std::string number = std::to_string(position);
    if (!x.request.form.has("text-" + number)) continue;
    written.push_back({position, input.text("text-" + number, {.required = false, .most = most_in_column}),
                       input.id("figure-" + number, false)});
  }
  const storage::Id id = x.id("rapport");
  if (input.ok()) {
    const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return write_column(change, x.viewer, id, side, read, written);
    });
    if (outcome) return web::done(x, "/statusredegoerelser/" + id.text(), x.t("The column is saved."));
    if (outcome.refusal() == no_such_report()) return web::not_found(x);
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), "/statusredegoerelser/" + id.text());
    input.refuse(outcome.refusal());
  }
  return column_page(x, archive, &input);
}

http::Response conclusion_page(Exchange& x, audit::Archive& archive, const web::Input* typed) {
  const int position = std::atoi(x.place["linje"].c_str());
  std::vector<web::Option> items;
  std::optional<ActionPlan> plan;
  ItemChoices choices;
  bool writable = false;
  const auto opened = archive.read([&](storage::Transaction& tx) {
    auto found = open_report(tx, x.viewer, x.id("rapport"));
    if (!found) return found;
    plan = store::plan_of(tx, found->report.council, static_cast<int>(found->report.day.year()));
    if (!plan) return found;
    for (const Item& item : store::items_of(tx, plan->id)) items.push_back({item.id.text(), item.title()});
    const auto plan_opened = open_plan(tx, x.viewer, plan->id);
    writable = plan_opened && may_write(*plan_opened);
    choices = item_choices(x, tx, *plan);
    return found;
  });
  if (!opened || opened->report.frozen || opened->standing != councils::Standing::prepares) return web::not_found(x);
  const Report& report = opened->report;
  const auto line =
      std::find_if(report.lines.begin(), report.lines.end(), [&](const Line& one) { return one.position == position; });
  if (line == report.lines.end() || line->conclusion == Conclusion::new_measure) return web::not_found(x);
  std::vector<std::pair<std::string, std::string>> values{{"words", line->concluded_words}};
  if (line->conclusion != Conclusion::none)
    values.emplace_back("conclusion", std::string(identifier(line->conclusion)));
  const web::Input begun(std::move(values));
  const web::Input& input = typed ? *typed : begun;
  web::Page page{.title = x.t("Conclusion: {0}", {line->heading}), .crumbs = crumbs(x, &report), .section = section};
  page.lead = x.t("What does the lokalråd make of it? The action plan is changed at once.");
  page.status = input.ok() ? 200 : 422;
  Html both;
  both << web::heading(3, x.t("Police")) << web::paragraphs(line->police.text.empty() ? "–" : line->police.text)
       << web::heading(3, x.t("Municipality"))
       << web::paragraphs(line->municipality.text.empty() ? "–" : line->municipality.text);
  page.body << web::details(x.t("What police and municipality write"), both, true);
  if (!plan || !writable)
    page.body << web::alert(
        web::Tone::info, x.t("The action plan cannot take measures now"),
        web::text(plan ? x.t("Its year is over.") : x.t("The lokalråd has none for this year yet.")));
  std::vector<web::Option> conclusions{{"no_change", x.t(english_name(Conclusion::no_change))}};
  if (writable && !items.empty()) conclusions.push_back({"adjust", x.t(english_name(Conclusion::adjust))});
  if (writable) conclusions.push_back({"new_measure", x.t(english_name(Conclusion::new_measure))});
  web::Form form(x, report.address() + "/konklusion/" + std::to_string(position), input);
  form.hidden("version", std::to_string(report.version))
      .radios("conclusion", x.t("Conclusion"), conclusions)
      .area("words", x.t("In a sentence"), {}, false, 2);
  if (writable && !items.empty()) {
    form.section(x.t("Only when a measure is adjusted"))
        .select("item", x.t("Which measure?"), items, {}, false)
        .date("new_due", x.t("New deadline"), {}, false)
        .text("new_target", x.t("New figure aimed at"), {}, false);
  }
  if (writable) {
    form.section(x.t("Only when there is a new measure"));
    // The fields of a measure are needed only for that conclusion, so none of them is asked for by the browser.
    form.select("area", x.t("Focus area"), choices.areas, {}, false)
        .text("measure", x.t("What is done?"), x.t("One line that a citizen understands."), false)
        .text("goal", x.t("Goal"), x.t("Something that can be counted or seen."), false)
        .text("target_group", x.t("Who is it for?"), {}, false)
        .select("owner", x.t("Who carries it out?"), choices.owners, x.t("The office gets it on its list of work."),
                false)
        .text("partners", x.t("Together with"), {}, false)
        .date("due", x.t("Deadline"), {}, false)
        .text("indicator", x.t("What shows whether it works?"), {}, false)
        .text("baseline", x.t("Where it stands now"), {}, false)
        .text("target", x.t("Figure aimed at"), {}, false);
  }
  page.body << form.submit(x.t("Save the conclusion"), report.address());
  return web::show(x, page);
}

http::Response conclusion_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const int read = version_in(input), position = std::atoi(x.place["linje"].c_str());
  Concluded concluded;
  concluded.conclusion =
      conclusion_named(input.choice("conclusion", {"no_change", "adjust", "new_measure"})).value_or(Conclusion::none);
  concluded.words = input.text("words", {.required = false, .most = 400});
  if (concluded.conclusion == Conclusion::adjust) {
    concluded.item = input.id("item");
    concluded.due = input.date("new_due", false);
    concluded.target = input.text("new_target", {.required = false, .most = 100});
  }
  if (concluded.conclusion == Conclusion::new_measure) concluded.measure = item_in(input);
  const storage::Id id = x.id("rapport");
  const std::string back = "/statusredegoerelser/" + id.text();
  if (input.ok()) {
    const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return conclude_line(change, x.viewer, id, read, position, concluded);
    });
    if (outcome)
      return web::done(x, back,
                       concluded.conclusion == Conclusion::new_measure
                           ? x.t("The measure is written into the action plan.")
                       : concluded.conclusion == Conclusion::adjust ? x.t("The measure is adjusted in the action plan.")
                                                                    : x.t("The conclusion is saved."));
    if (outcome.refusal() == no_such_report() || was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), back);
    input.refuse(outcome.refusal());
  }
  return conclusion_page(x, archive, &input);
}

http::Response agenda_from_button(Exchange& x, audit::Archive& archive) {
  const storage::Id id = x.id("rapport");
  const auto outcome = archive.change(
      x.viewer.actor(), [&](audit::Change& change) { return put_report_on_agenda(change, x.viewer, id); });
  return after(x, outcome, "/statusredegoerelser/" + id.text(), x.t("The report stands on the agenda."));
}

http::Response freeze_from_button(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const int read = version_in(input);
  const storage::Id id = x.id("rapport");
  const auto outcome = archive.change(x.viewer.actor(),
                                      [&](audit::Change& change) { return freeze_report(change, x.viewer, id, read); });
  return after(x, outcome, "/statusredegoerelser/" + id.text(), x.t("The report is frozen with the minutes."));
}

json::object report_json(const Exchange& x, storage::Transaction& tx, const Report& report) {
  json::array lines;
  for (const SheetLine& line : sheet_of(x, tx, report))
    lines.push_back({{"heading", line.heading},
                     {"police", line.police},
                     {"municipality", line.municipality},
                     {"conclusion", line.conclusion},
                     {"words", line.words},
                     {"item", json_id(line.item)},
                     {"measure", line.item_title}});
  return {{"id", report.id.text()},         {"title", report.title()},         {"number", report.number},
          {"council", report.council_name}, {"meeting", report.meeting_title}, {"day", config::iso(report.day)},
          {"frozen", report.frozen},        {"address", report.address()},     {"lines", std::move(lines)}};
}

http::Response list_json(Exchange& x, audit::Archive& archive) {
  json::array rows;
  archive.read([&](storage::Transaction& tx) {
    for (const Report& one : store::reports_for(tx, x.viewer)) rows.push_back(report_json(x, tx, one));
  });
  return json_response(json::serialize(json::object{{"status_reports", std::move(rows)}}));
}

http::Response one_json(Exchange& x, audit::Archive& archive) {
  std::optional<json::object> found;
  archive.read([&](storage::Transaction& tx) {
    if (const auto one = store::report_for(tx, x.viewer, x.id("rapport"))) found = report_json(x, tx, *one);
  });
  return found ? json_response(json::serialize(*found)) : web::not_found(x);
}

}  // namespace

void report_routes(web::Routes& routes, audit::Archive& archive) {
  using Page = http::Response (*)(Exchange&, audit::Archive&);
  using FormPage = http::Response (*)(Exchange&, audit::Archive&, const web::Input*);
  const auto with = [&archive](Page page) { return [&archive, page](Exchange& x) { return page(x, archive); }; };
  const auto fresh = [&archive](FormPage page) {
    return [&archive, page](Exchange& x) { return page(x, archive, nullptr); };
  };
  routes.get("/statusredegoerelser", rights::see, with(list_page));
  routes.get("/statusredegoerelser/ny", rights::lead, fresh(new_page));
  routes.post("/statusredegoerelser/ny", rights::lead, with(begin_from_form));
  routes.get("/statusredegoerelser/{rapport}", rights::see, with(report_page));
  routes.get("/statusredegoerelser/{rapport}/kolonne", rights::write, fresh(column_page));
  routes.post("/statusredegoerelser/{rapport}/kolonne", rights::write, with(column_from_form));
  routes.get("/statusredegoerelser/{rapport}/konklusion/{linje}", rights::lead, fresh(conclusion_page));
  routes.post("/statusredegoerelser/{rapport}/konklusion/{linje}", rights::lead, with(conclusion_from_form));
  routes.post("/statusredegoerelser/{rapport}/dagsorden", rights::lead, with(agenda_from_button));
  routes.post("/statusredegoerelser/{rapport}/frys", rights::lead, with(freeze_from_button));
  const std::string shape =
      "id: id, title: text, number: integer, council: text, meeting: text, day: day, frozen: yes_no, address: text, "
      "lines: [{heading: text, police: text, municipality: text, "
      "conclusion: \"none\" | \"no_change\" | \"adjust\" | \"new_measure\", words: text, item: id | null, "
      "measure: text}]";
  routes.get("/api/v1/statusredegoerelser", rights::see, with(list_json))
      .tells("The status reports of your lokalråd.", "{status_reports: [{" + shape + "}]}");
  routes.get("/api/v1/statusredegoerelser/{rapport}", rights::see, with(one_json))
      .tells("A status report: both columns and the conclusions.", "{" + shape + "}", "rapport: id");
}

}  // namespace action_plans
