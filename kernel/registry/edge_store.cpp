// Edges as rows, and the walk around a thing. The walk goes level by level: the edges of all things at the edge of what
// is known, then the things behind them that the viewer may see, a few hundred at a time. What is hidden is not walked
// through, and nothing of it, neither its number nor its place, is in the answer.

#include "edge.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

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
    known_.insert(middle.text());
  }

  /// What came of it (forwards) or where it came from, nearest first, at most `most`; `cut` says that there is more.
  std::vector<Neighbour> run(bool forwards, std::size_t most, bool& cut) {
    std::vector<Neighbour> found;
    std::vector<std::string> frontier{middle_.text()};
    for (int distance = 1; !frontier.empty(); ++distance) {
      std::vector<Step> steps = steps_from(frontier, forwards);
      std::sort(steps.begin(), steps.end());
      std::vector<Step>& kept = forwards ? after_ : before_;
      kept.insert(kept.end(), steps.begin(), steps.end());
      frontier.clear();
      for (std::size_t at = 0; at < steps.size();) {
        const std::size_t end = look_at_next(steps, at);
        for (; at < end; ++at) {
          const Step& step = steps[at];
          const auto seen = seen_.find(step.other);
          if (seen == seen_.end() || !known_.insert(step.other).second) continue;
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

  /// Every edge among what is told of (`around` and the middle).
  std::vector<Edge> edges(const std::vector<Neighbour>& around) {
    std::unordered_set<std::string> inside{middle_.text()};
    std::vector<std::string> before;  // from what lay before, past the middle, to what came of it
    for (const Neighbour& neighbour : around) {
      inside.insert(neighbour.thing.id.text());
      if (!neighbour.forwards) before.push_back(neighbour.thing.id.text());
    }
    std::vector<Edge> edges;
    std::unordered_set<std::string> told;
    const auto take = [&](const Step& step, const std::string& from, const std::string& to) {
      if (!inside.contains(from) || !inside.contains(to) || !told.insert(from + to + step.kind).second) return;
      edges.push_back({*storage::Id::parse(from), *storage::Id::parse(to), step.kind,
                       config::parse_date(step.day).value_or(config::Date{})});
    };
    for (const Step& step : after_) take(step, step.via, step.other);
    for (const Step& step : before_) take(step, step.other, step.via);
    for (const Step& step : steps_from(before, true)) take(step, step.via, step.other);
    return edges;
  }

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
  std::unordered_set<std::string> known_;        // in the answer, and the middle
  std::unordered_map<std::string, Thing> seen_;  // read, may be seen, not in the answer yet
  std::vector<Step> after_, before_;             // every edge that was read, forwards and backwards
};

/// What a thing came from is walked backwards only and what came of it forwards only: else every meeting would bring in
/// all its other items, and the story would be about the whole council.
std::vector<Neighbour> nearest(Walk& walk, std::size_t most, bool& cut) {
  std::vector<Neighbour> around = walk.run(true, most, cut);
  std::vector<Neighbour> before = walk.run(false, most, cut);
  // Each direction has half of the room, and what the other leaves.
  if (around.size() + before.size() > most) {
    cut = true;
    before.resize(std::min(before.size(), std::max(most / 2, most - around.size())));
    around.resize(std::min(around.size(), most - before.size()));
  }
  around.insert(around.end(), std::make_move_iterator(before.begin()), std::make_move_iterator(before.end()));
  std::stable_sort(around.begin(), around.end(),
                   [](const Neighbour& a, const Neighbour& b) { return a.distance < b.distance; });
  return around;
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
  bool cut = false;
  Walk walk(tx, viewer, thing);
  return nearest(walk, static_cast<std::size_t>(std::max(limit, 0)), cut);
}

Circle whole_circle_of(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& thing, int most) {
  bool cut = false;
  Walk walk(tx, viewer, thing);
  Circle circle;
  circle.around = nearest(walk, static_cast<std::size_t>(std::max(most, 0)), cut);
  circle.edges = walk.edges(circle.around);
  circle.complete = !cut;
  return circle;
}

}  // namespace registry
