#pragma once
// What a person wants by mail, and mail to a person at once. By default there is one mail a day with counts and a link;
// a mail of its own comes only for a deadline, a mention and an alert. None of them carries content: no title, no name
// of a matter.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/clock.h"
#include "storage/transaction.h"

namespace mail {

enum class Reason {
  deadline,  // a task of yours is due tomorrow
  mention,   // somebody asks you by name
  alert,     // something that cannot wait for tomorrow's mail
};
std::string_view identifier(Reason reason);
std::optional<Reason> reason_named(std::string_view identifier);

struct Choice {
  bool daily = true;  // the mail with counts; none is sent when nothing waits
  bool deadline = true, mention = true, alert = true;
  int version = 0;  // 0: never chosen

  bool wants(Reason reason) const;
};
Choice choice_of(storage::Transaction& tx, const storage::Id& person);
/// False when somebody saved in between.
bool keep_choice(storage::Transaction& tx, const storage::Id& person, const Choice& choice);

/// Tells a person at once, in the change that makes it necessary: the queue writes the mail afterwards if the person
/// wants such mails. `address` is where it is read ("/tiltag/..."); the same reason and address is one mail.
void tell(storage::Transaction& tx, const storage::Id& person, Reason reason, std::string_view address,
          config::Instant now);
/// The job of `tell`: its kind, and what its subject says.
inline constexpr std::string_view tell_job = "mail.tell";
struct Telling {
  storage::Id person;
  Reason reason;
  std::string address;
};
std::optional<Telling> read_telling(std::string_view subject);

/// Whether a person got this mail of this day.
bool was_sent(storage::Transaction& tx, const storage::Id& person, std::string_view what, config::Date day);
/// Notes that a person got this mail of this day ("daily", "deadline"); false when it was noted before. In the same
/// transaction as the mail, so that a restart sends none twice.
bool note_sent(storage::Transaction& tx, const storage::Id& person, std::string_view what, config::Date day);
/// Forgets what was noted before that day.
void forget_sent(storage::Transaction& tx, config::Date before);

}  // namespace mail
