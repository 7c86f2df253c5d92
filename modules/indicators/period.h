#pragma once
// Periods that figures belong to: a month, a quarter, a year or a school year (August to July). Written in addresses
// and files as 2019, 2019-k3, 2019-07 and 2019-20; which of them is meant is the indicator's matter.

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "config/clock.h"

namespace indicators {

enum class PeriodKind { month, quarter, year, school_year };

std::string_view identifier(PeriodKind kind);
std::optional<PeriodKind> period_kind_named(std::string_view identifier);

struct Period {
  PeriodKind kind = PeriodKind::year;
  int year = 0;  // of a school year: the one it begins in
  int part = 1;  // month 1-12, quarter 1-4, else 1
  auto operator<=>(const Period&) const = default;
};

/// `2019-k3`; nothing when it is no period of this kind between 2000 and 2100.
std::optional<Period> parse_period(PeriodKind kind, std::string_view text);
std::string identifier(const Period& period);
/// Danish words: "3. kvartal 2019", "juli 2019", "skoleåret 2019/20", "2019".
std::string words(const Period& period);
config::Date first_day(const Period& period);
config::Date last_day(const Period& period);
Period next(const Period& period);
Period previous(const Period& period);
/// The period in which a day lies.
Period period_of(PeriodKind kind, config::Date day);

}  // namespace indicators
