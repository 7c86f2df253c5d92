// The published plan's focus areas, in short.

#include "local_areas.h"

#include "plan_register.h"
#include "published.h"

namespace cooperation_plan {

storage::Id published_plan_id(storage::Transaction& tx, int year) {
  const auto found =
      published(tx, year, config::Date{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}});
  return found ? found->plan.id : storage::Id{};
}

std::vector<LocalArea> areas_of_year(storage::Transaction& tx, int year, config::Date today) {
  std::vector<LocalArea> areas;
  const auto found = published(tx, year, today);
  if (!found) return areas;
  for (const FocusArea& area : found->content.areas) {
    LocalArea one;
    one.id = area_thing_id(year, area.key);
    one.key = area.key;
    one.number = area.number;
    one.title = area.title;
    one.goal = first_sentence(area.goal.empty() ? area.background : area.goal);
    one.address = area_address(year, area);
    one.local = area.local;
    for (const LiveInitiative* initiative : found->of_area(area.key))
      one.initiatives.push_back({initiative->id, number_and_title(*initiative)});
    areas.push_back(std::move(one));
  }
  return areas;
}

}  // namespace cooperation_plan
