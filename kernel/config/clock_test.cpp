// Danish time: summer time begins and ends on the right hour, and dates survive the way through text.

#include "clock.h"

#include <gtest/gtest.h>

namespace config {
namespace {

using namespace std::chrono_literals;

constexpr Date day(int year, unsigned month, unsigned dom) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dom}};
}

Instant utc(Date date, int hour, int minute = 0) {
  return std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

TEST(Clock, writes_and_reads_dates) {
  EXPECT_EQ(iso(day(2020, 3, 3)), "2020-03-03");
  EXPECT_EQ(parse_date("2020-02-29"), day(2020, 2, 29));
  for (const char* wrong :
       {"", "2019-02-29", "2020-2-03", "2020-13-01", "2020-00-10", "20200303", "2020-03-03 ", "+020-03-03"}) {
    EXPECT_FALSE(parse_date(wrong)) << wrong;
  }
}

TEST(Clock, knows_summer_and_winter) {
  EXPECT_EQ(local(day(2020, 9, 15), 8 * 60 + 30), utc(day(2020, 9, 15), 6, 30));
  EXPECT_EQ(local(day(2020, 12, 8), 9 * 60), utc(day(2020, 12, 8), 8));
  EXPECT_EQ(day_of(utc(day(2020, 6, 30), 22)), day(2020, 7, 1));
  EXPECT_EQ(day_of(utc(day(2020, 12, 31), 22, 59)), day(2020, 12, 31));
  EXPECT_EQ(minute_of(utc(day(2020, 12, 31), 23)), 0);
}

TEST(Clock, leaps_in_march_and_stays_in_october) {
  EXPECT_EQ(minute_of(utc(day(2020, 3, 29), 0, 59)), 119);
  EXPECT_EQ(minute_of(utc(day(2020, 3, 29), 1)), 180);
  EXPECT_EQ(minute_of(utc(day(2020, 10, 25), 0, 30)), 150);
  EXPECT_EQ(minute_of(utc(day(2020, 10, 25), 1, 30)), 150);
  EXPECT_FALSE(parse_local("2020-03-29T02:30"));
  EXPECT_EQ(parse_local("2020-03-29T03:00"), utc(day(2020, 3, 29), 1));
  EXPECT_EQ(parse_local("2020-10-25 02:30"), utc(day(2020, 10, 25), 0, 30));
  EXPECT_EQ(local(day(2020, 3, 29), 150), utc(day(2020, 3, 29), 1, 30));
}

TEST(Clock, gives_every_minute_of_a_year_back) {
  for (Instant instant = utc(day(2019, 12, 31), 0); instant < utc(day(2021, 1, 2), 0); instant += 7min) {
    const Instant back = local(day_of(instant), minute_of(instant));
    EXPECT_TRUE(back == instant || back + 1h == instant) << iso(instant);
    if (back != instant) {
      EXPECT_EQ(day_of(instant), day(2020, 10, 25));
    }
  }
}

TEST(Clock, refuses_what_is_no_minute) {
  for (const char* wrong :
       {"", "2020-03-03", "2020-03-03T24:00", "2020-03-03T10:60", "2020-03-03x10:00", "2020-03-03T1:000"}) {
    EXPECT_FALSE(parse_local(wrong)) << wrong;
  }
  EXPECT_EQ(iso(*parse_local("2020-03-03T10:00")), "2020-03-03T09:00:00Z");
}

TEST(Clock, counts_days) {
  EXPECT_EQ(days_between(day(2020, 2, 28), day(2020, 3, 1)), 2);
  EXPECT_EQ(days_between(day(2020, 3, 1), day(2020, 2, 28)), -2);
  EXPECT_EQ(plus_days(day(2020, 2, 28), 2), day(2020, 3, 1));
}

TEST(Clock, can_be_set_and_goes_on) {
  Clock clock;
  const Instant demo = local(day(2020, 9, 15), 8 * 60 + 30);
  clock.set(demo);
  EXPECT_GE(clock.now(), demo);
  EXPECT_LT(clock.now(), demo + 5min);
  EXPECT_EQ(clock.today(), day(2020, 9, 15));
  clock.follow_the_world();
  EXPECT_GT(clock.now(), demo + 24h);
}

}  // namespace
}  // namespace config
