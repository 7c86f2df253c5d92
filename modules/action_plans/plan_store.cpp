// The statements of action plans, their items, news and reasons.

#include "plan_store.h"

#include "permit/visible.h"

namespace action_plans::store {

using storage::Row;
using storage::Transaction;

namespace {

ActionPlan read_plan(const Row& row) {
  ActionPlan plan;
  plan.id = row.id(0);
  plan.council = row.id(1);
  plan.council_key = row.text(2);
  plan.council_name = row.text(3);
  plan.authority = row.id(4);
  plan.year = static_cast<int>(row.integer(5));
  plan.state = plan_state_named(row.view(6)).value_or(PlanState::draft);
  plan.meeting = row.id(7);
  plan.item = row.id(8);
  plan.adopted_on = row.date_if(9);
  plan.midyear = row.text(10);
  plan.midyear_on = row.date_if(11);
  plan.final = row.text(12);
  plan.final_on = row.date_if(13);
  plan.audience = row.id(14);
  plan.version = static_cast<int>(row.integer(15));
  return plan;
}

Item read_item(const Row& row) {
  Item item;
  item.id = row.id(0);
  item.plan = row.id(1);
  item.number = static_cast<int>(row.integer(2));
  item.area_key = row.text(3);
  item.area_title = row.text(4);
  item.continued = row.view(5) == "continued";
  item.goal = row.text(6);
  item.measure = row.text(7);
  item.target_group = row.text(8);
  item.owner = row.id(9);
  item.owner_role = permit::role_named(row.view(10)).value_or(permit::Role::municipal_rep);
  item.owner_authority = row.id(11);
  item.partners = row.text(12);
  item.due = row.date(13);
  item.resources = row.text(14);
  item.indicator = row.text(15);
  item.baseline = row.text(16);
  item.target = row.text(17);
  item.indicator_thing = row.id(18);
  item.state = cooperation_plan::initiative_state_named(row.view(19)).value_or(ItemState::planned);
  item.news = row.text(20);
  item.news_on = row.date_if(21);
  item.evaluation = row.text(22);
  item.began_on = row.date(23);
  item.origin = row.id(24);
  item.audience = row.id(25);
  item.version = static_cast<int>(row.integer(26));
  return item;
}

std::vector<storage::Bind> binds_of(const ActionPlan& plan) {
  return {{"id", plan.id},
          {"council", plan.council},
          {"council_key", plan.council_key},
          {"council_name", plan.council_name},
          {"authority", plan.authority},
          {"year", plan.year},
          {"state", identifier(plan.state)},
          {"meeting", plan.meeting},
          {"item", plan.item},
          {"adopted_on", plan.adopted_on},
          {"midyear", plan.midyear},
          {"midyear_on", plan.midyear_on},
          {"final", plan.final},
          {"final_on", plan.final_on},
          {"audience", plan.audience}};
}

std::vector<storage::Bind> binds_of(const Item& item) {
  return {{"id", item.id},
          {"area_key", item.area_key},
          {"area_title", item.area_title},
          {"continuation", item.continued ? "continued" : "new"},
          {"goal", item.goal},
          {"measure", item.measure},
          {"target_group", item.target_group},
          {"owner", item.owner},
          {"owner_role", permit::identifier(item.owner_role)},
          {"owner_authority", item.owner_authority},
          {"partners", item.partners},
          {"due", item.due},
          {"resources", item.resources},
          {"indicator", item.indicator},
          {"baseline", item.baseline},
          {"target", item.target},
          {"indicator_thing", item.indicator_thing},
          {"state", cooperation_plan::identifier(item.state)},
          {"news", item.news},
          {"news_on", item.news_on},
          {"evaluation", item.evaluation}};
}

}  // namespace

constexpr storage::Sql insert_plan{"action_plans_insert_plan", R"sql(
  INSERT INTO action_plans_plan
    (id, council, council_key, council_name, authority, year, state, meeting, item, adopted_on, midyear,
     midyear_on, final, final_on, audience, version)
  VALUES (:id, :council, :council_key, :council_name, :authority, :year, :state, :meeting, :item, :adopted_on, :midyear,
    :midyear_on, :final, :final_on, :audience, 1))sql"};
void add_plan(Transaction& tx, const ActionPlan& plan) { tx.execute(insert_plan, binds_of(plan)); }

constexpr storage::Sql update_plan{"action_plans_update_plan", R"sql(
  UPDATE action_plans_plan SET state = :state, meeting = :meeting, item = :item, adopted_on = :adopted_on,
    midyear = :midyear, midyear_on = :midyear_on, final = :final, final_on = :final_on, audience = :audience,
    version = version + 1
  WHERE id = :id AND version = :version)sql"};
bool save_plan(Transaction& tx, ActionPlan& plan) {
  const bool saved = tx.execute(update_plan, {{"id", plan.id},
                                              {"state", identifier(plan.state)},
                                              {"meeting", plan.meeting},
                                              {"item", plan.item},
                                              {"adopted_on", plan.adopted_on},
                                              {"midyear", plan.midyear},
                                              {"midyear_on", plan.midyear_on},
                                              {"final", plan.final},
                                              {"final_on", plan.final_on},
                                              {"audience", plan.audience},
                                              {"version", plan.version}}) == 1;
  if (saved) ++plan.version;
  return saved;
}

constexpr storage::Sql find_plan{"action_plans_find_plan", R"sql(
  SELECT id, council, council_key, council_name, authority, year, state, meeting, item, adopted_on, midyear,
         midyear_on, final, final_on, audience, version
  FROM action_plans_plan WHERE id = :id)sql"};
std::optional<ActionPlan> plan(Transaction& tx, const storage::Id& id) {
  return tx.one(find_plan, {{"id", id}}, read_plan);
}

constexpr storage::Sql find_plan_of{"action_plans_find_plan_of", R"sql(
  SELECT id, council, council_key, council_name, authority, year, state, meeting, item, adopted_on, midyear,
         midyear_on, final, final_on, audience, version
  FROM action_plans_plan WHERE council = :council AND year = :year)sql"};
std::optional<ActionPlan> plan_of(Transaction& tx, const storage::Id& council, int year) {
  return tx.one(find_plan_of, {{"council", council}, {"year", year}}, read_plan);
}

constexpr storage::Sql find_visible_plan{"action_plans_find_visible_plan", R"sql(
  SELECT id, council, council_key, council_name, authority, year, state, meeting, item, adopted_on, midyear,
         midyear_on, final, final_on, audience, version
  FROM action_plans_plan WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE};
std::optional<ActionPlan> plan_for(Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  return tx.one(find_visible_plan, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}}, read_plan);
}

