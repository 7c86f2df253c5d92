#pragma once
// The cover of the areas: on which days somebody is missing, and how many local officers there are against the plan.

#include <optional>
#include <vector>

#include "area.h"
#include "config/outcome.h"
#include "local_officer.h"

namespace organisation {

/// Days on which an area has nobody of a rank. A third officer is missing only where the plan has three or more.
struct CoverGap {
  Rank rank = Rank::primary;
  Period days;
  bool open = false;  // it goes on beyond what is looked at
};
std::vector<CoverGap> cover_gaps(const AreaRecord& area, const std::vector<Assignment>& of_area, config::Date today,
                                 int days);

/// The plan of one area and year beside what is there.
struct HeadcountLine {
  Headcount plan;
  int present = 0;   // assigned today
  int expected = 0;  // assigned on the day by which the plan is to be reached
  int missing() const { return expected < plan.planned ? plan.planned - expected : 0; }
};
int assigned_on(const std::vector<Assignment>& of_area, config::Date day);
/// This year's plan and those to come, by year.
std::vector<HeadcountLine> headcount_lines(const AreaRecord& area, const std::vector<Assignment>& of_area,
                                           config::Date today);

std::optional<config::Refusal> refusal_of(const Headcount& headcount, config::Date today);

}  // namespace organisation
