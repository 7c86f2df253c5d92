#pragma once
// A change on its way to disk. Modules write only through it, and it cannot be committed without its entry.

#include <vector>

#include "config/clock.h"
#include "entry.h"
#include "storage/transaction.h"

namespace audit {

/// Lives inside one write transaction. Given by Archive::change; not copied.
class Change {
 public:
  Change(storage::Transaction& tx, const Actor& actor, config::Instant now) : tx_(tx), actor_(actor), now_(now) {}
  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;

  storage::Transaction& tx() { return tx_; }
  const Actor& actor() const { return actor_; }
  config::Instant now() const { return now_; }
  config::Date today() const { return config::day_of(now_); }

  /// Writes the entry of what is being done, in this transaction.
  void record(const Act& act);
  int recorded() const { return recorded_; }

 private:
  storage::Transaction& tx_;
  const Actor& actor_;
  config::Instant now_;
  int recorded_ = 0;
};

}  // namespace audit
