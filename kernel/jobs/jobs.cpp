// The queue: takes what is due, runs it, and puts off what failed.

#include "jobs.h"

#include <algorithm>

#include <spdlog/spdlog.h>

namespace jobs {

namespace {

constexpr auto lease = std::chrono::minutes(10);  // a job whose process vanished is taken again after this
constexpr int most_at_once = 1000;                // so that a job which puts itself again cannot hold the thread

std::chrono::minutes delay_after(int tries) {
  return std::chrono::minutes(tries >= 11 ? 1440 : std::min(1440, 1 << tries));
}

}  // namespace

Queue::~Queue() { stop(); }

void Queue::every(std::chrono::milliseconds pause, std::function<void()> work) {
  repeated_.push_back({pause, std::move(work), std::chrono::steady_clock::now()});
}

bool Queue::run_one(const std::vector<std::string>& kinds, config::Instant now) {
  const auto job = database_.read([&](storage::Transaction& tx) { return next_due(tx, kinds, now); });
  if (!job) return false;
  if (!database_.write([&](storage::Transaction& tx) { return take(tx, *job, now + lease); })) return true;
  try {
    workers_.at(job->kind)(*job);
  } catch (const std::exception& fault) {
    spdlog::warn("job {} ({}), try {}: {}", job->kind, job->subject, job->tries + 1, fault.what());
    database_.write([&](storage::Transaction& tx) { postpone(tx, *job, clock_.now() + delay_after(job->tries)); });
    return true;
  }
  database_.write([&](storage::Transaction& tx) { finish(tx, *job); });
  return true;
}

int Queue::run_due() {
  std::vector<std::string> kinds;
  for (const auto& [kind, worker] : workers_) kinds.push_back(kind);
  if (kinds.empty()) return 0;
  const config::Instant now = clock_.now();
  int ran = 0;
  while (!stopping_ && ran < most_at_once && run_one(kinds, now)) ++ran;
  return ran;
}

void Queue::run_repeated() {
  for (auto& repeated : repeated_) {
    if (stopping_ || std::chrono::steady_clock::now() < repeated.next) continue;
    try {
      repeated.work();
    } catch (const std::exception& fault) {
      spdlog::warn("repeated work: {}", fault.what());
    }
    repeated.next = std::chrono::steady_clock::now() + repeated.pause;
  }
}

void Queue::loop() {
  while (!stopping_) {
    run_repeated();
    try {
      run_due();
    } catch (const std::exception& fault) {
      spdlog::warn("the queue of jobs: {}", fault.what());  // the database is away: the next round asks again
    }
    auto next = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    for (const auto& repeated : repeated_) next = std::min(next, repeated.next);
    std::unique_lock lock(mutex_);
    wake_.wait_until(lock, next, [this] { return stopping_.load(); });
  }
}

void Queue::start() {
  if (thread_.joinable()) return;
  stopping_ = false;
  thread_ = std::thread([this] { loop(); });
}

void Queue::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
  stopping_ = false;
}

}  // namespace jobs
