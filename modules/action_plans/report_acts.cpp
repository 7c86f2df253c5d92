// The acts on status reports.

#include "report_acts.h"

#include <algorithm>

#include <boost/json.hpp>

#include "organisation/lookup.h"
#include "permit/audience.h"
#include "plan_store.h"
#include "registration.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "report_store.h"

namespace action_plans {

using audit::Change;
using config::Done;
using config::done;
using config::Outcome;
using config::Refusal;
using councils::Standing;
using permit::Viewer;
using storage::Id;
namespace json = boost::json;

namespace {

Refusal only_lead() {
  return {/*text*/ "The chair and the secretariat of the lokalråd do this.",
          {},
          {},
          "bekendtgørelse nr. 1426 af 13. december 2006 § 2"};
}
Refusal faster(const std::string& theirs) {
  return {/*text*/
          "Somebody else has changed this in the meantime: {0} Your text is kept; send it again if it still stands.",
          {theirs},
          "version",
          {}};
}

/// A figure that everybody who reads the report may follow.
bool shared(const Report& report, const registry::Thing& thing) {
  return thing.audience == permit::public_audience() || thing.audience == permit::staff_audience() ||
         thing.audience == report.audience;
}

Outcome<Id> adjust(Change& change, const Viewer& viewer, const Report& report, const Concluded& concluded) {
  auto& tx = change.tx();
  auto item = store::item_for(tx, viewer, concluded.item);
  const auto opened = item ? open_plan(tx, viewer, item->plan) : std::nullopt;
  if (!opened || opened->plan.council != report.council)
    return Refusal{"Choose a measure of this lokalråd's own action plan.", {}, "item", {}};
  if (!may_write(*opened)) return Refusal{"The plan's year is over; its measures are not adjusted.", {}, "item", {}};
  if (concluded.due) {
    if (static_cast<int>(concluded.due->year()) != opened->plan.year)
      return Refusal{"The deadline lies in {0}, the plan's year.", {std::to_string(opened->plan.year)}, "new_due", {}};
    item->due = *concluded.due;
  }
  if (!concluded.target.empty()) item->target = concluded.target;
  if (!store::save_item(tx, *item)) return faster(item->measure);
  register_item(tx, opened->plan, *item, change.today());
  change.record({"action_item_adjusted", item->id, kinds::item, concluded.words, report.meeting_title});
  return item->id;
}

}  // namespace

Refusal no_such_report() { return {/*text*/ "This status report does not exist.", {}, {}, {}}; }

std::optional<OpenedReport> open_report(storage::Transaction& tx, const Viewer& viewer, const Id& id) {
  auto report = store::report_for(tx, viewer, id);
  if (!report) return std::nullopt;
  OpenedReport opened{std::move(*report), Standing::outside, std::nullopt};
  opened.standing = councils::standing_in(tx, viewer, opened.report.council);
  if (opened.standing == Standing::sits || opened.standing == Standing::prepares) {
    const auto police = organisation::police_district(tx, viewer.today);
    if (viewer.authority == opened.report.authority)
      opened.side = Side::municipality;
    else if (police && viewer.authority == police->id)
      opened.side = Side::police;
  }
  return opened;
}

Outcome<Id> begin_report(Change& change, const Viewer& viewer, const Id& council_id, const Id& meeting_id) {
  auto& tx = change.tx();
  const auto council = councils::seated_council(tx, council_id, change.today());
  const Standing standing = councils::standing_in(tx, viewer, council_id);
  if (!council || council->district || standing == Standing::outside)
    return Refusal{"Choose one of your lokalråd.", {}, "meeting", {}};
  if (standing != Standing::prepares) return only_lead();
  const auto meetings = councils::meetings_of_council(tx, viewer, council_id);
  const auto meeting =
      std::find_if(meetings.begin(), meetings.end(), [&](const auto& one) { return one.id == meeting_id; });
  if (meeting == meetings.end()) return Refusal{"Choose a meeting of this lokalråd.", {}, "meeting", {}};
  if (store::report_of(tx, council_id, meeting_id))
    return Refusal{"There is a status report for this meeting already.", {}, "meeting", {}};
  Report report;
  report.id = Id::next();
  report.council = council->id;
  report.council_name = council->name;
  report.authority = council->authority;
  report.meeting = meeting->id;
  report.meeting_title = meeting->title;
  report.meeting_address = meeting->address;
  report.day = meeting->day;
  report.audience = council->audience;
  int position = 0;
  for (const std::string& heading : store::headings(tx)) {
    Line line;
    line.position = ++position;
    line.heading = heading;
    report.lines.push_back(std::move(line));
  }
  store::add_report(tx, report);
  register_report(tx, report, change.today());
  change.record({"status_report_begun", report.id, kinds::report, {}, meeting->title});
  return report.id;
}

Outcome<Done> write_column(Change& change, const Viewer& viewer, const Id& id, Side side, int read,
                           const std::vector<Written>& written) {
  auto& tx = change.tx();
  auto opened = open_report(tx, viewer, id);
  if (!opened) return no_such_report();
  if (opened->side != side)
    return Refusal{"The police write the police's column and the municipality its own.", {}, {}, {}};
  Report& report = opened->report;
  for (const Written& one : written) {
    const auto line = std::find_if(report.lines.begin(), report.lines.end(),
                                   [&](const Line& there) { return there.position == one.position; });
    if (line == report.lines.end()) continue;
    if (auto refusal = refuse_column(report, one.text, line->heading, "text-" + std::to_string(one.position)))
      return *refusal;
    if (!one.figure.empty()) {
      const auto thing = registry::find(tx, viewer, one.figure);
      if (!thing || !shared(report, *thing))
        return Refusal{"Choose a figure that everybody in the lokalråd may read.",
                       {},
                       "figure-" + std::to_string(one.position),
                       {}};
    }
    Column& column = line->of(side);
    if (!column.figure.empty() && column.figure != one.figure)
      registry::remove_edge(tx, {column.figure, id, "figure_in", report.day});
    if (column.text != one.text || column.figure != one.figure) column = {one.text, viewer.name, one.figure};
  }
  if (!store::save_column(tx, report, side, read)) return faster(report.title());
  register_report(tx, report, change.today());
  change.record(
      {side == Side::police ? "status_report_police" : "status_report_municipality", id, kinds::report, {}, {}});
  return done;
}

Outcome<Done> conclude_line(Change& change, const Viewer& viewer, const Id& id, int read, int position,
                            const Concluded& concluded) {
  auto& tx = change.tx();
  auto opened = open_report(tx, viewer, id);
  if (!opened) return no_such_report();
  if (opened->standing != Standing::prepares) return only_lead();
  Report& report = opened->report;
  if (report.version != read) return faster(report.title());
  const auto line =
      std::find_if(report.lines.begin(), report.lines.end(), [&](const Line& one) { return one.position == position; });
  if (line == report.lines.end()) return no_such_report();
  if (auto refusal = refuse_column(report, concluded.words, line->heading, "words")) return *refusal;
  if (line->conclusion == Conclusion::new_measure)
    return Refusal{"This heading has led to a measure. Change the measure in the action plan.", {}, {}, {}};
  if (!line->item.empty()) registry::remove_edge(tx, {id, line->item, "led_to_item", report.day});
  line->item = {};
  switch (concluded.conclusion) {
    case Conclusion::none: return Refusal{"Choose a conclusion.", {}, "conclusion", {}};
    case Conclusion::no_change: break;
    case Conclusion::adjust: {
      if (concluded.words.empty()) return Refusal{"Write what is adjusted.", {}, "words", {}};
      const auto item = adjust(change, viewer, report, concluded);
      if (!item) return item.refusal();
      line->item = *item;
      break;
    }
    case Conclusion::new_measure: {
      const auto plan = store::plan_of(tx, report.council, static_cast<int>(report.day.year()));
      if (!plan)
        return Refusal{"The lokalråd has no action plan of {0} yet. Begin it first.",
                       {std::to_string(static_cast<int>(report.day.year()))},
                       {},
                       {}};
      const auto item = add_item(change, viewer, plan->id, concluded.measure, id);
      if (!item) return item.refusal();
      line->item = *item;
      break;
    }
  }
  line->conclusion = concluded.conclusion;
  line->concluded_words = concluded.words;
  if (!store::save_report(tx, report)) return faster(report.title());
  register_report(tx, report, change.today());
  change.record({"status_report_concluded", id, kinds::report, concluded.words, line->heading});
  return done;
}

Outcome<Done> put_report_on_agenda(Change& change, const Viewer& viewer, const Id& id) {
  auto& tx = change.tx();
  const auto opened = open_report(tx, viewer, id);
  if (!opened) return no_such_report();
  if (opened->standing != Standing::prepares) return only_lead();
  councils::Matter matter;
  matter.subject = id;
  matter.subject_kind = kinds::report;
  matter.subject_address = opened->report.address();
  matter.title = "Status fra politi og kommune";
  matter.brief = "Lokalrådet bedes drøfte, om der er brug for nye indsatser eller ændringer.";
  const auto item = councils::put_on_agenda(change, viewer, opened->report.meeting, matter);
  if (!item) return item.refusal();
  change.record({"status_report_on_agenda", id, kinds::report, {}, opened->report.meeting_title});
  return done;
}

Outcome<Done> freeze_report(Change& change, const Viewer& viewer, const Id& id, int read) {
  auto& tx = change.tx();
  auto opened = open_report(tx, viewer, id);
  if (!opened) return no_such_report();
  if (opened->standing != Standing::prepares) return only_lead();
  Report& report = opened->report;
  if (report.version != read) return faster(report.title());
  if (auto refusal = refuse_freeze(report, change.today())) return *refusal;
  report.number = store::next_report_number(tx, report.council);
  report.frozen = true;
  report.frozen_on = change.today();
  report.frozen_by = viewer.name;
  std::vector<std::string> items;
  for (const Line& line : report.lines) {
    const auto item = line.item.empty() ? std::nullopt : store::item(tx, line.item);
    items.push_back(item ? item->title() : std::string{});
  }
  report.snapshot = snapshot_of(report, items);
  if (!store::save_report(tx, report)) return faster(report.title());
  register_report(tx, report, change.today());
  change.record({"status_report_frozen", id, kinds::report, {}, report.title()});
  return done;
}

std::string snapshot_of(const Report& report, const std::vector<std::string>& items) {
  json::array lines;
  for (std::size_t n = 0; n < report.lines.size(); ++n) {
    const Line& line = report.lines[n];
    lines.push_back({{"heading", line.heading},
                     {"police", line.police.text},
                     {"police_by", line.police.by},
                     {"police_figure", line.police.figure.text()},
                     {"municipality", line.municipality.text},
                     {"municipality_by", line.municipality.by},
                     {"municipality_figure", line.municipality.figure.text()},
                     {"conclusion", identifier(line.conclusion)},
                     {"words", line.concluded_words},
                     {"item", line.item.text()},
                     {"item_title", n < items.size() ? items[n] : std::string{}}});
  }
  return json::serialize(json::object{{"number", report.number},
                                      {"council", report.council_name},
                                      {"meeting", report.meeting_title},
                                      {"day", config::iso(report.day)},
                                      {"lines", std::move(lines)}});
}

std::vector<SheetLine> sheet_in(std::string_view snapshot) {
  std::vector<SheetLine> sheet;
  boost::system::error_code error;
  const json::value value = json::parse(snapshot, error);
  if (error || !value.is_object()) return sheet;
  const json::value* lines = value.as_object().if_contains("lines");
  if (!lines || !lines->is_array()) return sheet;
  for (const json::value& one : lines->as_array()) {
    if (!one.is_object()) continue;
    const json::object& line = one.as_object();
    const auto words = [&](std::string_view key) {
      const json::value* found = line.if_contains(key);
      return found && found->is_string() ? std::string(std::string_view(found->as_string())) : std::string{};
    };
    const auto id = [&](std::string_view key) { return Id::parse(words(key)).value_or(Id{}); };
    sheet.push_back({words("heading"), words("police"), words("police_by"), words("municipality"),
                     words("municipality_by"), words("conclusion"), words("words"), words("item_title"),
                     id("police_figure"), id("municipality_figure"), id("item")});
  }
  return sheet;
}

}  // namespace action_plans
