// Every statement about councils and seats.

#include "council_store.h"

#include "permit/visible.h"

namespace councils {
namespace {

Council read_council(const storage::Row& row) {
  Council council;
  council.id = row.id(0);
  council.key = row.text(1);
  council.name = row.text(2);
  council.district = row.flag(3);
  council.area = row.id(4);
  council.authority = row.id(5);
  council.audience = row.id(6);
  council.closed_audience = row.id(7);
  council.chair = row.id(8);
  council.meetings_a_year = static_cast<int>(row.integer(9));
  council.days_after_district = static_cast<int>(row.integer(10));
  council.venue = row.text(11);
  council.starts = static_cast<int>(row.integer(12));
  council.expected = static_cast<int>(row.integer(13));
  council.deadlines = {static_cast<int>(row.integer(14)), static_cast<int>(row.integer(15)),
                       static_cast<int>(row.integer(16)), static_cast<int>(row.integer(17)),
                       static_cast<int>(row.integer(20)), static_cast<int>(row.integer(21)),
                       static_cast<int>(row.integer(22))};
  council.next_item = static_cast<int>(row.integer(18));
  council.position = static_cast<int>(row.integer(19));
  council.version = row.integer(23);
  return council;
}

}  // namespace

constexpr storage::Sql put_council_row{"councils_put_council", R"sql(
  INSERT INTO councils_council (id, key, name, district, area, authority, audience, closed_audience, chair, meetings_a_year,
    days_after_district, venue, starts, expected, items_days, dispatch_days, minutes_days, objection_days, next_item, position,
    call_days, material_days, publish_days, version)
  VALUES (:id, :key, :name, :district, :area, :authority, :audience, :closed_audience, :chair, :meetings_a_year,
    :days_after_district, :venue, :starts, :expected, :items_days, :dispatch_days, :minutes_days, :objection_days, :next_item, :position,
    :call_days, :material_days, :publish_days, :version)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, area = excluded.area, authority = excluded.authority,
    chair = excluded.chair, meetings_a_year = excluded.meetings_a_year, days_after_district = excluded.days_after_district,
    venue = excluded.venue, starts = excluded.starts, expected = excluded.expected, items_days = excluded.items_days,
    dispatch_days = excluded.dispatch_days, minutes_days = excluded.minutes_days, objection_days = excluded.objection_days,
    call_days = excluded.call_days, material_days = excluded.material_days, publish_days = excluded.publish_days,
    position = excluded.position)sql"};

void put_council(storage::Transaction& tx, const Council& council) {
  tx.execute(put_council_row, {{"id", council.id},
                               {"key", council.key},
                               {"name", council.name},
                               {"district", council.district},
                               {"area", council.area},
                               {"authority", council.authority},
                               {"audience", council.audience},
                               {"closed_audience", council.closed_audience},
                               {"chair", council.chair},
                               {"meetings_a_year", council.meetings_a_year},
                               {"days_after_district", council.days_after_district},
                               {"venue", council.venue},
                               {"starts", council.starts},
                               {"expected", council.expected},
                               {"items_days", council.deadlines.items},
                               {"dispatch_days", council.deadlines.dispatch},
                               {"minutes_days", council.deadlines.minutes},
                               {"objection_days", council.deadlines.objections},
                               {"next_item", council.next_item},
                               {"position", council.position},
                               {"call_days", council.deadlines.call},
                               {"material_days", council.deadlines.material},
                               {"publish_days", council.deadlines.publish},
                               {"version", council.version}});
}

constexpr storage::Sql update_rules_row{"councils_update_rules", R"sql(
  UPDATE councils_council SET meetings_a_year = :meetings_a_year, days_after_district = :days_after_district, venue = :venue,
    starts = :starts, expected = :expected, items_days = :items_days, dispatch_days = :dispatch_days,
    minutes_days = :minutes_days, objection_days = :objection_days, call_days = :call_days, material_days = :material_days,
    publish_days = :publish_days, version = version + 1
  WHERE id = :id AND version = :version)sql"};

bool update_rules(storage::Transaction& tx, Council& council) {
  const bool written = tx.execute(update_rules_row, {{"id", council.id},
                                                     {"meetings_a_year", council.meetings_a_year},
                                                     {"days_after_district", council.days_after_district},
                                                     {"venue", council.venue},
                                                     {"starts", council.starts},
                                                     {"expected", council.expected},
                                                     {"items_days", council.deadlines.items},
                                                     {"dispatch_days", council.deadlines.dispatch},
                                                     {"minutes_days", council.deadlines.minutes},
                                                     {"objection_days", council.deadlines.objections},
                                                     {"call_days", council.deadlines.call},
                                                     {"material_days", council.deadlines.material},
                                                     {"publish_days", council.deadlines.publish},
                                                     {"version", council.version}}) == 1;
  if (written) ++council.version;
  return written;
}

constexpr storage::Sql list_councils{"councils_list_councils", R"sql(
  SELECT id, key, name, district, area, authority, audience, closed_audience, chair, meetings_a_year, days_after_district,
         venue, starts, expected, items_days, dispatch_days, minutes_days, objection_days, next_item, position,
         call_days, material_days, publish_days, version
  FROM councils_council ORDER BY position, id)sql"};

std::vector<Council> all_councils(storage::Transaction& tx) { return tx.all(list_councils, {}, read_council); }

constexpr storage::Sql find_council_row{"councils_find_council", R"sql(
  SELECT id, key, name, district, area, authority, audience, closed_audience, chair, meetings_a_year, days_after_district,
         venue, starts, expected, items_days, dispatch_days, minutes_days, objection_days, next_item, position,
         call_days, material_days, publish_days, version
  FROM councils_council WHERE id = :id)sql"};

std::optional<Council> find_council(storage::Transaction& tx, const storage::Id& id) {
  return tx.one(find_council_row, {{"id", id}}, read_council);
}

constexpr storage::Sql list_visible_councils{"councils_list_visible_councils", R"sql(
  SELECT id, key, name, district, area, authority, audience, closed_audience, chair, meetings_a_year, days_after_district,
         venue, starts, expected, items_days, dispatch_days, minutes_days, objection_days, next_item, position,
         call_days, material_days, publish_days, version
  FROM councils_council WHERE audience IN )sql" PERMIT_VISIBLE R"sql( ORDER BY position, id)sql"};

std::vector<Council> visible_councils(storage::Transaction& tx, const permit::Viewer& viewer) {
  return tx.all(list_visible_councils, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_council);
}

constexpr storage::Sql next_number{"councils_next_number", R"sql(
  SELECT next_item FROM councils_council WHERE id = :id)sql"};
constexpr storage::Sql set_number{"councils_set_number", R"sql(
  UPDATE councils_council SET next_item = :next WHERE id = :id)sql"};

int take_numbers(storage::Transaction& tx, const storage::Id& council, int count) {
  const int first = static_cast<int>(tx.integer(next_number, {{"id", council}}));
  set_next_number(tx, council, first + count);
  return first;
}

void set_next_number(storage::Transaction& tx, const storage::Id& council, int next) {
  tx.execute(set_number, {{"id", council}, {"next", next}});
}

constexpr storage::Sql put_member_row{"councils_put_member", R"sql(
  INSERT INTO councils_member (council, holder, seat, substitute, position, since, until)
  VALUES (:council, :holder, :seat, :substitute, :position, :since, :until)
  ON CONFLICT (council, holder, since) DO UPDATE SET seat = excluded.seat, substitute = excluded.substitute,
    position = excluded.position, until = excluded.until)sql"};

void put_member(storage::Transaction& tx, const Member& member) {
  tx.execute(put_member_row, {{"council", member.council},
                              {"holder", member.holder},
                              {"seat", identifier(member.seat)},
                              {"substitute", member.substitute},
                              {"position", member.position},
                              {"since", member.since},
                              {"until", member.until}});
}

constexpr storage::Sql list_members{"councils_list_members", R"sql(
  SELECT m.council, m.holder, m.seat, m.substitute, m.position, m.since, m.until
  FROM councils_member m JOIN councils_council c ON c.id = m.council
  WHERE m.council IN :councils ORDER BY c.position, m.position, m.holder, m.since)sql"};

std::vector<Member> members_of(storage::Transaction& tx, const std::vector<storage::Id>& councils) {
  std::vector<std::string> ids;
  for (const storage::Id& id : councils) ids.push_back(id.text());
  return tx.all(list_members, {{"councils", ids}}, [](const storage::Row& row) {
    Member member;
    member.council = row.id(0);
    member.holder = row.id(1);
    member.seat = seat_named(row.view(2)).value_or(Seat::assistant);
    member.substitute = row.id(3);
    member.position = static_cast<int>(row.integer(4));
    member.since = row.date(5);
    member.until = row.date(6);
    return member;
  });
}

}  // namespace councils
