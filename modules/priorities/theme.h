#pragma once
// A theme for discussion in the kredsråd (retsplejeloven § 111): proposed, shortlisted, scheduled on an agenda, held,
// followed up; or rejected with a reason. Rules only.

#include <optional>
#include <string>
#include <string_view>

#include "config/clock.h"
#include "config/outcome.h"
#include "storage/id.h"

namespace priorities {

enum class ThemeState { proposed, shortlisted, scheduled, held, followed_up, rejected };
enum class ThemeAct { edit, shortlist, schedule, note, follow_up, reject };

std::string_view identifier(ThemeState state);
std::optional<ThemeState> theme_state_named(std::string_view identifier);

/// More than so many themes in one meeting leave no time for the rest.
inline constexpr int themes_per_meeting = 2;

struct ThemeText {
  std::string title, why_now, evidence, guests, pre_read;
};

struct Theme {
  storage::Id id;
  ThemeText text;
  storage::Id authority;
  std::string authority_name, proposed_by;
  config::Date proposed_on{};
  ThemeState state = ThemeState::proposed;
  std::string reason;
  storage::Id meeting;
  std::optional<config::Date> meeting_day;
  std::string note, follow_up;
  storage::Id audience;
  std::int64_t version = 1;

  std::string address() const { return "/temaer/" + id.text(); }
};

/// What the councils say about the theme now.
struct ThemeFacts {
  bool on_agenda = false;
  bool minuted = false;
};

/// The state after an act, or why it cannot be done now.
config::Outcome<ThemeState> after(ThemeAct act, ThemeState state, const ThemeFacts& facts);

}  // namespace priorities
