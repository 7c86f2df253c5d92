// Sending what waits: one session, oldest first. A mail is taken in a transaction before it is sent and marked in
// another afterwards; a crash between the two sends it again with the same Message-ID.

#include <algorithm>

#include <spdlog/spdlog.h>

#include "mail.h"
#include "mime.h"
#include "outbox.h"
#include "smtp.h"

namespace mail {

namespace {

constexpr auto lease = std::chrono::minutes(10);
constexpr auto longest_rest = std::chrono::seconds(60);
constexpr int most_at_once = 500;

}  // namespace

int Sender::send_waiting() {
  const std::lock_guard lock(mutex_);
  if (settings_.smtp.empty() || std::chrono::steady_clock::now() < rest_until_) return 0;
  std::optional<Smtp> session;
  int left = 0;
  for (int round = 0; round < most_at_once; ++round) {
    const config::Instant now = clock_.now();
    const auto next = database_.read([&](storage::Transaction& tx) { return next_waiting(tx, now); });
    if (!next) break;
    if (!is_address(next->message.to)) {
      database_.write([&](storage::Transaction& tx) { refused(tx, next->id, "not an address"); });
      continue;
    }
    if (!database_.write([&](storage::Transaction& tx) { return take(tx, *next, now + lease); })) continue;
    if (!session) session.emplace(settings_.smtp);
    std::string fault;
    const std::string bytes = write_mime(next->message, next->id, settings_.mail_from, next->written);
    const Smtp::Result result = session->send(settings_.mail_from, next->message.to, bytes, fault);
    switch (result) {
      case Smtp::Result::sent:
        database_.write([&](storage::Transaction& tx) { sent(tx, next->id); });
        rest_ = {};
        ++left;
        break;
      case Smtp::Result::refused:
        spdlog::warn("mail {} was refused: {}", next->id.text(), fault);
        database_.write([&](storage::Transaction& tx) { refused(tx, next->id, fault); });
        break;
      case Smtp::Result::later: {
        const auto delay = std::chrono::minutes(std::min(1440, 1 << std::min(next->tries, 11)));
        database_.write([&](storage::Transaction& tx) { postpone(tx, next->id, now + delay, fault); });
        break;
      }
      case Smtp::Result::away:
        // Nobody there: everything stays as it was, and we ask again after a rest that grows to a minute.
        database_.write([&](storage::Transaction& tx) { postpone(tx, next->id, next->due, fault); });
        rest_ = std::min(longest_rest, rest_.count() == 0 ? std::chrono::seconds(1) : rest_ * 2);
        rest_until_ = std::chrono::steady_clock::now() + rest_;
        spdlog::warn("mail cannot be sent: {}; next try in {} s", fault, rest_.count());
        return left;
    }
  }
  return left;
}

}  // namespace mail