constexpr storage::Sql list_visible_plans{"action_plans_list_visible_plans", R"sql(
  SELECT id, council, council_key, council_name, authority, year, state, meeting, item, adopted_on, midyear,
         midyear_on, final, final_on, audience, version
  FROM action_plans_plan WHERE audience IN )sql" PERMIT_VISIBLE R"sql( ORDER BY year DESC, council_name, id)sql"};
std::vector<ActionPlan> plans_for(Transaction& tx, const permit::Viewer& viewer) {
  return tx.all(list_visible_plans, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_plan);
}

constexpr storage::Sql list_adopted_plans{"action_plans_list_adopted_plans", R"sql(
  SELECT id, council, council_key, council_name, authority, year, state, meeting, item, adopted_on, midyear,
         midyear_on, final, final_on, audience, version
  FROM action_plans_plan WHERE state <> 'draft' ORDER BY year DESC, council_name, id)sql"};
std::vector<ActionPlan> adopted_plans(Transaction& tx) { return tx.all(list_adopted_plans, {}, read_plan); }

constexpr storage::Sql adopt_plan_items{"action_plans_adopt_plan_items", R"sql(
  UPDATE action_plans_item SET audience = :audience, began_on = :day,
    state = CASE WHEN state = 'proposed' THEN 'planned' ELSE state END
  WHERE plan = :plan)sql"};
void adopt_items(Transaction& tx, const ActionPlan& plan) {
  tx.execute(adopt_plan_items, {{"plan", plan.id}, {"audience", plan.audience}, {"day", plan.adopted_on}});
}

