// Pages of long lists and search, as the registry answers them, with 1,000 to 1,000,000 things of a kind.
//
//   first_page, deep_page   25 rows by keyset at the beginning and in the middle, with the count that stops at 1,000
//   search                  a word found in 10,000 things, one of two such words, and a half-typed one
//
// Bars: a page costs at most twice as much CPU with 1,000,000 rows as with 1,000; a search at most 30 ms.

#include <benchmark/benchmark.h>

#include <filesystem>
#include <map>
#include <memory>

#include "audit/history.h"
#include "permit/audience.h"
#include "registry/feed.h"
#include "registry/search.h"
#include "storage/database.h"

namespace {

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

/// Things spread over the audiences of 40 councils; the secretary holds `held` of them.
class District {
 public:
  District(int rows, int held, bool with_words)
      : folder_(std::filesystem::temp_directory_path() / ("trygkreds-bench-" + storage::Id::next().text())) {
    std::filesystem::create_directories(folder_);
    database_ = storage::Database::open("sqlite:" + (folder_ / "bench.sqlite").string());
    database_->migrate({audit::package(), permit::package(), registry::package()});
    database_->write([&](storage::Transaction& tx) {
      for (int council = 0; council < councils; ++council) {
        permit::put_audience(tx, audience(council), "Råd");
        if (council < held) {
          permit::set_holders(tx, audience(council),
                              {{permit::office(permit::Role::district_secretariat, authority), {}, {}}});
        }
      }
    });
    for (int from = 0; from < rows; from += 50'000) {
      database_->write([&](storage::Transaction& tx) {
        for (int number = from; number < std::min(rows, from + 50'000); ++number) {
          // Words of search: every thing has "tryghed" and one of "natteliv" and "indbrud".
          registry::put(tx,
                        {.id = storage::Id::next(),
                         .kind = "bench.thing",
                         .title = with_words ? (number % 2 == 0 ? "Tryghed i nattelivet" : "Tryghed uden indbrud") : "",
                         .address = "/tiltag/" + std::to_string(number),
                         .audience = audience(number % councils),
                         .sentence = with_words ? "Kommunen har ansvaret, frist 15. december 2020." : "",
                         .state = "running",
                         .day = config::plus_days(today, -(number % 3650))});
        }
      });
    }
  }
  ~District() {
    database_.reset();
    std::filesystem::remove_all(folder_);
  }
  storage::Database& operator*() { return *database_; }

 private:
  static constexpr int councils = 40;
  static storage::Id audience(int council) { return storage::Id::of_words("bench:" + std::to_string(council)); }
  std::filesystem::path folder_;
  std::unique_ptr<storage::Database> database_;
};

void one_page(benchmark::State& state, const std::string& after_day) {
  District district(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)), false);
  const permit::Viewer viewer = secretary();
  registry::FeedQuery query{.kind = "bench.thing", .limit = 26};
  if (!after_day.empty()) {
    query.after_day = after_day;
    query.after_id = std::string(26, 'z');
  }
  for (auto _ : state) {
    std::int64_t total = 0;
    const auto rows = (*district).read([&](storage::Transaction& tx) {
      total = registry::count(tx, viewer, {.kind = "bench.thing"});
      return registry::feed(tx, viewer, query);
    });
    if (rows.empty() || total == 0 || total > 1001) state.SkipWithError("the page is not right");
    benchmark::DoNotOptimize(rows);
  }
}

void first_page(benchmark::State& state) { one_page(state, ""); }
void deep_page(benchmark::State& state) { one_page(state, config::iso(config::plus_days(today, -1800))); }
// 40 councils of 40: everything there is; 40 of them seen through one walk, 10 of them through ten.
BENCHMARK(first_page)
    ->ArgNames({"rows", "councils"})
    ->ArgsProduct({{1'000, 100'000, 1'000'000}, {10, 40}})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(deep_page)
    ->ArgNames({"rows", "councils"})
    ->ArgsProduct({{1'000, 100'000, 1'000'000}, {10, 40}})
    ->Unit(benchmark::kMicrosecond);

/// Each word is found in up to 10,000 of the things that the secretary may see.
void search(benchmark::State& state, const std::string& words) {
  static District district(10'000, 40, true);
  const permit::Viewer viewer = secretary();
  for (auto _ : state) {
    const auto hits = (*district).read([&](storage::Transaction& tx) { return registry::search(tx, viewer, words); });
    if (hits.things.size() != 25) state.SkipWithError("the answer is not full");
    benchmark::DoNotOptimize(hits);
  }
}
BENCHMARK_CAPTURE(search, a_word_of_all, "tryghed")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, two_words, "tryghed indbrud")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, half_typed, "tryghed natte")->Unit(benchmark::kMillisecond);

}  // namespace
