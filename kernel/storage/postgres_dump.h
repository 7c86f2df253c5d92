#pragma once
// pg_dump: PostgreSQL's own way to a consistent copy.

#include <string>

namespace storage {

/// Writes an archive of one schema (pg_dump --format=custom) that pg_restore reads: the database may hold others that
/// are not ours. Throws Unavailable with what pg_dump said.
void dump(const std::string& url, const std::string& schema, const std::string& path);

}  // namespace storage
