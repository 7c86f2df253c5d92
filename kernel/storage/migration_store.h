#pragma once
// Which migrations have run: the table storage_migration.

#include "database.h"
#include "migrations.h"

namespace storage {

/// Runs what has not run yet, each migration in a write transaction of its own. Throws std::runtime_error when a
/// migration that has run is now written differently.
void run_migrations(Database& database, const std::vector<Migration>& migrations);

}  // namespace storage
