#pragma once
// What the secretariat changes in a council: the rules and deadlines it meets by, and its seats. Seats are dated:
// nothing is overwritten, a seat ends on a day and another begins. Everything that hangs on them follows in the same
// change: who may see the meetings, and what waits for whom.

#include <string>

#include "audit/change.h"
#include "config/outcome.h"
#include "council.h"
#include "membership.h"
#include "permit/viewer.h"

namespace councils {

/// `wanted` brings the rules; its version is the one that was read.
config::Outcome<Council> change_rules(audit::Change& change, const permit::Viewer& viewer, const Council& wanted,
                                      const std::string& reason);

struct SeatChange {
  storage::Id council;
  std::int64_t version = 0;  // of the council that was read
  storage::Id holder;
  Seat seat = Seat::member;
  storage::Id substitute;
  config::Date from;  // the first day it is so
  std::string reason;
};
/// A new seat from a day on.
config::Outcome<config::Done> add_seat(audit::Change& change, const permit::Viewer& viewer, const SeatChange& wanted);
/// The seat is held for the last time the day before `from`.
config::Outcome<config::Done> end_seat(audit::Change& change, const permit::Viewer& viewer, const SeatChange& wanted);
/// Another substitute from a day on, or none.
config::Outcome<config::Done> change_substitute(audit::Change& change, const permit::Viewer& viewer,
                                                const SeatChange& wanted);

}  // namespace councils
