#pragma once
// Time as the district knows it. Instants are microseconds UTC; dates are calendar days in Europe/Copenhagen.
// Only a Clock knows what time it is: rules receive `now` and `today` as values, so that the year can be walked
// through.

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace config {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using Date = std::chrono::year_month_day;

/// ISO 8601 `2020-03-03`.
std::string iso(Date date);
/// Reads `2020-03-03`; nothing if it is not a real day.
std::optional<Date> parse_date(std::string_view iso);
/// Reads `2020-03-03T10:00` or `2020-03-03 10:00` as Danish wall-clock time; nothing if it is not a real minute.
std::optional<Instant> parse_local(std::string_view text);
/// `2020-03-03T09:00:00Z`.
std::string iso(Instant instant);
/// The Danish calendar day on which an instant falls.
Date day_of(Instant instant);
/// Minutes since Danish midnight (0..1439) of an instant.
int minute_of(Instant instant);
/// The instant at which it is `minutes` past midnight in Denmark on that day.
Instant local(Date date, int minutes = 0);
Date plus_days(Date date, int days);
/// Days from `a` to `b`, negative when `b` lies before.
int days_between(Date a, Date b);

/// Tells the time; may be moved by whole offsets (settings `clock`, or the demo's clock page). Any thread.
class Clock {
 public:
  Instant now() const;
  Date today() const { return day_of(now()); }
  /// From now on the clock shows `instant` and goes on from there.
  void set(Instant instant);
  void follow_the_world() { offset_ = 0; }

 private:
  std::atomic<std::int64_t> offset_{0};  // microseconds added to the machine's clock
};

}  // namespace config
