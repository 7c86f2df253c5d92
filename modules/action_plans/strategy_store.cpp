// The statements of strategies.

#include "strategy_store.h"

#include "permit/visible.h"

namespace action_plans::store {

using storage::Row;
using storage::Transaction;

namespace {

Strategy read_strategy(const Row& row) {
  Strategy strategy;
  strategy.id = row.id(0);
  strategy.decision = row.id(1);
  strategy.title = row.text(2);
  strategy.problem = row.text(3);
  strategy.evidence = row.text(4);
  strategy.effect = row.text(5);
  strategy.owner = row.id(6);
  strategy.since = row.date(7);
  strategy.until = row.date(8);
  strategy.answer_by = row.date_if(9);
  strategy.state = strategy_state_named(row.view(10)).value_or(StrategyState::draft);
  strategy.handed_down_on = row.date_if(11);
  strategy.outcome = row.text(12);
  strategy.effect_reached = row.flag(13);
  strategy.concluded_on = row.date_if(14);
  strategy.audience = row.id(15);
  strategy.version = static_cast<int>(row.integer(16));
  return strategy;
}

}  // namespace

constexpr storage::Sql list_asked{"action_plans_list_asked", R"sql(
  SELECT council, council_name, position, answer, reason, answered_by, answered_on, version
  FROM action_plans_asked WHERE strategy = :strategy ORDER BY position, council)sql"};
constexpr storage::Sql list_answer_items{"action_plans_list_answer_items", R"sql(
  SELECT council, item FROM action_plans_answer_item WHERE strategy = :strategy ORDER BY council, item)sql"};
static void fill(Transaction& tx, Strategy& strategy) {
  strategy.asked = tx.all(list_asked, {{"strategy", strategy.id}}, [](const Row& row) {
    Asked asked;
    asked.council = row.id(0);
    asked.council_name = row.text(1);
    asked.position = static_cast<int>(row.integer(2));
    asked.answer = answer_named(row.view(3)).value_or(Answer::waiting);
    asked.reason = row.text(4);
    asked.answered_by = row.text(5);
    asked.answered_on = row.date_if(6);
    asked.version = static_cast<int>(row.integer(7));
    return asked;
  });
  tx.each(list_answer_items, {{"strategy", strategy.id}}, [&](const Row& row) {
    for (Asked& asked : strategy.asked) {
      if (asked.council == row.id(0)) asked.items.push_back(row.id(1));
    }
  });
}

constexpr storage::Sql delete_answer_items{"action_plans_delete_answer_items", R"sql(
  DELETE FROM action_plans_answer_item WHERE strategy = :strategy AND council = :council)sql"};
constexpr storage::Sql insert_answer_item{"action_plans_insert_answer_item", R"sql(
  INSERT INTO action_plans_answer_item (strategy, council, item) VALUES (:strategy, :council, :item)
  ON CONFLICT (strategy, council, item) DO NOTHING)sql"};
static void put_items(Transaction& tx, const storage::Id& strategy, const Asked& answer) {
  tx.execute(delete_answer_items, {{"strategy", strategy}, {"council", answer.council}});
  for (const storage::Id& item : answer.items)
    tx.execute(insert_answer_item, {{"strategy", strategy}, {"council", answer.council}, {"item", item}});
}

constexpr storage::Sql delete_asked{"action_plans_delete_asked", R"sql(
  DELETE FROM action_plans_asked WHERE strategy = :strategy AND answer = 'waiting')sql"};
constexpr storage::Sql insert_asked{"action_plans_insert_asked", R"sql(
  INSERT INTO action_plans_asked (strategy, council, council_name, position, answer, reason, answered_by, answered_on, version)
  VALUES (:strategy, :council, :council_name, :position, :answer, :reason, :answered_by, :answered_on, 1)
  ON CONFLICT (strategy, council) DO NOTHING)sql"};
static void put_asked(Transaction& tx, const Strategy& strategy) {
  tx.execute(delete_asked, {{"strategy", strategy.id}});
  for (const Asked& asked : strategy.asked) {
    tx.execute(insert_asked, {{"strategy", strategy.id},
                              {"council", asked.council},
                              {"council_name", asked.council_name},
                              {"position", asked.position},
                              {"answer", identifier(asked.answer)},
                              {"reason", asked.reason},
                              {"answered_by", asked.answered_by},
                              {"answered_on", asked.answered_on}});
    if (!asked.items.empty()) put_items(tx, strategy.id, asked);
  }
}

constexpr storage::Sql insert_strategy{"action_plans_insert_strategy", R"sql(
  INSERT INTO action_plans_strategy
    (id, decision, title, problem, evidence, effect, owner, since, until, answer_by, state, handed_down_on, outcome,
     effect_reached, concluded_on, audience, version)
  VALUES (:id, :decision, :title, :problem, :evidence, :effect, :owner, :since, :until, :answer_by, :state,
     :handed_down_on, :outcome, :effect_reached, :concluded_on, :audience, 1))sql"};
void add_strategy(Transaction& tx, const Strategy& strategy) {
  tx.execute(insert_strategy, {{"id", strategy.id},
                               {"decision", strategy.decision},
                               {"title", strategy.title},
                               {"problem", strategy.problem},
                               {"evidence", strategy.evidence},
                               {"effect", strategy.effect},
                               {"owner", strategy.owner},
                               {"since", strategy.since},
                               {"until", strategy.until},
                               {"answer_by", strategy.answer_by},
                               {"state", identifier(strategy.state)},
                               {"handed_down_on", strategy.handed_down_on},
                               {"outcome", strategy.outcome},
                               {"effect_reached", strategy.effect_reached},
                               {"concluded_on", strategy.concluded_on},
                               {"audience", strategy.audience}});
  put_asked(tx, strategy);
}

constexpr storage::Sql update_strategy{"action_plans_update_strategy", R"sql(
  UPDATE action_plans_strategy SET decision = :decision, title = :title, problem = :problem, evidence = :evidence,
    effect = :effect, owner = :owner, since = :since, until = :until, answer_by = :answer_by, state = :state,
    handed_down_on = :handed_down_on, outcome = :outcome, effect_reached = :effect_reached,
    concluded_on = :concluded_on, audience = :audience, version = version + 1
  WHERE id = :id AND version = :version)sql"};
bool save_strategy(Transaction& tx, Strategy& strategy) {
  const bool saved = tx.execute(update_strategy, {{"id", strategy.id},
                                                  {"decision", strategy.decision},
                                                  {"title", strategy.title},
                                                  {"problem", strategy.problem},
                                                  {"evidence", strategy.evidence},
                                                  {"effect", strategy.effect},
                                                  {"owner", strategy.owner},
                                                  {"since", strategy.since},
                                                  {"until", strategy.until},
                                                  {"answer_by", strategy.answer_by},
                                                  {"state", identifier(strategy.state)},
                                                  {"handed_down_on", strategy.handed_down_on},
                                                  {"outcome", strategy.outcome},
                                                  {"effect_reached", strategy.effect_reached},
                                                  {"concluded_on", strategy.concluded_on},
                                                  {"audience", strategy.audience},
                                                  {"version", strategy.version}}) == 1;
  if (!saved) return false;
  ++strategy.version;
  if (strategy.state == StrategyState::draft) put_asked(tx, strategy);
  return true;
}

constexpr storage::Sql find_strategy{"action_plans_find_strategy", R"sql(
  SELECT id, decision, title, problem, evidence, effect, owner, since, until, answer_by, state, handed_down_on, outcome,
         effect_reached, concluded_on, audience, version
  FROM action_plans_strategy WHERE id = :id)sql"};
std::optional<Strategy> strategy(Transaction& tx, const storage::Id& id) {
  auto found = tx.one(find_strategy, {{"id", id}}, read_strategy);
  if (found) fill(tx, *found);
  return found;
}

constexpr storage::Sql find_visible_strategy{"action_plans_find_visible_strategy", R"sql(
  SELECT id, decision, title, problem, evidence, effect, owner, since, until, answer_by, state, handed_down_on, outcome,
         effect_reached, concluded_on, audience, version
  FROM action_plans_strategy WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE};
std::optional<Strategy> strategy_for(Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  auto found = tx.one(find_visible_strategy, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}},
                      read_strategy);
  if (found) fill(tx, *found);
  return found;
}

