#pragma once
// What another module may ask of a plan that is being written: take these focus areas into it.

#include <string>
#include <string_view>
#include <vector>

#include "audit/change.h"
#include "config/outcome.h"
#include "permit/viewer.h"
#include "storage/id.h"

namespace cooperation_plan {

struct NewArea {
  std::string title;
  std::string background;  // Markdown
  std::string goal;        // Markdown
};
struct DraftedAreas {
  storage::Id version;
  std::string version_address;     // /planarbejde/<id>
  std::vector<storage::Id> areas;  // things of the register, in the order they were asked for
};

/// Writes the areas at the end of the open version of that year's plan, or begins the plan with them when the year has
/// none. An area that stands there already, by its title, is kept and answered. Refused when the text is frozen or
/// published, and to those who do not write in the plan.
config::Outcome<DraftedAreas> draft_areas(audit::Change& change, const permit::Viewer& viewer, int year,
                                          const std::vector<NewArea>& areas);
/// The thing that a focus area of a year is in the register.
storage::Id focus_area_id(int year, std::string_view area_key);

}  // namespace cooperation_plan
