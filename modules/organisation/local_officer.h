#pragma once
// Local officers (lokalbetjente): who is responsible for which area, in which rank and period. Exactly one primary per
// area at a time: two are refused, none is shown as a gap. A missing secondary is a warning.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/outcome.h"
#include "period.h"
#include "storage/id.h"

namespace organisation {

enum class Rank { primary = 1, secondary = 2, tertiary = 3 };
std::string_view identifier(Rank rank);
std::optional<Rank> rank_named(std::string_view identifier);
std::optional<Rank> rank_numbered(int number);

struct Assignment {
  storage::Id id;
  storage::Id person;
  storage::Id area;
  Rank rank = Rank::primary;
  bool ssp = false, ksp = false, mobile_station = false;
  bool public_contact = false;  // the officer accepts that name, phone and mail are shown to the public
  Period period;
  bool operator==(const Assignment&) const = default;
};

/// Checks an assignment against the others of its area.
std::optional<config::Refusal> refusal_of(const Assignment& assignment, const std::vector<Assignment>& of_area);

/// The days in [from, to) on which an area has nobody of a rank.
std::vector<Period> gaps(const std::vector<Assignment>& of_area, Rank rank, config::Date from, config::Date to);

}  // namespace organisation
