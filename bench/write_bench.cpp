// Durable writes of 64 clients through the archive (one writer, group commit, audit entry) and, beside it in the same
// run, the same changes with one commit per request; also bare inserts with one commit each on a connection of each
// client's own, as the disk's limit without us. All SQLite, WAL, synchronous=FULL, on the same disk.
//
// Bar: writes per second with shared commits at least 5 times those with one commit per request.

#include <benchmark/benchmark.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <sqlite3.h>

#include "audit/archive.h"
#include "audit/history.h"
#include "permit/audience.h"
#include "registry/feed.h"

namespace {

constexpr int clients = 64;
constexpr auto round_length = std::chrono::seconds(3);

struct Folder {
  std::filesystem::path path = std::filesystem::current_path() / ("trygkreds-bench-" + storage::Id::random().text());
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

/// Runs `write` in 64 threads for one round; answers writes per second.
template <class Write>
double per_second(Write write) {
  std::atomic<long> done{0};
  std::vector<std::thread> threads;
  const auto start = std::chrono::steady_clock::now();
  for (int client = 0; client < clients; ++client) {
    threads.emplace_back([&, client] {
      while (std::chrono::steady_clock::now() - start < round_length) done += write(client) ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  return static_cast<double>(done) / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

enum class Commits { shared, one_each };

double through_the_archive(Commits commits) {
  Folder folder;
  config::Clock clock;
  const auto database = storage::Database::open("sqlite:" + (folder.path / "a.sqlite").string());
  database->migrate({audit::package(), permit::package(), registry::package()});
  audit::Archive archive(*database, clock);
  const config::Date day = clock.today();
  std::mutex alone;
  return per_second([&](int) {
    std::unique_lock<std::mutex> turn(alone, std::defer_lock);
    if (commits == Commits::one_each) turn.lock();  // a change that nobody can share its commit with
    return static_cast<bool>(
        archive.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
          const registry::Thing thing{.id = storage::Id::next(),
                                      .kind = "bench.thing",
                                      .title = "Tiltag",
                                      .address = "/t",
                                      .audience = permit::public_audience(),
                                      .sentence = "",
                                      .state = "open",
                                      .day = day};
          registry::put(change.tx(), thing);
          change.record({.verb = "thing_put", .thing = thing.id, .kind = thing.kind});
          return config::done;
        }));
  });
}

double bare_inserts_with_one_commit_each() {
  Folder folder;
  const std::string path = (folder.path / "b.sqlite").string();
  const auto connect = [&] {
    sqlite3* connection = nullptr;
    sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                    nullptr);
    sqlite3_busy_timeout(connection, 5000);
    sqlite3_exec(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", nullptr, nullptr, nullptr);
    return connection;
  };
  sqlite3* first = connect();
  sqlite3_exec(first, "CREATE TABLE thing (id INTEGER PRIMARY KEY, title TEXT) STRICT", nullptr, nullptr, nullptr);
  std::vector<sqlite3*> connections;
  for (int client = 0; client < clients; ++client) connections.push_back(connect());
  const double result = per_second([&](int client) {
    sqlite3* connection = connections[static_cast<std::size_t>(client)];
    const bool done = sqlite3_exec(connection, "BEGIN IMMEDIATE; INSERT INTO thing (title) VALUES ('Tiltag'); COMMIT",
                                   nullptr, nullptr, nullptr) == SQLITE_OK;
    if (!done) sqlite3_exec(connection, "ROLLBACK", nullptr, nullptr, nullptr);
    return done;
  });
  for (sqlite3* connection : connections) sqlite3_close(connection);
  sqlite3_close(first);
  return result;
}

void durable_writes_of_64_clients(benchmark::State& state) {
  double shared = 0, one_each = 0, bare = 0;
  for (auto _ : state) {
    one_each += through_the_archive(Commits::one_each);
    shared += through_the_archive(Commits::shared);
    bare += bare_inserts_with_one_commit_each();
  }
  const auto rounds = static_cast<double>(state.iterations());
  state.counters["shared_per_s"] = shared / rounds;
  state.counters["one_each_per_s"] = one_each / rounds;
  state.counters["bare_one_each_per_s"] = bare / rounds;
  state.counters["ratio"] = shared / one_each;
}
BENCHMARK(durable_writes_of_64_clients)->Iterations(3)->Unit(benchmark::kSecond)->UseRealTime();

}  // namespace
