#pragma once
// The database: SQLite (embedded) or PostgreSQL behind one small face. Any thread may call read and write.
//
// SQLite: WAL, synchronous=FULL, a pool of read-only connections, and one writer thread that takes everything queued,
// runs each change in its own SAVEPOINT and commits them together: many requests share one durable commit.
// PostgreSQL: a pool of connections with reset on trouble; writes are SERIALIZABLE and retried.

#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>

#include "migrations.h"
#include "transaction.h"

namespace storage {

class Database {
 public:
  /// `sqlite:PATH` or `postgres://...`. Throws Unavailable with a sentence when it cannot be opened.
  static std::unique_ptr<Database> open(const std::string& url);
  virtual ~Database() = default;
  virtual Engine engine() const = 0;

  /// Runs `body` on one consistent snapshot. It must not write.
  template <class Body>
  auto read(Body&& body) -> std::invoke_result_t<Body, Transaction&> {
    using R = std::invoke_result_t<Body, Transaction&>;
    if constexpr (std::is_void_v<R>) {
      read_erased([&](Transaction& tx) { body(tx); });
    } else {
      std::optional<R> result;
      read_erased([&](Transaction& tx) { result.emplace(body(tx)); });
      return std::move(*result);
    }
  }

  /// Runs `body` in a write transaction and returns when it is durable on disk. An exception rolls everything back and
  /// comes out here. The body may be run more than once: it must change nothing but the database and its result.
  template <class Body>
  auto write(Body&& body) -> std::invoke_result_t<Body, Transaction&> {
    using R = std::invoke_result_t<Body, Transaction&>;
    if constexpr (std::is_void_v<R>) {
      write_erased([&](Transaction& tx) { body(tx); });
    } else {
      std::optional<R> result;
      write_erased([&](Transaction& tx) { result.emplace(body(tx)); });
      return std::move(*result);
    }
  }

  /// A number that grows when something was committed, by whichever process: what cached pages are checked against. Ask
  /// for it before the read whose result is kept, and outside of transactions. It has grown when write() returns;
  /// commits of other processes show within 20 ms on SQLite and at once on PostgreSQL (where it costs a trip to the
  /// server).
  virtual std::uint64_t version() = 0;

  /// Runs every migration that has not run yet, in package order and number order, each in its own transaction.
  virtual void migrate(const std::vector<config::Package>& packages) = 0;
  /// Writes a consistent copy into `path` while everybody works on (SQLite: a database file; PostgreSQL: an archive of
  /// pg_dump).
  virtual void backup(const std::string& path) = 0;

 protected:
  virtual void read_erased(const std::function<void(Transaction&)>& body) = 0;
  virtual void write_erased(const std::function<void(Transaction&)>& body) = 0;
};

}  // namespace storage
