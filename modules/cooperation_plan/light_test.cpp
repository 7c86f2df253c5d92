// The table of lights: every state, and the edges of 60 and 14 days.

#include "light.h"

#include <gtest/gtest.h>

namespace cooperation_plan {
namespace {

config::Date day(const char* iso) { return *config::parse_date(iso); }
const config::Date today = day("2020-09-15");

LightFacts running(const char* due, const char* news) {
  LightFacts facts;
  facts.state = InitiativeState::running;
  if (due) facts.due = day(due);
  facts.last_news = day(news);
  return facts;
}

TEST(LightTest, follows_due_date_and_age_of_news) {
  struct Case {
    const char* due;
    const char* news;
    Light light;
  };
  const Case cases[] = {
      {"2020-12-31", "2020-09-01", Light::on_course},
      {"2020-12-31", "2020-07-17", Light::on_course},  // exactly 60 days old
      {"2020-12-31", "2020-07-16", Light::watch},      // 61 days old
      {"2020-09-14", "2020-09-14", Light::late},       // yesterday
      {"2020-09-15", "2020-09-10", Light::on_course},  // due today, with news
      {"2020-09-15", "2020-08-20", Light::watch},      // due today, without
      {"2020-09-29", "2020-08-31", Light::watch},      // 14 days ahead, news 15 days old
      {"2020-09-30", "2020-08-31", Light::on_course},  // 15 days ahead
      {"2020-09-29", "2020-09-01", Light::on_course},  // news 14 days old
      {nullptr, "2020-09-01", Light::on_course},
      {nullptr, "2020-05-01", Light::watch},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(light_of(running(c.due, c.news), today).light, c.light)
        << (c.due ? c.due : "no due date") << " " << c.news;
  }
}

TEST(LightTest, concluded_and_not_started_states_do_not_depend_on_dates) {
  for (int n = 0; n < initiative_state_count; ++n) {
    LightFacts facts = running("2020-01-31", "2020-01-14");
    facts.state = static_cast<InitiativeState>(n);
    facts.override_light = Light::on_course;
    facts.override_sentence = "Alt er i orden.";
    const Verdict verdict = light_of(facts, today);
    switch (facts.state) {
      case InitiativeState::completed:
      case InitiativeState::evaluated:
        EXPECT_EQ(verdict.light, Light::done);
        EXPECT_FALSE(verdict.overridden);
        break;
      case InitiativeState::dropped:
      case InitiativeState::proposed:
      case InitiativeState::agreed:
        EXPECT_EQ(verdict.light, Light::none);
        EXPECT_FALSE(verdict.overridden);
        break;
      case InitiativeState::planned:
      case InitiativeState::running:
      case InitiativeState::delayed:
      case InitiativeState::paused:
        EXPECT_EQ(verdict.light, Light::on_course);
        EXPECT_TRUE(verdict.overridden);
        break;
    }
  }
}

TEST(LightTest, is_overridden_only_with_a_sentence) {
  LightFacts facts = running("2020-06-01", "2020-06-01");
  facts.override_light = Light::on_course;
  EXPECT_EQ(light_of(facts, today).light, Light::late);
  facts.override_sentence = "Aftalt udskudt med kredsrådet.";
  EXPECT_EQ(light_of(facts, today).light, Light::on_course);
  EXPECT_EQ(light_of(facts, today).arguments.front(), facts.override_sentence);
}

TEST(LightTest, shows_what_nobody_owns) {
  LightFacts facts = running("2020-12-31", "2020-09-14");
  facts.has_owner = false;
  EXPECT_EQ(light_of(facts, today).light, Light::watch);
  EXPECT_EQ(light_of(facts, today).sentence, "Nobody owns this initiative.");
}

TEST(LightTest, asks_for_news_in_time) {
  EXPECT_EQ(news_due(running("2020-12-31", "2020-09-01")), day("2020-10-31"));  // 60 days after the last
  EXPECT_EQ(news_due(running("2020-10-15", "2020-09-01")), day("2020-10-01"));  // 14 days before the due date
  EXPECT_EQ(news_due(running("2020-10-15", "2020-10-05")), day("2020-10-15"));  // there was news since
  EXPECT_EQ(news_due(running(nullptr, "2020-09-01")), day("2020-10-31"));
}

TEST(LightTest, every_name_reads_back) {
  for (int n = 0; n < initiative_state_count; ++n) {
    const auto state = static_cast<InitiativeState>(n);
    EXPECT_EQ(initiative_state_named(identifier(state)), state);
  }
  EXPECT_FALSE(initiative_state_named("finished"));
  for (Light light : {Light::on_course, Light::watch, Light::late, Light::done, Light::none}) {
    EXPECT_EQ(light_named(identifier(light)), light);
  }
}

}  // namespace
}  // namespace cooperation_plan
