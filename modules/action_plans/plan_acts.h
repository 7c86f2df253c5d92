#pragma once
// The acts on an action plan and its measures. Each reads permission and version again inside the change.

#include <string>

#include "action_plan.h"
#include "audit/change.h"
#include "councils/standing.h"
#include "permit/viewer.h"

namespace action_plans {

/// A plan as one viewer may have it, with his part in its lokalråd.
struct Opened {
  ActionPlan plan;
  councils::Standing standing = councils::Standing::outside;
};
std::optional<Opened> open_plan(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
/// A draft is written by everyone with a seat; an adopted plan is changed by chair and secretariat (or by a status
/// report) until its year is over.
bool may_write(const Opened& opened);
bool may_lead(const Opened& opened);
/// Those who carry it out: the office that was named, and others of the same authority with a seat.
bool may_tell(const permit::Viewer& viewer, const Opened& opened, const Item& item);

config::Refusal not_for_you();
bool was_not_for_you(const config::Refusal& refusal);

/// What is typed about a measure.
struct ItemDraft {
  std::string area_key;
  bool continued = false;
  std::string goal, measure, target_group;
  storage::Id owner;
  std::string partners;
  config::Date due{};
  std::string resources, indicator, baseline, target;
  storage::Id indicator_thing;
};

config::Outcome<storage::Id> begin_plan(audit::Change& change, const permit::Viewer& viewer, const storage::Id& council,
                                        int year);
config::Outcome<storage::Id> add_item(audit::Change& change, const permit::Viewer& viewer, const storage::Id& plan,
                                      const ItemDraft& draft, const storage::Id& origin = {});
config::Outcome<config::Done> change_item(audit::Change& change, const permit::Viewer& viewer, const storage::Id& item,
                                          int read, const ItemDraft& draft);
config::Outcome<config::Done> tell_news(audit::Change& change, const permit::Viewer& viewer, const storage::Id& item,
                                        int read, ItemState state, const std::string& body);
config::Outcome<config::Done> evaluate_item(audit::Change& change, const permit::Viewer& viewer,
                                            const storage::Id& item, int read, const std::string& words);
/// "Ikke relevant her, fordi ..."; an empty reason takes it back.
config::Outcome<config::Done> waive_area(audit::Change& change, const permit::Viewer& viewer, const storage::Id& plan,
                                         const std::string& area_key, const std::string& reason);
config::Outcome<storage::Id> put_plan_on_agenda(audit::Change& change, const permit::Viewer& viewer,
                                                const storage::Id& plan, const storage::Id& meeting);
config::Outcome<config::Done> adopt(audit::Change& change, const permit::Viewer& viewer, const storage::Id& plan,
                                    int read);
/// In force, mid-year, final, archived.
config::Outcome<config::Done> take_step(audit::Change& change, const permit::Viewer& viewer, const storage::Id& plan,
                                        int read, PlanState to, const std::string& words);

}  // namespace action_plans
