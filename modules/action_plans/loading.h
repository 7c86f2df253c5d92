#pragma once
// action_plans.yaml of a district: headings of status reports, action plans, strategies and reports.

#include <filesystem>

#include "audit/change.h"
#include "config/yaml.h"

namespace action_plans {

config::Faults load_district(audit::Change& change, const std::filesystem::path& district);

}  // namespace action_plans
