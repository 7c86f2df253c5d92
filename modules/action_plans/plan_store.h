#pragma once
// Action plans, their items, news and reasons in the database.

#include <optional>
#include <vector>

#include "action_plan.h"
#include "permit/audience.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace action_plans::store {

void add_plan(storage::Transaction& tx, const ActionPlan& plan);
/// Writes what changes; false when somebody was faster.
bool save_plan(storage::Transaction& tx, ActionPlan& plan);
std::optional<ActionPlan> plan(storage::Transaction& tx, const storage::Id& id);
std::optional<ActionPlan> plan_of(storage::Transaction& tx, const storage::Id& council, int year);
std::optional<ActionPlan> plan_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
/// The plans the viewer may see from inside, newest year first.
std::vector<ActionPlan> plans_for(storage::Transaction& tx, const permit::Viewer& viewer);
/// What everybody may read: plans that were adopted.
std::vector<ActionPlan> adopted_plans(storage::Transaction& tx);
/// Each item of an adopted plan takes its audience, and what was proposed is planned.
void adopt_items(storage::Transaction& tx, const ActionPlan& plan);

void add_item(storage::Transaction& tx, const Item& item);
bool save_item(storage::Transaction& tx, Item& item);
std::optional<Item> item_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
std::optional<Item> item(storage::Transaction& tx, const storage::Id& id);
std::vector<Item> items_of(storage::Transaction& tx, const storage::Id& plan);
/// The items the viewer may see, of all plans.
std::vector<Item> items_for(storage::Transaction& tx, const permit::Viewer& viewer);
int next_number(storage::Transaction& tx, const storage::Id& plan);

void add_news(storage::Transaction& tx, const News& news);
std::vector<News> news_of(storage::Transaction& tx, const storage::Id& item);

void put_waiver(storage::Transaction& tx, const storage::Id& plan, const Waiver& waiver);
void drop_waiver(storage::Transaction& tx, const storage::Id& plan, std::string_view area_key);
std::vector<Waiver> waivers_of(storage::Transaction& tx, const storage::Id& plan);

/// The holders of an audience as they stand, to make a wider one from it.
std::vector<permit::Holder> holders_of_audience(storage::Transaction& tx, const storage::Id& audience);

}  // namespace action_plans::store
