#pragma once
// What can be done to rounds of evaluation and to the proposals that come of them. Each act reads again inside its
// change, asks the rules, and writes one entry.

#include <string>

#include "audit/change.h"
#include "config/outcome.h"
#include "permit/viewer.h"
#include "proposal.h"
#include "round.h"

namespace evaluation {

config::Outcome<Round> begin_round(audit::Change& change, const permit::Viewer& viewer, Round round);
config::Outcome<config::Done> note_finding(audit::Change& change, const permit::Viewer& viewer,
                                           const storage::Id& round, Finding finding);
config::Outcome<config::Done> release_round(audit::Change& change, const permit::Viewer& viewer,
                                            const storage::Id& round, int read, const std::string& summary);

config::Outcome<Proposal> propose(audit::Change& change, const permit::Viewer& viewer, const storage::Id& round,
                                  Proposal proposal);
/// Asks every municipality of that day.
config::Outcome<config::Done> ask_municipalities(audit::Change& change, const permit::Viewer& viewer,
                                                 const storage::Id& proposal, int read, config::Date deadline);
config::Outcome<config::Done> answer_proposal(audit::Change& change, const permit::Viewer& viewer,
                                              const storage::Id& proposal, const storage::Id& authority, Answer answer,
                                              const std::string& reason);
config::Outcome<config::Done> put_proposal_on_agenda(audit::Change& change, const permit::Viewer& viewer,
                                                     const storage::Id& proposal, const storage::Id& meeting,
                                                     const std::string& brief, int minutes);
config::Outcome<config::Done> decide_proposal(audit::Change& change, const permit::Viewer& viewer,
                                              const storage::Id& proposal);
/// It became a change: in words, and in which thing.
config::Outcome<config::Done> carry_out_proposal(audit::Change& change, const permit::Viewer& viewer,
                                                 const storage::Id& proposal, const std::string& words,
                                                 const storage::Id& changed);
config::Outcome<config::Done> drop_proposal(audit::Change& change, const permit::Viewer& viewer,
                                            const storage::Id& proposal, const std::string& reason);

CouncilWord council_word(storage::Transaction& tx, const storage::Id& proposal);
/// The municipalities that have not agreed, by name.
std::string not_agreed(storage::Transaction& tx, const Proposal& proposal, config::Date day);

}  // namespace evaluation
