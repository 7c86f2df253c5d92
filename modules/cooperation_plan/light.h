#pragma once
// The light of an initiative: derived from its state, its due date and the age of the last news, so that nobody has to
// remember to turn it. It is overridden only with a sentence that everybody can read.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/clock.h"
#include "year_result.h"

namespace cooperation_plan {

enum class InitiativeState { proposed, agreed, planned, running, delayed, paused, completed, evaluated, dropped };
inline constexpr int initiative_state_count = static_cast<int>(InitiativeState::dropped) + 1;

std::string_view identifier(InitiativeState state);  // "running"
std::optional<InitiativeState> initiative_state_named(std::string_view identifier);
std::string_view english_name(InitiativeState state);  // "Running": the translation's key
/// Nothing more is expected: completed, evaluated or dropped.
bool concluded(InitiativeState state);

enum class Light { on_course, watch, late, done, none };
std::string_view identifier(Light light);  // "on_course"
std::optional<Light> light_named(std::string_view identifier);
std::string_view english_name(Light light);  // "On course"

inline constexpr int old_news_days = 60;  // no news for longer than this asks for attention
inline constexpr int soon_days = 14;      // so close to the due date there should be news

struct LightFacts {
  InitiativeState state = InitiativeState::planned;
  std::optional<config::Date> due;
  config::Date last_news;  // day of the last update, else the day the initiative was published
  bool has_owner = true;
  std::optional<Light> override_light;  // counts only together with a sentence
  std::string override_sentence;
  std::optional<YearResult> result;  // what the owner said at the end of the year; it settles the light
  std::string result_reason;
};

/// A light and why it shines as it does.
struct Verdict {
  Light light = Light::none;
  std::string sentence;  // English key with {0}
  std::vector<std::string> arguments;
  bool overridden = false;
  std::string_view word = {};  // English key that stands for the light's own word; empty: the light's own

  bool operator==(const Verdict&) const = default;
};

Verdict light_of(const LightFacts& facts, config::Date today);
/// The word beside the light: its own, or the year's result.
std::string_view english_name(const Verdict& verdict);
/// The day on which the owner is asked for news: 60 days after the last, or 14 days before the due date if that is
/// earlier and still ahead of the last news; the due date itself when there was news since.
config::Date news_due(const LightFacts& facts);

}  // namespace cooperation_plan
