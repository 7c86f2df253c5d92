// The Danish calendar of days off.

#include "holiday.h"

namespace councils {
namespace {

config::Date date(int year, unsigned month, unsigned day) {
  return config::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

}  // namespace

/// The anonymous Gregorian computus (Butcher 1876).
config::Date easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
  return date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::string_view holiday_on(config::Date day) {
  const int year = static_cast<int>(day.year());
  const unsigned month = static_cast<unsigned>(day.month()), of_month = static_cast<unsigned>(day.day());
  if (month == 1 && of_month == 1) return "nytårsdag";
  if (month == 6 && of_month == 5) return "grundlovsdag";
  if (month == 12 && of_month == 24) return "juleaftensdag";
  if (month == 12 && of_month == 25) return "juledag";
  if (month == 12 && of_month == 26) return "2. juledag";
  if (month == 12 && of_month == 31) return "nytårsaftensdag";
  switch (config::days_between(easter(year), day)) {
    case -3: return "skærtorsdag";
    case -2: return "langfredag";
    case 0: return "påskedag";
    case 1: return "2. påskedag";
    case 26: return year <= 2023 ? std::string_view("store bededag") : std::string_view();
    case 39: return "Kristi himmelfartsdag";
    case 49: return "pinsedag";
    case 50: return "2. pinsedag";
    default: return {};
  }
}

int weekday_of(config::Date day) {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding());
}

std::string_view closed_because(config::Date day) {
  if (const auto holiday = holiday_on(day); !holiday.empty()) return holiday;
  const int weekday = weekday_of(day);
  return weekday == 6 ? std::string_view("lørdag") : weekday == 7 ? std::string_view("søndag") : std::string_view();
}

config::Date working_day_back(config::Date day) {
  while (!works(day)) day = config::plus_days(day, -1);
  return day;
}

config::Date working_day_on(config::Date day) {
  while (!works(day)) day = config::plus_days(day, 1);
  return day;
}

Week week_of(config::Date day) {
  const config::Date thursday =
      config::plus_days(day, 4 - weekday_of(day));  // ISO 8601: a week belongs to its Thursday
  const int year = static_cast<int>(thursday.year());
  return {year, config::days_between(date(year, 1, 1), thursday) / 7 + 1};
}

config::Date day_in_week(Week week, int weekday) {
  const config::Date fourth = date(week.year, 1, 4);  // always in the first week
  const config::Date day = config::plus_days(fourth, (week.number - 1) * 7 + weekday - weekday_of(fourth));
  if (week.number == 53 && week_of(day).year != week.year) return config::plus_days(day, -7);
  return day;
}

}  // namespace councils
