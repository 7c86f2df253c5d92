// The acts on strategies.

#include "strategy_acts.h"

#include <algorithm>

#include "councils/standing.h"
#include "owners.h"
#include "permit/audience.h"
#include "plan_store.h"
#include "registration.h"
#include "registry/edge.h"
#include "strategy_store.h"

namespace action_plans {

using audit::Change;
using config::Done;
using config::done;
using config::Outcome;
using config::Refusal;
using councils::Standing;
using permit::Viewer;
using storage::Id;

namespace {

Refusal only_kredsraad() {
  return {/*text*/ "The chair and the secretariat of the kredsråd do this.", {}, {}, "retsplejeloven § 111"};
}
Refusal faster(const std::string& theirs) {
  return {/*text*/
          "Somebody else has changed this in the meantime: {0} Your text is kept; send it again if it still stands.",
          {theirs},
          "version",
          {}};
}

std::optional<councils::Seated> kredsraad(storage::Transaction& tx, config::Date day) {
  for (auto& council : councils::seated_councils(tx, day)) {
    if (council.district) return std::move(council);
  }
  return std::nullopt;
}

/// The kredsråd and the lokalråd that are asked.
Id audience_with(storage::Transaction& tx, const Strategy& strategy, config::Date today) {
  const Id audience = Id::of_words("audience:strategy:" + strategy.id.text());
  permit::put_audience(tx, audience, "Kredsrådet og de lokalråd, der skal svare");
  std::vector<permit::Holder> holders;
  for (const auto& council : councils::seated_councils(tx, today)) {
    if (!council.district && !strategy.of(council.id)) continue;
    const auto some = store::holders_of_audience(tx, council.audience);
    holders.insert(holders.end(), some.begin(), some.end());
  }
  permit::set_holders(tx, audience, holders);
  return audience;
}

std::optional<Refusal> take(storage::Transaction& tx, const Viewer& viewer, const StrategyDraft& draft,
                            config::Date today, Strategy& strategy) {
  const auto above = kredsraad(tx, today);
  if (!above) return no_such_strategy();
  const auto decisions = councils::decisions_of_council(tx, viewer, above->id);
  if (std::none_of(decisions.begin(), decisions.end(), [&](const auto& one) { return one.id == draft.decision; }))
    return Refusal{
        "A strategy stands on a decision of the kredsråd. Choose it.", {}, "decision", "retsplejeloven § 111"};
  const auto owners = owners_in(tx, above->audience, today);
  if (std::none_of(owners.begin(), owners.end(), [&](const Owner& one) { return one.holder == draft.owner; }))
    return Refusal{"Choose somebody with a seat in the kredsråd.", {}, "owner", {}};
  strategy.decision = draft.decision;
  strategy.title = draft.title;
  strategy.problem = draft.problem;
  strategy.evidence = draft.evidence;
  strategy.effect = draft.effect;
  strategy.owner = draft.owner;
  strategy.since = draft.since;
  strategy.until = draft.until;
  strategy.audience = above->audience;
  strategy.asked.clear();
  for (const auto& council : councils::seated_councils(tx, today)) {
    if (council.district || std::find(draft.councils.begin(), draft.councils.end(), council.id) == draft.councils.end())
      continue;
    Asked asked;
    asked.council = council.id;
    asked.council_name = council.name;
    asked.position = static_cast<int>(strategy.asked.size());
    strategy.asked.push_back(std::move(asked));
  }
  return refuse_strategy(strategy);
}

}  // namespace

Refusal no_such_strategy() { return {/*text*/ "This strategy does not exist.", {}, {}, {}}; }

bool may_hand_down(storage::Transaction& tx, const Viewer& viewer) {
  const auto above = kredsraad(tx, viewer.today);
  return above && councils::standing_in(tx, viewer, above->id) == Standing::prepares;
}

bool may_answer(storage::Transaction& tx, const Viewer& viewer, const Id& council) {
  const Standing standing = councils::standing_in(tx, viewer, council);
  return standing == Standing::sits || standing == Standing::prepares;
}

Outcome<Id> write_strategy(Change& change, const Viewer& viewer, const StrategyDraft& draft) {
  auto& tx = change.tx();
  if (!may_hand_down(tx, viewer)) return only_kredsraad();
  Strategy strategy;
  strategy.id = Id::next();
  if (auto refusal = take(tx, viewer, draft, change.today(), strategy)) return *refusal;
  store::add_strategy(tx, strategy);
  register_strategy(tx, strategy, change.today());
  change.record({"strategy_written", strategy.id, kinds::strategy, {}, strategy.title});
  return strategy.id;
}

Outcome<Done> change_strategy(Change& change, const Viewer& viewer, const Id& id, int read,
                              const StrategyDraft& draft) {
  auto& tx = change.tx();
  auto strategy = store::strategy_for(tx, viewer, id);
  if (!strategy) return no_such_strategy();
  if (!may_hand_down(tx, viewer)) return only_kredsraad();
  const std::string theirs = strategy->title;
  const Id before = strategy->decision;
  const config::Date day = strategy->since;
  if (auto refusal = take(tx, viewer, draft, change.today(), *strategy)) return *refusal;
  if (strategy->version != read || !store::save_strategy(tx, *strategy)) return faster(theirs);
  registry::remove_edge(tx, {before, id, "set_strategy", day});
  register_strategy(tx, *strategy, change.today());
  change.record({"strategy_changed", id, kinds::strategy, {}, strategy->title});
  return done;
}

Outcome<Done> hand_down(Change& change, const Viewer& viewer, const Id& id, int read, config::Date answer_by) {
  auto& tx = change.tx();
  auto strategy = store::strategy_for(tx, viewer, id);
  if (!strategy) return no_such_strategy();
  if (!may_hand_down(tx, viewer)) return only_kredsraad();
  if (auto refusal = refuse_hand_down(*strategy, answer_by, change.today())) return *refusal;
  strategy->state = StrategyState::handed_down;
  strategy->answer_by = answer_by;
  strategy->handed_down_on = change.today();
  strategy->audience = audience_with(tx, *strategy, change.today());
  if (strategy->version != read || !store::save_strategy(tx, *strategy)) return faster(strategy->title);
  register_strategy(tx, *strategy, change.today());
  change.record(
      {"strategy_handed_down", id, kinds::strategy, {}, std::to_string(strategy->asked.size()) + " lokalråd"});
  return done;
}

Outcome<Done> answer_strategy(Change& change, const Viewer& viewer, const Id& id, const Id& council, int read,
                              const AnswerDraft& draft) {
  auto& tx = change.tx();
  auto strategy = store::strategy_for(tx, viewer, id);
  if (!strategy || !strategy->of(council)) return no_such_strategy();
  if (!may_answer(tx, viewer, council))
    return Refusal{"Only those with a seat in the lokalråd answer for it.", {}, {}, {}};
  if (auto refusal = refuse_answer(*strategy, draft.answer, draft.items.size(), draft.reason)) return *refusal;
  Asked answer = *strategy->of(council);
  const std::vector<Id> before = answer.items;
  answer.items.clear();
  if (draft.answer == Answer::items) {
    for (const Id& one : draft.items) {
      const auto item = store::item_for(tx, viewer, one);
      const auto plan = item ? store::plan(tx, item->plan) : std::nullopt;
      if (!plan || plan->council != council)
        return Refusal{"Choose measures of this lokalråd's own action plan.", {}, "items", {}};
      answer.items.push_back(one);
    }
  }
  answer.answer = draft.answer;
  answer.reason = draft.answer == Answer::not_here ? draft.reason : std::string{};
  answer.answered_by = viewer.name;
  answer.answered_on = change.today();
  if (answer.version != read || !store::save_answer(tx, id, answer)) return faster(strategy->of(council)->reason);
  for (const Id& one : before) {
    if (std::find(answer.items.begin(), answer.items.end(), one) == answer.items.end())
      registry::remove_edge(tx, {id, one, "carried_out_by", change.today()});
  }
  const auto fresh = store::strategy(tx, id);
  register_strategy(tx, *fresh, change.today());
  change.record({draft.answer == Answer::items ? "strategy_answered" : "strategy_not_here", id, kinds::strategy,
                 answer.reason, answer.council_name});
  return done;
}

Outcome<Done> conclude_strategy(Change& change, const Viewer& viewer, const Id& id, int read, bool effect_reached,
                                const std::string& words) {
  auto& tx = change.tx();
  auto strategy = store::strategy_for(tx, viewer, id);
  if (!strategy) return no_such_strategy();
  if (!may_hand_down(tx, viewer)) return only_kredsraad();
  if (strategy->state != StrategyState::handed_down)
    return Refusal{"A strategy is concluded after it was handed down.", {}, {}, {}};
  if (words.empty()) return Refusal{"Write what came of it.", {}, "outcome", {}};
  strategy->state = StrategyState::concluded;
  strategy->outcome = words;
  strategy->effect_reached = effect_reached;
  strategy->concluded_on = change.today();
  if (strategy->version != read || !store::save_strategy(tx, *strategy)) return faster(strategy->title);
  register_strategy(tx, *strategy, change.today());
  change.record({"strategy_concluded", id, kinds::strategy, words, {}});
  return done;
}

}  // namespace action_plans
