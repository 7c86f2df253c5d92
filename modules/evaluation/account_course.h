#pragma once
// The way of the annual account: generated, edited, put on the kredsråd's agenda, discussed, and only then published
// (retsplejeloven § 112, stk. 2). Whatever is not a step is refused with its reason. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "config/clock.h"
#include "config/outcome.h"
#include "permit/role.h"

namespace evaluation {

enum class AccountState { generated, edited, on_council_agenda, discussed, published, replaced };
enum class AccountAct { edit, regenerate, put_on_agenda, note_discussion, publish, revise };

std::string_view identifier(AccountState state);  // "edited"
std::optional<AccountState> account_state_named(std::string_view identifier);
std::string_view english_name(AccountState state);
bool open_for_writing(AccountState state);

struct AccountFacts {
  config::Date today{};
  std::string missing;  // title of a required heading that stands empty
  bool on_agenda = false, minuted = false;
  config::Date discussed_on{};  // day of the meeting, when it is on an agenda
  bool unchanged = true;        // the text is the one that was frozen
};

/// Why the act is closed for anybody, or nothing when only the right person is missing.
std::optional<config::Refusal> closed_because(AccountState from, AccountAct act, const AccountFacts& facts);
/// The state after the act, or why not, in everyday words.
config::Outcome<AccountState> take(AccountState from, AccountAct act, permit::Role role, const AccountFacts& facts);

inline constexpr std::string_view law_of_the_account = "retsplejeloven § 112, stk. 2";

}  // namespace evaluation
