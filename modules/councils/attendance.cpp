// Attendance: words and the full list of seats.

#include "attendance.h"

#include <algorithm>

namespace councils {

std::string_view identifier(Presence presence) {
  switch (presence) {
    case Presence::unknown: return "unknown";
    case Presence::present: return "present";
    case Presence::apology: return "apology";
    case Presence::substitute: return "substitute";
  }
  return "unknown";
}

std::optional<Presence> presence_named(std::string_view name) {
  for (const Presence presence : {Presence::unknown, Presence::present, Presence::apology, Presence::substitute}) {
    if (identifier(presence) == name) return presence;
  }
  return std::nullopt;
}

std::vector<Attendance> complete(const std::vector<Member>& members, const std::vector<Attendance>& rows,
                                 const storage::Id& meeting, config::Date day) {
  std::vector<Attendance> all;
  for (const Member& member : members) {
    if (!member.has_a_say() || !member.holds_on(day)) continue;
    if (std::any_of(all.begin(), all.end(), [&](const Attendance& a) { return a.holder == member.holder; })) continue;
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const Attendance& a) { return a.holder == member.holder; });
    if (row != rows.end()) {
      all.push_back(*row);
    } else {
      Attendance missing;
      missing.meeting = meeting;
      missing.holder = member.holder;
      all.push_back(missing);
    }
  }
  return all;
}

}  // namespace councils
