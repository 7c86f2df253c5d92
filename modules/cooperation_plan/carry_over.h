#pragma once
// From one year's plan to the next year's draft: which focus areas and initiatives come along, and why others do not.
// Pure.

#include <map>
#include <optional>
#include <string>

#include "config/outcome.h"
#include "plan.h"

namespace cooperation_plan {

struct CarryChoices {
  struct Area {
    bool kept = true;
    std::string reason;  // why it is left out
  };
  std::map<std::string, Area> areas;                               // by key
  std::map<std::string, std::optional<Continuation>> initiatives;  // by key; nothing: it is left behind
};

/// A draft of the year after, with the old text to begin with; sections of areas that are left out go with them, and
/// areas, sections and deadlines move to the new year. Keys stay, so that history can be followed.
config::Outcome<Plan> next_year(const Plan& old, const CarryChoices& choices);
/// The same choices into a draft that is already being written: what it lacks is added, what it has is kept.
config::Outcome<Plan> carry_into(Plan draft, const Plan& old, const CarryChoices& choices);

}  // namespace cooperation_plan