constexpr storage::Sql insert_item{"action_plans_insert_item", R"sql(
  INSERT INTO action_plans_item
    (id, plan, number, area_key, area_title, continuation, goal, measure, target_group, owner, owner_role,
     owner_authority, partners, due, resources, indicator, baseline, target, indicator_thing, state, news, news_on,
     evaluation, began_on, origin, audience, version)
  VALUES
    (:id, :plan, :number, :area_key, :area_title, :continuation, :goal, :measure, :target_group, :owner,
     :owner_role, :owner_authority, :partners, :due, :resources, :indicator, :baseline, :target, :indicator_thing,
     :state, :news, :news_on, :evaluation, :began_on, :origin, :audience, 1))sql"};
void add_item(Transaction& tx, const Item& item) {
  std::vector<storage::Bind> binds = binds_of(item);
  binds.push_back({"plan", item.plan});
  binds.push_back({"number", item.number});
  binds.push_back({"began_on", item.began_on});
  binds.push_back({"origin", item.origin});
  binds.push_back({"audience", item.audience});
  tx.execute(insert_item, binds);
}

constexpr storage::Sql update_item{"action_plans_update_item", R"sql(
  UPDATE action_plans_item SET area_key = :area_key, area_title = :area_title, continuation = :continuation, goal = :goal,
    measure = :measure, target_group = :target_group, owner = :owner, owner_role = :owner_role,
    owner_authority = :owner_authority, partners = :partners, due = :due, resources = :resources,
    indicator = :indicator, baseline = :baseline, target = :target, indicator_thing = :indicator_thing, state = :state,
    news = :news, news_on = :news_on, evaluation = :evaluation, version = version + 1
  WHERE id = :id AND version = :version)sql"};
bool save_item(Transaction& tx, Item& item) {
  std::vector<storage::Bind> binds = binds_of(item);
  binds.push_back({"version", item.version});
  const bool saved = tx.execute(update_item, binds) == 1;
  if (saved) ++item.version;
  return saved;
}

constexpr storage::Sql find_visible_item{"action_plans_find_visible_item", R"sql(
  SELECT id, plan, number, area_key, area_title, continuation, goal, measure, target_group, owner, owner_role,
         owner_authority, partners, due, resources, indicator, baseline, target, indicator_thing, state, news,
         news_on, evaluation, began_on, origin, audience, version
  FROM action_plans_item WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE};
std::optional<Item> item_for(Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  return tx.one(find_visible_item, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}}, read_item);
}

constexpr storage::Sql find_item{"action_plans_find_item", R"sql(
  SELECT id, plan, number, area_key, area_title, continuation, goal, measure, target_group, owner, owner_role,
         owner_authority, partners, due, resources, indicator, baseline, target, indicator_thing, state, news,
         news_on, evaluation, began_on, origin, audience, version
  FROM action_plans_item WHERE id = :id)sql"};
std::optional<Item> item(Transaction& tx, const storage::Id& id) { return tx.one(find_item, {{"id", id}}, read_item); }

constexpr storage::Sql list_items{"action_plans_list_items", R"sql(
  SELECT id, plan, number, area_key, area_title, continuation, goal, measure, target_group, owner, owner_role,
         owner_authority, partners, due, resources, indicator, baseline, target, indicator_thing, state, news,
         news_on, evaluation, began_on, origin, audience, version
  FROM action_plans_item WHERE plan = :plan ORDER BY number)sql"};
std::vector<Item> items_of(Transaction& tx, const storage::Id& plan) {
  return tx.all(list_items, {{"plan", plan}}, read_item);
}

constexpr storage::Sql list_visible_items{"action_plans_list_visible_items", R"sql(
  SELECT id, plan, number, area_key, area_title, continuation, goal, measure, target_group, owner, owner_role,
         owner_authority, partners, due, resources, indicator, baseline, target, indicator_thing, state, news,
         news_on, evaluation, began_on, origin, audience, version
  FROM action_plans_item WHERE audience IN )sql" PERMIT_VISIBLE R"sql( ORDER BY due, id)sql"};
