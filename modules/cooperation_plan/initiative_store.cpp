// The statements of initiatives.

#include "initiative_store.h"

#include <map>

#include "i18n/danish.h"
#include "permit/visible.h"

namespace cooperation_plan::store {

using storage::Row;
using storage::Transaction;

namespace {

LiveInitiative read_initiative(const Row& row) {
  LiveInitiative found;
  found.id = row.id(0);
  found.plan = row.id(1);
  found.year = static_cast<int>(row.integer(2));
  found.key = row.text(3);
  found.place = static_cast<int>(row.integer(4));
  found.number = row.text(5);
  found.area_key = row.text(6);
  found.area_title = row.text(7);
  found.title = row.text(8);
  found.body = row.text(9);
  found.type = initiative_type(row.view(10)).value_or(InitiativeType::prevention);
  found.continuation = continuation(row.view(11)).value_or(Continuation::fresh);
  found.deliverable = row.text(12);
  found.owner = row.id(13);
  found.owner_role = permit::role_named(row.view(14)).value_or(permit::Role::municipal_rep);
  found.due = row.date_if(15);
  found.state = initiative_state_named(row.view(16)).value_or(InitiativeState::planned);
  found.state_reason = row.text(17);
  found.override_light = light_named(row.view(18));
  found.override_sentence = row.text(19);
  found.override_by = row.text(20);
  found.began_on = row.date(21);
  found.news_on = row.date_if(22);
  found.news = row.text(23);
  found.decision = row.id(24);
  found.audience = row.id(25);
  found.version = static_cast<int>(row.integer(26));
  found.result = year_result_named(row.view(27));
  found.result_reason = row.text(28);
  found.result_by = row.text(29);
  found.result_on = row.date_if(30);
  return found;
}

std::string_view result_word(const LiveInitiative& initiative) {
  return initiative.result ? identifier(*initiative.result) : std::string_view{};
}

std::vector<storage::Bind> binds_of(const LiveInitiative& initiative) {
  return {{"id", initiative.id},
          {"plan", initiative.plan},
          {"key", initiative.key},
          {"place", initiative.place},
          {"number", initiative.number},
          {"area_key", initiative.area_key},
          {"area_title", initiative.area_title},
          {"title", initiative.title},
          {"title_sort", i18n::sort_key(initiative.title)},
          {"body", initiative.body},
          {"type", word(initiative.type)},
          {"continuation", word(initiative.continuation)},
          {"deliverable", initiative.deliverable},
          {"owner", initiative.owner},
          {"owner_role", permit::identifier(initiative.owner_role)},
          {"due", initiative.due},
          {"state", identifier(initiative.state)},
          {"state_reason", initiative.state_reason},
          {"override_light", initiative.override_light ? identifier(*initiative.override_light) : std::string_view{}},
          {"override_sentence", initiative.override_sentence},
          {"override_by", initiative.override_by},
          {"began_on", initiative.began_on},
          {"news_on", initiative.news_on},
          {"news", initiative.news},
          {"decision", initiative.decision},
          {"result", result_word(initiative)},
          {"result_reason", initiative.result_reason},
          {"result_by", initiative.result_by},
          {"result_on", initiative.result_on},
          {"audience", initiative.audience}};
}

}  // namespace

constexpr storage::Sql clear_parties{"clear_parties", R"sql(
  DELETE FROM cooperation_plan_party WHERE initiative = :initiative)sql"};
constexpr storage::Sql insert_party{"insert_party", R"sql(
  INSERT INTO cooperation_plan_party (initiative, part, authority) VALUES (:initiative, :part, :authority)
  ON CONFLICT (initiative, part, authority) DO NOTHING)sql"};
static void put_parties(Transaction& tx, const LiveInitiative& initiative) {
  tx.execute(clear_parties, {{"initiative", initiative.id}});
  for (const storage::Id& authority : initiative.co_owners) {
    tx.execute(insert_party, {{"initiative", initiative.id}, {"part", "co_owner"}, {"authority", authority}});
  }
  for (const storage::Id& authority : initiative.municipalities) {
    tx.execute(insert_party, {{"initiative", initiative.id}, {"part", "municipality"}, {"authority", authority}});
  }
}

constexpr storage::Sql write_initiative{"write_initiative", R"sql(
  INSERT INTO cooperation_plan_initiative (id, plan, key, place, number, area_key, area_title, title, title_sort, body, type,
    continuation, deliverable, owner, owner_role, due, state, state_reason, override_light, override_sentence, override_by,
    began_on, news_on, news, decision, result, result_reason, result_by, result_on, audience, version)
  VALUES (:id, :plan, :key, :place, :number, :area_key, :area_title, :title, :title_sort, :body, :type,
    :continuation, :deliverable, :owner, :owner_role, :due, :state, :state_reason, :override_light, :override_sentence, :override_by,
    :began_on, :news_on, :news, :decision, :result, :result_reason, :result_by, :result_on, :audience, 1)
  ON CONFLICT (id) DO UPDATE SET place = excluded.place, number = excluded.number, area_key = excluded.area_key,
    area_title = excluded.area_title, title = excluded.title, title_sort = excluded.title_sort, body = excluded.body,
    type = excluded.type, continuation = excluded.continuation, deliverable = excluded.deliverable, owner = excluded.owner,
    owner_role = excluded.owner_role, due = excluded.due, state = excluded.state, state_reason = excluded.state_reason,
    override_light = excluded.override_light, override_sentence = excluded.override_sentence, override_by = excluded.override_by,
    began_on = excluded.began_on, news_on = excluded.news_on, news = excluded.news, decision = excluded.decision,
    result = excluded.result, result_reason = excluded.result_reason, result_by = excluded.result_by, result_on = excluded.result_on,
    audience = excluded.audience, version = cooperation_plan_initiative.version + 1)sql"};
void put_initiative(Transaction& tx, const LiveInitiative& initiative) {
  tx.execute(write_initiative, binds_of(initiative));
  put_parties(tx, initiative);
}

constexpr storage::Sql update_initiative_row{"update_initiative_row", R"sql(
  UPDATE cooperation_plan_initiative SET owner = :owner, owner_role = :owner_role, due = :due, state = :state,
    state_reason = :state_reason, override_light = :override_light, override_sentence = :override_sentence,
    override_by = :override_by, news_on = :news_on, news = :news, decision = :decision, result = :result,
    result_reason = :result_reason, result_by = :result_by, result_on = :result_on, version = version + 1
  WHERE id = :id AND version = :version)sql"};
bool save_initiative(Transaction& tx, const LiveInitiative& initiative) {
  const bool saved =
      tx.execute(
          update_initiative_row,
          {{"id", initiative.id},
           {"owner", initiative.owner},
           {"owner_role", permit::identifier(initiative.owner_role)},
           {"due", initiative.due},
           {"state", identifier(initiative.state)},
           {"state_reason", initiative.state_reason},
           {"override_light", initiative.override_light ? identifier(*initiative.override_light) : std::string_view{}},
           {"override_sentence", initiative.override_sentence},
           {"override_by", initiative.override_by},
           {"news_on", initiative.news_on},
           {"news", initiative.news},
           {"decision", initiative.decision},
           {"result", result_word(initiative)},
           {"result_reason", initiative.result_reason},
           {"result_by", initiative.result_by},
           {"result_on", initiative.result_on},
           {"version", initiative.version}}) == 1;
  if (saved) put_parties(tx, initiative);
  return saved;
}

constexpr storage::Sql parties_of_initiative{"parties_of_initiative", R"sql(
  SELECT part, authority FROM cooperation_plan_party WHERE initiative = :initiative ORDER BY part, authority)sql"};
static void add_parties(Transaction& tx, LiveInitiative& found) {
  tx.each(parties_of_initiative, {{"initiative", found.id}}, [&](const Row& row) {
    (row.view(0) == "co_owner" ? found.co_owners : found.municipalities).push_back(row.id(1));
  });
}

constexpr storage::Sql find_initiative_row{"find_initiative_row", R"sql(
  SELECT i.id, i.plan, p.year, i.key, i.place, i.number, i.area_key, i.area_title, i.title, i.body, i.type, i.continuation,
    i.deliverable, i.owner, i.owner_role, i.due, i.state, i.state_reason, i.override_light, i.override_sentence, i.override_by,
    i.began_on, i.news_on, i.news, i.decision, i.audience, i.version, i.result,
    i.result_reason, i.result_by, i.result_on
  FROM cooperation_plan_initiative i JOIN cooperation_plan_plan p ON p.id = i.plan
  WHERE i.id = :initiative)sql"};
std::optional<LiveInitiative> initiative(Transaction& tx, const storage::Id& id) {
  auto found = tx.one(find_initiative_row, {{"initiative", id}}, read_initiative);
  if (found) add_parties(tx, *found);
  return found;
}

constexpr storage::Sql find_initiative_for{"find_initiative_for", R"sql(
  SELECT i.id, i.plan, p.year, i.key, i.place, i.number, i.area_key, i.area_title, i.title, i.body, i.type, i.continuation,
    i.deliverable, i.owner, i.owner_role, i.due, i.state, i.state_reason, i.override_light, i.override_sentence, i.override_by,
    i.began_on, i.news_on, i.news, i.decision, i.audience, i.version, i.result,
    i.result_reason, i.result_by, i.result_on
  FROM cooperation_plan_initiative i JOIN cooperation_plan_plan p ON p.id = i.plan
  WHERE i.id = :initiative AND i.audience IN )sql" PERMIT_VISIBLE};
std::optional<LiveInitiative> initiative_for(Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  auto found = tx.one(find_initiative_for, {{"initiative", id}, {"holders", viewer.holders()}, {"today", viewer.today}},
                      read_initiative);
  if (found) add_parties(tx, *found);
  return found;
}

constexpr storage::Sql list_parties_of_plan{"list_parties_of_plan", R"sql(
  SELECT y.initiative, y.part, y.authority
  FROM cooperation_plan_party y JOIN cooperation_plan_initiative i ON i.id = y.initiative
  WHERE i.plan = :plan ORDER BY y.part, y.authority)sql"};
constexpr storage::Sql list_initiatives_of_plan{"list_initiatives_of_plan", R"sql(
  SELECT i.id, i.plan, p.year, i.key, i.place, i.number, i.area_key, i.area_title, i.title, i.body, i.type, i.continuation,
    i.deliverable, i.owner, i.owner_role, i.due, i.state, i.state_reason, i.override_light, i.override_sentence, i.override_by,
    i.began_on, i.news_on, i.news, i.decision, i.audience, i.version, i.result,
    i.result_reason, i.result_by, i.result_on
  FROM cooperation_plan_initiative i JOIN cooperation_plan_plan p ON p.id = i.plan
  WHERE i.plan = :plan ORDER BY i.place)sql"};
std::vector<LiveInitiative> initiatives_of_plan(Transaction& tx, const storage::Id& plan) {
  auto found = tx.all(list_initiatives_of_plan, {{"plan", plan}}, read_initiative);
  std::map<storage::Id, LiveInitiative*> by_id;
  for (LiveInitiative& one : found) by_id[one.id] = &one;
  tx.each(list_parties_of_plan, {{"plan", plan}}, [&](const Row& row) {
    const auto at = by_id.find(row.id(0));
    if (at == by_id.end()) return;
    (row.view(1) == "co_owner" ? at->second->co_owners : at->second->municipalities).push_back(row.id(2));
  });
  return found;
}

constexpr storage::Sql list_initiatives_for{"list_initiatives_for", R"sql(
  SELECT i.id, i.plan, p.year, i.key, i.place, i.number, i.area_key, i.area_title, i.title, i.body, i.type, i.continuation,
    i.deliverable, i.owner, i.owner_role, i.due, i.state, i.state_reason, i.override_light, i.override_sentence, i.override_by,
    i.began_on, i.news_on, i.news, i.decision, i.audience, i.version, i.result,
    i.result_reason, i.result_by, i.result_on
  FROM cooperation_plan_initiative i JOIN cooperation_plan_plan p ON p.id = i.plan
  WHERE i.audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY p.year DESC, i.place)sql"};
constexpr storage::Sql list_parties_for{"list_parties_for", R"sql(
  SELECT y.initiative, y.part, y.authority
  FROM cooperation_plan_party y JOIN cooperation_plan_initiative i ON i.id = y.initiative
  WHERE i.audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY y.part, y.authority)sql"};
std::vector<LiveInitiative> initiatives_for(Transaction& tx, const permit::Viewer& viewer) {
  auto found = tx.all(list_initiatives_for, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_initiative);
  std::map<storage::Id, LiveInitiative*> by_id;
  for (LiveInitiative& one : found) by_id[one.id] = &one;
  tx.each(list_parties_for, {{"holders", viewer.holders()}, {"today", viewer.today}}, [&](const Row& row) {
    const auto at = by_id.find(row.id(0));
    if (at == by_id.end()) return;
    (row.view(1) == "co_owner" ? at->second->co_owners : at->second->municipalities).push_back(row.id(2));
  });
  return found;
}

constexpr storage::Sql insert_update{"insert_update", R"sql(
  INSERT INTO cooperation_plan_update (id, initiative, told_on, told_at, body, state, evidence, authority_name, told_by)
  VALUES (:id, :initiative, :told_on, :told_at, :body, :state, :evidence, :authority_name, :told_by))sql"};
void add_update(Transaction& tx, const Update& update) {
  tx.execute(insert_update, {{"id", update.id},
                             {"initiative", update.initiative},
                             {"told_on", update.told_on},
                             {"told_at", update.told_at},
                             {"body", update.body},
                             {"state", identifier(update.state)},
                             {"evidence", update.evidence},
                             {"authority_name", update.authority_name},
                             {"told_by", update.told_by}});
}

static Update read_update(const Row& row) {
  Update update;
  update.id = row.id(0);
  update.initiative = row.id(1);
  update.told_on = row.date(2);
  update.told_at = row.time(3);
  update.body = row.text(4);
  update.state = initiative_state_named(row.view(5)).value_or(InitiativeState::running);
  update.evidence = row.text(6);
  update.authority_name = row.text(7);
  update.told_by = row.text(8);
  return update;
}

constexpr storage::Sql list_updates{"list_updates", R"sql(
  SELECT id, initiative, told_on, told_at, body, state, evidence, authority_name, told_by
  FROM cooperation_plan_update WHERE initiative = :initiative ORDER BY told_at DESC, id)sql"};
std::vector<Update> updates_of(Transaction& tx, const storage::Id& initiative) {
  return tx.all(list_updates, {{"initiative", initiative}}, read_update);
}

constexpr storage::Sql list_latest_updates{"list_latest_updates", R"sql(
  SELECT u.id, u.initiative, u.told_on, u.told_at, u.body, u.state, u.evidence, u.authority_name, u.told_by
  FROM cooperation_plan_update u JOIN cooperation_plan_initiative i ON i.id = u.initiative
  WHERE i.plan = :plan ORDER BY u.told_at DESC, u.id LIMIT :most)sql"};
std::vector<Update> latest_updates(Transaction& tx, const storage::Id& plan, int limit) {
  return tx.all(list_latest_updates, {{"plan", plan}, {"most", limit}}, read_update);
}

constexpr storage::Sql insert_move{"insert_move", R"sql(
  INSERT INTO cooperation_plan_move (id, initiative, due_before, due_after, reason, moved_by, moved_on)
  VALUES (:id, :initiative, :due_before, :due_after, :reason, :moved_by, :moved_on))sql"};
void add_move(Transaction& tx, const Move& move) {
  tx.execute(insert_move, {{"id", move.id},
                           {"initiative", move.initiative},
                           {"due_before", move.due_before},
                           {"due_after", move.due_after},
                           {"reason", move.reason},
                           {"moved_by", move.moved_by},
                           {"moved_on", move.moved_on}});
}

constexpr storage::Sql list_moves{"list_moves", R"sql(
  SELECT id, initiative, due_before, due_after, reason, moved_by, moved_on
  FROM cooperation_plan_move WHERE initiative = :initiative ORDER BY moved_on DESC, id)sql"};
std::vector<Move> moves_of(Transaction& tx, const storage::Id& initiative) {
  return tx.all(list_moves, {{"initiative", initiative}}, [](const Row& row) {
    return Move{row.id(0), row.id(1), row.date_if(2), row.date_if(3), row.text(4), row.text(5), row.date(6)};
  });
}

}  // namespace cooperation_plan::store
