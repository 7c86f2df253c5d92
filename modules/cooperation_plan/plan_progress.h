#pragma once
// How the initiatives of a published plan stand on a day, for accounts and evaluations of it.

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "storage/transaction.h"

namespace cooperation_plan {

struct InitiativeProgress {
  storage::Id id;
  std::string title;  // "2.4 Et trygt natteliv"
  std::string area;   // title of its focus area; empty outside the areas
  std::string owner;  // name of the authority that day; empty: nobody
  std::string light;  // English name of the light and of the state: keys of their texts
  std::string state;
  bool follows = false;    // follows the plan or is done
  bool late = false;       // past its deadline
  bool concluded = false;  // carried out, evaluated or dropped
};
struct PlanProgress {
  storage::Id plan;
  int year = 0;
  std::string title;
  std::string address;
  std::vector<InitiativeProgress> initiatives;  // the plan's order
};
/// Nothing for a year without a published plan.
std::optional<PlanProgress> progress_of_plan(storage::Transaction& tx, int year, config::Date as_of);

}  // namespace cooperation_plan
