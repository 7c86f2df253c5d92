#pragma once
// The year wheel: everything that councils have to do in a year as entries in time's order, derived from the meetings
// and the councils' settings and never kept.

#include <string>
#include <vector>

#include "due_day.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace councils {

enum class Turn { done, overdue, today, coming, cancelled };
std::string_view identifier(Turn turn);

struct WheelEntry {
  DueDay due;
  Meeting meeting;
  std::string council;  // name of the one whose settings are used, or of those that meet together
  Turn turn = Turn::coming;
};

/// Where a point of a meeting stands on a day.
Turn turn_of(const DueDay& due, const Meeting& meeting, config::Date today);

/// A fixed point from elsewhere: a version of the year's plan.
struct FixedPoint {
  config::Date day;
  std::string title, address;
};

struct Wheel {
  int year = 0;
  std::vector<WheelEntry> entries;
  std::vector<FixedPoint> fixed;
};
/// The year as the viewer may see it, of one council or (empty) of all.
Wheel wheel_of(storage::Transaction& tx, const permit::Viewer& viewer, int year, const storage::Id& council);

}  // namespace councils
