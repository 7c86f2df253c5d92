// Periods and their days.

#include "period.h"

#include <array>

#include <fmt/format.h>

namespace indicators {
namespace {

std::optional<int> digits(std::string_view text, std::size_t length) {
  if (text.size() != length) return std::nullopt;
  int value = 0;
  for (const char letter : text) {
    if (letter < '0' || letter > '9') return std::nullopt;
    value = value * 10 + (letter - '0');
  }
  return value;
}

config::Date day_of(int year, int month, int day) {
  return std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
         std::chrono::day{static_cast<unsigned>(day)};
}

int parts_of(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::month: return 12;
    case PeriodKind::quarter: return 4;
    case PeriodKind::year:
    case PeriodKind::school_year: return 1;
  }
  return 1;
}

}  // namespace

std::string_view identifier(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::month: return "month";
    case PeriodKind::quarter: return "quarter";
    case PeriodKind::year: return "year";
    case PeriodKind::school_year: return "school_year";
  }
  return {};
}

std::optional<PeriodKind> period_kind_named(std::string_view identifier_) {
  for (const PeriodKind kind : {PeriodKind::month, PeriodKind::quarter, PeriodKind::year, PeriodKind::school_year}) {
    if (identifier(kind) == identifier_) return kind;
  }
  return std::nullopt;
}

std::optional<Period> parse_period(PeriodKind kind, std::string_view text) {
  const auto year = digits(text.substr(0, 4), 4);
  if (!year || *year < 2000 || *year > 2100) return std::nullopt;
  const std::string_view rest = text.substr(4);
  Period period{kind, *year, 1};
  switch (kind) {
    case PeriodKind::year: return rest.empty() ? std::optional{period} : std::nullopt;
    case PeriodKind::school_year: {
      if (rest.empty() || (rest[0] != '-' && rest[0] != '/')) return std::nullopt;
      const auto end = digits(rest.substr(1), 2);
      return end && *end == (*year + 1) % 100 ? std::optional{period} : std::nullopt;
    }
    case PeriodKind::quarter: {
      if (rest.size() != 3 || rest[0] != '-' || (rest[1] != 'k' && rest[1] != 'K')) return std::nullopt;
      period.part = digits(rest.substr(2), 1).value_or(0);
      return period.part >= 1 && period.part <= 4 ? std::optional{period} : std::nullopt;
    }
    case PeriodKind::month: {
      if (rest.size() != 3 || rest[0] != '-') return std::nullopt;
      period.part = digits(rest.substr(1), 2).value_or(0);
      return period.part >= 1 && period.part <= 12 ? std::optional{period} : std::nullopt;
    }
  }
  return std::nullopt;
}

std::string identifier(const Period& period) {
  switch (period.kind) {
    case PeriodKind::month: return fmt::format("{}-{:02}", period.year, period.part);
    case PeriodKind::quarter: return fmt::format("{}-k{}", period.year, period.part);
    case PeriodKind::year: return std::to_string(period.year);
    case PeriodKind::school_year: return fmt::format("{}-{:02}", period.year, (period.year + 1) % 100);
  }
  return {};
}

std::string words(const Period& period) {
  static constexpr std::array<std::string_view, 12> months{"januar",    "februar", "marts",    "april",
                                                           "maj",       "juni",    "juli",     "august",
                                                           "september", "oktober", "november", "december"};
  switch (period.kind) {
    case PeriodKind::month: return fmt::format("{} {}", months[static_cast<std::size_t>(period.part - 1)], period.year);
    case PeriodKind::quarter: return fmt::format("{}. kvartal {}", period.part, period.year);
    case PeriodKind::year: return std::to_string(period.year);
    case PeriodKind::school_year: return fmt::format("skoleåret {}/{:02}", period.year, (period.year + 1) % 100);
  }
  return {};
}

config::Date first_day(const Period& period) {
  switch (period.kind) {
    case PeriodKind::month: return day_of(period.year, period.part, 1);
    case PeriodKind::quarter: return day_of(period.year, period.part * 3 - 2, 1);
    case PeriodKind::year: return day_of(period.year, 1, 1);
    case PeriodKind::school_year: return day_of(period.year, 8, 1);
  }
  return {};
}

config::Date last_day(const Period& period) { return config::plus_days(first_day(next(period)), -1); }

Period next(const Period& period) {
  Period after = period;
  if (++after.part > parts_of(period.kind)) after.part = 1, ++after.year;
  return after;
}

Period previous(const Period& period) {
  Period before = period;
  if (--before.part < 1) before.part = parts_of(period.kind), --before.year;
  return before;
}

Period period_of(PeriodKind kind, config::Date day) {
  const int year = static_cast<int>(day.year());
  const int month = static_cast<int>(static_cast<unsigned>(day.month()));
  switch (kind) {
    case PeriodKind::month: return {kind, year, month};
    case PeriodKind::quarter: return {kind, year, (month + 2) / 3};
    case PeriodKind::year: return {kind, year, 1};
    case PeriodKind::school_year: return {kind, month >= 8 ? year : year - 1, 1};
  }
  return {};
}

}  // namespace indicators
