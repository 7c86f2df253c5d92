// The Danish calendar, the days that follow from a meeting, and the proposal of a year.

#include "wheel.h"

#include <gtest/gtest.h>

#include "audit/history.h"
#include "council_store.h"
#include "holiday.h"
#include "next_year.h"
#include "trial_district.h"

namespace councils {
namespace {

config::Date day(const char* iso) { return config::parse_date(iso).value(); }

TEST(Holiday, follows_easter) {
  for (const auto& [year, sunday] : {std::pair{2019, "2019-04-21"},
                                     {2020, "2020-04-12"},
                                     {2021, "2021-04-04"},
                                     {2024, "2024-03-31"},
                                     {2038, "2038-04-25"},
                                     {2285, "2285-03-22"}}) {
    EXPECT_EQ(config::iso(easter(year)), sunday);
  }
  for (const auto& [date, name] : {std::pair{"2020-04-09", "skærtorsdag"},
                                   {"2020-04-10", "langfredag"},
                                   {"2020-04-13", "2. påskedag"},
                                   {"2020-05-08", "store bededag"},
                                   {"2023-05-05", "store bededag"},
                                   {"2020-05-21", "Kristi himmelfartsdag"},
                                   {"2020-06-01", "2. pinsedag"},
                                   {"2021-05-13", "Kristi himmelfartsdag"},
                                   {"2020-12-24", "juleaftensdag"},
                                   {"2020-06-05", "grundlovsdag"},
                                   {"2021-01-01", "nytårsdag"}}) {
    EXPECT_EQ(holiday_on(day(date)), name) << date;
  }
  EXPECT_TRUE(works(day("2024-04-26"))) << "store bededag was a holiday for the last time in 2023";
  EXPECT_TRUE(works(day("2020-09-15")));
  EXPECT_EQ(closed_because(day("2020-09-12")), "lørdag");
  EXPECT_EQ(config::iso(working_day_back(day("2021-04-05"))), "2021-03-31") << "back over all of Easter";
  EXPECT_EQ(config::iso(working_day_on(day("2020-12-24"))), "2020-12-28");
}

TEST(Holiday, counts_weeks_as_iso_8601) {
  EXPECT_EQ(week_of(day("2020-12-31")).number, 53);
  EXPECT_EQ(week_of(day("2021-01-01")).year, 2020);
  EXPECT_EQ(week_of(day("2019-12-30")).number, 1);
  EXPECT_EQ(config::iso(day_in_week({2021, 38}, 2)), "2021-09-21");
  EXPECT_EQ(week_of(day_in_week({2021, 53}, 4)).number, 52) << "2021 has 52 weeks";
  for (config::Date date = day("2018-01-01"); date < day("2030-01-01"); date = config::plus_days(date, 1)) {
    ASSERT_EQ(day_in_week(week_of(date), weekday_of(date)), date);
  }
}

TEST(DueDay, moves_to_the_working_day_before_and_says_so) {
  Council council;
  Meeting meeting;
  meeting.day = day("2020-09-22");
  const DueDay dispatch = due_day(Point::dispatch, council, meeting);
  EXPECT_EQ(config::iso(dispatch.day), "2020-09-11");
  EXPECT_EQ(config::iso(dispatch.reckoned), "2020-09-12");
  EXPECT_EQ(dispatch.holiday, "lørdag");
  EXPECT_FALSE(due_day(Point::items, council, meeting).moved());
  meeting.day = day("2021-03-22");  // two weeks later is Easter Monday
  EXPECT_EQ(config::iso(due_day(Point::minutes, council, meeting).day), "2021-03-31");
  meeting.minutes_sent = day("2021-03-29");
  EXPECT_EQ(config::iso(due_day(Point::objections, council, meeting).day), "2021-04-06")
      << "a member's time is not shortened";
  config::Date last{};
  for (const DueDay& due : due_days(council, meeting)) {
    EXPECT_TRUE(works(due.day));
    EXPECT_LE(last, due.day) << identifier(due.point);
    last = due.day;
  }
}

class WheelTest : public CouncilsTest {};
TRIAL_ON_BOTH(WheelTest);

TEST_P(WheelTest, shows_each_viewer_the_year_of_the_own_councils) {
  const auto fyn = demo();
  fyn->read([&](storage::Transaction& tx) {
    const Wheel all = wheel_of(tx, fyn->secretary(), 2020, {});
    const Wheel mine = wheel_of(tx, fyn->mayor("svendborg"), 2020, {});
    EXPECT_GT(all.entries.size(), 150u);
    EXPECT_LT(mine.entries.size(), all.entries.size());
    EXPECT_TRUE(wheel_of(tx, fyn->citizen(), 2020, {}).entries.empty());
    bool sent = false, late = false, cancelled = false;
    for (const WheelEntry& entry : all.entries) {
      EXPECT_EQ(static_cast<int>(entry.due.day.year()), 2020);
      if (entry.meeting.id == meeting_3 && entry.due.point == Point::dispatch) {
        sent = entry.turn == Turn::done && config::iso(entry.due.day) == "2020-09-11";
      }
      late = late || entry.turn == Turn::overdue;
      cancelled = cancelled || entry.turn == Turn::cancelled;
    }
    EXPECT_TRUE(sent);
    EXPECT_TRUE(late);
    EXPECT_TRUE(cancelled);
    const Wheel district = wheel_of(tx, fyn->secretary(), 2020, council_id("kredsraad"));
    for (const WheelEntry& entry : district.entries) EXPECT_EQ(entry.council, "Kredsrådet");
  });
}

TEST_P(WheelTest, proposes_the_next_year_on_working_days_within_the_rules) {
  const auto fyn = demo();
  fyn->read([&](storage::Transaction& tx) {
    const auto secretary = fyn->secretary();
    YearBook book = year_book(tx, secretary, 2021);
    const auto meetings = visible_meetings_between(tx, secretary, day("2020-01-01"), day("2021-01-01"));
    const auto proposals = propose_year(meetings, book, {}, 2021);
    ASSERT_GE(proposals.size(), 20u);
    int district = 0;
    for (const Proposal& proposal : proposals) {
      EXPECT_TRUE(works(proposal.sitting.day)) << proposal.sitting.title;
      EXPECT_EQ(static_cast<int>(proposal.sitting.day.year()), 2021);
      book.put(proposal.sitting);
      if (proposal.sitting.councils.front() == council_id("kredsraad")) {
        ++district;
        EXPECT_EQ(weekday_of(proposal.sitting.day), weekday_of(proposal.from));
        EXPECT_EQ(week_of(proposal.sitting.day).number, week_of(proposal.from).number);
      }
    }
    EXPECT_EQ(district, 4);
    for (const Proposal& proposal : proposals) {
      for (const config::Refusal& concern : concerns_about(proposal.sitting, book)) {
        ADD_FAILURE() << proposal.sitting.title << " " << config::iso(proposal.sitting.day) << ": " << concern.sentence;
      }
    }
    EXPECT_TRUE(too_few_in(book, 2021).empty());
    const auto again = propose_year(meetings, book, meetings, 2021);
    EXPECT_LT(again.size(), 3u) << "what is planned already is not proposed again";
  });
}

}  // namespace
}  // namespace councils
