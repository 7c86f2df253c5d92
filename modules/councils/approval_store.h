#pragma once
// The answers of the approval round in the database.

#include <vector>

#include "approval.h"
#include "storage/transaction.h"

namespace councils {

void put_approval(storage::Transaction& tx, const Approval& approval);
/// Takes every "approved" back; answers how many. Objections stand.
int withdraw_approvals(storage::Transaction& tx, const storage::Id& meeting);
std::vector<Approval> approvals_of(storage::Transaction& tx, const storage::Id& meeting);

}  // namespace councils
