#pragma once
// Edges between things: the circle. An edge reads from the earlier to the later ("decision -> became -> initiative").

#include <string>
#include <vector>

#include "thing.h"

namespace registry {

/// `kind` is an identifier with text keys "edge.<kind>" (forwards) and "edge.<kind>.back".
struct Edge {
  storage::Id from, to;
  std::string kind;
  config::Date day;
};

void put_edge(storage::Transaction& tx, const Edge& edge);
void remove_edge(storage::Transaction& tx, const Edge& edge);

struct Neighbour {
  Thing thing;
  std::string edge;  // kind of edge
  bool forwards = true;
  int distance = 1;
  storage::Id via;  // the thing it was reached from
};

/// What a thing came from (walked backwards only) and what came of it (forwards only), nearest first, as far as the
/// viewer may see; hidden things are not walked through.
std::vector<Neighbour> circle_of(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& thing,
                                 int limit = 200);

/// Everything that is reached in the same way, nearest first, and every edge between two of them (and the thing
/// itself).
struct Circle {
  std::vector<Neighbour> around;
  std::vector<Edge> edges;
  bool complete = true;  // false: there is more than `most`
};
Circle whole_circle_of(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& thing,
                       int most = 50'000);

}  // namespace registry
