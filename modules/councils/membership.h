#pragma once
// Who sits in a council, and what part a viewer plays in its meetings. Seats belong to offices ("the mayor of
// Svendborg"), so a new mayor has the seat from the first day and the old one has lost it.

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "permit/audience.h"
#include "permit/viewer.h"
#include "storage/id.h"

namespace councils {

enum class Seat { chair, member, secretary, assistant };  // assistant: helps a member prepare, reads only

std::string_view identifier(Seat seat);
std::optional<Seat> seat_named(std::string_view identifier);

struct Member {
  storage::Id council;
  storage::Id holder;  // permit::office(...) or a capacity
  Seat seat = Seat::member;
  storage::Id substitute;  // the office that steps in; empty = nobody
  int position = 0;
  config::Date since;
  config::Date until;  // first day without

  bool holds_on(config::Date day) const { return since <= day && day < until; }
  bool has_a_say() const { return seat == Seat::chair || seat == Seat::member; }
};

/// The part of a viewer in one meeting, the strongest first.
enum class Part { chair, secretariat, member, substitute, reader, outsider };

Part part_of(const std::vector<Member>& members, const permit::Viewer& viewer);
/// The seat the viewer speaks for: his own, or the one he is substitute of.
const Member* seat_of(const std::vector<Member>& members, const permit::Viewer& viewer);
inline bool prepares(Part part) { return part == Part::chair || part == Part::secretariat; }

/// Who may carry out a decision of that day: every seat but those who only help a member.
std::vector<storage::Id> owners_of(const std::vector<Member>& members, config::Date day);

/// Holders of a council's audience: everyone with a seat and everyone who may step in, in the period of the seat.
std::vector<permit::Holder> audience_of(const std::vector<Member>& members);

}  // namespace councils
