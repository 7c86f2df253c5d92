#pragma once
// Recorded votes in the database.

#include <map>

#include "opening.h"
#include "storage/transaction.h"

namespace councils {

void put_vote(storage::Transaction& tx, const storage::Id& meeting, const storage::Id& holder, Vote vote,
              config::Instant at);
std::map<storage::Id, Vote> votes_on(storage::Transaction& tx, const storage::Id& meeting);

}  // namespace councils
