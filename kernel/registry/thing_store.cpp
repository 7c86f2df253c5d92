// Things of the register as rows, and the words they are found by.

#include "thing.h"

#include <algorithm>
#include <map>

#include "feed.h"
#include "i18n/danish.h"
#include "permit/audience.h"
#include "permit/visible.h"
#include "read_thing.h"

namespace registry {
namespace {

constexpr storage::Sql put_thing{"put_thing", R"sql(
  INSERT INTO registry_thing (id, kind, title, address, audience, sentence, state, day, closed)
  VALUES (:id, :kind, :title, :address, :audience, :sentence, :state, :day, :closed)
  ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, address = excluded.address,
    audience = excluded.audience, sentence = excluded.sentence, state = excluded.state, day = excluded.day,
    closed = excluded.closed)sql"};

constexpr storage::Sql clear_stems{"clear_stems", R"sql(
  DELETE FROM registry_stem WHERE thing = :thing)sql"};

constexpr storage::Sql put_stem{"put_stem", R"sql(
  INSERT INTO registry_stem (stem, thing, weight) VALUES (:stem, :thing, :weight))sql"};

constexpr storage::Sql remove_thing{"remove_thing", R"sql(
  DELETE FROM registry_thing WHERE id = :thing)sql"};

constexpr storage::Sql remove_edges{"remove_edges", R"sql(
  DELETE FROM registry_edge WHERE from_thing = :thing OR to_thing = :thing)sql"};

constexpr storage::Sql remove_todos{"remove_todos", R"sql(
  DELETE FROM registry_todo WHERE thing = :thing)sql"};

constexpr storage::Sql find_thing{"find_thing", R"sql(
  SELECT id, kind, title, address, audience, sentence, state, day, closed FROM registry_thing
  WHERE id = :thing AND audience IN )sql" PERMIT_VISIBLE};

constexpr storage::Sql things_of_kind{"things_of_kind", R"sql(
  SELECT id, kind, title, address, audience, sentence, state, day, closed FROM registry_thing
  WHERE kind = :kind AND (:state = '' OR state = :state)
    AND (day, id) < (:after_day, :after_id)
    AND audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY day DESC, id DESC LIMIT :limit)sql"};

constexpr storage::Sql newest_in_audience{"newest_in_audience", R"sql(
  SELECT day, id FROM registry_thing
  WHERE audience = :audience AND kind = :kind AND (:state = '' OR state = :state)
    AND (day, id) < (:after_day, :after_id)
  ORDER BY day DESC, id DESC LIMIT :limit)sql"};

constexpr storage::Sql count_in_audience{"count_in_audience", R"sql(
  SELECT count(*) FROM (
    SELECT id FROM registry_thing WHERE audience = :audience AND kind = :kind AND (:state = '' OR state = :state)
    LIMIT :most) AS counted)sql"};

constexpr storage::Sql count_of_kind{"count_of_kind", R"sql(
  SELECT count(*) FROM (
    SELECT id FROM registry_thing WHERE kind = :kind AND (:state = '' OR state = :state) AND audience IN )sql" PERMIT_VISIBLE
                                                      R"sql(
    LIMIT :most) AS counted)sql"};

constexpr storage::Sql things_by_id{"things_by_id", R"sql(
  SELECT id, kind, title, address, audience, sentence, state, day, closed FROM registry_thing
  WHERE id IN :ids ORDER BY day DESC, id DESC)sql"};

/// Somebody in few audiences walks each of them and takes the newest of all: the cost follows what that person may see,
/// not how many councils the district has. Somebody in many sees most of what there is, and one walk over everything
/// fills a page soon.
constexpr std::size_t few_audiences = 32;

/// Where a page begins: after the last row of the one before, or after everything that can be.
std::string after_day(const FeedQuery& query) { return query.after_day.empty() ? "9999-12-31" : query.after_day; }
std::string after_id(const FeedQuery& query) { return query.after_day.empty() ? std::string(26, 'z') : query.after_id; }

std::vector<Thing> newest_of_each(storage::Transaction& tx, const std::vector<std::string>& audiences,
                                  const FeedQuery& query) {
  std::vector<std::pair<std::string, std::string>> newest;  // day, id
  for (const std::string& audience : audiences) {
    tx.each(newest_in_audience,
            {{"audience", audience},
             {"kind", query.kind},
             {"state", query.state},
             {"after_day", after_day(query)},
             {"after_id", after_id(query)},
             {"limit", query.limit}},
            [&](const storage::Row& row) { newest.emplace_back(row.text(0), row.text(1)); });
  }
  std::sort(newest.rbegin(), newest.rend());
  if (newest.size() > static_cast<std::size_t>(query.limit)) newest.resize(static_cast<std::size_t>(query.limit));
  std::vector<std::string> ids;
  for (auto& [day, id] : newest) ids.push_back(std::move(id));
  return tx.all(things_by_id, {{"ids", ids}}, [](const storage::Row& row) { return read_thing(row); });
}

}  // namespace

