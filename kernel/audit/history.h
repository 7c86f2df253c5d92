#pragma once
// Reading the log: the history of a thing, the numbering and linking of entries, and the proof that nothing was
// changed.

#include <optional>
#include <string>
#include <vector>

#include "config/package.h"
#include "entry.h"
#include "storage/database.h"

namespace audit {

/// The entries of one thing, newest first. Whoever may see the thing may see its history.
std::vector<Entry> history_of(storage::Transaction& tx, const storage::Id& thing, int limit = 100);
/// All entries after a number, for `verify` and export.
std::vector<Entry> entries_after(storage::Transaction& tx, std::int64_t number, int limit);
/// Numbers and links entries that wait (PostgreSQL: once a second under an advisory lock; SQLite: in the change
/// itself).
int link_waiting(storage::Transaction& tx);
/// Recomputes the chain. Nothing when it holds; else a sentence that names the first number that does not.
std::optional<std::string> verify(storage::Database& database);

config::Package package();

}  // namespace audit
