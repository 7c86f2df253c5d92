// Every statement about bilateral meetings.

#include "bilateral_store.h"

#include "permit/visible.h"

namespace councils {
namespace {

Bilateral read_bilateral(const storage::Row& row) {
  Bilateral bilateral;
  bilateral.id = row.id(0);
  bilateral.municipality = row.id(1);
  bilateral.day = row.date(2);
  bilateral.starts = static_cast<int>(row.integer(3));
  bilateral.venue = row.text(4);
  bilateral.subject = row.text(5);
  bilateral.state = bilateral_state_named(row.view(6)).value_or(BilateralState::planned);
  bilateral.reason = row.text(7);
  bilateral.called_by = row.text(8);
  bilateral.audience = row.id(9);
  bilateral.version = row.integer(10);
  return bilateral;
}

}  // namespace

constexpr storage::Sql insert_bilateral_row{"councils_insert_bilateral", R"sql(
  INSERT INTO councils_bilateral (id, municipality, day, starts, venue, subject, state, reason, called_by, audience, version)
  VALUES (:id, :municipality, :day, :starts, :venue, :subject, :state, :reason, :called_by, :audience, 1))sql"};

void insert_bilateral(storage::Transaction& tx, const Bilateral& bilateral) {
  tx.execute(insert_bilateral_row, {{"id", bilateral.id},
                                    {"municipality", bilateral.municipality},
                                    {"day", bilateral.day},
                                    {"starts", bilateral.starts},
                                    {"venue", bilateral.venue},
                                    {"subject", bilateral.subject},
                                    {"state", identifier(bilateral.state)},
                                    {"reason", bilateral.reason},
                                    {"called_by", bilateral.called_by},
                                    {"audience", bilateral.audience}});
}

constexpr storage::Sql update_bilateral_row{"councils_update_bilateral", R"sql(
  UPDATE councils_bilateral SET day = :day, starts = :starts, venue = :venue, subject = :subject, state = :state,
    reason = :reason, version = version + 1
  WHERE id = :id AND version = :version)sql"};

bool update_bilateral(storage::Transaction& tx, Bilateral& bilateral) {
  const bool saved = tx.execute(update_bilateral_row, {{"id", bilateral.id},
                                                       {"day", bilateral.day},
                                                       {"starts", bilateral.starts},
                                                       {"venue", bilateral.venue},
                                                       {"subject", bilateral.subject},
                                                       {"state", identifier(bilateral.state)},
                                                       {"reason", bilateral.reason},
                                                       {"version", bilateral.version}}) == 1;
  if (saved) ++bilateral.version;
  return saved;
}

constexpr storage::Sql count_bilateral{"councils_count_bilateral", R"sql(
  SELECT COUNT(*) FROM councils_bilateral WHERE id = :id)sql"};

bool bilateral_is_there(storage::Transaction& tx, const storage::Id& id) {
  return tx.integer(count_bilateral, {{"id", id}}) > 0;
}

constexpr storage::Sql find_bilateral{"councils_find_bilateral", R"sql(
  SELECT id, municipality, day, starts, venue, subject, state, reason, called_by, audience, version
  FROM councils_bilateral WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE};

std::optional<Bilateral> visible_bilateral(storage::Transaction& tx, const permit::Viewer& viewer,
                                           const storage::Id& id) {
  return tx.one(find_bilateral, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}}, read_bilateral);
}

constexpr storage::Sql list_bilaterals{"councils_list_bilaterals", R"sql(
  SELECT id, municipality, day, starts, venue, subject, state, reason, called_by, audience, version
  FROM councils_bilateral WHERE audience IN )sql" PERMIT_VISIBLE R"sql( ORDER BY day DESC, id DESC)sql"};

std::vector<Bilateral> visible_bilaterals(storage::Transaction& tx, const permit::Viewer& viewer) {
  return tx.all(list_bilaterals, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_bilateral);
}

constexpr storage::Sql count_by_municipality{"councils_count_bilaterals", R"sql(
  SELECT municipality, SUM(CASE WHEN state = 'held' THEN 1 ELSE 0 END), SUM(CASE WHEN state = 'planned' THEN 1 ELSE 0 END)
  FROM councils_bilateral
  WHERE day >= :first AND day <= :last AND state <> 'cancelled' AND audience IN )sql" PERMIT_VISIBLE R"sql(
  GROUP BY municipality ORDER BY municipality)sql"};

