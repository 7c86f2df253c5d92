// The queue on both engines.

#include "jobs.h"

#include <atomic>
#include <stdexcept>

#include <gtest/gtest.h>

#include "trial/databases.h"

namespace jobs {

class JobsTest : public trial::BothEngines {
 protected:
  void SetUp() override {
    clock_.set(config::local(*config::parse_date("2020-09-15"), 510));
    database_ = open({package()});
  }
  void put_now(std::string_view kind, std::string_view subject, std::chrono::minutes later = {}) {
    (*database_)->write([&](storage::Transaction& tx) { put(tx, kind, subject, clock_.now() + later); });
  }
  int left() {
    return (*database_)->read([](storage::Transaction& tx) { return waiting(tx); });
  }
  storage::Database& database() { return **database_; }

  config::Clock clock_;
  std::unique_ptr<trial::Throwaway> database_;
};

TRIAL_ON_BOTH(JobsTest);

TEST_P(JobsTest, runs_what_is_due_in_order_and_nothing_else) {
  Queue queue(database(), clock_);
  std::vector<std::string> ran;
  queue.on("print", [&](const Job& job) { ran.push_back(job.subject); });
  put_now("print", "later", std::chrono::minutes(5));
  put_now("print", "second");
  put_now("print", "first", std::chrono::minutes(-1));
  put_now("unknown", "kind");
  clock_.set(clock_.now() + std::chrono::seconds(1));
  EXPECT_EQ(queue.run_due(), 2);
  EXPECT_EQ(ran, (std::vector<std::string>{"first", "second"}));
  EXPECT_EQ(left(), 2);
  clock_.set(clock_.now() + std::chrono::minutes(5));
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_EQ(ran.back(), "later");
}

TEST_P(JobsTest, the_same_kind_and_subject_is_one_job_and_may_be_removed) {
  put_now("print", "x");
  put_now("print", "x", std::chrono::minutes(10));
  put_now("print", "y");
  EXPECT_EQ(left(), 2);
  database().write([](storage::Transaction& tx) { remove(tx, "print", "y"); });
  EXPECT_EQ(left(), 1);
  Queue queue(database(), clock_);
  queue.on("print", [](const Job&) { FAIL() << "it was moved to later"; });
  EXPECT_EQ(queue.run_due(), 0);
}

TEST_P(JobsTest, a_failing_job_is_tried_again_with_growing_delay) {
  Queue queue(database(), clock_);
  std::vector<int> tries;
  queue.on("send", [&](const Job& job) {
    tries.push_back(job.tries);
    if (tries.size() < 4) throw std::runtime_error("the other end is away");
  });
  put_now("send", "x");
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_EQ(queue.run_due(), 0);
  int minutes = 1;
  for (int round = 1; round <= 3; ++round, minutes *= 2) {
    clock_.set(clock_.now() + std::chrono::minutes(minutes) - std::chrono::seconds(10));
    EXPECT_EQ(queue.run_due(), 0) << "too early, round " << round;
    clock_.set(clock_.now() + std::chrono::seconds(20));
    EXPECT_EQ(queue.run_due(), 1) << "round " << round;
  }
  EXPECT_EQ(tries, (std::vector<int>{0, 1, 2, 3}));
  EXPECT_EQ(left(), 0);
}

TEST_P(JobsTest, what_is_put_while_it_runs_is_not_lost) {
  Queue queue(database(), clock_);
  int ran = 0;
  queue.on("index", [&](const Job&) {
    if (++ran == 1) put_now("index", "plan", std::chrono::minutes(1));
  });
  put_now("index", "plan");
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_EQ(left(), 1);
  clock_.set(clock_.now() + std::chrono::minutes(2));
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_EQ(left(), 0);
}

TEST_P(JobsTest, a_job_is_taken_by_one_queue_only) {
  put_now("print", "x");
  const auto now = clock_.now() + std::chrono::seconds(1);
  const auto job = database().read([&](storage::Transaction& tx) { return next_due(tx, {"print"}, now); });
  ASSERT_TRUE(job);
  const auto try_to_take = [&] {
    return database().write([&](storage::Transaction& tx) { return take(tx, *job, now + std::chrono::minutes(10)); });
  };
  EXPECT_TRUE(try_to_take());
  EXPECT_FALSE(try_to_take());
}

TEST_P(JobsTest, the_started_queue_runs_jobs_and_repeated_work) {
  Queue queue(database(), clock_);
  std::atomic<int> jobs{0};
  std::atomic<int> rounds{0};
  queue.on("print", [&](const Job&) { ++jobs; });
  queue.every(std::chrono::milliseconds(5), [&] {
    if (++rounds == 1) throw std::runtime_error("the first round fails");
  });
  put_now("print", "x");
  queue.start();
  for (int i = 0; i < 2000 && (jobs < 1 || rounds < 3); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  queue.stop();
  EXPECT_EQ(jobs, 1);
  EXPECT_GE(rounds, 3);
}

}  // namespace jobs
