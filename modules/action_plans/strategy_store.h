#pragma once
// Strategies and the lokalråds' answers in the database.

#include <optional>
#include <vector>

#include "permit/viewer.h"
#include "storage/transaction.h"
#include "strategy.h"

namespace action_plans::store {

/// With everything that is asked and answered.
void add_strategy(storage::Transaction& tx, const Strategy& strategy);
bool save_strategy(storage::Transaction& tx, Strategy& strategy);
std::optional<Strategy> strategy(storage::Transaction& tx, const storage::Id& id);
std::optional<Strategy> strategy_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
std::vector<Strategy> strategies_for(storage::Transaction& tx, const permit::Viewer& viewer);
/// Writes one lokalråd's answer and its measures; false when somebody was faster.
bool save_answer(storage::Transaction& tx, const storage::Id& strategy, const Asked& answer);

}  // namespace action_plans::store
