// An outcome is the value or the refusal, never both, and neither is copied more than needed.

#include "outcome.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace config {
namespace {

Outcome<int> half(int number) {
  if (number % 2 != 0)
    return Refusal{.sentence = "{0} is odd.", .arguments = {std::to_string(number)}, .field = "number"};
  return number / 2;
}

Outcome<Done> allowed(bool yes) {
  if (!yes) return Refusal{.sentence = "Not now.", .law = "retsplejeloven § 113"};
  return done;
}

TEST(Outcome, HoldsTheValueOrTheRefusal) {
  ASSERT_TRUE(half(8));
  EXPECT_EQ(*half(8), 4);
  const auto refused = half(7);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.refusal(), (Refusal{"{0} is odd.", {"7"}, "number", ""}));
}

TEST(Outcome, AnActWithoutAValueIsDoneOrRefused) {
  EXPECT_TRUE(allowed(true));
  ASSERT_FALSE(allowed(false));
  EXPECT_EQ(allowed(false).refusal().law, "retsplejeloven § 113");
}

TEST(Outcome, MovesWhatCannotBeCopied) {
  Outcome<std::unique_ptr<std::string>> outcome = std::make_unique<std::string>("dagsorden");
  ASSERT_TRUE(outcome);
  EXPECT_EQ((*outcome)->size(), 9U);
  EXPECT_EQ(*std::move(*outcome), "dagsorden");
}

}  // namespace
}  // namespace config
