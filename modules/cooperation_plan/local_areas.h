#pragma once
// What the lokalråd's action plans may ask of a published plan: its focus areas, which of them the lokalråd carry out
// themselves, and the initiatives under each.

#include <string>
#include <vector>

#include "config/clock.h"
#include "storage/id.h"
#include "storage/transaction.h"

namespace cooperation_plan {

struct AreaInitiative {
  storage::Id id;
  std::string title;  // "2.3 Borgermøder om indbrud"
};
struct LocalArea {
  storage::Id id;  // the focus area as a thing
  std::string key;
  int number = 0;  // as listed; 0 = not listed
  std::string title, goal, address;
  bool local = false;  // carried out by the lokalråd in their own action plans
  std::vector<AreaInitiative> initiatives;
};
/// The published plan of the year as a thing; empty when there is none.
storage::Id published_plan_id(storage::Transaction& tx, int year);
/// Its focus areas in the plan's order; none when there is no published plan of that year.
std::vector<LocalArea> areas_of_year(storage::Transaction& tx, int year, config::Date today);

}  // namespace cooperation_plan
