#pragma once
// bilateral.yaml of a district: meetings between the police and one municipality.

#include <filesystem>

#include "audit/change.h"
#include "config/yaml.h"

namespace councils {

/// Loads what is not there yet; a district without the file has none.
config::Faults load_bilaterals(audit::Change& change, const std::filesystem::path& district);

}  // namespace councils
