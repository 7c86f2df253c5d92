// Moving a meeting with what hangs on it.

#include "meeting_move.h"

#include "council_store.h"
#include "holiday.h"
#include "meeting_store.h"

namespace councils {

config::Date carried_along(const Council& council, config::Date day, config::Date from, config::Date to) {
  const config::Date wanted = config::plus_days(to, config::days_between(from, day));
  if (works(wanted)) return wanted;
  const config::Date later = working_day_on(wanted), earlier = working_day_back(wanted);
  return too_late(council, to, later) && earlier >= to ? earlier : later;
}

std::vector<Hanging> hanging_on(storage::Transaction& tx, const permit::Viewer& viewer, const Meeting& meeting,
                                config::Date new_day) {
  std::vector<Hanging> found;
  const auto lead = find_council(tx, meeting.council);
  if (!lead || !lead->district) return found;
  const auto next = meeting_after(tx, meeting.council, meeting.day);
  const config::Date until = next ? next->day : config::plus_days(meeting.day, 120);
  for (Meeting& other : visible_meetings_between(tx, viewer, meeting.day, until)) {
    if (other.id == meeting.id || other.state > State::agenda_sent) continue;
    auto council = find_council(tx, other.council);
    if (!council || council->district || council->days_after_district == 0) continue;
    const config::Date proposed = carried_along(*council, other.day, meeting.day, new_day);
    found.push_back({std::move(other), std::move(*council), proposed});
  }
  return found;
}

config::Outcome<Meeting> move_with(audit::Change& change, const permit::Viewer& viewer, const Sender& sender,
                                   const storage::Id& id, std::int64_t version, const Particulars& particulars,
                                   const std::vector<AlsoMoved>& along) {
  auto moved = take_step(change, viewer, sender, id, version, Act::move, particulars);
  if (!moved) return moved;
  for (const AlsoMoved& other : along) {
    Particulars theirs;
    theirs.day = other.day;
    theirs.reason = particulars.reason;
    const auto outcome = take_step(change, viewer, sender, other.meeting, other.version, Act::move, theirs);
    if (outcome) continue;
    config::Refusal refusal = outcome.refusal();
    if (refusal.field == "day") refusal.field = "dag-" + other.meeting.text();
    return refusal;
  }
  return moved;
}

}  // namespace councils
