#pragma once
// Feeds in the database.

#include <optional>

#include "feed.h"

namespace councils {

void insert_feed(storage::Transaction& tx, const Feed& feed);
/// Answers how many there were.
int delete_feeds(storage::Transaction& tx, const storage::Id& person, const storage::Id& capacity);
std::optional<Feed> find_feed(storage::Transaction& tx, const storage::Id& digest);
std::optional<Feed> feed_of(storage::Transaction& tx, const storage::Id& person, const storage::Id& capacity);

}  // namespace councils
