// What a person chose is kept, a stale choice is refused, and a mail of a day is noted once.

#include "choice.h"

#include <gtest/gtest.h>

#include "jobs/jobs.h"
#include "mail.h"
#include "trial/databases.h"

namespace {

const storage::Id karen = storage::Id::of_words("person:karen");
const config::Date day{std::chrono::year{2020} / 9 / 15};

class ChoiceTest : public trial::BothEngines {
 protected:
  std::unique_ptr<trial::Throwaway> database_ = open({jobs::package(), mail::package()});
};
TRIAL_ON_BOTH(ChoiceTest);

TEST_P(ChoiceTest, everything_is_on_until_somebody_chooses) {
  (*database_)->write([&](storage::Transaction& tx) {
    mail::Choice choice = mail::choice_of(tx, karen);
    EXPECT_TRUE(choice.daily && choice.deadline && choice.mention && choice.alert);
    EXPECT_EQ(choice.version, 0);
    choice.mention = false;
    EXPECT_TRUE(mail::keep_choice(tx, karen, choice));
    EXPECT_FALSE(mail::keep_choice(tx, karen, choice)) << "the second window is stale";
    const mail::Choice kept = mail::choice_of(tx, karen);
    EXPECT_FALSE(kept.wants(mail::Reason::mention));
    EXPECT_TRUE(kept.wants(mail::Reason::alert));
    EXPECT_EQ(kept.version, 1);
    EXPECT_TRUE(mail::keep_choice(tx, karen, kept));
    EXPECT_FALSE(mail::keep_choice(tx, karen, kept));
  });
}

TEST_P(ChoiceTest, a_mail_of_a_day_is_noted_once) {
  (*database_)->write([&](storage::Transaction& tx) {
    EXPECT_FALSE(mail::was_sent(tx, karen, "daily", day));
    EXPECT_TRUE(mail::note_sent(tx, karen, "daily", day));
    EXPECT_TRUE(mail::was_sent(tx, karen, "daily", day));
    EXPECT_FALSE(mail::note_sent(tx, karen, "daily", day));
    EXPECT_TRUE(mail::note_sent(tx, karen, "deadline", day));
    EXPECT_TRUE(mail::note_sent(tx, karen, "daily", config::plus_days(day, 1)));
    mail::forget_sent(tx, config::plus_days(day, 1));
    EXPECT_TRUE(mail::note_sent(tx, karen, "daily", day));
    EXPECT_FALSE(mail::note_sent(tx, karen, "daily", config::plus_days(day, 1)));
  });
}

TEST_P(ChoiceTest, what_is_told_waits_in_the_queue_once) {
  (*database_)->write([&](storage::Transaction& tx) {
    mail::tell(tx, karen, mail::Reason::alert, "/tiltag/x y", config::local(day, 510));
    mail::tell(tx, karen, mail::Reason::alert, "/tiltag/x y", config::local(day, 520));
    EXPECT_EQ(jobs::waiting(tx), 1);
    const auto job = jobs::next_due(tx, {std::string(mail::tell_job)}, config::local(day, 600));
    ASSERT_TRUE(job);
    const auto telling = mail::read_telling(job->subject);
    ASSERT_TRUE(telling);
    EXPECT_EQ(telling->person, karen);
    EXPECT_EQ(telling->reason, mail::Reason::alert);
    EXPECT_EQ(telling->address, "/tiltag/x y");
    EXPECT_FALSE(mail::read_telling("x"));
    EXPECT_FALSE(mail::read_telling(karen.text() + " shout /"));
  });
}

}  // namespace
