// Which engine an address means.

#include "database.h"

#include <fmt/format.h>
#include <sodium.h>

#include "postgres_database.h"
#include "sqlite_database.h"

namespace storage {

std::unique_ptr<Database> Database::open(const std::string& url) {
  if (sodium_init() < 0) throw Unavailable("libsodium does not start: no random numbers are to be had");
  constexpr std::string_view sqlite = "sqlite:";
  if (url.substr(0, sqlite.size()) == sqlite) return std::make_unique<SqliteDatabase>(url.substr(sqlite.size()));
  if (url.substr(0, 11) == "postgres://" || url.substr(0, 13) == "postgresql://")
    return std::make_unique<PostgresDatabase>(url);
  throw Unavailable(fmt::format("the database address must begin with sqlite: or postgres://, not \"{}\"",
                                url.substr(0, url.find(':'))));
}

}  // namespace storage
