#pragma once
// The course of a meeting as days: what is due when, counted from the day of the meeting by its council's own settings.
// A day that falls on a weekend or a holiday moves to the working day before, so that nobody is late because of one.
// Only the days for objections move to the working day after: a member's time is never shortened.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "council.h"
#include "meeting.h"

namespace councils {

enum class Point { call, items, material, dispatch, meeting, minutes, objections, publication };
inline constexpr std::array all_points{Point::call,    Point::items,   Point::material,   Point::dispatch,
                                       Point::meeting, Point::minutes, Point::objections, Point::publication};
std::string_view identifier(Point point);

struct DueDay {
  Point point = Point::meeting;
  config::Date day;
  config::Date reckoned;     // before weekends and holidays were looked at
  std::string_view holiday;  // what moved it; of the meeting's own day: what falls on it
  bool moved() const { return day != reckoned; }
};

DueDay due_day(Point point, const Council& council, const Meeting& meeting);
/// All of them in the order of the course.
std::vector<DueDay> due_days(const Council& council, const Meeting& meeting);
/// True when the meeting has come so far that the point is behind it.
bool reached(Point point, const Meeting& meeting);

}  // namespace councils