std::vector<BilateralCount> count_bilaterals(storage::Transaction& tx, const permit::Viewer& viewer, int year) {
  const config::Date first{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}};
  const config::Date last{std::chrono::year{year}, std::chrono::December, std::chrono::day{31}};
  return tx.all(count_by_municipality,
                {{"first", first}, {"last", last}, {"holders", viewer.holders()}, {"today", viewer.today}},
                [](const storage::Row& row) {
                  return BilateralCount{row.id(0), static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2))};
                });
}

constexpr storage::Sql insert_item_row{"councils_insert_bilateral_item", R"sql(
  INSERT INTO councils_bilateral_item (id, bilateral, position, title, brief, note, promoted, version)
  VALUES (:id, :bilateral, :position, :title, :brief, :note, :promoted, 1))sql"};

void insert_bilateral_item(storage::Transaction& tx, const BilateralItem& item) {
  tx.execute(insert_item_row, {{"id", item.id},
                               {"bilateral", item.bilateral},
                               {"position", item.position},
                               {"title", item.title},
                               {"brief", item.brief},
                               {"note", item.note},
                               {"promoted", item.promoted}});
}

constexpr storage::Sql update_item_row{"councils_update_bilateral_item", R"sql(
  UPDATE councils_bilateral_item SET note = :note, promoted = :promoted, version = version + 1
  WHERE id = :id AND version = :version)sql"};

bool update_bilateral_item(storage::Transaction& tx, BilateralItem& item) {
  const bool saved =
      tx.execute(update_item_row,
                 {{"id", item.id}, {"note", item.note}, {"promoted", item.promoted}, {"version", item.version}}) == 1;
  if (saved) ++item.version;
  return saved;
}

constexpr storage::Sql list_items{"councils_list_bilateral_items", R"sql(
  SELECT id, bilateral, position, title, brief, note, promoted, version
  FROM councils_bilateral_item WHERE bilateral = :bilateral ORDER BY position, id)sql"};

std::vector<BilateralItem> bilateral_items(storage::Transaction& tx, const storage::Id& bilateral) {
  return tx.all(list_items, {{"bilateral", bilateral}}, [](const storage::Row& row) {
    return BilateralItem{row.id(0),   row.id(1),     static_cast<int>(row.integer(2)),
                         row.text(3), row.text(4),   row.text(5),
                         row.id(6),   row.integer(7)};
  });
}

constexpr storage::Sql insert_agreement_row{"councils_insert_agreement", R"sql(
  INSERT INTO councils_bilateral_agreement (id, bilateral, position, text, owner, follow_up, report, reported, version)
  VALUES (:id, :bilateral, :position, :text, :owner, :follow_up, :report, :reported, 1))sql"};

void insert_agreement(storage::Transaction& tx, const Agreement& agreement) {
  tx.execute(insert_agreement_row, {{"id", agreement.id},
                                    {"bilateral", agreement.bilateral},
                                    {"position", agreement.position},
                                    {"text", agreement.text},
                                    {"owner", agreement.owner},
                                    {"follow_up", agreement.follow_up},
                                    {"report", agreement.report},
                                    {"reported", agreement.reported}});
}

constexpr storage::Sql update_agreement_row{"councils_update_agreement", R"sql(
  UPDATE councils_bilateral_agreement SET report = :report, reported = :reported, version = version + 1
  WHERE id = :id AND version = :version)sql"};

bool update_agreement(storage::Transaction& tx, Agreement& agreement) {
  const bool saved = tx.execute(update_agreement_row, {{"id", agreement.id},
                                                       {"report", agreement.report},
                                                       {"reported", agreement.reported},
                                                       {"version", agreement.version}}) == 1;
  if (saved) ++agreement.version;
  return saved;
}

constexpr storage::Sql list_agreements{"councils_list_agreements", R"sql(
  SELECT id, bilateral, position, text, owner, follow_up, report, reported, version
  FROM councils_bilateral_agreement WHERE bilateral = :bilateral ORDER BY position, id)sql"};

std::vector<Agreement> agreements_of(storage::Transaction& tx, const storage::Id& bilateral) {
  return tx.all(list_agreements, {{"bilateral", bilateral}}, [](const storage::Row& row) {
    return Agreement{row.id(0),   row.id(1),      static_cast<int>(row.integer(2)),
                     row.text(3), row.id(4),      row.date(5),
                     row.text(6), row.date_if(7), row.integer(8)};
  });
}

}  // namespace councils
