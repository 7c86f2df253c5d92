#pragma once
// Work that is due at a time, in the database, so that it survives a restart: one queue, one thread, run again with
// growing delay when it fails. Work is put there in the change that makes it necessary.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "config/clock.h"
#include "config/package.h"
#include "storage/database.h"

namespace jobs {

struct Job {
  storage::Id id;
  std::string kind;     // "mail.send"
  std::string subject;  // the id or words it is about
  config::Instant due;
  int tries = 0;
};

/// Puts a job; the same kind and subject is one job (its due time is moved).
void put(storage::Transaction& tx, std::string_view kind, std::string_view subject, config::Instant due);
void remove(storage::Transaction& tx, std::string_view kind, std::string_view subject);
int waiting(storage::Transaction& tx);

/// For the queue alone. The oldest job of these kinds that is due, or nothing.
std::optional<Job> next_due(storage::Transaction& tx, const std::vector<std::string>& kinds, config::Instant now);
/// Takes it until `until`; false when it was taken, moved or removed meanwhile.
bool take(storage::Transaction& tx, const Job& job, config::Instant until);
void finish(storage::Transaction& tx, const Job& job);
void postpone(storage::Transaction& tx, const Job& job, config::Instant due);

class Queue {
 public:
  /// A worker may throw: the job is tried again after 1, 2, 4 ... minutes (at most a day).
  using Worker = std::function<void(const Job&)>;

  Queue(storage::Database& database, const config::Clock& clock) : database_(database), clock_(clock) {}
  ~Queue();
  /// Told before start().
  void on(std::string kind, Worker worker) { workers_[std::move(kind)] = std::move(worker); }
  /// Runs `work` after each `pause` of real time while started (scanners, mail, linking of the audit log). Told before
  /// start().
  void every(std::chrono::milliseconds pause, std::function<void()> work);
  /// Runs everything that is due now, in this thread; answers how many. Tests and the loop use it.
  int run_due();
  void start();
  void stop();

 private:
  void loop();
  void run_repeated();
  bool run_one(const std::vector<std::string>& kinds, config::Instant now);

  storage::Database& database_;
  const config::Clock& clock_;
  std::map<std::string, Worker> workers_;
  struct Repeated {
    std::chrono::milliseconds pause;
    std::function<void()> work;
    std::chrono::steady_clock::time_point next;
  };
  std::vector<Repeated> repeated_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stopping_{false};
};

config::Package package();

}  // namespace jobs
