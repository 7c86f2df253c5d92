// Seats and parts.

#include "membership.h"

#include <algorithm>

namespace councils {
namespace {

bool is(const permit::Viewer& viewer, const storage::Id& holder) {
  if (holder.empty() || !viewer.signed_in()) return false;
  return holder == viewer.capacity || holder == permit::office(viewer.role, viewer.authority);
}

}  // namespace

std::string_view identifier(Seat seat) {
  switch (seat) {
    case Seat::chair: return "chair";
    case Seat::member: return "member";
    case Seat::secretary: return "secretary";
    case Seat::assistant: return "assistant";
  }
  return "member";
}

std::optional<Seat> seat_named(std::string_view name) {
  for (const Seat seat : {Seat::chair, Seat::member, Seat::secretary, Seat::assistant}) {
    if (identifier(seat) == name) return seat;
  }
  return std::nullopt;
}

Part part_of(const std::vector<Member>& members, const permit::Viewer& viewer) {
  Part part = Part::outsider;
  const auto take = [&part](Part found) { part = std::min(part, found); };
  for (const Member& member : members) {
    if (!member.holds_on(viewer.today)) continue;
    if (is(viewer, member.holder)) {
      switch (member.seat) {
        case Seat::chair: take(Part::chair); break;
        case Seat::member: take(Part::member); break;
        case Seat::secretary: take(Part::secretariat); break;
        case Seat::assistant: take(Part::reader); break;
      }
    }
    if (is(viewer, member.substitute)) take(Part::substitute);
  }
  return part;
}

const Member* seat_of(const std::vector<Member>& members, const permit::Viewer& viewer) {
  for (const Member& member : members) {
    if (member.has_a_say() && member.holds_on(viewer.today) && is(viewer, member.holder)) return &member;
  }
  for (const Member& member : members) {
    if (member.has_a_say() && member.holds_on(viewer.today) && is(viewer, member.substitute)) return &member;
  }
  return nullptr;
}

std::vector<storage::Id> owners_of(const std::vector<Member>& members, config::Date day) {
  std::vector<storage::Id> owners;
  for (const Member& member : members) {
    if (!member.holds_on(day) || member.seat == Seat::assistant) continue;
    if (std::find(owners.begin(), owners.end(), member.holder) == owners.end()) owners.push_back(member.holder);
  }
  return owners;
}

std::vector<permit::Holder> audience_of(const std::vector<Member>& members) {
  std::vector<permit::Holder> holders;
  const auto add = [&holders](const storage::Id& holder, const Member& member) {
    if (holder.empty()) return;
    for (permit::Holder& there : holders) {  // one row per holder: the widest period
      if (there.holder == holder) {
        there.since = std::min(*there.since, member.since);
        there.until = std::max(*there.until, member.until);
        return;
      }
    }
    holders.push_back({holder, member.since, member.until});
  };
  for (const Member& member : members) {
    add(member.holder, member);
    add(member.substitute, member);
  }
  return holders;
}

}  // namespace councils
