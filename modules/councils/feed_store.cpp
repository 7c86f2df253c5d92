// Every statement about feeds.

#include "feed_store.h"

namespace councils {
namespace {

Feed read_feed(const storage::Row& row) {
  Feed feed;
  feed.digest = row.id(0);
  feed.person = row.id(1);
  feed.capacity = row.id(2);
  feed.role = permit::role_named(row.view(3)).value_or(permit::Role::citizen);
  feed.authority = row.id(4);
  feed.made = row.time(5);
  return feed;
}

}  // namespace

constexpr storage::Sql insert_feed_row{"councils_insert_feed", R"sql(
  INSERT INTO councils_feed (digest, person, capacity, role, authority, made)
  VALUES (:digest, :person, :capacity, :role, :authority, :made))sql"};

void insert_feed(storage::Transaction& tx, const Feed& feed) {
  tx.execute(insert_feed_row, {{"digest", feed.digest},
                               {"person", feed.person},
                               {"capacity", feed.capacity},
                               {"role", permit::identifier(feed.role)},
                               {"authority", feed.authority},
                               {"made", feed.made}});
}

constexpr storage::Sql delete_feed_rows{"councils_delete_feeds", R"sql(
  DELETE FROM councils_feed WHERE person = :person AND capacity = :capacity)sql"};

int delete_feeds(storage::Transaction& tx, const storage::Id& person, const storage::Id& capacity) {
  return static_cast<int>(tx.execute(delete_feed_rows, {{"person", person}, {"capacity", capacity}}));
}

constexpr storage::Sql find_feed_row{"councils_find_feed", R"sql(
  SELECT digest, person, capacity, role, authority, made FROM councils_feed WHERE digest = :digest)sql"};

std::optional<Feed> find_feed(storage::Transaction& tx, const storage::Id& digest) {
  return tx.one(find_feed_row, {{"digest", digest}}, read_feed);
}

constexpr storage::Sql find_own_feed{"councils_find_own_feed", R"sql(
  SELECT digest, person, capacity, role, authority, made FROM councils_feed
  WHERE person = :person AND capacity = :capacity ORDER BY made DESC LIMIT 1)sql"};

std::optional<Feed> feed_of(storage::Transaction& tx, const storage::Id& person, const storage::Id& capacity) {
  return tx.one(find_own_feed, {{"person", person}, {"capacity", capacity}}, read_feed);
}

}  // namespace councils
