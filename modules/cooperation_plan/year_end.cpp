// The acts at the end of a plan's year.

#include "year_end.h"

#include <set>

#include "i18n/danish.h"
#include "initiative_store.h"
#include "mail/mail.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "plan_register.h"
#include "plan_store.h"
#include "plan_work.h"
#include "registry/edge.h"
#include "registry/todo.h"

namespace cooperation_plan {

using audit::Change;
using config::Done;
using config::done;
using config::Outcome;
using config::Refusal;
using permit::Viewer;
using storage::Id;

namespace {

config::Date day_in(int year, unsigned month, unsigned day) {
  return config::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

Refusal unknown_version() { return {"This version of the plan does not exist.", {}, {}, {}}; }

/// The version in force of a plan whose year is not closed, for those who draft plans.
Outcome<Version> in_force(Change& change, const Viewer& viewer, const Id& id) {
  auto version = store::version_for(change.tx(), viewer, id);
  const auto plan = version ? store::plan(change.tx(), version->plan) : std::nullopt;
  if (!plan || plan->published_version != id) return unknown_version();
  if (!may_steer(viewer)) return Refusal{"The secretariat of the kredsråd does this.", {}, {}, {}};
  return *version;
}

}  // namespace

YearCount count_results(const std::vector<LiveInitiative>& initiatives) {
  YearCount count;
  for (const LiveInitiative& one : initiatives) {
    const auto result = result_of(one);
    if (!result) {
      ++count.missing;
      continue;
    }
    switch (*result) {
      case YearResult::reached: ++count.reached; break;
      case YearResult::partly: ++count.partly; break;
      case YearResult::missed: ++count.missed; break;
      case YearResult::dropped: ++count.dropped; break;
    }
  }
  return count;
}

std::optional<Refusal> draft_waits(storage::Transaction& tx, int year) {
  const auto before = store::plan_of_year(tx, year - 1);
  if (!before || before->published_version.empty()) return std::nullopt;
  const YearCount count = count_results(store::initiatives_of_plan(tx, before->id));
  if (count.missing == 0) return std::nullopt;
  return Refusal{
      /*text*/
      "The plan of {0} waits for the results of {1}: {2} of {3} initiatives have no word from their owners yet on "
      "whether they are reached, partly reached, not reached or dropped.",
      {std::to_string(year), std::to_string(year - 1), std::to_string(count.missing), std::to_string(count.all())},
      "year",
      {}};
}

void after_result(Change& change, const Id& plan_id) {
  auto& tx = change.tx();
  const auto plan = store::plan(tx, plan_id);
  if (!plan || plan->state != PlanState::in_force) return;
  if (count_results(store::initiatives_of_plan(tx, plan_id)).missing > 0) return;
  const auto version = store::version(tx, plan->published_version);
  if (!version) return;
  const auto ask = [&](const Id& holder, const char* act, config::Date due, const char* page) {
    if (!holder.empty())
      registry::put_todo(tx, {Id::next(), version->id, holder, act, due, address_of(*version) + page, {}});
  };
  const auto next = store::plan_of_year(tx, plan->year + 1);
  if (!next || next->published_version.empty())
    ask(secretariat_office(tx, change.today()), "carry_over", day_in(plan->year, 12, 15), "/naeste-aar");
  ask(chief_office(tx, change.today()), "close_year", day_in(plan->year + 1, 1, 31), "/afslut");
}

Outcome<Done> ask_for_results(Change& change, const Viewer& viewer, const Id& id, config::Date due,
                              std::string_view public_address) {
  auto& tx = change.tx();
  auto version = in_force(change, viewer, id);
  if (!version) return version.refusal();
  if (store::plan(tx, version->plan)->state != PlanState::in_force)
    return Refusal{"The plan of this year is closed.", {}, {}, {}};
  if (due <= change.today()) return Refusal{"The deadline lies ahead: give them time to answer.", {}, "due", {}};
  std::set<Id> offices;
  int asked = 0;
  for (const LiveInitiative& one : store::initiatives_of_plan(tx, version->plan)) {
    if (result_of(one)) continue;
    const Id office =
        one.owner.empty() ? secretariat_office(tx, change.today()) : permit::office(one.owner_role, one.owner);
    if (office.empty()) continue;
    registry::put_todo(tx, {Id::next(), one.id, office, "tell_result", due, inside_address(one) + "/resultat", {}});
    offices.insert(office);
    ++asked;
  }
  if (asked == 0) return Refusal{"Every initiative has its result.", {}, {}, {}};
  for (const Id& office : offices) {
    for (const auto& person : organisation::people_behind(tx, office, change.today())) {
      if (person.email.empty()) continue;
      mail::Message message;
      message.to = person.email;
      message.to_name = person.name;
      message.subject = "Årets resultater";
      message.text = "Hej " + person.name + "\n\nI har tiltag, der mangler årets resultat. Fortæl det senest " +
                     i18n::long_date(due) + ".\nSe dit arbejde her: " + std::string(public_address) + "/mit-arbejde\n";
      mail::put(tx, message, change.now());
    }
  }
  registry::close_todo(tx, id, "ask_for_results");
  change.record(
      {"results_asked", id, version_kind, {}, std::to_string(asked) + " tiltag, frist " + i18n::long_date(due)});
  return done;
}

Outcome<Version> carry_over(Change& change, const Viewer& viewer, const Id& id, int read, const CarryChoices& choices) {
  auto& tx = change.tx();
  auto old = in_force(change, viewer, id);
  if (!old) return old;
  if (auto waits = draft_waits(tx, old->year + 1)) {
    waits->field.clear();
    return *waits;
  }
  auto content = from_json(old->content);
  if (!content) return content.refusal();
  const auto next = store::plan_of_year(tx, old->year + 1);
  const auto open = next ? store::open_version(tx, next->id) : std::nullopt;
  if (next && (!open || !open_for_writing(open->state)))
    return Refusal{"The plan of {0} is no longer a draft.", {std::to_string(old->year + 1)}, {}, {}};
  std::optional<Version> draft;
  if (open) {
    auto written = from_json(open->content);
    if (!written) return written.refusal();
    auto carried = carry_into(std::move(*written), *content, choices);
    if (!carried) return carried.refusal();
    if (auto saved = save_content(change, viewer, open->id, read, *carried, "Taget med fra " + old->plan_title); !saved)
      return saved.refusal();
    draft = store::version(tx, open->id);
  } else {
    auto carried = next_year(*content, choices);
    if (!carried) return carried.refusal();
    auto made = create_draft(change, viewer, std::move(*carried), "Begyndt med teksten fra " + old->plan_title + ".");
    if (!made) return made;
    draft = *made;
  }
  const config::Date today = change.today();
  registry::put_edge(tx, {old->id, draft->id, "carried_into", today});
  int carried = 0;
  if (const auto now = from_json(draft->content)) {
    for (const Placed& placed : initiatives_of(*now)) {
      const auto found = choices.initiatives.find(placed.initiative->key);
      if (found == choices.initiatives.end() || !found->second) continue;
      ++carried;
      registry::put_edge(tx, {initiative_id(old->year, placed.initiative->key), draft->id, "carried_into", today});
      // Seen from the day on which the new plan is published and the initiative of the new year is a thing of its own.
      registry::put_edge(tx, {initiative_id(old->year, placed.initiative->key),
                              initiative_id(draft->year, placed.initiative->key), "continued_as", today});
    }
  }
  registry::close_todo(tx, id, "carry_over");
  change.record(
      {"year_carried_over", id, version_kind, {}, std::to_string(carried) + " tiltag til " + draft->plan_title});
  return *draft;
}

}  // namespace cooperation_plan
