#pragma once
// Loading a district's plans, and importing a document from the command line.

#include <filesystem>
#include <string>

#include "audit/change.h"
#include "config/outcome.h"
#include "config/yaml.h"

namespace cooperation_plan {

/// Every plan/*.yaml of the district, oldest year first. On any fault nothing has been written.
config::Faults load_plans(audit::Change& change, const std::filesystem::path& district);
/// A document as a new draft; answers the report for the terminal.
config::Outcome<std::string> import_plan_file(audit::Change& change, const std::filesystem::path& file, int year);

}  // namespace cooperation_plan
