#pragma once
// Councils and their seats in the database.

#include <optional>
#include <vector>

#include "council.h"
#include "membership.h"
#include "storage/transaction.h"

namespace councils {

void put_council(storage::Transaction& tx, const Council& council);
/// Writes the rules a council meets by (and only those) and raises its version; false when somebody else changed it
/// since.
bool update_rules(storage::Transaction& tx, Council& council);
std::vector<Council> all_councils(storage::Transaction& tx);
std::optional<Council> find_council(storage::Transaction& tx, const storage::Id& id);
/// Councils whose audience the viewer belongs to.
std::vector<Council> visible_councils(storage::Transaction& tx, const permit::Viewer& viewer);
/// Takes `count` running numbers and answers the first.
int take_numbers(storage::Transaction& tx, const storage::Id& council, int count);
void set_next_number(storage::Transaction& tx, const storage::Id& council, int next);

void put_member(storage::Transaction& tx, const Member& member);
/// Seats of these councils, in the councils' and seats' order, whatever the period.
std::vector<Member> members_of(storage::Transaction& tx, const std::vector<storage::Id>& councils);

}  // namespace councils
