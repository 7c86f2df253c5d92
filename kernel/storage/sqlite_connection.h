#pragma once
// One connection to an SQLite file with its prepared statements, and the transaction that runs on it. One thread at a
// time.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>

#include "spelling.h"
#include "transaction.h"

struct sqlite3;
struct sqlite3_stmt;

namespace storage {

class SqliteConnection {
 public:
  enum class Access { reads, writes };

  /// Throws Unavailable when the file cannot be opened.
  SqliteConnection(const std::string& path, Access access);
  ~SqliteConnection();
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  /// Runs a statement; rows go to `take`, read-only statements of a writer are answered whole before the first row is
  /// taken. Answers the number of rows touched and whether the statement may write.
  struct Ran {
    std::int64_t touched = 0;
    bool wrote = false;
  };
  Ran run(const Sql& sql, std::span<const Bind> binds, const std::function<void(const Row&)>* take);
  void prepare(const Sql& sql);
  void command(const char* text);
  std::int64_t number(const char* text);  // the integer a command answers
  /// False once SQLite has given up a transaction by itself (disk full).
  bool in_transaction() const;
  sqlite3* handle() { return database_; }

 private:
  struct Prepared;
  class Use;

  std::shared_ptr<Prepared> compile(const Sql& sql);
  std::shared_ptr<Prepared> find(const Sql& sql);
  [[noreturn]] void fail(std::string_view statement, int code) const;

  sqlite3* database_ = nullptr;
  Access access_;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, std::shared_ptr<Prepared>, Hash, std::equal_to<>> cache_;
  std::uint64_t used_ = 0;
};

class SqliteTransaction final : public Transaction {
 public:
  explicit SqliteTransaction(SqliteConnection& connection) : connection_(connection) {}
  Engine engine() const override { return Engine::sqlite; }
  void prepare(const Sql& sql) override { connection_.prepare(sql); }

 protected:
  std::int64_t run(const Sql& sql, std::span<const Bind> binds, const std::function<void(const Row&)>* take) override {
    const SqliteConnection::Ran ran = connection_.run(sql, binds, take);
    if (take != nullptr && ran.wrote) note_write();
    return ran.touched;
  }

 private:
  SqliteConnection& connection_;
};

}  // namespace storage
