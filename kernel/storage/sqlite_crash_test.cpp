// Killed at any moment, SQLite has every row whose write was acknowledged.

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "database.h"
#include "trial/databases.h"

namespace storage {
namespace {

const config::Package things{
    "things", {{"migrations/0001_things.sql", "CREATE TABLE things_thing (id ID PRIMARY KEY, text TEXT);\n"}}};

constexpr Sql insert_thing{"insert_thing", "INSERT INTO things_thing (id, text) VALUES (:id, :text)"};
constexpr Sql all_things{"all_things", "SELECT id FROM things_thing"};
constexpr Sql check{"check", "PRAGMA integrity_check"};

constexpr int rounds = 20;
constexpr std::size_t id_length = 26;

/// Writes with eight threads until it is killed, and tells each id through the pipe when its write has returned.
[[noreturn]] void write_for_ever(const std::string& url, int pipe) {
  const auto db = Database::open(url);
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&] {
      const std::string text(6000, 'x');
      for (;;) {
        const Id id = Id::random();
        db->write([&](Transaction& tx) { tx.execute(insert_thing, {{"id", id}, {"text", text}}); });
        if (write(pipe, id.text().data(), id_length) != static_cast<ssize_t>(id_length)) _exit(1);
      }
    });
  }
  threads.front().join();
  _exit(1);
}

TEST(SqliteCrash, keeps_every_acknowledged_row) {
  trial::Throwaway db(Engine::sqlite, {things});
  const std::string url = db.url();
  std::mt19937 random(20200915);
  std::set<std::string> acknowledged;
  for (int round = 0; round < rounds; ++round) {
    db.close();
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      close(pipe[0]);
      write_for_ever(url, pipe[1]);
    }
    close(pipe[1]);
    const std::size_t enough = acknowledged.size() + std::uniform_int_distribution<std::size_t>(1, 700)(random);
    char id[id_length];
    bool killed = false;
    // Each id was written into the pipe whole; those written between the kill and the death count as well.
    while (read(pipe[0], id, id_length) == static_cast<ssize_t>(id_length)) {
      acknowledged.emplace(id, id_length);
      if (!killed && acknowledged.size() >= enough) {
        ASSERT_EQ(kill(child, SIGKILL), 0);
        killed = true;
      }
    }
    close(pipe[0]);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
    db.reopen();
    db->read([&](Transaction& tx) {
      EXPECT_EQ(tx.one(check, {}, [](const Row& row) { return row.text(0); }), "ok");
      std::set<std::string> present;
      tx.each(all_things, {}, [&](const Row& row) { present.insert(row.text(0)); });
      for (const std::string& expected : acknowledged) ASSERT_TRUE(present.contains(expected)) << "round " << round;
    });
  }
}

}  // namespace
}  // namespace storage
