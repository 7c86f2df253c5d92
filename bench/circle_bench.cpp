// The circle of a thing in a graph of 10,000: the nearest 200 for the page, and the whole as JSON; with a tree (each
// thing leads to three) and with a star (one plan, 10,000 things of it), a third of it hidden from the viewer.
//
// Bars: the nearest 200 in at most 20 ms, the whole as JSON in at most 150 ms.

#include <benchmark/benchmark.h>

#include <filesystem>
#include <memory>

#include "audit/history.h"
#include "circle_json.h"
#include "permit/audience.h"
#include "registry/edge.h"
#include "registry/feed.h"
#include "storage/database.h"

namespace {

constexpr int things = 10'000;
const config::Date today{std::chrono::year{2020} / 9 / 15};
const storage::Id hidden = storage::Id::of_words("bench:hidden");

enum Shape { tree, star };

storage::Id name(int number) { return storage::Id::of_words("bench:" + std::to_string(number)); }

/// A graph of `things` visible things and half as many hidden ones, which hang on the visible ones.
class Graph {
 public:
  explicit Graph(Shape shape)
      : folder_(std::filesystem::temp_directory_path() / ("trygkreds-bench-" + storage::Id::next().text())) {
    std::filesystem::create_directories(folder_);
    database_ = storage::Database::open("sqlite:" + (folder_ / "bench.sqlite").string());
    database_->migrate({audit::package(), permit::package(), registry::package()});
    database_->write([&](storage::Transaction& tx) {
      permit::put_audience(tx, hidden, "Skjult");
      for (int number = 0; number < things; ++number) {
        put(tx, number, permit::public_audience());
        if (number > 0) edge(tx, shape == star ? 0 : (number - 1) / 3, number);
        if (number % 2 == 0) {
          put(tx, things + number, hidden);
          edge(tx, shape == star ? 0 : number, things + number);
        }
      }
    });
  }
  ~Graph() {
    database_.reset();
    std::filesystem::remove_all(folder_);
  }
  storage::Database& operator*() { return *database_; }

 private:
  static void put(storage::Transaction& tx, int number, const storage::Id& audience) {
    registry::put(tx, {.id = name(number),
                       .kind = "bench.thing",
                       .title = "Tiltag nummer " + std::to_string(number),
                       .address = "/tiltag/" + name(number).text(),
                       .audience = audience,
                       .sentence = "Svendborg Kommune har ansvaret, frist 15. december 2020.",
                       .state = "running",
                       .day = config::plus_days(today, -(number % 365))});
  }
  static void edge(storage::Transaction& tx, int from, int to) {
    registry::put_edge(tx, {name(from), name(to), "became", config::plus_days(today, -(to % 365))});
  }
  std::filesystem::path folder_;
  std::unique_ptr<storage::Database> database_;
};

void nearest_200(benchmark::State& state) {
  Graph graph(static_cast<Shape>(state.range(0)));
  const permit::Viewer viewer = permit::citizen(today);
  for (auto _ : state) {
    const auto circle =
        (*graph).read([&](storage::Transaction& tx) { return registry::whole_circle_of(tx, viewer, name(0), 200); });
    if (circle.around.size() != 200 || circle.complete) state.SkipWithError("not the nearest 200");
    benchmark::DoNotOptimize(circle);
  }
}
BENCHMARK(nearest_200)->ArgName("star")->Arg(tree)->Arg(star)->Unit(benchmark::kMillisecond);

void whole_as_json(benchmark::State& state) {
  Graph graph(static_cast<Shape>(state.range(0)));
  const permit::Viewer viewer = permit::citizen(today);
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string json = (*graph).read([&](storage::Transaction& tx) {
      const auto middle = registry::find(tx, viewer, name(0));
      const auto circle = registry::whole_circle_of(tx, viewer, name(0));
      if (circle.around.size() != things - 1 || circle.edges.size() != things - 1) state.SkipWithError("not the whole");
      return app::circle_as_json(*middle, circle);
    });
    bytes = json.size();
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(whole_as_json)->ArgName("star")->Arg(tree)->Arg(star)->Unit(benchmark::kMillisecond);

}  // namespace
