#pragma once
// A meeting moved with everything that hangs on it. The lokalråd meet after each kredsråd, so a kredsråd meeting that
// moves takes those with it that the secretariat chooses, each keeping its distance and its weekday, in one change.

#include <vector>

#include "meeting_acts.h"
#include "sitting.h"

namespace councils {

struct Hanging {
  Meeting meeting;
  Council council;
  config::Date proposed;
};
/// The lokalråd meetings between a kredsråd meeting and the next one that can still be moved, with the day they would
/// get.
std::vector<Hanging> hanging_on(storage::Transaction& tx, const permit::Viewer& viewer, const Meeting& meeting,
                                config::Date new_day);
/// The day for a meeting that keeps its distance to another which moves: a working day, not before it, and within the
/// council's days after it where that can be had.
config::Date carried_along(const Council& council, config::Date day, config::Date from, config::Date to);

struct AlsoMoved {
  storage::Id meeting;
  std::int64_t version = 0;
  config::Date day;
};
/// All of them or none. A refusal of one that goes along stands at the field "dag-<its id>".
config::Outcome<Meeting> move_with(audit::Change& change, const permit::Viewer& viewer, const Sender& sender,
                                   const storage::Id& meeting, std::int64_t version, const Particulars& particulars,
                                   const std::vector<AlsoMoved>& along);

}  // namespace councils
