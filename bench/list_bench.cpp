// A list of 25 things out of 100,000 through the row filter, as somebody who sees one of N councils: CPU per list, flat
// in N.
//
// Bar: at most 1 ms of CPU, and the list in a district of 1,000 councils at most twice that of 10.

#include <benchmark/benchmark.h>

#include <filesystem>
#include <memory>

#include "audit/history.h"
#include "permit/audience.h"
#include "registry/feed.h"
#include "storage/database.h"

namespace {

constexpr int things = 100'000;
const config::Date today{std::chrono::year{2020} / 9 / 15};
const storage::Id authority = storage::Id::of_words("authority:bench");

permit::Viewer secretary() {
  permit::Viewer viewer;
  viewer.role = permit::Role::district_secretariat;
  viewer.authority = authority;
  viewer.capacity = storage::Id::of_words("capacity:bench");
  viewer.today = today;
  return viewer;
}

/// 100,000 things spread evenly over the audiences of `councils` councils; the secretary holds the first.
class District {
 public:
  explicit District(int councils)
      : folder_(std::filesystem::temp_directory_path() / ("trygkreds-bench-" + storage::Id::next().text())) {
    std::filesystem::create_directories(folder_);
    database_ = storage::Database::open("sqlite:" + (folder_ / "bench.sqlite").string());
    database_->migrate({audit::package(), permit::package(), registry::package()});
    database_->write([&](storage::Transaction& tx) {
      for (int council = 0; council < councils; ++council) {
        permit::put_audience(tx, audience(council), "Råd");
        if (council == 0) {
          permit::set_holders(tx, audience(council),
                              {{permit::office(permit::Role::district_secretariat, authority), {}, {}}});
        }
      }
      for (int number = 0; number < things; ++number) {
        registry::put(tx, {.id = storage::Id::next(),
                           .kind = "bench.thing",
                           .title = "Tiltag",
                           .address = "/tiltag",
                           .audience = audience(number % councils),
                           .sentence = "",
                           .state = "running",
                           .day = config::plus_days(today, -(number % 3650))});
      }
    });
  }
  ~District() {
    database_.reset();
    std::filesystem::remove_all(folder_);
  }
  storage::Database& operator*() { return *database_; }

 private:
  static storage::Id audience(int council) { return storage::Id::of_words("bench:" + std::to_string(council)); }
  std::filesystem::path folder_;
  std::unique_ptr<storage::Database> database_;
};

void list_25_of_100000(benchmark::State& state) {
  District district(static_cast<int>(state.range(0)));
  const permit::Viewer viewer = secretary();
  for (auto _ : state) {
    const auto rows = (*district).read(
        [&](storage::Transaction& tx) { return registry::feed(tx, viewer, {.kind = "bench.thing", .limit = 25}); });
    if (rows.size() != 25) state.SkipWithError("the list is not full");
    benchmark::DoNotOptimize(rows);
  }
}
BENCHMARK(list_25_of_100000)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMicrosecond);

}  // namespace
