// The entries of a year.

#include "wheel.h"

#include <algorithm>
#include <map>

#include "council_store.h"
#include "meeting_acts.h"
#include "meeting_store.h"
#include "registry/thing.h"

namespace councils {

std::string_view identifier(Turn turn) {
  switch (turn) {
    case Turn::done: return "done";
    case Turn::overdue: return "overdue";
    case Turn::today: return "today";
    case Turn::coming: return "coming";
    case Turn::cancelled: return "cancelled";
  }
  return "coming";
}

Turn turn_of(const DueDay& due, const Meeting& meeting, config::Date today) {
  if (meeting.state == State::cancelled) return Turn::cancelled;
  if (reached(due.point, meeting)) return Turn::done;
  if (due.day == today) return Turn::today;
  if (due.day > today) return Turn::coming;
  // Wishes and papers have their day; afterwards it is the agenda that is late.
  return due.point == Point::items || due.point == Point::material ? Turn::done : Turn::overdue;
}

Wheel wheel_of(storage::Transaction& tx, const permit::Viewer& viewer, int year, const storage::Id& wanted) {
  using namespace std::chrono;
  Wheel wheel;
  wheel.year = year;
  std::map<storage::Id, Council> councils;
  for (Council& council : all_councils(tx)) councils.emplace(council.id, council);
  // A meeting of January calls for wishes in the year before, and one of December is published in the year after.
  const config::Date from{std::chrono::year{year - 1}, July, day{1}},
      until{std::chrono::year{year + 2}, January, day{1}};
  for (const Meeting& meeting : visible_meetings_between(tx, viewer, from, until)) {
    if (!wanted.empty() &&
        std::find(meeting.councils.begin(), meeting.councils.end(), wanted) == meeting.councils.end())
      continue;
    const auto lead = councils.find(meeting.council);
    if (lead == councils.end()) continue;
    std::vector<Council> together;
    for (const storage::Id& id : meeting.councils) {
      if (const auto found = councils.find(id); found != councils.end()) together.push_back(found->second);
    }
    const std::string name = name_of(together);
    for (const DueDay& due : due_days(lead->second, meeting)) {
      if (static_cast<int>(due.day.year()) != year) continue;
      if (meeting.state == State::cancelled && due.point != Point::meeting) continue;
      wheel.entries.push_back({due, meeting, name, turn_of(due, meeting, viewer.today)});
    }
  }
  std::stable_sort(wheel.entries.begin(), wheel.entries.end(),
                   [](const WheelEntry& a, const WheelEntry& b) { return a.due.day < b.due.day; });
  for (const registry::Thing& thing : registry::of_kind(tx, viewer, "cooperation_plan.version", 100)) {
    if (static_cast<int>(thing.day.year()) == year) wheel.fixed.push_back({thing.day, thing.title, thing.address});
  }
  std::stable_sort(wheel.fixed.begin(), wheel.fixed.end(),
                   [](const FixedPoint& a, const FixedPoint& b) { return a.day < b.day; });
  return wheel;
}

}  // namespace councils
