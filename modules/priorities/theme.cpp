// The course of a theme.

#include "theme.h"

#include <array>
#include <utility>

namespace priorities {
namespace {

constexpr std::array<std::pair<ThemeState, std::string_view>, 6> names{{{ThemeState::proposed, "proposed"},
                                                                        {ThemeState::shortlisted, "shortlisted"},
                                                                        {ThemeState::scheduled, "scheduled"},
                                                                        {ThemeState::held, "held"},
                                                                        {ThemeState::followed_up, "followed_up"},
                                                                        {ThemeState::rejected, "rejected"}}};

config::Refusal lawful(std::string sentence) { return {std::move(sentence), {}, {}, "retsplejeloven § 111"}; }

}  // namespace

std::string_view identifier(ThemeState state) {
  for (const auto& [one, name] : names) {
    if (one == state) return name;
  }
  return {};
}

std::optional<ThemeState> theme_state_named(std::string_view identifier) {
  for (const auto& [one, name] : names) {
    if (name == identifier) return one;
  }
  return std::nullopt;
}

config::Outcome<ThemeState> after(ThemeAct act, ThemeState state, const ThemeFacts& facts) {
  const bool early = state == ThemeState::proposed || state == ThemeState::shortlisted;
  switch (act) {
    case ThemeAct::edit:
      if (early) return state;
      return config::Refusal{"The theme is on an agenda or done with, so its text stays as it is.", {}, {}, {}};
    case ThemeAct::shortlist:
      if (state == ThemeState::proposed) return ThemeState::shortlisted;
      return config::Refusal{"Only a proposed theme can be put on the shortlist.", {}, {}, {}};
    case ThemeAct::schedule:
      if (state == ThemeState::shortlisted) return ThemeState::scheduled;
      if (state == ThemeState::scheduled && !facts.on_agenda) return ThemeState::scheduled;
      if (state == ThemeState::scheduled) return config::Refusal{"The theme is on an agenda already.", {}, {}, {}};
      return config::Refusal{"Put the theme on the shortlist first.", {}, {}, {}};
    case ThemeAct::note:
      if (state == ThemeState::held) return ThemeState::held;
      if (state != ThemeState::scheduled) return config::Refusal{"The theme has not been on an agenda.", {}, {}, {}};
      if (!facts.minuted)
        return lawful(/*text*/ "The theme has not been discussed yet: the minutes of its item are not written.");
      return ThemeState::held;
    case ThemeAct::follow_up:
      if (state == ThemeState::held) return ThemeState::followed_up;
      return config::Refusal{"Write first what came out of the discussion.", {}, {}, {}};
    case ThemeAct::reject:
      if (early) return ThemeState::rejected;
      return config::Refusal{"A theme that is on an agenda or done with cannot be rejected.", {}, {}, {}};
  }
  return state;
}

}  // namespace priorities
