#pragma once
// Next year's meetings proposed from this year's: the same week and weekday, away from holidays, each lokalråd at its
// distance from the kredsråd meeting it follows, and nobody in two places at once. Pure: what is chosen in the end is
// the secretariat's.

#include <vector>

#include "sitting.h"

namespace councils {

struct Proposal {
  Sitting sitting;         // key: the id of the meeting it is taken from
  config::Date from;       // the day that meeting had
  bool cancelled = false;  // that meeting was cancelled
  std::string venue;
};

/// The day with the same ISO week and weekday in another year, moved on to a working day.
config::Date same_week(config::Date day, int year);
/// `meetings`: all meetings of the year before, cancelled ones too. Extra and special theme meetings are not repeated.
/// Of each set of councils as many are left out, in time's order, as `planned` already has in the new year.
std::vector<Proposal> propose_year(const std::vector<Meeting>& meetings, const YearBook& book,
                                   const std::vector<Meeting>& planned, int year);

}  // namespace councils
