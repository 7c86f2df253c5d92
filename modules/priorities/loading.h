#pragma once
// priorities.yaml of a district: themes, rounds with their candidates and points, and calls with their ideas.

#include <filesystem>

#include "audit/change.h"
#include "config/yaml.h"

namespace priorities {

/// Loads what is not there yet; a district without the file has none.
config::Faults load_priorities(audit::Change& change, const std::filesystem::path& district);

}  // namespace priorities