std::vector<Item> items_for(Transaction& tx, const permit::Viewer& viewer) {
  return tx.all(list_visible_items, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_item);
}

constexpr storage::Sql last_number{"action_plans_last_number", R"sql(
  SELECT COALESCE(MAX(number), 0) FROM action_plans_item WHERE plan = :plan)sql"};
int next_number(Transaction& tx, const storage::Id& plan) {
  return static_cast<int>(tx.integer(last_number, {{"plan", plan}})) + 1;
}

constexpr storage::Sql insert_news{"action_plans_insert_news", R"sql(
  INSERT INTO action_plans_news (id, item, told_on, told_at, body, state, told_by, authority_name)
  VALUES (:id, :item, :told_on, :told_at, :body, :state, :told_by, :authority_name))sql"};
void add_news(Transaction& tx, const News& news) {
  tx.execute(insert_news, {{"id", news.id},
                           {"item", news.item},
                           {"told_on", news.told_on},
                           {"told_at", news.told_at},
                           {"body", news.body},
                           {"state", cooperation_plan::identifier(news.state)},
                           {"told_by", news.told_by},
                           {"authority_name", news.authority_name}});
}

constexpr storage::Sql list_news{"action_plans_list_news", R"sql(
  SELECT id, item, told_on, told_at, body, state, told_by, authority_name
  FROM action_plans_news WHERE item = :item ORDER BY told_at DESC, id)sql"};
std::vector<News> news_of(Transaction& tx, const storage::Id& item) {
  return tx.all(list_news, {{"item", item}}, [](const Row& row) {
    return News{row.id(0),   row.id(1),
                row.date(2), row.time(3),
                row.text(4), cooperation_plan::initiative_state_named(row.view(5)).value_or(ItemState::running),
                row.text(6), row.text(7)};
  });
}

constexpr storage::Sql write_waiver{"action_plans_write_waiver", R"sql(
  INSERT INTO action_plans_waiver (plan, area_key, reason, given_by, given_on)
  VALUES (:plan, :area_key, :reason, :given_by, :given_on)
  ON CONFLICT (plan, area_key) DO UPDATE SET reason = excluded.reason, given_by = excluded.given_by,
    given_on = excluded.given_on)sql"};
void put_waiver(Transaction& tx, const storage::Id& plan, const Waiver& waiver) {
  tx.execute(write_waiver, {{"plan", plan},
                            {"area_key", waiver.area_key},
                            {"reason", waiver.reason},
                            {"given_by", waiver.given_by},
                            {"given_on", waiver.given_on}});
}

constexpr storage::Sql delete_waiver{"action_plans_delete_waiver", R"sql(
  DELETE FROM action_plans_waiver WHERE plan = :plan AND area_key = :area_key)sql"};
void drop_waiver(Transaction& tx, const storage::Id& plan, std::string_view area_key) {
  tx.execute(delete_waiver, {{"plan", plan}, {"area_key", area_key}});
}

constexpr storage::Sql list_waivers{"action_plans_list_waivers", R"sql(
  SELECT area_key, reason, given_by, given_on FROM action_plans_waiver WHERE plan = :plan ORDER BY area_key)sql"};
std::vector<Waiver> waivers_of(Transaction& tx, const storage::Id& plan) {
  return tx.all(list_waivers, {{"plan", plan}},
                [](const Row& row) { return Waiver{row.text(0), row.text(1), row.text(2), row.date(3)}; });
}

constexpr storage::Sql list_holders{"action_plans_list_holders", R"sql(
  SELECT holder, since, until FROM permit_visible WHERE audience = :audience ORDER BY holder, since)sql"};
std::vector<permit::Holder> holders_of_audience(Transaction& tx, const storage::Id& audience) {
  return tx.all(list_holders, {{"audience", audience}}, [](const Row& row) {
    permit::Holder holder{row.id(0), std::nullopt, std::nullopt};
    if (row.view(1) != "0001-01-01") holder.since = row.date(1);
    if (row.view(2) != "9999-12-31") holder.until = row.date(2);
    return holder;
  });
}

}  // namespace action_plans::store
