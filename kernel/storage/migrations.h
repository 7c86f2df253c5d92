#pragma once
// Migrations: each module's migrations/0001_what_it_gives.sql, forward only. Column types are our own words and each
// engine spells them:
//
//   ID      text(26)                     TEXT     / text
//   TEXT    Danish or other text         TEXT     / text
//   INTEGER 64-bit                       INTEGER  / bigint
//   REAL    double                       REAL     / double precision
//   FLAG    0 or 1                       INTEGER  / bigint
//   TIME    microseconds UTC             INTEGER  / bigint
//   DATE    ISO text 2020-03-03          TEXT     / text
//   BYTES                                BLOB     / bytea
//
// Tables are STRICT on SQLite (added by the storage layer). Statements end with ';' at the end of a line.

#include <string>
#include <string_view>
#include <vector>

#include "config/package.h"

namespace storage {

enum class Engine;

struct Migration {
  std::string name;  // "councils/0001_meetings.sql"
  std::string text;
};

/// All migrations of the packages in the order in which they run.
std::vector<Migration> migrations_of(const std::vector<config::Package>& packages);
/// The single statements of a migration, spelt for an engine.
std::vector<std::string> spell(const Migration& migration, Engine engine);

}  // namespace storage
