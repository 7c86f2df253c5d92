// See chain.h and history.h.

#include "chain.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <sodium.h>

#include "audit_store.h"
#include "history.h"

namespace audit {

namespace {

constexpr int at_a_time = 500;

/// Every part carries its length, so that nothing can be moved from one column to the next unseen.
class Hash {
 public:
  Hash() { crypto_generichash_init(&state_, nullptr, 0, size); }
  Hash& operator<<(std::string_view part) {
    const std::string length = fmt::format("{}:", part.size());
    add(length);
    add(part);
    return *this;
  }
  Hash& operator<<(std::int64_t number) { return *this << std::string_view{fmt::format("{}", number)}; }
  std::string hex() {
    std::array<unsigned char, size> bytes{};
    crypto_generichash_final(&state_, bytes.data(), bytes.size());
    std::array<char, 2 * size + 1> text{};
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    return text.data();
  }

 private:
  static constexpr std::size_t size = 32;
  void add(std::string_view part) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(part.data()), part.size());
  }
  crypto_generichash_state state_{};
};

}  // namespace

std::string link_of(const Entry& entry, const std::string& link_before) {
  Hash hash;
  hash << "trygkreds audit 1" << link_before << entry.number << entry.id.text() << entry.at.time_since_epoch().count()
       << entry.step << entry.actor.person.text() << entry.actor.name << entry.actor.role
       << entry.actor.authority.text() << entry.actor.purpose << entry.actor.request.text() << entry.act.verb
       << entry.act.thing.text() << entry.act.kind << entry.act.reason << entry.act.details;
  return hash.hex();
}

int link_waiting(storage::Transaction& tx) {
  if (!claim_chain(tx)) return 0;
  std::vector<Entry> waiting = waiting_entries(tx, at_a_time);
  if (waiting.empty()) return 0;
  Head head = read_head(tx);
  for (Entry& entry : waiting) {
    entry.number = head.number + 1;
    entry.link = link_of(entry, head.link);
    number_entry(tx, entry);
    head = {entry.number, entry.link};
  }
  write_head(tx, head);
  return static_cast<int>(waiting.size());
}

std::optional<std::string> verify(storage::Database& database) {
  return database.read([](storage::Transaction& tx) -> std::optional<std::string> {
    Head reached;
    for (;;) {
      const std::vector<Entry> entries = entries_after(tx, reached.number, at_a_time);
      for (const Entry& entry : entries) {
        if (entry.number != reached.number + 1) {
          return fmt::format("The audit log has no entry number {}: it was removed or given another number.",
                             reached.number + 1);
        }
        if (entry.link != link_of(entry, reached.link)) {
          return fmt::format("Entry number {} of the audit log is not as it was written.", entry.number);
        }
        reached = {entry.number, entry.link};
      }
      if (entries.size() < at_a_time) break;
    }
    const Head head = read_head(tx);
    if (head.number != reached.number || head.link != reached.link) {
      return fmt::format("The audit log has no entry number {}: it ends too early.",
                         std::min(head.number, reached.number) + 1);
    }
    return std::nullopt;
  });
}

}  // namespace audit
