#pragma once
// One connection to PostgreSQL with its prepared statements, and the transaction that runs on it. One thread at a time.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>

#include "spelling.h"
#include "transaction.h"

struct pg_conn;
struct pg_result;

namespace storage {

/// Two transactions crossed each other: this one is rolled back and run again. Never leaves the storage layer.
struct Crossed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The server takes no writes: the transaction is a read, or the server has become a replica.
struct ReadOnly : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class PostgresConnection {
 public:
  /// Throws Unavailable when the server cannot be reached or is a replica.
  explicit PostgresConnection(const std::string& url);
  ~PostgresConnection();
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  struct Ran {
    std::int64_t touched = 0;
    bool wrote = false;
  };
  Ran run(const Sql& sql, std::span<const Bind> binds, const std::function<void(const Row&)>* take);
  void prepare(const Sql& sql);
  /// A command without rows (BEGIN, COMMIT ...).
  void command(const char* text);
  /// The first column of the first row a command answers; empty without one.
  std::string text(const char* command);
  bool lost() const;
  bool in_transaction() const;
  /// Connects anew and forgets what was prepared. Throws Unavailable.
  void reset();

 private:
  struct Free {
    void operator()(pg_result* result) const;
  };
  using Result = std::unique_ptr<pg_result, Free>;
  /// A statement and the names under which it is prepared, one per combination of bound types.
  struct Known {
    Spelt spelt;
    std::unordered_map<std::string, std::string> prepared;
    std::uint64_t used = 0;
  };

  void greet();
  Known& find(const Sql& sql);
  const std::string& prepared(const Sql& sql, Known& known, const std::string& types);
  void forget_one();
  void forget(Known& known);
  [[noreturn]] void fail(std::string_view statement, const pg_result* result) const;

  pg_conn* connection_ = nullptr;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, Known, Hash, std::equal_to<>> known_;
  std::uint64_t used_ = 0;
  std::uint64_t names_ = 0;
};

class PostgresTransaction final : public Transaction {
 public:
  /// `begin` is sent before the first statement: a body that asks nothing costs no trip to the server.
  PostgresTransaction(PostgresConnection& connection, const char* begin) : connection_(connection), begin_(begin) {}
  Engine engine() const override { return Engine::postgres; }
  void prepare(const Sql& sql) override;
  bool begun() const { return begun_; }

 protected:
  std::int64_t run(const Sql& sql, std::span<const Bind> binds, const std::function<void(const Row&)>* take) override;

 private:
  void begin();

  PostgresConnection& connection_;
  const char* begin_;
  bool begun_ = false;
};

}  // namespace storage
