// Audiences and their holders as rows.

#include "audience.h"
#include "viewer.h"
#include "visible.h"

namespace permit {
namespace {

constexpr storage::Sql keep_audience{"keep_audience", R"sql(
  INSERT INTO permit_audience (id, label) VALUES (:audience, :label)
  ON CONFLICT (id) DO UPDATE SET label = excluded.label)sql"};

constexpr storage::Sql clear_holders{"clear_holders", R"sql(
  DELETE FROM permit_visible WHERE audience = :audience)sql"};

constexpr storage::Sql add_holder{"add_holder", R"sql(
  INSERT INTO permit_visible (audience, holder, since, until) VALUES (:audience, :holder, :since, :until)
  ON CONFLICT (holder, audience, since) DO UPDATE SET until = excluded.until)sql"};

constexpr storage::Sql find_label{"find_label", R"sql(
  SELECT label FROM permit_audience WHERE id = :audience)sql"};

constexpr storage::Sql held_audiences{"held_audiences", R"sql(
  SELECT DISTINCT audience FROM permit_visible WHERE holder IN :holders AND since <= :today AND :today < until)sql"};

constexpr storage::Sql see_audience{"see_audience", R"sql(
  SELECT count(*) FROM permit_audience WHERE id = :audience AND id IN )sql" PERMIT_VISIBLE};

storage::Id fixed(std::string_view text) { return storage::Id::parse(text).value(); }

}  // namespace

storage::Id everybody() { return fixed("everyb0dy00000000000000000"); }
storage::Id all_signed_in() { return fixed("a11s1gned1n000000000000000"); }
storage::Id public_audience() { return fixed("pb1caadnce0000000000000000"); }
storage::Id staff_audience() { return fixed("staffadnce0000000000000000"); }

storage::Id office(Role role, const storage::Id& authority) {
  return storage::Id::of_words("office:" + std::string(identifier(role)) + "@" + authority.text());
}

void put_audience(storage::Transaction& tx, const storage::Id& audience, std::string_view label) {
  tx.execute(keep_audience, {{"audience", audience}, {"label", label}});
}

void set_holders(storage::Transaction& tx, const storage::Id& audience, const std::vector<Holder>& holders) {
  tx.execute(clear_holders, {{"audience", audience}});
  for (const Holder& holder : holders) {
    tx.execute(add_holder, {{"audience", audience},
                            {"holder", holder.holder},
                            {"since", holder.since ? config::iso(*holder.since) : std::string("0001-01-01")},
                            {"until", holder.until ? config::iso(*holder.until) : std::string("9999-12-31")}});
  }
}

std::string audience_label(storage::Transaction& tx, const storage::Id& audience) {
  return tx.one(find_label, {{"audience", audience}}, [](const storage::Row& row) { return row.text(0); }).value_or("");
}

std::vector<std::string> audiences_of(storage::Transaction& tx, const Viewer& viewer) {
  return tx.all(held_audiences, {{"holders", viewer.holders()}, {"today", viewer.today}},
                [](const storage::Row& row) { return row.text(0); });
}

bool may_see(storage::Transaction& tx, const Viewer& viewer, const storage::Id& audience) {
  return tx.integer(see_audience, {{"audience", audience}, {"holders", viewer.holders()}, {"today", viewer.today}}) > 0;
}

}  // namespace permit
