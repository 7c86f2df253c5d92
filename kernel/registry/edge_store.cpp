// Edges as rows, and the walk around a thing. The walk goes level by level: the edges of all things at the edge of what
// is known, then the things behind them that the viewer may see, a few hundred at a time. What is hidden is not walked
// through, and nothing of it, neither its number nor its place, is in the answer.

#include "edge.h"

#include <algorithm>
#include <unordered_map>

#include "permit/visible.h"
#include "read_thing.h"

namespace registry {
namespace {

constexpr storage::Sql add_edge{"add_edge", R"sql(
  INSERT INTO registry_edge (from_thing, to_thing, kind, day) VALUES (:from, :to, :kind, :day)
  ON CONFLICT (from_thing, to_thing, kind) DO UPDATE SET day = excluded.day)sql"};

constexpr storage::Sql drop_edge{"drop_edge", R"sql(
  DELETE FROM registry_edge WHERE from_thing = :from AND to_thing = :to AND kind = :kind)sql"};

constexpr storage::Sql edges_forwards{"edges_forwards", R"sql(
  SELECT day, to_thing, from_thing, kind FROM registry_edge WHERE from_thing IN :things)sql"};

constexpr storage::Sql edges_back{"edges_back", R"sql(
  SELECT day, from_thing, to_thing, kind FROM registry_edge WHERE to_thing IN :things)sql"};

constexpr storage::Sql visible_of{"visible_of", R"sql(
  SELECT id, kind, title, address, audience, sentence, state, day, closed FROM registry_thing
  WHERE id IN :things AND audience IN )sql" PERMIT_VISIBLE};

/// An edge as it was read: from what is known (`via`) to what may be new (`other`).
struct Step {
  std::string day, other, via, kind;
  auto operator<=>(const Step&) const = default;
};

class Walk {
 public:
  Walk(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& middle)
      : tx_(tx), holders_(viewer.holders()), today_(viewer.today), middle_(middle) {
    known_.emplace(middle.text(), true);
  }

  /// What came of it (forwards) or where it came from, nearest first, at most `most`; `cut` says that there is more.
  std::vector<Neighbour> run(bool forwards, std::size_t most, bool& cut) {
    std::vector<Neighbour> found;
    std::vector<std::string> frontier{middle_.text()};
    for (int distance = 1; !frontier.empty(); ++distance) {
      std::vector<Step> steps = steps_from(frontier, forwards);
      if (keep_) kept_.insert(kept_.end(), steps.begin(), steps.end());
      std::sort(steps.begin(), steps.end());
      frontier.clear();
      for (std::size_t at = 0; at < steps.size();) {
        const std::size_t end = look_at_next(steps, at);
        for (; at < end; ++at) {
          const Step& step = steps[at];
          const auto seen = seen_.find(step.other);
          if (seen == seen_.end() || !known_.emplace(step.other, true).second) continue;
          if (found.size() == most) {
            known_.erase(step.other);
            cut = true;
            return found;
          }
          frontier.push_back(step.other);
          found.push_back({std::move(seen->second), step.kind, forwards, distance,
                           storage::Id::parse(step.via).value_or(storage::Id{})});
          seen_.erase(seen);
        }
      }
    }
    return found;
  }

  /// Every edge among what was found.
  std::vector<Edge> edges(const std::vector<Neighbour>& before) {
    std::vector<Edge> edges;
    std::unordered_map<std::string, bool> told;
    const auto take = [&](const Step& step, const std::string& from, const std::string& to) {
      if (!known_.contains(from) || !known_.contains(to) || !told.emplace(from + to + step.kind, true).second) return;
      edges.push_back({*storage::Id::parse(from), *storage::Id::parse(to), step.kind,
                       config::parse_date(step.day).value_or(config::Date{})});
    };
    for (const Step& step : forwards_) take(step, step.via, step.other);
    for (const Step& step : kept_) take(step, step.other, step.via);
    std::vector<std::string> others;  // from what lay before, past the middle, to what came of it
    for (const Neighbour& neighbour : before) others.push_back(neighbour.thing.id.text());
    for (const Step& step : steps_from(others, true)) take(step, step.via, step.other);
    return edges;
  }
  void keep_steps() { keep_ = true; }
  void forwards_done() { forwards_.swap(kept_); }

