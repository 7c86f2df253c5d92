#pragma once
// Mail without content: the outbox row is written in the change's own transaction and sent by SMTP afterwards, once per
// addressee, with a stable Message-ID so that a repeat is recognised. What a mail says is that there is something, and
// where.

#include <chrono>
#include <mutex>
#include <string>
#include <vector>

#include "config/package.h"
#include "config/settings.h"
#include "storage/database.h"

namespace mail {

struct Message {
  std::string to;  // address
  std::string to_name;
  std::string subject;   // no content of matters: "Indkaldelse til møde i Kredsrådet"
  std::string text;      // plain text, Danish
  std::string calendar;  // iCalendar object, or empty
  std::string calendar_method = "REQUEST";
};

/// Writes the message to the outbox.
void put(storage::Transaction& tx, const Message& message, config::Instant now);
int waiting(storage::Transaction& tx);

class Sender {
 public:
  Sender(storage::Database& database, const config::Settings& settings, const config::Clock& clock)
      : database_(database), settings_(settings), clock_(clock) {}
  /// Sends what waits, one SMTP session, oldest first; what fails stays. Answers how many left. Meant to be called
  /// often (by jobs::Queue::every): it rests by itself while the other end is away.
  int send_waiting();

 private:
  storage::Database& database_;
  const config::Settings& settings_;
  const config::Clock& clock_;
  std::mutex mutex_;              // one session at a time
  std::chrono::seconds rest_{0};  // after the other end was away: 1, 2, 4 ... 60 s
  std::chrono::steady_clock::time_point rest_until_{};
};

config::Package package();

}  // namespace mail
