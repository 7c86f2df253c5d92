// See migration_store.h.

#include "migration_store.h"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace storage {

namespace {

constexpr Sql find_migration{"find_migration", R"sql(
  SELECT hash FROM storage_migration WHERE name = :name)sql"};

constexpr Sql insert_migration{"insert_migration", R"sql(
  INSERT INTO storage_migration (name, at, hash) VALUES (:name, :at, :hash))sql"};

const Migration ledger{"storage/ledger", R"sql(
  CREATE TABLE IF NOT EXISTS storage_migration (
    name TEXT PRIMARY KEY,
    at   TIME NOT NULL,
    hash TEXT NOT NULL
  );
)sql"};

std::string hash_of(const std::string& text) {
  std::array<unsigned char, 32> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  std::string out;
  for (const unsigned char byte : bytes) out += fmt::format("{:02x}", byte);
  return out;
}

void run(Transaction& tx, const Migration& migration) {
  for (const std::string& statement : spell(migration, tx.engine())) tx.execute(Sql{migration.name, statement}, {});
}

}  // namespace

void run_migrations(Database& database, const std::vector<Migration>& migrations) {
  database.write([](Transaction& tx) { run(tx, ledger); });
  for (const Migration& migration : migrations) {
    const std::string hash = hash_of(migration.text);
    const auto check = [&](Transaction& tx) {
      const auto ran = tx.one(find_migration, {{"name", migration.name}}, [](const Row& row) { return row.text(0); });
      if (ran && *ran != hash) {
        throw std::runtime_error(
            fmt::format("migration {} has run on this database, but its text is another now: migrations are never "
                        "changed, a new one is added",
                        migration.name));
      }
      return ran.has_value();
    };
    if (database.read(check)) continue;
    database.write([&](Transaction& tx) {
      if (check(tx)) return;  // another process was faster
      run(tx, migration);
      const auto now = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
      tx.execute(insert_migration, {{"name", migration.name}, {"at", config::Instant{now}}, {"hash", hash}});
    });
  }
}

}  // namespace storage
