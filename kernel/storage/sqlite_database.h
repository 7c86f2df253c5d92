#pragma once
// SQLite: one writer thread with group commit, and a pool of read-only connections.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <semaphore>
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
  /// One change on its way through the writer.
  struct Job {
    const std::function<void(Transaction&)>* body = nullptr;
    std::exception_ptr error;
    std::binary_semaphore answered{0};
  };
  using Batch = std::vector<std::shared_ptr<Job>>;

  class Lease;

  void run_writer();
  void commit_together(Batch& batch);
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
  std::deque<std::shared_ptr<Job>> queue_;
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
