#pragma once
// The open call: citizens and associations send ideas to a year's plan, and every idea gets an answer. Rules and the
// check of a text that must not be about named persons; no storage, no pages.

#include <optional>
#include <string>
#include <string_view>

#include "config/clock.h"
#include "config/outcome.h"
#include "storage/id.h"

namespace priorities {

enum class SenderKind { unsaid, citizen, association };
std::string_view identifier(SenderKind kind);
std::optional<SenderKind> sender_kind_named(std::string_view identifier);

struct Call {
  storage::Id id;
  int year = 0;  // of the plan
  std::string title, question;
  config::Date opens{}, closes{}, forget{};
  std::optional<config::Date> forgotten;
  std::int64_t version = 1;

  bool open(config::Date today) const { return opens <= today && today <= closes; }
};
storage::Id call_id(int year);

/// A call of a year that ends before it begins, or keeps contacts longer than it takes to answer, is refused.
config::Outcome<config::Done> sound(const Call& call, config::Date today);

inline constexpr int reply_days = 21;  // an idea is answered within so many days

struct Idea {
  storage::Id id, call;
  std::string body;
  storage::Id municipality;
  SenderKind sender_kind = SenderKind::unsaid;
  std::string sender, contact;
  config::Date received{};
  std::string reply, replied_by;
  std::optional<config::Date> replied_on;
  bool released = false;
  storage::Id candidate;
  storage::Id audience;
  std::int64_t version = 1;

  bool answered() const { return !reply.empty(); }
  config::Date reply_due() const { return config::plus_days(received, reply_days); }
  std::string desk_address() const { return "/ideer/svar/" + id.text(); }
};

/// What in a text looks as if it were about a certain person, in the order it is looked for: a civil registration
/// number (never taken), or a name (asked about). Nothing when there is none.
enum class Personal { civil_number, name };
struct PersonalWords {
  Personal what;
  std::string words;  // as they stand in the text
};
std::optional<PersonalWords> personal_words(std::string_view text);

}  // namespace priorities
