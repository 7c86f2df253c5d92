#pragma once
// SQLite: one writer thread with group commit, and a pool of read-only connections.

#include <atomic>
#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "database.h"
#include "sqlite_connection.h"

namespace storage {

class SqliteDatabase final : public Database {
 public:
  explicit SqliteDatabase(const std::string& path);
  ~SqliteDatabase() override;

  Engine engine() const override { return Engine::sqlite; }
  std::uint64_t version() override;
  void migrate(const std::vector<config::Package>& packages) override;
  void backup(const std::string& path) override;

 protected:
  void read_erased(const std::function<void(Transaction&)>& body) override;
  void write_erased(const std::function<void(Transaction&)>& body) override;

 private:
  /// One change on its way through the writer; stands on the stack of the thread that waits for it.
  struct Job {
    const std::function<void(Transaction&)>& body;
    std::exception_ptr error;
  };
  /// The changes that came while the writer was at work: they share one commit and are woken by one call.
  struct Batch {
    std::vector<Job*> jobs;
    std::promise<void> promise;
    std::shared_future<void> answered = promise.get_future().share();
  };

  class Lease;

  void run_writer();
  void commit_together(const std::vector<Job*>& jobs);
  void run_and_commit(const std::vector<Job*>& jobs, void (SqliteDatabase::*run)(Job&));
  void run_bare(Job& job);
  void run_in_savepoint(Job& job);
  void roll_back();
  void refuse_nesting(std::thread::id self) const;
  void commit_seen();
  void checkpoint();

  std::string path_;
  SqliteConnection writer_;
  int wal_pages_ = 0;  // writer thread only

  std::mutex queue_mutex_;
  std::condition_variable queue_filled_;
  std::unique_ptr<Batch> gathering_ = std::make_unique<Batch>();
  bool stopping_ = false;

  std::mutex readers_mutex_;
  std::condition_variable reader_free_;
  std::vector<std::unique_ptr<SqliteConnection>> idle_readers_;
  std::vector<std::thread::id> reading_;  // threads that hold a reader: a read inside a read would wait for itself

  std::atomic<std::uint64_t> version_{1};
  std::mutex watch_mutex_;
  std::unique_ptr<SqliteConnection> watch_;  // sees commits of other processes
  std::int64_t watched_ = 0;
  std::atomic<std::int64_t> watched_at_{0};  // milliseconds, steady

  std::thread thread_;  // last: it uses all the others
};

}  // namespace storage
