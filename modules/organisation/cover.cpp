// Rules of cover.

#include "cover.h"

#include <algorithm>

namespace organisation {

std::vector<CoverGap> cover_gaps(const AreaRecord& area, const std::vector<Assignment>& of_area, config::Date today,
                                 int days) {
  const config::Date end = config::plus_days(today, days);
  const bool three = std::any_of(area.headcounts.begin(), area.headcounts.end(), [&](const Headcount& headcount) {
    return headcount.year == static_cast<int>(today.year()) && headcount.planned >= 3;
  });
  std::vector<CoverGap> found;
  for (const Rank rank : {Rank::primary, Rank::secondary, Rank::tertiary}) {
    if (rank == Rank::tertiary && !three) continue;
    for (const Period& gap : gaps(of_area, rank, today, end)) found.push_back({rank, gap, gap.until == end});
  }
  return found;
}

int assigned_on(const std::vector<Assignment>& of_area, config::Date day) {
  return static_cast<int>(std::count_if(of_area.begin(), of_area.end(),
                                        [&](const Assignment& assignment) { return assignment.period.covers(day); }));
}

std::vector<HeadcountLine> headcount_lines(const AreaRecord& area, const std::vector<Assignment>& of_area,
                                           config::Date today) {
  std::vector<HeadcountLine> lines;
  for (const Headcount& plan : area.headcounts) {
    if (plan.year < static_cast<int>(today.year())) continue;
    lines.push_back({plan, assigned_on(of_area, today), assigned_on(of_area, std::max(plan.due(), today))});
  }
  return lines;
}

std::optional<config::Refusal> refusal_of(const Headcount& headcount, config::Date today) {
  if (headcount.year < static_cast<int>(today.year()))
    return config::Refusal{"The plan of a year that is over stays as it is.", {}, "year", ""};
  if (headcount.by && static_cast<int>(headcount.by->year()) != headcount.year)
    return config::Refusal{"The day must lie in the year of the plan.", {}, "by", ""};
  return std::nullopt;
}

}  // namespace organisation
