#pragma once
// Decisions in the database.

#include <optional>
#include <vector>

#include "decision.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace councils {

void insert_decision(storage::Transaction& tx, const Decision& decision);
/// Writes and raises the version; false when somebody else changed it since.
bool update_decision(storage::Transaction& tx, Decision& decision);
std::vector<Decision> decisions_of_item(storage::Transaction& tx, const storage::Id& item);
std::vector<Decision> visible_decisions(storage::Transaction& tx, const permit::Viewer& viewer, int limit);
std::optional<Decision> visible_decision(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
/// Open decisions that these councils took before a day, alone or together with others.
std::vector<Decision> open_decisions(storage::Transaction& tx, const std::vector<storage::Id>& councils,
                                     config::Date before);
/// The decisions that an item takes up again.
std::vector<Decision> followed_up(storage::Transaction& tx, const storage::Id& item);

}  // namespace councils
