#pragma once
// Danish holidays and other days on which public offices are closed. Pure arithmetic: movable feasts are counted from
// Easter Sunday. Store bededag is a holiday up to and including 2023 (lov nr. 214 af 6. marts 2023).

#include <string_view>

#include "config/clock.h"

namespace councils {

/// Easter Sunday of a year (Gregorian calendar).
config::Date easter(int year);
/// The Danish name of the holiday or office closing day, or nothing on other days; weekends count only on feasts.
std::string_view holiday_on(config::Date day);
/// 1 = Monday ... 7 = Sunday.
int weekday_of(config::Date day);
/// Why nobody works that day: the holiday's name, "lørdag" or "søndag"; empty on a working day.
std::string_view closed_because(config::Date day);
inline bool works(config::Date day) { return closed_because(day).empty(); }
/// The day itself when it is a working day, else the nearest one before or after it.
config::Date working_day_back(config::Date day);
config::Date working_day_on(config::Date day);

/// The week of ISO 8601 that a day lies in, and the day with that weekday in a week. A year without a 53rd week answers
/// with its 52nd.
struct Week {
  int year = 0, number = 0;
};
Week week_of(config::Date day);
config::Date day_in_week(Week week, int weekday);

}  // namespace councils
