// The acts on an initiative.

#include "initiative_work.h"

#include "i18n/danish.h"
#include "initiative_store.h"
#include "mail/choice.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "plan_parties.h"
#include "plan_register.h"
#include "plan_store.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"
#include "year_end.h"

namespace cooperation_plan {

using audit::Change;
using config::Done;
using config::done;
using config::Outcome;
using config::Refusal;
using permit::Viewer;
using storage::Id;

namespace {

Refusal unknown_initiative() { return {/*text*/ "This initiative does not exist.", {}, {}, {}}; }
Refusal not_the_secretariat() { return {/*text*/ "The secretariat of the kredsråd does this.", {}, {}, {}}; }

/// Reads it again for the viewer, lets `with` change it, and writes row, register and work.
template <class With>
Outcome<LiveInitiative> alter(Change& change, const Viewer& viewer, const Id& id, int read, With with) {
  auto initiative = store::initiative_for(change.tx(), viewer, id);
  if (!initiative) return unknown_initiative();
  if (const auto plan = store::plan(change.tx(), initiative->plan); plan && plan->state == PlanState::closed)
    return Refusal{"The plan of this year is closed.", {}, {}, {}};
  const Refusal changed{
      "Somebody else has changed this in the meantime: {0} Your text is kept; send it again if it still stands.",
      {initiative->news},
      "version",
      {}};
  if (std::optional<Refusal> refusal = with(*initiative)) return *refusal;
  if (initiative->version != read || !store::save_initiative(change.tx(), *initiative)) return changed;
  register_initiative(change.tx(), *initiative);
  ask_for_news(change.tx(), *initiative, change.today());
  return *initiative;
}

void record(Change& change, const LiveInitiative& initiative, std::string verb, std::string reason = {},
            std::string details = {}) {
  change.record({std::move(verb), initiative.id, initiative_kind, std::move(reason), std::move(details)});
}

}  // namespace

Outcome<Done> tell_news(Change& change, const Viewer& viewer, const Id& id, int read, const News& news) {
  const config::Date today = change.today();
  auto outcome = alter(change, viewer, id, read, [&](LiveInitiative& initiative) -> std::optional<Refusal> {
    if (!may_update(viewer, initiative)) return Refusal{"Only the owner tells news about an initiative.", {}, {}, {}};
    if (auto refusal = refuse_news(initiative, news)) return refusal;
    initiative.state = news.state;
    initiative.state_reason = news.state == InitiativeState::dropped || news.state == InitiativeState::paused ||
                                      news.state == InitiativeState::delayed
                                  ? news.body
                                  : "";
    initiative.news = news.body;
    initiative.news_on = today;
    // A light set by hand was about how it stood then; fresh news let it be derived again.
    initiative.override_light.reset();
    initiative.override_sentence.clear();
    initiative.override_by.clear();
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  Update update;
  update.id = Id::next();
  update.initiative = id;
  update.told_on = today;
  update.told_at = change.now();
  update.body = news.body;
  update.state = news.state;
  update.evidence = news.evidence;
  update.authority_name = viewer.authority_name;
  update.told_by = viewer.name;
  store::add_update(change.tx(), update);
  register_update(change.tx(), *outcome, update);
  record(change, *outcome, "initiative_updated", {}, news.body);
  return done;
}

Outcome<Done> override_light(Change& change, const Viewer& viewer, const Id& id, int read, std::optional<Light> light,
                             std::string sentence) {
  auto outcome = alter(change, viewer, id, read, [&](LiveInitiative& initiative) -> std::optional<Refusal> {
    if (!may_steer(viewer)) return not_the_secretariat();
    if (concluded(initiative.state))
      return Refusal{"The initiative is concluded; its light follows from that.", {}, {}, {}};
    if (light && sentence.empty())
      return Refusal{
          "A light is changed by hand only with a sentence that says why. Everybody can read it.", {}, "sentence", {}};
    initiative.override_light = light;
    initiative.override_sentence = light ? sentence : "";
    initiative.override_by = light ? viewer.name : "";
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  record(change, *outcome, light ? "light_overridden" : "light_derived_again", std::move(sentence));
  return done;
}

Outcome<Done> move_due(Change& change, const Viewer& viewer, const Id& id, int read, config::Date due,
                       std::string reason) {
  Move move;
  auto outcome = alter(change, viewer, id, read, [&](LiveInitiative& initiative) -> std::optional<Refusal> {
    if (!may_steer(viewer)) return not_the_secretariat();
    if (reason.empty()) return Refusal{"Write a sentence that says why.", {}, "reason", {}};
    if (concluded(initiative.state)) return Refusal{"The initiative is concluded.", {}, {}, {}};
    if (due < change.today()) return Refusal{"The new deadline lies ahead.", {}, "due", {}};
    move.due_before = initiative.due;
    initiative.due = due;
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  move.id = Id::next();
  move.initiative = id;
  move.due_after = due;
  move.reason = reason;
  move.moved_by = viewer.name;
  move.moved_on = change.today();
  store::add_move(change.tx(), move);
  record(change, *outcome, "deadline_moved", std::move(reason), i18n::long_date(due));
  return done;
}

Outcome<Done> give_to(Change& change, const Viewer& viewer, const Id& id, int read, const Id& authority) {
  auto& tx = change.tx();
  const std::string name = name_of(tx, authority, change.today());
  auto outcome = alter(change, viewer, id, read, [&](LiveInitiative& initiative) -> std::optional<Refusal> {
    if (!may_steer(viewer)) return not_the_secretariat();
    if (name.empty()) return Refusal{"Choose the authority that owns it.", {}, "owner", {}};
    initiative.owner = authority;
    initiative.owner_role = owning_role(tx, authority, change.today());
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  record(change, *outcome, "initiative_given", {}, name);
  return done;
}

Outcome<Done> name_decision(Change& change, const Viewer& viewer, const Id& id, int read, const Id& decision) {
  auto& tx = change.tx();
  const auto thing = registry::find(tx, viewer, decision);
  Id before;
  auto outcome = alter(change, viewer, id, read, [&](LiveInitiative& initiative) -> std::optional<Refusal> {
    if (!may_steer(viewer)) return not_the_secretariat();
    if (!thing || thing->kind != decision_kind) return Refusal{"Choose a decision of a council.", {}, "decision", {}};
    before = initiative.decision;
    initiative.decision = decision;
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  if (!before.empty() && before != decision) registry::remove_edge(tx, {before, id, "became", outcome->began_on});
  record(change, *outcome, "initiative_from_decision");  // not which: more people read this history than the decision
  return done;
}

Outcome<Done> tell_result(Change& change, const Viewer& viewer, const Id& id, int read, const ResultTold& told) {
  auto outcome = alter(change, viewer, id, read, [&](LiveInitiative& initiative) -> std::optional<Refusal> {
    if (!may_tell_result(viewer, initiative)) return Refusal{"Only the owner tells what the year brought.", {}, {}, {}};
    if (auto refusal = refuse_result(initiative, told)) return refusal;
    initiative.result = told.result;
    initiative.result_reason = told.reason;
    initiative.result_by = viewer.authority_name;
    initiative.result_on = change.today();
    initiative.override_light.reset();
    initiative.override_sentence.clear();
    initiative.override_by.clear();
    switch (told.result) {
      case YearResult::reached:
        if (!concluded(initiative.state)) initiative.state = InitiativeState::completed;
        break;
      case YearResult::dropped:
        initiative.state = InitiativeState::dropped;
        initiative.state_reason = told.reason;
        break;
      case YearResult::partly:
      case YearResult::missed: break;
    }
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  after_result(change, outcome->plan);
  record(change, *outcome, "result_told", told.reason);
  return done;
}

Outcome<Done> drop(Change& change, const Viewer& viewer, const Id& id, int read, std::string reason) {
  auto outcome = alter(change, viewer, id, read, [&](LiveInitiative& initiative) -> std::optional<Refusal> {
    if (!may_steer(viewer)) return not_the_secretariat();
    if (reason.empty()) return Refusal{"Write a sentence that says why.", {}, "reason", {}};
    if (concluded(initiative.state)) return Refusal{"The initiative is concluded.", {}, {}, {}};
    initiative.state = InitiativeState::dropped;
    initiative.state_reason = reason;
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  after_result(change, outcome->plan);
  record(change, *outcome, "initiative_dropped", std::move(reason));
  return done;
}

Outcome<Done> ask_owner(Change& change, const Viewer& viewer, const Id& id) {
  auto& tx = change.tx();
  const auto initiative = store::initiative_for(tx, viewer, id);
  if (!initiative) return unknown_initiative();
  if (!may_steer(viewer)) return not_the_secretariat();
  if (initiative->owner.empty()) return Refusal{"Nobody owns this initiative.", {}, {}, {}};
  if (concluded(initiative->state)) return Refusal{"The initiative is concluded.", {}, {}, {}};
  registry::Todo todo;
  todo.id = Id::next();
  todo.thing = id;
  todo.holder = permit::office(initiative->owner_role, initiative->owner);
  todo.act = "update_initiative";
  todo.due = config::plus_days(change.today(), 7);
  todo.address = inside_address(*initiative);
  registry::put_todo(tx, todo);
  for (const auto& person : organisation::people_behind(tx, todo.holder, change.today()))
    mail::tell(tx, person.id, mail::Reason::mention, todo.address, change.now());
  record(change, *initiative, "owner_asked");
  return done;
}

}  // namespace cooperation_plan
