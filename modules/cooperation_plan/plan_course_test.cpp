// Every state, every act, every role: what the table allows is allowed, and everything else is refused with a sentence.

#include "plan_course.h"

#include <gtest/gtest.h>

namespace cooperation_plan {
namespace {

config::Date day(const char* iso) { return *config::parse_date(iso); }

/// Nothing stands in the way but the state and the role.
CourseFacts all_met() {
  CourseFacts facts;
  facts.today = day("2021-01-12");
  facts.year = 2020;
  facts.whole = true;
  facts.reason = true;
  facts.asked = facts.answered = 11;
  facts.deadline = day("2020-11-01");
  facts.on_agenda = facts.minuted = true;
  facts.discussed_on = day("2020-12-08");
  return facts;
}

TEST(PlanCourseTest, every_state_act_and_role) {
  int allowed = 0, refused = 0;
  for (int s = 0; s < version_state_count; ++s) {
    for (int a = 0; a < course_act_count; ++a) {
      const auto state = static_cast<VersionState>(s);
      const auto act = static_cast<CourseAct>(a);
      const Step* step = find_step(state, act);
      for (int r = 0; r < permit::role_count; ++r) {
        const auto role = static_cast<permit::Role>(r);
        const auto outcome = take(state, act, role, all_met());
        const bool expected = step && step->who.has(role);
        EXPECT_EQ(static_cast<bool>(outcome), expected)
            << identifier(state) << " " << identifier(act) << " " << permit::identifier(role);
        if (outcome) {
          EXPECT_EQ(*outcome, step->to);
          ++allowed;
        } else {
          EXPECT_FALSE(outcome.refusal().sentence.empty());
          ++refused;
        }
      }
    }
  }
  EXPECT_EQ(allowed, 19);  // 13 steps; six of them by two roles
  EXPECT_EQ(allowed + refused, version_state_count * course_act_count * permit::role_count);
}

TEST(PlanCourseTest, a_citizen_may_do_nothing) {
  for (const Step& step : course()) EXPECT_FALSE(step.who.has(permit::Role::citizen)) << identifier(step.act);
}

TEST(PlanCourseTest, only_the_chief_of_police_publishes_and_only_the_final_text) {
  for (int s = 0; s < version_state_count; ++s) {
    const auto state = static_cast<VersionState>(s);
    const auto outcome = take(state, CourseAct::publish, permit::Role::chief_of_police, all_met());
    EXPECT_EQ(static_cast<bool>(outcome), state == VersionState::final_text) << identifier(state);
  }
  for (const Step& step : course()) {
    if (step.to == VersionState::published && step.act == CourseAct::publish) {
      EXPECT_EQ(step.precondition, Precondition::discussed_before);
    }
  }
}

TEST(PlanCourseTest, publishing_before_discussion_names_the_law) {
  for (VersionState state : {VersionState::draft, VersionState::in_consultation, VersionState::on_council_agenda}) {
    const auto outcome = take(state, CourseAct::publish, permit::Role::chief_of_police, all_met());
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.refusal().law, "retsplejeloven § 113");
  }
}

TEST(PlanCourseTest, the_discussion_must_be_minuted_held_and_on_the_same_text) {
  const auto publish = [](CourseFacts facts) {
    return take(VersionState::final_text, CourseAct::publish, permit::Role::chief_of_police, facts);
  };
  EXPECT_TRUE(publish(all_met()));
  CourseFacts facts = all_met();
  facts.on_agenda = false;
  EXPECT_FALSE(publish(facts));
  facts = all_met();
  facts.minuted = false;
  EXPECT_FALSE(publish(facts));
  facts = all_met();
  facts.discussed_on = day("2021-01-13");
  EXPECT_FALSE(publish(facts));
  facts.discussed_on = day("2021-01-12");
  EXPECT_TRUE(publish(facts));
  facts = all_met();
  facts.unchanged = false;
  ASSERT_FALSE(publish(facts));
  EXPECT_EQ(publish(facts).refusal().law, "retsplejeloven § 113");
}

TEST(PlanCourseTest, every_answer_is_replied_to_before_the_council) {
  const auto put = [](CourseFacts facts) {
    return take(VersionState::in_consultation, CourseAct::put_on_agenda, permit::Role::district_secretariat, facts);
  };
  CourseFacts facts = all_met();
  facts.unreplied = 1;
  EXPECT_FALSE(put(facts));
  facts.unreplied = 0;
  facts.answered = 10;
  facts.deadline = facts.today;
  EXPECT_FALSE(put(facts)) << "one may still answer today";
  facts.deadline = config::plus_days(facts.today, -1);
  EXPECT_TRUE(put(facts));
  facts.deadline = config::plus_days(facts.today, 5);
  facts.consultation_ended = true;
  EXPECT_TRUE(put(facts));
}

TEST(PlanCourseTest, the_year_must_be_over_before_it_is_closed) {
  CourseFacts facts = all_met();
  EXPECT_TRUE(take(VersionState::published, CourseAct::close, permit::Role::chief_of_police, facts));
  facts.today = day("2020-12-31");
  EXPECT_FALSE(take(VersionState::published, CourseAct::close, permit::Role::chief_of_police, facts));
}

TEST(PlanCourseTest, text_is_frozen_once_it_is_on_an_agenda) {
  EXPECT_TRUE(open_for_writing(VersionState::draft));
  EXPECT_TRUE(open_for_writing(VersionState::in_consultation));
  for (VersionState state : {VersionState::on_council_agenda, VersionState::discussed, VersionState::final_text,
                             VersionState::published, VersionState::replaced, VersionState::closed}) {
    EXPECT_FALSE(open_for_writing(state)) << identifier(state);
  }
}

TEST(PlanCourseTest, every_state_reads_back) {
  for (int s = 0; s < version_state_count; ++s) {
    const auto state = static_cast<VersionState>(s);
    EXPECT_EQ(version_state_named(identifier(state)), state);
  }
}

}  // namespace
}  // namespace cooperation_plan
