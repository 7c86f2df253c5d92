// Changes and their entries: see change.h and archive.h.

#include "change.h"

#include <fmt/format.h>

#include "archive.h"
#include "audit_store.h"
#include "chain.h"

namespace audit {

Actor system_actor() {
  Actor actor;
  actor.name = "Trygkreds";
  actor.role = "system";
  return actor;
}

void Change::record(const Act& act) {
  Entry entry;
  entry.id = storage::Id::next();
  entry.at = now_;
  entry.step = ++recorded_;
  entry.actor = actor_;
  entry.act = act;
  // SQLite has one writer, so the place in the chain is known at once; PostgreSQL's writers must not wait for each
  // other.
  if (tx_.engine() == storage::Engine::sqlite) {
    const Head head = read_head(tx_);
    entry.number = head.number + 1;
    entry.link = link_of(entry, head.link);
    write_head(tx_, {entry.number, entry.link});
  }
  insert_entry(tx_, entry);
}

std::optional<config::Refusal> Archive::refusal_before(Change& change) const {
  if (!guard_) return std::nullopt;
  return guard_(change.tx(), change.actor(), change.now());
}

void Archive::close(Change& change) {
  if (change.tx().writes() > 0 && change.recorded() == 0) {
    throw MissingEntry("a change wrote rows but recorded no audit entry: nothing was kept");
  }
}

}  // namespace audit
