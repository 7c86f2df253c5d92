#pragma once
// Lists over the register with one filter: the rows of a kind in an order, 25 at a time, by keyset.

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

config::Package package();

}  // namespace registry
