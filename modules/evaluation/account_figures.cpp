// Counting a year. Everything that goes into an account may be read by everybody: closed matters are not counted, and a
// decision is told in words only when its minutes are published.

#include "account_figures.h"

#include <algorithm>
#include <map>
#include <set>

#include "cooperation_plan/plan_progress.h"
#include "councils/year_summary.h"
#include "http/request.h"
#include "i18n/danish.h"
#include "indicators/lookup.h"
#include "organisation/officer_cover.h"
#include "registry/thing.h"

namespace evaluation {
namespace {

using Drafts = std::map<std::string, std::string, std::less<>>;

std::string count_words(std::int64_t count, const char* one, const char* many) {
  return i18n::number(count) + " " + (count == 1 ? one : many);
}
std::string filtered(std::string_view table, std::string_view name, std::string_view value) {
  return std::string(table) + "?" + std::string(name) + "=" + http::percent_encode(value);
}
Cell data(std::string text) { return {std::move(text), false, {}}; }
Cell word(std::string_view key) { return {std::string(key), true, {}}; }
Cell sum(std::int64_t count, std::string to) { return {i18n::number(count), false, std::move(to)}; }
std::string part(int some, int all) { return all == 0 ? "-" : i18n::number(some) + "/" + i18n::number(all); }

std::string_view state_word(councils::DecisionOfYear::State state) {
  using State = councils::DecisionOfYear::State;
  switch (state) {
    case State::open: return /*text*/ "Open, within its deadline";
    case State::late: return /*text*/ "Past its deadline";
    case State::done: return /*text*/ "Carried out";
    case State::dropped: return /*text*/ "Fallen away";
  }
  return "";
}

void add_councils(Generated& out, Drafts& drafts, const std::vector<councils::CouncilOfYear>& year) {
  using State = councils::DecisionOfYear::State;
  Table sums{"raad",
             "councils",
             false,
             /*text*/ "Meetings and decisions of the councils",
             /*text*/ "Joint meetings count at every council that met. Closed items are not counted.",
             {{"raad", /*text*/ "Council"},
              {"moeder", /*text*/ "Meetings held", true},
              {"regel", /*text*/ "By its rule", true},
              {"fremmoede", /*text*/ "Seats filled", true},
              {"beslutninger", /*text*/ "Decisions", true},
              {"udfoert", /*text*/ "Carried out", true}},
             {}};
  Table meetings{"moeder",
                 "councils",
                 true,
                 /*text*/ "Meetings held",
                 /*text*/ "A seat is filled when the member or a substitute was there.",
                 {{"raad", /*text*/ "Council", false, true},
                  {"moede", /*text*/ "Meeting"},
                  {"dag", /*text*/ "Day"},
                  {"fremmoede", /*text*/ "Seats filled", true}},
                 {}};
  Table decisions{
      "beslutninger",
      "decisions",
      true,
      /*text*/ "Decisions on open items",
      /*text*/ "The words of a decision stand here when its minutes are published. Closed items are not counted.",
      {{"raad", /*text*/ "Council", false, true},
       {"nummer", /*text*/ "Number"},
       {"beslutning", /*text*/ "Decision"},
       {"dag", /*text*/ "Day"},
       {"stand", /*text*/ "State", false, true}},
      {}};
  std::set<storage::Id> held_once, decided_once, done_once, late_once;
  int district_held = 0, district_wanted = 0, local_councils = 0, seats = 0, there = 0;
  std::set<storage::Id> local_held;
  for (const councils::CouncilOfYear& council : year) {
    int held = 0, filled = 0, all = 0, done = 0;
    for (const councils::MeetingOfYear& meeting : council.meetings) {
      if (!meeting.held) continue;
      ++held;
      filled += meeting.there;
      all += meeting.seats;
      if (council.council.district) {
        ++district_held;
      } else {
        local_held.insert(meeting.id);
      }
      held_once.insert(meeting.id);
      meetings.rows.push_back({council.key + " " + meeting.id.text(),
                               {meeting.id, meeting.public_minutes},
                               {data(council.council.name), data(meeting.title), data(i18n::long_date(meeting.day)),
                                data(part(meeting.there, meeting.seats))}});
    }
    if (council.council.district) district_wanted = council.wanted;
    if (!council.council.district) ++local_councils;
    seats += all;
    there += filled;
    for (const councils::DecisionOfYear& decision : council.decisions) {
      decided_once.insert(decision.id);
      if (decision.state == State::done) {
        ++done;
        done_once.insert(decision.id);
      }
      if (decision.state == State::late) late_once.insert(decision.id);
      decisions.rows.push_back(
          {council.key + " " + decision.id.text(),
           {decision.id, decision.public_minutes},
           {data(council.council.name), data(decision.number),
            decision.text.empty() ? word(/*text*/ "The minutes are not published") : data(decision.text),
            data(i18n::long_date(decision.decided)), word(state_word(decision.state))}});
    }
    sums.rows.push_back(
        {council.key,
         {council.council.id},
         {data(council.council.name), sum(held, filtered("moeder", "raad", council.council.name)),
          data(i18n::number(council.wanted)), data(part(filled, all)),
          sum(static_cast<int>(council.decisions.size()), filtered("beslutninger", "raad", council.council.name)),
          sum(done, filtered("beslutninger", "raad", council.council.name) + "&stand=Carried%20out")}});
  }
  const auto size = [](const auto& set) { return static_cast<std::int64_t>(set.size()); };
  out.figures.push_back(
      {"moeder", "councils", /*text*/ "Meetings held by the councils", size(held_once), {}, "moeder"});
  out.figures.push_back({"fremmoede", "councils", /*text*/ "Seats filled at the meetings", there, seats, "moeder"});
  out.figures.push_back(
      {"beslutninger", "decisions", /*text*/ "Decisions on open items", size(decided_once), {}, "beslutninger"});
  out.figures.push_back({"udfoert", "decisions", /*text*/ "Decisions carried out", size(done_once), size(decided_once),
                         "beslutninger?stand=Carried%20out"});
  out.figures.push_back({"over-fristen", "decisions", /*text*/ "Decisions past their deadline", size(late_once),
                         size(decided_once), filtered("beslutninger", "stand", "Past its deadline")});
  drafts["councils"] =
      "Kredsrådet har holdt " + i18n::number(district_held) + " af årets " +
      count_words(district_wanted, "møde", "møder") + ". " +
      (local_councils == 1 ? std::string("Lokalrådet") : "De " + i18n::number(local_councils) + " lokalråd") +
      " har holdt " + count_words(size(local_held), "møde", "møder") + ". I alt var " + i18n::number(there) + " af " +
      i18n::number(seats) + " pladser besat af medlemmet selv eller en stedfortræder.";
  drafts["decisions"] = "Rådene har taget " + count_words(size(decided_once), "beslutning", "beslutninger") +
                        " på åbne punkter. " + i18n::number(size(done_once)) + " er udført, og " +
                        i18n::number(size(late_once)) + " er over fristen.";
  out.tables.push_back(std::move(sums));
  out.tables.push_back(std::move(meetings));
  out.tables.push_back(std::move(decisions));
}

void add_plan(Generated& out, Drafts& drafts, const std::optional<cooperation_plan::PlanProgress>& plan) {
  if (!plan) {
    drafts["plan"] = "Der er ikke offentliggjort en samarbejdsplan for året.";
    return;
  }
  struct Area {
    int all = 0, follow = 0, late = 0;
  };
  std::map<std::string, Area> areas;
  std::vector<std::string> order;
  Table rows{"tiltag",
             "plan",
             true,
             /*text*/ "Initiatives of the plan",
             /*text*/ "The light is the one of the day on which the figures were drawn.",
             {{"omraade", /*text*/ "Focus area", false, true},
              {"tiltag", /*text*/ "Initiative"},
              {"ansvar", /*text*/ "Responsible", false, true},
              {"lys", /*text*/ "Light", false, true},
              {"tilstand", /*text*/ "State", false, true}},
             {}};
  Area whole;
  for (const cooperation_plan::InitiativeProgress& one : plan->initiatives) {
    const std::string name = one.area.empty() ? "Øvrige tiltag" : one.area;
    if (!areas.contains(name)) order.push_back(name);
    for (Area* area : {&areas[name], &whole}) {
      ++area->all;
      area->follow += one.follows;
      area->late += one.late;
    }
    rows.rows.push_back(
        {one.id.text(),
         {one.id},
         {data(name), data(one.title), one.owner.empty() ? word(/*text*/ "Nobody yet") : data(one.owner),
          word(one.light), word(one.state)}});
  }
  Table sums{"indsatser",
             "plan",
             false,
             /*text*/ "Focus areas of the plan",
             /*text*/ "An initiative follows the plan when its light is green or it is done.",
             {{"omraade", /*text*/ "Focus area"},
              {"tiltag", /*text*/ "Initiatives", true},
              {"foelger", /*text*/ "Follow the plan", true},
              {"sene", /*text*/ "Past their deadline", true}},
             {}};
  for (const std::string& name : order) {
    const Area& area = areas[name];
    sums.rows.push_back({name,
                         {plan->plan},
                         {data(name), sum(area.all, filtered("tiltag", "omraade", name)),
                          data(i18n::number(area.follow)), data(i18n::number(area.late))}});
  }
  out.figures.push_back({"tiltag", "plan", /*text*/ "Initiatives in the plan", whole.all, {}, "tiltag"});
  out.figures.push_back(
      {"foelger", "plan", /*text*/ "Initiatives that follow the plan or are done", whole.follow, whole.all, "tiltag"});
  out.figures.push_back({"sene", "plan", /*text*/ "Initiatives past their deadline", whole.late, whole.all, "tiltag"});
  drafts["plan"] = plan->title + " har " + i18n::number(whole.all) + " tiltag. " + i18n::number(whole.follow) +
                   " følger planen eller er gennemført, og " + i18n::number(whole.late) + " er over fristen.";
  out.tables.push_back(std::move(sums));
  out.tables.push_back(std::move(rows));
}

void add_officers(Generated& out, Drafts& drafts, const std::vector<organisation::OfficerCover>& areas) {
  Table table{"lokalbetjente",
              "local_officers",
              false,
              /*text*/ "Local officers of the areas",
              /*text*/ "An officer is named here only when he has agreed to be contacted by everybody.",
              {{"omraade", /*text*/ "Area"},
               {"primaer", /*text*/ "Primary local officer"},
               {"antal", /*text*/ "Officers", true}},
              {}};
  int covered = 0, officers = 0;
  for (const organisation::OfficerCover& area : areas) {
    covered += area.has_primary;
    officers += area.officers;
    table.rows.push_back({area.area.text(),
                          {area.area},
                          {data(area.area_name),
                           !area.has_primary      ? word(/*text*/ "Nobody on that day")
                                : area.primary.empty() ? word(/*text*/ "Not named to the public")
                                                       : data(area.primary),
                           data(i18n::number(area.officers))}});
  }
  const int all = static_cast<int>(areas.size());
  out.figures.push_back(
      {"primaere", "local_officers", /*text*/ "Areas with a primary local officer", covered, all, "lokalbetjente"});
  out.figures.push_back(
      {"lokalbetjente", "local_officers", /*text*/ "Local officers in the areas", officers, {}, "lokalbetjente"});
  drafts["local_officers"] = i18n::number(covered) + " af " + count_words(all, "område", "områder") +
                             " har en primær lokalbetjent. I alt har områderne " +
                             count_words(officers, "lokalbetjent", "lokalbetjente") + ".";
  out.tables.push_back(std::move(table));
}

void add_action_plans(storage::Transaction& tx, Generated& out, Drafts& drafts, int year, config::Date as_of) {
  Table table{"handlingsplaner",
              "action_plans",
              false,
              /*text*/ "Action plans of the lokalråd",
              /*text*/ "Adopted plans that everybody can read.",
              {{"handlingsplan", /*text*/ "Action plan"}, {"stand", /*text*/ "State", false, true}},
              {}};
  const std::string of_year = "/handlingsplaner/" + std::to_string(year) + "/";
  for (const registry::Thing& plan : registry::of_kind(tx, permit::citizen(as_of), "action_plans.public_plan", 500)) {
    if (!plan.address.starts_with(of_year)) continue;
    table.rows.push_back({plan.id.text(), {plan.id}, {data(plan.title), word("state." + plan.state)}});
  }
  if (table.rows.empty()) return;
  const auto count = static_cast<std::int64_t>(table.rows.size());
  out.figures.push_back(
      {"handlingsplaner", "action_plans", /*text*/ "Adopted action plans", count, {}, "handlingsplaner"});
  drafts["action_plans"] =
      count_words(count, "handlingsplan er vedtaget", "handlingsplaner er vedtaget") + " af lokalrådene.";
  out.tables.push_back(std::move(table));
}

void add_indicators(storage::Transaction& tx, Generated& out, config::Date as_of) {
  Table table{
      "udvalgte-tal",
      "indicators",
      false,
      /*text*/ "Selected figures of the district",
      /*text*/ "The last figure that was known on that day. Source and denominator stand on the page of each figure.",
      {{"tal", /*text*/ "Figure"},
       {"periode", /*text*/ "Period"},
       {"vaerdi", /*text*/ "Value"},
       {"udgangspunkt", /*text*/ "Baseline"}},
      {}};
  for (const indicators::Summary& one : indicators::visible(tx, permit::citizen(as_of))) {
    const std::string baseline =
        one.baseline ? i18n::decimal(*one.baseline, 1) + " (" + one.baseline_period + ")" : std::string("-");
    table.rows.push_back(
        {one.id.text(),
         {one.id},
         {data(one.title), data(one.period.empty() ? "-" : one.period), data(one.value_words), data(baseline)}});
  }
  if (!table.rows.empty()) out.tables.push_back(std::move(table));
}

}  // namespace

Content generate(storage::Transaction& tx, int year, config::Date as_of, const std::vector<Heading>& headings) {
  Content content;
  content.generated.as_of = as_of;
  Drafts drafts;
  add_councils(content.generated, drafts, councils::year_of_councils(tx, year, as_of));
  add_plan(content.generated, drafts, cooperation_plan::progress_of_plan(tx, year, as_of));
  // The officers of the year: those of today, or of its last day once it is over.
  const config::Date last{std::chrono::year{year}, std::chrono::December, std::chrono::day{31}};
  add_officers(content.generated, drafts, organisation::officer_cover(tx, std::min(as_of, last)));
  add_action_plans(tx, content.generated, drafts, year, as_of);
  add_indicators(tx, content.generated, as_of);
  for (const Heading& heading : headings) {
    Section section{heading, {}, {}};
    for (const std::string& topic : heading.topics) {
      const auto draft = drafts.find(topic);
      if (draft == drafts.end()) continue;
      if (!section.draft.empty()) section.draft += "\n\n";
      section.draft += draft->second;
    }
    section.text = section.draft;
    content.sections.push_back(std::move(section));
  }
  return content;
}

}  // namespace evaluation
