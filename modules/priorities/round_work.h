#pragma once
// The acts on rounds and candidates, each inside one change: who may, when, and what the register and the work lists
// are told.

#include <map>
#include <string>
#include <vector>

#include "audit/change.h"
#include "config/outcome.h"
#include "permit/viewer.h"
#include "round.h"

namespace priorities {

inline constexpr const char* round_kind = "priorities.round";
inline constexpr const char* candidate_kind = "priorities.candidate";
inline constexpr const char* indicator_kind = "indicators.indicator";  // of the module below

RoundFacts facts_of(storage::Transaction& tx, const Round& round, const std::vector<Candidate>& candidates,
                    config::Date today);
/// Thing and work of the round as it stands now.
void register_round(storage::Transaction& tx, const Round& round, config::Date today);
void register_candidate(storage::Transaction& tx, const Round& round, const Candidate& candidate);
/// Puts giving points on the list of work of every seat that has not done it, while the members are asked.
void ask_seats(storage::Transaction& tx, const Round& round, const std::vector<Ballot>& ballots, config::Date today);

config::Outcome<Round> open_round(audit::Change& change, const permit::Viewer& viewer, int year,
                                  const std::string& question);
config::Outcome<Candidate> propose_candidate(audit::Change& change, const permit::Viewer& viewer, int year,
                                             const CandidateText& text);
config::Outcome<Candidate> edit_candidate(audit::Change& change, const permit::Viewer& viewer, int year,
                                          const storage::Id& id, std::int64_t version, const CandidateText& text);
bool may_edit(const permit::Viewer& viewer, const Candidate& candidate);

config::Outcome<Round> ask_members(audit::Change& change, const permit::Viewer& viewer, int year, std::int64_t version,
                                   config::Date deadline);
/// The points of the seat the viewer speaks for; `version` of the seat's answer, 0 for a first one.
config::Outcome<Round> give_points(audit::Change& change, const permit::Viewer& viewer, int year, std::int64_t version,
                                   const std::map<storage::Id, int>& points);
config::Outcome<Round> close_prioritising(audit::Change& change, const permit::Viewer& viewer, int year,
                                          std::int64_t version);
config::Outcome<Round> put_outcome_on_agenda(audit::Change& change, const permit::Viewer& viewer, int year,
                                             std::int64_t version, const storage::Id& meeting, int minutes);

struct Decided {
  Choice choice = Choice::open;
  std::string reason;
};
config::Outcome<Round> record_choice(audit::Change& change, const permit::Viewer& viewer, int year,
                                     std::int64_t version, const std::map<storage::Id, Decided>& decided);
config::Outcome<Round> hand_over(audit::Change& change, const permit::Viewer& viewer, int year, std::int64_t version);

}  // namespace priorities
