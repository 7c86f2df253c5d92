// Rules of local officers.

#include "local_officer.h"

#include <algorithm>

namespace organisation {

std::string_view identifier(Rank rank) {
  switch (rank) {
    case Rank::primary: return "primary";
    case Rank::secondary: return "secondary";
    case Rank::tertiary: return "tertiary";
  }
  return "";
}

std::optional<Rank> rank_numbered(int number) {
  if (number < 1 || number > 3) return std::nullopt;
  return static_cast<Rank>(number);
}

std::optional<Rank> rank_named(std::string_view word) {
  for (const Rank rank : {Rank::primary, Rank::secondary, Rank::tertiary}) {
    if (identifier(rank) == word) return rank;
  }
  return std::nullopt;
}

std::optional<config::Refusal> refusal_of(const Assignment& assignment, const std::vector<Assignment>& of_area) {
  if (!assignment.period.since.ok()) return config::Refusal{"Give the first day of the assignment.", {}, "since"};
  if (!assignment.period.sound())
    return config::Refusal{"The last day must not lie before the first day.", {}, "until"};
  for (const Assignment& other : of_area) {
    if (other.id == assignment.id || other.area != assignment.area) continue;
    if (!other.period.overlaps(assignment.period)) continue;
    if (other.person == assignment.person) {
      return config::Refusal{"The officer already has this area in that period.", {}, "person"};
    }
    if (other.rank == Rank::primary && assignment.rank == Rank::primary) {
      return config::Refusal{
          "The area already has a primary local officer in that period. There can be only one at a time.", {}, "rank"};
    }
  }
  return std::nullopt;
}

std::vector<Period> gaps(const std::vector<Assignment>& of_area, Rank rank, config::Date from, config::Date to) {
  std::vector<Period> held;
  for (const Assignment& assignment : of_area) {
    if (assignment.rank == rank) held.push_back(assignment.period);
  }
  std::sort(held.begin(), held.end(), [](const Period& a, const Period& b) { return a.since < b.since; });
  std::vector<Period> empty;
  config::Date covered = from;  // every day before this one is accounted for
  for (const Period& period : held) {
    if (covered >= to) break;
    if (period.since > covered) empty.push_back({covered, std::min(period.since, to)});
    if (!period.until) return empty;
    covered = std::max(covered, *period.until);
  }
  if (covered < to) empty.push_back({covered, to});
  return empty;
}

}  // namespace organisation
