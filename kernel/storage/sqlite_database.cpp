// See sqlite_database.h. Only the writer checkpoints: before 3.51.3 SQLite can damage a WAL when two connections do.

#include "sqlite_database.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include <fmt/format.h>
#include <sqlite3.h>

#include "migration_store.h"

namespace storage {

namespace {

constexpr int readers = 4;
constexpr int pages_worth_a_checkpoint = 8000;       // 32 MB
constexpr int pages_worth_emptying_the_wal = 32000;  // 128 MB: readers have held it up for long
constexpr std::int64_t watch_every = 20;             // milliseconds

std::int64_t milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace

/// A reader for the length of one read, with its snapshot.
class SqliteDatabase::Lease {
 public:
  explicit Lease(SqliteDatabase& database) : database_(database) {
    std::unique_lock lock(database_.readers_mutex_);
    const auto self = std::this_thread::get_id();
    database_.refuse_nesting(self);
    database_.reader_free_.wait(lock, [&] { return !database_.idle_readers_.empty(); });
    database_.reading_.push_back(self);
    connection_ = std::move(database_.idle_readers_.back());
    database_.idle_readers_.pop_back();
  }
  ~Lease() {
    {
      const std::lock_guard lock(database_.readers_mutex_);
      std::erase(database_.reading_, std::this_thread::get_id());
      database_.idle_readers_.push_back(std::move(connection_));
    }
    database_.reader_free_.notify_one();
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  SqliteConnection& connection() { return *connection_; }

 private:
  SqliteDatabase& database_;
  std::unique_ptr<SqliteConnection> connection_;
};

SqliteDatabase::SqliteDatabase(const std::string& path) : path_(path), writer_(path, SqliteConnection::Access::writes) {
  sqlite3_wal_hook(
      writer_.handle(),
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<SqliteDatabase*>(self)->wal_pages_ = pages;
        return SQLITE_OK;
      },
      this);
  for (int i = 0; i < readers; ++i) {
    idle_readers_.push_back(std::make_unique<SqliteConnection>(path, SqliteConnection::Access::reads));
  }
  watch_ = std::make_unique<SqliteConnection>(path, SqliteConnection::Access::reads);
  watched_ = watch_->number("PRAGMA data_version");
  thread_ = std::thread([this] { run_writer(); });
}

SqliteDatabase::~SqliteDatabase() {
  {
    const std::lock_guard lock(queue_mutex_);
    stopping_ = true;
  }
  queue_filled_.notify_one();
  thread_.join();
  idle_readers_.clear();
  watch_.reset();
}

void SqliteDatabase::read_erased(const std::function<void(Transaction&)>& body) {
  Lease lease(*this);
  SqliteConnection& connection = lease.connection();
  static constexpr Sql begin{"begin", "BEGIN"}, commit{"commit", "COMMIT"}, rollback{"rollback", "ROLLBACK"};
  connection.run(begin, {}, nullptr);
  try {
    SqliteTransaction tx(connection);
    body(tx);
  } catch (...) {
    if (connection.in_transaction()) connection.run(rollback, {}, nullptr);
    throw;
  }
  connection.run(commit, {}, nullptr);
}

void SqliteDatabase::write_erased(const std::function<void(Transaction&)>& body) {
  {
    const std::lock_guard lock(readers_mutex_);
    refuse_nesting(std::this_thread::get_id());
  }
  Job job{body, nullptr};
  std::shared_future<void> answered;
  {
    const std::lock_guard lock(queue_mutex_);
    gathering_->jobs.push_back(&job);
    answered = gathering_->answered;
  }
  queue_filled_.notify_one();
  answered.wait();
  if (job.error) std::rethrow_exception(job.error);
}

/// A transaction inside a transaction would wait for itself, or see another moment than the outer one.
void SqliteDatabase::refuse_nesting(std::thread::id self) const {
  if (self == thread_.get_id() || std::find(reading_.begin(), reading_.end(), self) != reading_.end()) {
    throw std::logic_error("a transaction inside a transaction: pass the outer one on instead");
  }
}

void SqliteDatabase::run_writer() {
  for (;;) {
    auto batch = std::make_unique<Batch>();
    {
      std::unique_lock lock(queue_mutex_);
      queue_filled_.wait(lock, [&] { return stopping_ || !gathering_->jobs.empty(); });
      if (gathering_->jobs.empty()) return;
      std::swap(batch, gathering_);
    }
    commit_together(batch->jobs);
    batch->promise.set_value();
    if (wal_pages_ >= pages_worth_a_checkpoint) checkpoint();
  }
}

/// Everything in the batch becomes durable by one commit; what fails by itself takes nobody with it.
void SqliteDatabase::commit_together(const std::vector<Job*>& jobs) {
  try {
    run_and_commit(jobs, &SqliteDatabase::run_bare);
    return;
  } catch (...) {
    roll_back();
    if (jobs.size() == 1) {
      jobs.front()->error = std::current_exception();
      return;
    }
  }
  // Somebody failed. Savepoints cost a fifth of a batch, so that they are set only now, when one is known to be needed.
  try {
    run_and_commit(jobs, &SqliteDatabase::run_in_savepoint);
  } catch (const ConstraintBroken&) {
    // A rule that is checked at the commit does not say whose change broke it: each alone then.
    roll_back();
    for (Job* job : jobs) {
      if (!job->error) commit_together({job});
    }
  } catch (...) {
    roll_back();
    for (Job* job : jobs) {
      if (!job->error) job->error = std::current_exception();
    }
  }
}

void SqliteDatabase::run_and_commit(const std::vector<Job*>& jobs, void (SqliteDatabase::*run)(Job&)) {
  writer_.command("BEGIN IMMEDIATE");
  bool wrote = false;
  for (Job* job : jobs) {
    (this->*run)(*job);
    wrote = wrote || !job->error;
    if (!writer_.in_transaction()) throw Unavailable("the database gave up the transaction: the disk may be full");
  }
  writer_.command("COMMIT");
  if (wrote) commit_seen();
}

void SqliteDatabase::run_bare(Job& job) {
  SqliteTransaction tx(writer_);
  job.body(tx);
}

void SqliteDatabase::roll_back() {
  if (!writer_.in_transaction()) return;
  try {
    writer_.command("ROLLBACK");
  } catch (const std::exception&) {
    // The next BEGIN says what is wrong.
  }
}

void SqliteDatabase::run_in_savepoint(Job& job) {
  static constexpr Sql savepoint{"savepoint", "SAVEPOINT job"}, release{"release", "RELEASE job"},
      rollback{"rollback", "ROLLBACK TO job"};
  writer_.run(savepoint, {}, nullptr);
  try {
    run_bare(job);
  } catch (...) {
    job.error = std::current_exception();
    if (!writer_.in_transaction()) return;
    writer_.run(rollback, {}, nullptr);
  }
  writer_.run(release, {}, nullptr);
}

void SqliteDatabase::checkpoint() {
  const bool empty = wal_pages_ >= pages_worth_emptying_the_wal;
  sqlite3_busy_timeout(writer_.handle(), empty ? 100 : 0);
  // A checkpoint that cannot finish is tried again after the next commit.
  sqlite3_wal_checkpoint_v2(writer_.handle(), nullptr, empty ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE,
                            nullptr, nullptr);
  sqlite3_busy_timeout(writer_.handle(), 5000);
}

/// Our own commit: counted here, so that the watch does not count it again.
void SqliteDatabase::commit_seen() {
  const std::lock_guard lock(watch_mutex_);
  try {
    watched_ = watch_->number("PRAGMA data_version");
  } catch (const Unavailable&) {
    // Counted twice at worst.
  }
  ++version_;
}

std::uint64_t SqliteDatabase::version() {
  const std::int64_t now = milliseconds();
  if (now - watched_at_.load(std::memory_order_relaxed) >= watch_every) {
    if (const std::unique_lock lock(watch_mutex_, std::try_to_lock); lock.owns_lock()) {
      watched_at_ = now;
      const std::int64_t seen = watch_->number("PRAGMA data_version");
      if (seen != watched_) {
        watched_ = seen;
        ++version_;
      }
    }
  }
  return version_;
}

void SqliteDatabase::migrate(const std::vector<config::Package>& packages) {
  run_migrations(*this, migrations_of(packages));
}

void SqliteDatabase::backup(const std::string& path) {
  const std::string part = path + ".part";
  std::filesystem::remove(part);
  SqliteConnection source(path_, SqliteConnection::Access::reads);
  sqlite3* target = nullptr;
  int code = sqlite3_open_v2(part.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  if (code == SQLITE_OK) {
    if (sqlite3_backup* copy = sqlite3_backup_init(target, "main", source.handle(), "main"); copy != nullptr) {
      sqlite3_backup_step(copy, -1);
      code = sqlite3_backup_finish(copy);
    } else {
      code = sqlite3_errcode(target);
    }
  }
  const std::string why = code == SQLITE_OK ? "" : sqlite3_errmsg(target);
  sqlite3_close(target);
  if (code != SQLITE_OK) {
    std::filesystem::remove(part);
    throw Unavailable(fmt::format("the copy {} could not be written: {}", path, why));
  }
  std::filesystem::rename(part, path);
}

}  // namespace storage
