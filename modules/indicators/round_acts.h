#pragma once
// Answering a round, moving its last day. Starting and closing are offered to other modules (questionnaire.h).

#include <string>
#include <vector>

#include "audit/change.h"
#include "permit/viewer.h"
#include "round.h"

namespace indicators {

bool owns(const permit::Viewer& viewer, const Round& round);
/// The invitation that this viewer may answer; nothing when there is none.
std::optional<Invited> invitation_of(storage::Transaction& tx, const permit::Viewer& viewer, const Round& round);

/// One answer per question, "" where it was left out. `group` is what somebody with the open address chose.
struct Answers {
  std::vector<std::string> each;
  std::string group;
};
/// As an invited office. Run it in a change of audit::system_actor(): the log tells that an answer came, not from whom.
config::Outcome<config::Done> answer_invited(audit::Change& change, const permit::Viewer& viewer,
                                             const storage::Id& round, const Answers& answers);
/// By the open address.
config::Outcome<config::Done> answer_openly(audit::Change& change, std::string_view link, const Answers& answers);

config::Outcome<config::Done> move_last_day(audit::Change& change, const permit::Viewer& viewer,
                                            const storage::Id& round, std::int64_t version, config::Date closes);

/// Writes a round with its audience and invitations; used by start_round and by the loading of a district.
struct RoundInFull {
  Round round;
  std::vector<Question> questions;
  std::vector<storage::Id> invited;
  NewRound::Readers readers = NewRound::Readers::invited;
};
void write_round(audit::Change& change, RoundInFull& full);

}  // namespace indicators
