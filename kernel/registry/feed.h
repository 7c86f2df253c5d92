#pragma once
// Lists over the register with one filter: the rows of a kind in an order, 25 at a time, by keyset.

#include <cstdint>
#include <string>
#include <vector>

#include "config/package.h"
#include "thing.h"

namespace registry {

struct FeedQuery {
  std::string kind;
  std::string state;      // empty = any
  std::string after_day;  // keyset: the last row's day and id; empty = from the start
  std::string after_id;
  int limit = 25;
};
std::vector<Thing> feed(storage::Transaction& tx, const permit::Viewer& viewer, const FeedQuery& query);

/// How many there are, counted to `most` + 1 at most: the cost does not follow the number of rows.
std::int64_t count(storage::Transaction& tx, const permit::Viewer& viewer, const FeedQuery& query, int most = 1000);

config::Package package();

}  // namespace registry