 private:
  static constexpr std::size_t at_a_time = 500;

  std::vector<Step> steps_from(const std::vector<std::string>& things, bool forwards) {
    std::vector<Step> steps;
    for (std::size_t at = 0; at < things.size(); at += at_a_time) {
      const auto first = things.begin() + static_cast<std::ptrdiff_t>(at);
      const std::vector<std::string> some(first,
                                          first + static_cast<std::ptrdiff_t>(std::min(at_a_time, things.size() - at)));
      tx_.each(forwards ? edges_forwards : edges_back, {{"things", some}},
               [&](const storage::Row& row) { steps.push_back({row.text(0), row.text(1), row.text(2), row.text(3)}); });
    }
    return steps;
  }

  /// Reads the next things that the steps from `at` on lead to, as far as they may be seen; answers where it stopped.
  std::size_t look_at_next(const std::vector<Step>& steps, std::size_t at) {
    std::vector<std::string> asked;
    for (; at < steps.size() && asked.size() < at_a_time; ++at) {
      if (!known_.contains(steps[at].other)) asked.push_back(steps[at].other);
    }
    if (!asked.empty()) {
      tx_.each(visible_of, {{"things", asked}, {"holders", holders_}, {"today", today_}}, [&](const storage::Row& row) {
        Thing thing = read_thing(row);
        std::string id = thing.id.text();
        seen_.insert_or_assign(std::move(id), std::move(thing));
      });
    }
    return at;
  }

  storage::Transaction& tx_;
  std::vector<std::string> holders_;
  config::Date today_;
  storage::Id middle_;
  std::unordered_map<std::string, bool> known_;  // in the answer, and the middle
  std::unordered_map<std::string, Thing> seen_;  // read, may be seen, not in the answer yet
  bool keep_ = false;
  std::vector<Step> kept_, forwards_;
};

std::vector<Neighbour> nearest_first(std::vector<Neighbour> after, std::vector<Neighbour> before) {
  after.insert(after.end(), std::make_move_iterator(before.begin()), std::make_move_iterator(before.end()));
  std::stable_sort(after.begin(), after.end(),
                   [](const Neighbour& a, const Neighbour& b) { return a.distance < b.distance; });
  return after;
}

}  // namespace

void put_edge(storage::Transaction& tx, const Edge& edge) {
  tx.execute(add_edge, {{"from", edge.from}, {"to", edge.to}, {"kind", edge.kind}, {"day", edge.day}});
}

void remove_edge(storage::Transaction& tx, const Edge& edge) {
  tx.execute(drop_edge, {{"from", edge.from}, {"to", edge.to}, {"kind", edge.kind}});
}

std::vector<Neighbour> circle_of(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& thing,
                                 int limit) {
  // What came of it is walked forwards only, where it came from backwards only: else every meeting would bring in all
  // its other items, and the story would be about the whole council.
  const auto most = static_cast<std::size_t>(std::max(limit, 0));
  bool cut = false;
  Walk walk(tx, viewer, thing);
  std::vector<Neighbour> after = walk.run(true, most, cut);
  std::vector<Neighbour> before = walk.run(false, most, cut);
  // Each direction has half of the room, and what the other leaves.
  before.resize(std::min(before.size(), std::max(most / 2, most - after.size())));
  after.resize(std::min(after.size(), most - before.size()));
  return nearest_first(std::move(after), std::move(before));
}

Circle whole_circle_of(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& thing, int most) {
  const auto room = static_cast<std::size_t>(std::max(most, 0));
  bool cut = false;
  Walk walk(tx, viewer, thing);
  walk.keep_steps();
  std::vector<Neighbour> after = walk.run(true, room, cut);
  walk.forwards_done();
  std::vector<Neighbour> before = walk.run(false, room - after.size(), cut);
  Circle circle;
  circle.edges = walk.edges(before);
  circle.around = nearest_first(std::move(after), std::move(before));
  circle.complete = !cut;
  return circle;
}

}  // namespace registry
