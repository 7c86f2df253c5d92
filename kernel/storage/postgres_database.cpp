// See postgres_database.h.

#include "postgres_database.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include <fmt/format.h>
#include <sodium.h>

#include "migration_store.h"
#include "postgres_dump.h"

namespace storage {

namespace {

constexpr std::size_t most_connections = 16;
constexpr auto longest_wait = std::chrono::seconds{20};  // for a free connection
constexpr int most_attempts = 40;

/// Crossed transactions stand back for a random time that grows, so that they do not meet again.
void stand_back(int attempt) {
  const std::uint32_t most = std::min(100000U, 500U << std::min(attempt, 8));
  std::this_thread::sleep_for(std::chrono::microseconds{randombytes_uniform(most)});
}

}  // namespace

/// A connection for the length of one transaction. One that was lost or left dirty does not go back.
class PostgresDatabase::Lease {
 public:
  explicit Lease(PostgresDatabase& database) : database_(database) {
    const auto self = std::this_thread::get_id();
    {
      std::unique_lock lock(database_.mutex_);
      if (std::find(database_.holders_.begin(), database_.holders_.end(), self) != database_.holders_.end()) {
        throw std::logic_error("a transaction inside a transaction: pass the outer one on instead");
      }
      if (!database_.freed_.wait_for(lock, longest_wait,
                                     [&] { return !database_.idle_.empty() || database_.open_ < most_connections; })) {
        throw Unavailable("all connections to PostgreSQL are in use");
      }
      database_.holders_.push_back(self);
      if (!database_.idle_.empty()) {
        connection_ = std::move(database_.idle_.back());
        database_.idle_.pop_back();
        return;
      }
      ++database_.open_;
    }
    try {
      connection_ = std::make_unique<PostgresConnection>(database_.url_);
    } catch (...) {
      give_back();
      throw;
    }
  }
  ~Lease() {
    if (dropped_ || connection_->lost() || connection_->in_transaction()) connection_.reset();
    give_back();
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  PostgresConnection& connection() { return *connection_; }
  /// Good for nothing any more: the next one connects anew.
  void drop() { dropped_ = true; }

 private:
  void give_back() {
    {
      const std::lock_guard lock(database_.mutex_);
      std::erase(database_.holders_, std::this_thread::get_id());
      if (connection_) {
        database_.idle_.push_back(std::move(connection_));
      } else {
        --database_.open_;
      }
    }
    database_.freed_.notify_one();
  }

  PostgresDatabase& database_;
  std::unique_ptr<PostgresConnection> connection_;
  bool dropped_ = false;
};

PostgresDatabase::PostgresDatabase(const std::string& url) : url_(url) {
  const Lease lease(*this);  // says at once when the server is not there
}

void PostgresDatabase::run(PostgresConnection& connection, const char* begin,
                           const std::function<void(Transaction&)>& body) {
  PostgresTransaction tx(connection, begin);
  try {
    body(tx);
    if (tx.begun()) connection.command("COMMIT");
  } catch (...) {
    if (!connection.lost() && connection.in_transaction()) {
      try {
        connection.command("ROLLBACK");
      } catch (const std::exception&) {
        // The lease sees that the connection is of no more use.
      }
    }
    throw;
  }
}

void PostgresDatabase::read_erased(const std::function<void(Transaction&)>& body) {
  Lease lease(*this);
  try {
    run(lease.connection(), "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body);
  } catch (const ReadOnly& error) {
    throw std::logic_error(error.what());
  }
}

void PostgresDatabase::write_erased(const std::function<void(Transaction&)>& body) {
  Lease lease(*this);
  for (int attempt = 1;; ++attempt) {
    try {
      run(lease.connection(), "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE", body);
      return;
    } catch (const Crossed& crossed) {
      if (attempt == most_attempts) throw Unavailable(crossed.what());
      stand_back(attempt);
    } catch (const ReadOnly& error) {
      lease.drop();  // the server has become a replica: the address leads to the new primary
      throw Unavailable(error.what());
    }
  }
}

/// The server's list of running transactions changes with every commit, so two equal ones have seen the same rows. A
/// counter raised inside the writes would be seen before their rows are.
std::uint64_t PostgresDatabase::version() {
  Lease lease(*this);
  std::string now;
  try {
    now = lease.connection().text("SELECT pg_current_snapshot()");
  } catch (const Unavailable&) {
    if (!lease.connection().lost()) throw;
    lease.connection().reset();
    now = lease.connection().text("SELECT pg_current_snapshot()");
  }
  const std::lock_guard lock(version_mutex_);
  if (now != seen_) {
    seen_ = now;
    ++version_;
  }
  return version_;
}

void PostgresDatabase::migrate(const std::vector<config::Package>& packages) {
  // Two processes may start at once: the second waits here and then finds the work done.
  PostgresConnection guard(url_);
  guard.command("SELECT pg_advisory_lock(20200915)");
  run_migrations(*this, migrations_of(packages));
  guard.command("SELECT pg_advisory_unlock(20200915)");
}

void PostgresDatabase::backup(const std::string& path) {
  const std::string part = path + ".part";
  dump(url_, PostgresConnection(url_).text("SELECT current_schema()"), part);
  std::filesystem::rename(part, path);
}

}  // namespace storage
