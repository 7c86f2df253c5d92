#pragma once
// Rounds, candidates and points in the database.

#include <optional>
#include <vector>

#include "permit/viewer.h"
#include "round.h"
#include "storage/transaction.h"

namespace priorities::store {

void add_round(storage::Transaction& tx, const Round& round);
/// Writes the round and raises its version; false when somebody else changed it since.
bool save_round(storage::Transaction& tx, Round& round);
std::optional<Round> round(storage::Transaction& tx, const storage::Id& id);
std::optional<Round> round_for(storage::Transaction& tx, const permit::Viewer& viewer, int year);
std::vector<Round> rounds_for(storage::Transaction& tx, const permit::Viewer& viewer);  // newest first

void add_candidate(storage::Transaction& tx, const Candidate& candidate);
bool save_candidate(storage::Transaction& tx, Candidate& candidate);
std::vector<Candidate> candidates_of(storage::Transaction& tx, const storage::Id& round);

/// Who has answered, with their points.
std::vector<Ballot> ballots_of(storage::Transaction& tx, const storage::Id& round);
/// Writes a seat's points if its answer still has the version that was read.
bool save_ballot(storage::Transaction& tx, const storage::Id& round, const Ballot& ballot);

}  // namespace priorities::store
