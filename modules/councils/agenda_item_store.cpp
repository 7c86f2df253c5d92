// Every statement about agenda items.

#include "agenda_item_store.h"

#include "permit/visible.h"

namespace councils {
namespace {

Item read_item(const storage::Row& row) {
  Item item;
  item.id = row.id(0);
  item.meeting = row.id(1);
  item.position = static_cast<int>(row.integer(2));
  item.number = static_cast<int>(row.integer(3));
  item.kind = item_kind_named(row.view(4)).value_or(ItemKind::information);
  item.title = row.text(5);
  item.presenter = row.text(6);
  item.guests = row.text(7);
  item.minutes = static_cast<int>(row.integer(8));
  item.brief = row.text(9);
  item.closed = row.flag(10);
  item.audience = row.id(11);
  item.proposer = row.text(12);
  item.subject = row.id(13);
  item.subject_kind = row.text(14);
  item.subject_address = row.text(15);
  item.record = row.text(16);
  item.outcome = ending_named(row.view(17)).value_or(Ending::none);
  item.version = row.integer(18);
  return item;
}

}  // namespace

constexpr storage::Sql insert_item_row{"councils_insert_item", R"sql(
  INSERT INTO councils_item (id, meeting, position, number, kind, title, presenter, guests, minutes, brief, closed, audience, proposer, subject,
         subject_kind, subject_address, record, outcome, version)
  VALUES (:id, :meeting, :position, :number, :kind, :title, :presenter, :guests, :minutes, :brief, :closed, :audience,
          :proposer, :subject, :subject_kind, :subject_address, :record, :outcome, :version))sql"};

void insert_item(storage::Transaction& tx, const Item& item) {
  tx.execute(insert_item_row, {{"id", item.id},
                               {"meeting", item.meeting},
                               {"position", item.position},
                               {"number", item.number},
                               {"kind", identifier(item.kind)},
                               {"title", item.title},
                               {"presenter", item.presenter},
                               {"guests", item.guests},
                               {"minutes", item.minutes},
                               {"brief", item.brief},
                               {"closed", item.closed},
                               {"audience", item.audience},
                               {"proposer", item.proposer},
                               {"subject", item.subject},
                               {"subject_kind", item.subject_kind},
                               {"subject_address", item.subject_address},
                               {"record", item.record},
                               {"outcome", identifier(item.outcome)},
                               {"version", item.version}});
}

constexpr storage::Sql update_item_row{"councils_update_item", R"sql(
  UPDATE councils_item SET position = :position, number = :number, kind = :kind, title = :title, presenter = :presenter,
    guests = :guests, minutes = :minutes, brief = :brief, closed = :closed, audience = :audience, record = :record,
    outcome = :outcome, version = version + 1
  WHERE id = :id AND version = :version)sql"};

bool update_item(storage::Transaction& tx, Item& item) {
  const bool written = tx.execute(update_item_row, {{"id", item.id},
                                                    {"position", item.position},
                                                    {"number", item.number},
                                                    {"kind", identifier(item.kind)},
                                                    {"title", item.title},
                                                    {"presenter", item.presenter},
                                                    {"guests", item.guests},
                                                    {"minutes", item.minutes},
                                                    {"brief", item.brief},
                                                    {"closed", item.closed},
                                                    {"audience", item.audience},
                                                    {"record", item.record},
                                                    {"outcome", identifier(item.outcome)},
                                                    {"version", item.version}}) == 1;
  if (written) ++item.version;
  return written;
}

constexpr storage::Sql place_item_row{"councils_place_item", R"sql(
  UPDATE councils_item SET position = :position, number = :number WHERE id = :id)sql"};

void place_item(storage::Transaction& tx, const storage::Id& id, int position, int number) {
  tx.execute(place_item_row, {{"id", id}, {"position", position}, {"number", number}});
}

constexpr storage::Sql delete_follow_ups{"councils_delete_follow_ups", R"sql(
  DELETE FROM councils_follow_up WHERE item = :id)sql"};
constexpr storage::Sql delete_item_row{"councils_delete_item", R"sql(
  DELETE FROM councils_item WHERE id = :id)sql"};

void delete_item(storage::Transaction& tx, const storage::Id& id) {
  tx.execute(delete_follow_ups, {{"id", id}});
  tx.execute(delete_item_row, {{"id", id}});
}

constexpr storage::Sql list_items{"councils_list_items", R"sql(
  SELECT id, meeting, position, number, kind, title, presenter, guests, minutes, brief, closed, audience, proposer, subject,
         subject_kind, subject_address, record, outcome, version
  FROM councils_item WHERE meeting = :meeting ORDER BY position, id)sql"};

std::vector<Item> items_of(storage::Transaction& tx, const storage::Id& meeting) {
  return tx.all(list_items, {{"meeting", meeting}}, read_item);
}

constexpr storage::Sql list_visible_items{"councils_list_visible_items", R"sql(
  SELECT id, meeting, position, number, kind, title, presenter, guests, minutes, brief, closed, audience, proposer, subject,
         subject_kind, subject_address, record, outcome, version
  FROM councils_item WHERE meeting = :meeting AND audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY position, id)sql"};

std::vector<Item> visible_items(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& meeting) {
  return tx.all(list_visible_items, {{"meeting", meeting}, {"holders", viewer.holders()}, {"today", viewer.today}},
                read_item);
}

constexpr storage::Sql list_open_items{"councils_list_open_items", R"sql(
  SELECT id, meeting, position, number, kind, title, presenter, guests, minutes, brief, closed, audience, proposer, subject,
         subject_kind, subject_address, record, outcome, version
  FROM councils_item WHERE meeting = :meeting AND closed = 0 ORDER BY position, id)sql"};

std::vector<Item> open_items(storage::Transaction& tx, const storage::Id& meeting) {
  return tx.all(list_open_items, {{"meeting", meeting}}, read_item);
}

constexpr storage::Sql find_visible_item{"councils_find_visible_item", R"sql(
  SELECT id, meeting, position, number, kind, title, presenter, guests, minutes, brief, closed, audience, proposer, subject,
         subject_kind, subject_address, record, outcome, version
  FROM councils_item WHERE id = :id AND meeting = :meeting AND audience IN )sql" PERMIT_VISIBLE R"sql()sql"};

std::optional<Item> visible_item(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& meeting,
                                 const storage::Id& id) {
  return tx.one(find_visible_item,
                {{"id", id}, {"meeting", meeting}, {"holders", viewer.holders()}, {"today", viewer.today}}, read_item);
}

constexpr storage::Sql list_subject_items{"councils_list_subject_items", R"sql(
  SELECT id, meeting, position, number, kind, title, presenter, guests, minutes, brief, closed, audience, proposer, subject,
         subject_kind, subject_address, record, outcome, version
  FROM councils_item WHERE subject = :subject)sql"};

std::vector<Item> items_on(storage::Transaction& tx, const storage::Id& subject) {
  return tx.all(list_subject_items, {{"subject", subject}}, read_item);
}

constexpr storage::Sql put_follow_up_row{"councils_put_follow_up", R"sql(
  INSERT INTO councils_follow_up (item, decision) VALUES (:item, :decision) ON CONFLICT (item, decision) DO NOTHING)sql"};

void put_follow_up(storage::Transaction& tx, const storage::Id& item, const storage::Id& decision) {
  tx.execute(put_follow_up_row, {{"item", item}, {"decision", decision}});
}

}  // namespace councils
