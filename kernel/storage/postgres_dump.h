#pragma once
// pg_dump: PostgreSQL's own way to a consistent copy.

#include <string>

namespace storage {

/// Writes an archive of the database (pg_dump --format=custom) that pg_restore reads. Throws Unavailable with what
/// pg_dump said.
void dump(const std::string& url, const std::string& path);

}  // namespace storage