void put(storage::Transaction& tx, const Thing& thing, std::string_view words) {
  tx.execute(put_thing, {{"id", thing.id},
                         {"kind", thing.kind},
                         {"title", thing.title},
                         {"address", thing.address},
                         {"audience", thing.audience},
                         {"sentence", thing.sentence},
                         {"state", thing.state},
                         {"day", thing.day},
                         {"closed", thing.closed}});
  std::map<std::string, int> weights;
  const auto weigh = [&](std::string_view text, int weight) {
    for (std::string& stem : i18n::stems(text)) weights[std::move(stem)] += weight;
  };
  weigh(thing.title, 8);
  weigh(thing.sentence, 3);
  weigh(words, 1);
  tx.execute(clear_stems, {{"thing", thing.id}});
  for (const auto& [stem, weight] : weights) {
    tx.execute(put_stem, {{"stem", stem}, {"thing", thing.id}, {"weight", weight}});
  }
}

void remove(storage::Transaction& tx, const storage::Id& thing) {
  for (const storage::Sql& sql : {remove_edges, remove_todos, clear_stems, remove_thing}) {
    tx.execute(sql, {{"thing", thing}});
  }
}

std::optional<Thing> find(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& thing) {
  return tx.one(find_thing, {{"thing", thing}, {"holders", viewer.holders()}, {"today", viewer.today}},
                [](const storage::Row& row) { return read_thing(row); });
}

std::vector<Thing> of_kind(storage::Transaction& tx, const permit::Viewer& viewer, std::string_view kind, int limit) {
  return feed(tx, viewer, {.kind = std::string(kind), .limit = limit});
}

std::vector<Thing> feed(storage::Transaction& tx, const permit::Viewer& viewer, const FeedQuery& query) {
  const std::vector<std::string> audiences = permit::audiences_of(tx, viewer);
  if (audiences.size() <= few_audiences) return newest_of_each(tx, audiences, query);
  return tx.all(things_of_kind,
                {{"kind", query.kind},
                 {"state", query.state},
                 {"after_day", after_day(query)},
                 {"after_id", after_id(query)},
                 {"holders", viewer.holders()},
                 {"today", viewer.today},
                 {"limit", query.limit}},
                [](const storage::Row& row) { return read_thing(row); });
}

std::int64_t count(storage::Transaction& tx, const permit::Viewer& viewer, const FeedQuery& query, int most) {
  const std::vector<std::string> audiences = permit::audiences_of(tx, viewer);
  if (audiences.size() > few_audiences) {
    return tx.integer(count_of_kind, {{"kind", query.kind},
                                      {"state", query.state},
                                      {"holders", viewer.holders()},
                                      {"today", viewer.today},
                                      {"most", most + 1}});
  }
  std::int64_t counted = 0;
  for (const std::string& audience : audiences) {
    counted += tx.integer(
        count_in_audience,
        {{"audience", audience}, {"kind", query.kind}, {"state", query.state}, {"most", most + 1 - counted}});
    if (counted > most) break;
  }
  return counted;
}

}  // namespace registry
