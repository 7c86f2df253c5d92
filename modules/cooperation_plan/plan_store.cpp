// The statements of plans, versions and pictures.

#include "plan_store.h"

#include "permit/visible.h"

namespace cooperation_plan::store {

using storage::Row;
using storage::Transaction;

namespace {

YearPlan read_plan(const Row& row) {
  YearPlan plan;
  plan.id = row.id(0);
  plan.year = static_cast<int>(row.integer(1));
  plan.title = row.text(2);
  plan.state = plan_state_named(row.view(3)).value_or(PlanState::in_preparation);
  plan.published_version = row.id(4);
  plan.published_on = row.date_if(5);
  plan.closing = row.text(6);
  plan.audience = row.id(7);
  plan.version = static_cast<int>(row.integer(8));
  return plan;
}

Version read_version(const Row& row) {
  Version version;
  version.id = row.id(0);
  version.plan = row.id(1);
  version.year = static_cast<int>(row.integer(2));
  version.plan_title = row.text(3);
  version.number = static_cast<int>(row.integer(4));
  version.content = row.text(5);
  version.frozen_hash = row.text(6);
  version.state = version_state_named(row.view(7)).value_or(VersionState::draft);
  version.note = row.text(8);
  version.based_on = row.id(9);
  version.made_by = row.text(10);
  version.made_at = row.time(11);
  version.meeting = row.id(12);
  version.item = row.id(13);
  version.discussed_on = row.date_if(14);
  version.final_on = row.date_if(15);
  version.published_on = row.date_if(16);
  version.audience = row.id(17);
  version.version = static_cast<int>(row.integer(18));
  return version;
}

}  // namespace

constexpr storage::Sql write_plan{"write_plan", R"sql(
  INSERT INTO cooperation_plan_plan (id, year, title, state, published_version, published_on, closing, audience, version)
  VALUES (:id, :year, :title, :state, :published_version, :published_on, :closing, :audience, 1)
  ON CONFLICT (id) DO UPDATE SET title = excluded.title, state = excluded.state, published_version = excluded.published_version,
    published_on = excluded.published_on, closing = excluded.closing, audience = excluded.audience,
    version = cooperation_plan_plan.version + 1)sql"};
void put_plan(Transaction& tx, const YearPlan& plan) {
  tx.execute(write_plan, {{"id", plan.id},
                          {"year", plan.year},
                          {"title", plan.title},
                          {"state", identifier(plan.state)},
                          {"published_version", plan.published_version},
                          {"published_on", plan.published_on},
                          {"closing", plan.closing},
                          {"audience", plan.audience}});
}

constexpr storage::Sql find_plan_of_year{"find_plan_of_year", R"sql(
  SELECT id, year, title, state, published_version, published_on, closing, audience, version
  FROM cooperation_plan_plan WHERE year = :year)sql"};
std::optional<YearPlan> plan_of_year(Transaction& tx, int year) {
  return tx.one(find_plan_of_year, {{"year", year}}, read_plan);
}

constexpr storage::Sql find_plan{"find_plan", R"sql(
  SELECT id, year, title, state, published_version, published_on, closing, audience, version
  FROM cooperation_plan_plan WHERE id = :plan)sql"};
std::optional<YearPlan> plan(Transaction& tx, const storage::Id& id) {
  return tx.one(find_plan, {{"plan", id}}, read_plan);
}

constexpr storage::Sql list_plans{"list_plans", R"sql(
  SELECT id, year, title, state, published_version, published_on, closing, audience, version
  FROM cooperation_plan_plan
  WHERE audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY year DESC)sql"};
std::vector<YearPlan> plans_for(Transaction& tx, const permit::Viewer& viewer) {
  return tx.all(list_plans, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_plan);
}

constexpr storage::Sql find_latest_published{"find_latest_published", R"sql(
  SELECT id, year, title, state, published_version, published_on, closing, audience, version
  FROM cooperation_plan_plan
  WHERE published_version IS NOT NULL AND year <= :year
  ORDER BY year DESC LIMIT 1)sql"};
std::optional<YearPlan> latest_published(Transaction& tx, int year) {
  return tx.one(find_latest_published, {{"year", year}}, read_plan);
}

constexpr storage::Sql insert_version{"insert_version", R"sql(
  INSERT INTO cooperation_plan_version (id, plan, number, content, frozen_hash, state, note, based_on, made_by, made_at, meeting,
    item, discussed_on, final_on, published_on, audience, version)
  VALUES (:id, :plan, :number, :content, :frozen_hash, :state, :note, :based_on, :made_by, :made_at, :meeting,
    :item, :discussed_on, :final_on, :published_on, :audience, 1))sql"};
void add_version(Transaction& tx, const Version& version) {
  tx.execute(insert_version, {{"id", version.id},
                              {"plan", version.plan},
                              {"number", version.number},
                              {"content", version.content},
                              {"frozen_hash", version.frozen_hash},
                              {"state", identifier(version.state)},
                              {"note", version.note},
                              {"based_on", version.based_on},
                              {"made_by", version.made_by},
                              {"made_at", version.made_at},
                              {"meeting", version.meeting},
                              {"item", version.item},
                              {"discussed_on", version.discussed_on},
                              {"final_on", version.final_on},
                              {"published_on", version.published_on},
                              {"audience", version.audience}});
}

constexpr storage::Sql update_version{"update_version", R"sql(
  UPDATE cooperation_plan_version SET content = :content, frozen_hash = :frozen_hash, state = :state, note = :note,
    meeting = :meeting, item = :item, discussed_on = :discussed_on, final_on = :final_on, published_on = :published_on,
    audience = :audience, version = version + 1
  WHERE id = :id AND version = :version)sql"};
bool save_version(Transaction& tx, const Version& version) {
  return tx.execute(update_version, {{"id", version.id},
                                     {"content", version.content},
                                     {"frozen_hash", version.frozen_hash},
                                     {"state", identifier(version.state)},
                                     {"note", version.note},
                                     {"meeting", version.meeting},
                                     {"item", version.item},
                                     {"discussed_on", version.discussed_on},
                                     {"final_on", version.final_on},
                                     {"published_on", version.published_on},
                                     {"audience", version.audience},
                                     {"version", version.version}}) == 1;
}

constexpr storage::Sql find_version{"find_version", R"sql(
  SELECT v.id, v.plan, p.year, p.title, v.number, v.content, v.frozen_hash, v.state, v.note, v.based_on, v.made_by, v.made_at,
    v.meeting, v.item, v.discussed_on, v.final_on, v.published_on, v.audience, v.version
  FROM cooperation_plan_version v JOIN cooperation_plan_plan p ON p.id = v.plan
  WHERE v.id = :version)sql"};
std::optional<Version> version(Transaction& tx, const storage::Id& id) {
  return tx.one(find_version, {{"version", id}}, read_version);
}

constexpr storage::Sql find_version_for{"find_version_for", R"sql(
  SELECT v.id, v.plan, p.year, p.title, v.number, v.content, v.frozen_hash, v.state, v.note, v.based_on, v.made_by, v.made_at,
    v.meeting, v.item, v.discussed_on, v.final_on, v.published_on, v.audience, v.version
  FROM cooperation_plan_version v JOIN cooperation_plan_plan p ON p.id = v.plan
  WHERE v.id = :version AND v.audience IN )sql" PERMIT_VISIBLE};
std::optional<Version> version_for(Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  return tx.one(find_version_for, {{"version", id}, {"holders", viewer.holders()}, {"today", viewer.today}},
                read_version);
}

constexpr storage::Sql list_versions_for{"list_versions_for", R"sql(
  SELECT v.id, v.plan, p.year, p.title, v.number, '' AS content, v.frozen_hash, v.state, v.note, v.based_on, v.made_by, v.made_at,
    v.meeting, v.item, v.discussed_on, v.final_on, v.published_on, v.audience, v.version
  FROM cooperation_plan_version v JOIN cooperation_plan_plan p ON p.id = v.plan
  WHERE v.plan = :plan AND v.audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY v.number DESC)sql"};
std::vector<Version> versions_for(Transaction& tx, const permit::Viewer& viewer, const storage::Id& plan) {
  return tx.all(list_versions_for, {{"plan", plan}, {"holders", viewer.holders()}, {"today", viewer.today}},
                read_version);
}

constexpr storage::Sql find_last_number{"find_last_number", R"sql(
  SELECT COALESCE(MAX(number), 0) FROM cooperation_plan_version WHERE plan = :plan)sql"};
int last_number(Transaction& tx, const storage::Id& plan) {
  return static_cast<int>(tx.integer(find_last_number, {{"plan", plan}}));
}

constexpr storage::Sql count_open_versions{"count_open_versions", R"sql(
  SELECT COUNT(*) FROM cooperation_plan_version WHERE plan = :plan AND state NOT IN ('published', 'replaced', 'closed'))sql"};
int open_versions(Transaction& tx, const storage::Id& plan) {
  return static_cast<int>(tx.integer(count_open_versions, {{"plan", plan}}));
}

constexpr storage::Sql find_open_version{"find_open_version", R"sql(
  SELECT v.id, v.plan, p.year, p.title, v.number, v.content, v.frozen_hash, v.state, v.note, v.based_on, v.made_by, v.made_at,
    v.meeting, v.item, v.discussed_on, v.final_on, v.published_on, v.audience, v.version
  FROM cooperation_plan_version v JOIN cooperation_plan_plan p ON p.id = v.plan
  WHERE v.plan = :plan AND v.state NOT IN ('published', 'replaced', 'closed') ORDER BY v.number DESC LIMIT 1)sql"};
std::optional<Version> open_version(Transaction& tx, const storage::Id& plan) {
  return tx.one(find_open_version, {{"plan", plan}}, read_version);
}

constexpr storage::Sql list_published_versions{"list_published_versions", R"sql(
  SELECT v.id, v.plan, p.year, p.title, v.number, v.content, v.frozen_hash, v.state, v.note, v.based_on, v.made_by, v.made_at,
    v.meeting, v.item, v.discussed_on, v.final_on, v.published_on, v.audience, v.version
  FROM cooperation_plan_version v JOIN cooperation_plan_plan p ON p.id = v.plan
  WHERE v.plan = :plan AND v.published_on IS NOT NULL ORDER BY v.number)sql"};
std::vector<Version> published_versions(Transaction& tx, const storage::Id& plan) {
  return tx.all(list_published_versions, {{"plan", plan}}, read_version);
}

constexpr storage::Sql write_picture{"write_picture", R"sql(
  INSERT INTO cooperation_plan_picture (plan, name, type, bytes) VALUES (:plan, :name, :type, :bytes)
  ON CONFLICT (plan, name) DO UPDATE SET type = excluded.type, bytes = excluded.bytes)sql"};
void put_picture(Transaction& tx, const storage::Id& plan, const StoredPicture& picture) {
  tx.execute(write_picture,
             {{"plan", plan}, {"name", picture.name}, {"type", picture.type}, {"bytes", storage::Blob{picture.bytes}}});
}

constexpr storage::Sql write_undo{"write_undo", R"sql(
  INSERT INTO cooperation_plan_undo (plan_version, content, after, what) VALUES (:plan_version, :content, :after, :what)
  ON CONFLICT (plan_version) DO UPDATE SET content = excluded.content, after = excluded.after, what = excluded.what)sql"};
void put_undo(Transaction& tx, const storage::Id& version, const Undo& undo) {
  tx.execute(write_undo,
             {{"plan_version", version}, {"content", undo.content}, {"after", undo.after}, {"what", undo.what}});
}

constexpr storage::Sql find_undo{"find_undo", R"sql(
  SELECT content, after, what FROM cooperation_plan_undo WHERE plan_version = :plan_version)sql"};
std::optional<Undo> undo_of(Transaction& tx, const storage::Id& version) {
  return tx.one(find_undo, {{"plan_version", version}},
                [](const Row& row) { return Undo{row.text(0), static_cast<int>(row.integer(1)), row.text(2)}; });
}

constexpr storage::Sql insert_upload{"insert_upload", R"sql(
  INSERT INTO cooperation_plan_upload (plan, name, file, type) VALUES (:plan, :name, :file, :type))sql"};
void add_upload(Transaction& tx, const storage::Id& plan, const Upload& upload) {
  tx.execute(insert_upload, {{"plan", plan}, {"name", upload.name}, {"file", upload.file}, {"type", upload.type}});
}

constexpr storage::Sql list_uploads{"list_uploads", R"sql(
  SELECT name, file, type FROM cooperation_plan_upload WHERE plan = :plan ORDER BY name)sql"};
std::vector<Upload> uploads(Transaction& tx, const storage::Id& plan) {
  return tx.all(list_uploads, {{"plan", plan}},
                [](const Row& row) { return Upload{row.text(0), row.id(1), row.text(2)}; });
}

constexpr storage::Sql find_picture{"find_picture", R"sql(
  SELECT name, type, bytes FROM cooperation_plan_picture WHERE plan = :plan AND name = :name)sql"};
std::optional<StoredPicture> picture(Transaction& tx, const storage::Id& plan, std::string_view name) {
  return tx.one(find_picture, {{"plan", plan}, {"name", name}},
                [](const Row& row) { return StoredPicture{row.text(0), row.text(1), row.bytes(2)}; });
}

constexpr storage::Sql list_pictures{"list_pictures", R"sql(
  SELECT name, type, bytes FROM cooperation_plan_picture WHERE plan = :plan ORDER BY name)sql"};
std::vector<StoredPicture> pictures(Transaction& tx, const storage::Id& plan) {
  return tx.all(list_pictures, {{"plan", plan}},
                [](const Row& row) { return StoredPicture{row.text(0), row.text(1), row.bytes(2)}; });
}

constexpr storage::Sql list_holders{"list_holders", R"sql(
  SELECT holder, since, until FROM permit_visible WHERE audience = :audience ORDER BY holder, since)sql"};
std::vector<permit::Holder> holders_of_audience(Transaction& tx, const storage::Id& audience) {
  return tx.all(list_holders, {{"audience", audience}}, [](const Row& row) {
    permit::Holder holder{row.id(0), std::nullopt, std::nullopt};
    if (row.view(1) != "0001-01-01") holder.since = row.date(1);
    if (row.view(2) != "9999-12-31") holder.until = row.date(2);
    return holder;
  });
}

}  // namespace cooperation_plan::store
