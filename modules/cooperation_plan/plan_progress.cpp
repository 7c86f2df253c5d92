// Gathering how the initiatives of a plan stand.

#include "plan_progress.h"

#include "published.h"

namespace cooperation_plan {

std::optional<PlanProgress> progress_of_plan(storage::Transaction& tx, int year, config::Date as_of) {
  const auto found = published(tx, year, as_of);
  if (!found) return std::nullopt;
  PlanProgress progress;
  progress.plan = found->plan.id;
  progress.year = found->plan.year;
  progress.title = found->plan.title;
  progress.address = public_address(found->plan.year);
  for (const LiveInitiative& one : found->initiatives) {
    const Light light = light_of(one, as_of).light;
    InitiativeProgress told;
    told.id = one.id;
    told.title = number_and_title(one);
    told.area = one.area_title;
    if (!one.owner.empty()) told.owner = name_in(found->names, one.owner);
    told.light = english_name(light);
    told.state = english_name(one.state);
    told.follows = light == Light::on_course || light == Light::done;
    told.late = light == Light::late;
    told.concluded = cooperation_plan::concluded(one.state);
    progress.initiatives.push_back(std::move(told));
  }
  return progress;
}

}  // namespace cooperation_plan
