#pragma once
// Initiatives, their news and moved deadlines in the database.

#include <optional>
#include <string_view>
#include <vector>

#include "initiative.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace cooperation_plan::store {

/// Writes or replaces the row and its parties.
void put_initiative(storage::Transaction& tx, const LiveInitiative& initiative);
/// Replaces it if it still has the version it was read with; false when somebody was faster.
bool save_initiative(storage::Transaction& tx, const LiveInitiative& initiative);
std::optional<LiveInitiative> initiative(storage::Transaction& tx, const storage::Id& id);
std::optional<LiveInitiative> initiative_for(storage::Transaction& tx, const permit::Viewer& viewer,
                                             const storage::Id& id);
/// In the plan's order.
std::vector<LiveInitiative> initiatives_of_plan(storage::Transaction& tx, const storage::Id& plan);
/// All the viewer may see, newest plan first, in the plan's order.
std::vector<LiveInitiative> initiatives_for(storage::Transaction& tx, const permit::Viewer& viewer);

void add_update(storage::Transaction& tx, const Update& update);
std::vector<Update> updates_of(storage::Transaction& tx, const storage::Id& initiative);           // newest first
std::vector<Update> latest_updates(storage::Transaction& tx, const storage::Id& plan, int limit);  // newest first
void add_move(storage::Transaction& tx, const Move& move);
std::vector<Move> moves_of(storage::Transaction& tx, const storage::Id& initiative);  // newest first

}  // namespace cooperation_plan::store