constexpr storage::Sql list_visible_strategies{"action_plans_list_visible_strategies", R"sql(
  SELECT id, decision, title, problem, evidence, effect, owner, since, until, answer_by, state, handed_down_on, outcome,
         effect_reached, concluded_on, audience, version
  FROM action_plans_strategy WHERE audience IN )sql" PERMIT_VISIBLE R"sql( ORDER BY since DESC, id)sql"};
std::vector<Strategy> strategies_for(Transaction& tx, const permit::Viewer& viewer) {
  auto found = tx.all(list_visible_strategies, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_strategy);
  for (Strategy& one : found) fill(tx, one);
  return found;
}

constexpr storage::Sql update_answer{"action_plans_update_answer", R"sql(
  UPDATE action_plans_asked SET answer = :answer, reason = :reason, answered_by = :answered_by,
    answered_on = :answered_on, version = version + 1
  WHERE strategy = :strategy AND council = :council AND version = :version)sql"};
bool save_answer(Transaction& tx, const storage::Id& strategy, const Asked& answer) {
  const bool saved = tx.execute(update_answer, {{"strategy", strategy},
                                                {"council", answer.council},
                                                {"answer", identifier(answer.answer)},
                                                {"reason", answer.reason},
                                                {"answered_by", answer.answered_by},
                                                {"answered_on", answer.answered_on},
                                                {"version", answer.version}}) == 1;
  if (saved) put_items(tx, strategy, answer);
  return saved;
}

}  // namespace action_plans::store
