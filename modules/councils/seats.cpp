// Seats, as others may ask about them.

#include "seats.h"

#include "council_store.h"
#include "membership.h"

namespace councils {

std::vector<storage::Id> seats_with_a_say(storage::Transaction& tx, const storage::Id& council, config::Date day) {
  std::vector<storage::Id> seats;
  for (const Member& member : members_of(tx, {council})) {
    if (member.has_a_say() && member.holds_on(day)) seats.push_back(member.holder);
  }
  return seats;
}

storage::Id seat_spoken_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& council) {
  const auto members = members_of(tx, {council});
  const Member* seat = seat_of(members, viewer);
  return seat ? seat->holder : storage::Id{};
}

}  // namespace councils
