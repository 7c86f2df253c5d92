#pragma once
// Rounds, findings, proposals and the municipalities' consent in the database.

#include <optional>
#include <vector>

#include "permit/viewer.h"
#include "proposal.h"
#include "round.h"
#include "storage/transaction.h"

namespace evaluation::store {

void add_round(storage::Transaction& tx, const Round& round);
bool save_round(storage::Transaction& tx, const Round& round);  // false when somebody was faster
std::optional<Round> round_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
/// All that the viewer may see, the latest first.
std::vector<Round> rounds_for(storage::Transaction& tx, const permit::Viewer& viewer);

void add_finding(storage::Transaction& tx, const Finding& finding);
std::vector<Finding> findings_of(storage::Transaction& tx, const storage::Id& round);

void add_proposal(storage::Transaction& tx, const Proposal& proposal);
bool save_proposal(storage::Transaction& tx, const Proposal& proposal);
std::optional<Proposal> proposal_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
/// The proposals of a round that the viewer may see, in their order.
std::vector<Proposal> proposals_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& round);
int last_proposal_number(storage::Transaction& tx, const storage::Id& round);

void put_consent(storage::Transaction& tx, const storage::Id& proposal, const Consent& consent);

}  // namespace evaluation::store
