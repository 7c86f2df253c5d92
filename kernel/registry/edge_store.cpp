// Edges as rows, and the walk around a thing.

#include "edge.h"

#include <algorithm>
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
  SELECT t.id, t.kind, t.title, t.address, t.audience, t.sentence, t.state, t.day, t.closed, e.kind, e.from_thing
  FROM registry_edge e JOIN registry_thing t ON t.id = e.to_thing
  WHERE e.from_thing IN :things AND t.audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY e.day, t.id LIMIT :limit)sql"};

constexpr storage::Sql edges_back{"edges_back", R"sql(
  SELECT t.id, t.kind, t.title, t.address, t.audience, t.sentence, t.state, t.day, t.closed, e.kind, e.to_thing
  FROM registry_edge e JOIN registry_thing t ON t.id = e.from_thing
  WHERE e.to_thing IN :things AND t.audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY e.day, t.id LIMIT :limit)sql"};

}  // namespace

void put_edge(storage::Transaction& tx, const Edge& edge) {
  tx.execute(add_edge, {{"from", edge.from}, {"to", edge.to}, {"kind", edge.kind}, {"day", edge.day}});
}

void remove_edge(storage::Transaction& tx, const Edge& edge) {
  tx.execute(drop_edge, {{"from", edge.from}, {"to", edge.to}, {"kind", edge.kind}});
}

std::vector<Neighbour> circle_of(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& thing,
                                 int limit) {
  std::vector<Neighbour> found;
  std::unordered_set<storage::Id> seen{thing};
  // What came of it is walked forwards only, where it came from backwards only: else every meeting would bring in all
  // its other items, and the story would be about the whole council.
  std::vector<std::string> after{thing.text()}, before{thing.text()};
  const auto full = [&] { return static_cast<int>(found.size()) >= limit; };
  for (int distance = 1; (!after.empty() || !before.empty()) && !full(); ++distance) {
    for (const bool forwards : {true, false}) {
      std::vector<std::string>& frontier = forwards ? after : before;
      if (frontier.empty()) continue;
      std::vector<std::string> next;
      tx.each(forwards ? edges_forwards : edges_back,
              {{"things", frontier}, {"holders", viewer.holders()}, {"today", viewer.today}, {"limit", limit * 2}},
              [&](const storage::Row& row) {
                Thing neighbour = read_thing(row);
                if (full() || !seen.insert(neighbour.id).second) return;
                next.push_back(neighbour.id.text());
                found.push_back({std::move(neighbour), row.text(9), forwards, distance, row.id(10)});
              });
      frontier = std::move(next);
    }
  }
  return found;
}

}  // namespace registry
