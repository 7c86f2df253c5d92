#pragma once
// Writes what indicators.yaml of a district says: figures with their values, and rounds of questionnaires.

#include <filesystem>

#include "audit/change.h"
#include "config/yaml.h"

namespace indicators {

/// What is there already stays as people have made it since.
config::Faults load_indicators(audit::Change& change, const std::filesystem::path& district);

}  // namespace indicators
