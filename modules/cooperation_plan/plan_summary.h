#pragma once
// What the front page may ask of the plan: the published one in force, in short.

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "storage/transaction.h"

namespace cooperation_plan {

struct FocusAreaSummary {
  int number = 0;
  std::string title;
  std::string sentence;  // first sentence of its text
  std::string address;
  int initiatives = 0;
  int on_course = 0;  // following the plan or done
};
struct PlanSummary {
  storage::Id id;
  int year = 0;
  std::string title;
  std::string sentence;
  std::string address;  // /plan/2020
  config::Date published;
  std::vector<FocusAreaSummary> areas;
};
/// The latest published plan of the year of `today` or before; what the public may see.
std::optional<PlanSummary> published_plan(storage::Transaction& tx, config::Date today);

}  // namespace cooperation_plan
