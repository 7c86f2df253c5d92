// Danish time by the rule itself: one hour ahead of UTC, two from 01:00 UTC on the last Sunday of March to 01:00 UTC on
// the last Sunday of October (directive 2000/84/EC; the September ending before 1996 and the first year, 1980, too).

#include "clock.h"

#include <fmt/format.h>

namespace config {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

sys_days last_sunday(std::chrono::year year, std::chrono::month month) {
  return sys_days{year / month / std::chrono::Sunday[std::chrono::last]};
}

/// How far Denmark is ahead of UTC at an instant.
hours ahead(Instant instant) {
  const std::chrono::year year = std::chrono::year_month_day{floor<days>(instant)}.year();
  if (year < std::chrono::year{1980}) return hours{1};
  const sys_days begins =
      year == std::chrono::year{1980} ? sys_days{year / 4 / 6} : last_sunday(year, std::chrono::March);
  const sys_days ends =
      last_sunday(year, year < std::chrono::year{1996} ? std::chrono::September : std::chrono::October);
  return instant >= begins + hours{1} && instant < ends + hours{1} ? hours{2} : hours{1};
}

/// The digits of `text` from `from`, `count` of them; nothing if there is anything else.
std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  if (text.size() < from + count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

microseconds machine_time() {
  return std::chrono::duration_cast<microseconds>(std::chrono::system_clock::now().time_since_epoch());
}

}  // namespace

std::string iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso, 0, 4), month = digits(iso, 5, 2), day = digits(iso, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<Instant> parse_local(std::string_view text) {
  if (text.size() != 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2);
  if (!date || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  const Instant instant = local(*date, *hour * 60 + *minute);
  if (minute_of(instant) != *hour * 60 + *minute) return std::nullopt;  // skipped when summer time begins
  return instant;
}

std::string iso(Instant instant) {
  const auto day = floor<days>(instant);
  const auto second = floor<seconds>(instant - day).count();
  return fmt::format("{}T{:02}:{:02}:{:02}Z", iso(Date{day}), second / 3600, second / 60 % 60, second % 60);
}

Date day_of(Instant instant) { return Date{floor<days>(instant + ahead(instant))}; }

int minute_of(Instant instant) {
  const auto there = instant + ahead(instant);
  return static_cast<int>(floor<minutes>(there - floor<days>(there)).count());
}

Instant local(Date date, int past_midnight) {
  const Instant wall = sys_days{date} + minutes{past_midnight};
  // The hour that comes twice in October is taken the first time; the one that is missing in March lies after the leap.
  for (const hours ahead_then : {hours{2}, hours{1}}) {
    const Instant instant = wall - ahead_then;
    if (ahead(instant) == ahead_then) return instant;
  }
  return wall - hours{1};
}

Date plus_days(Date date, int count) { return Date{sys_days{date} + days{count}}; }

int days_between(Date a, Date b) { return static_cast<int>((sys_days{b} - sys_days{a}).count()); }

Instant Clock::now() const { return Instant{machine_time() + microseconds{offset_.load()}}; }

void Clock::set(Instant instant) { offset_ = (instant.time_since_epoch() - machine_time()).count(); }

}  // namespace config
