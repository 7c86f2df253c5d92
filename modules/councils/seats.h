#pragma once
// What other modules may ask about the seats of a council: who has a say on a day, and for which seat somebody speaks.

#include <vector>

#include "config/clock.h"
#include "permit/viewer.h"
#include "storage/id.h"
#include "storage/transaction.h"

namespace councils {

/// The offices and capacities with a say (chair and members), in the council's own order.
std::vector<storage::Id> seats_with_a_say(storage::Transaction& tx, const storage::Id& council, config::Date day);
/// The seat the viewer speaks for today: the viewer's own, or the one whose substitute the viewer is; empty = none.
storage::Id seat_spoken_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& council);

}  // namespace councils
