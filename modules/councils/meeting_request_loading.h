#pragma once
// Loads meeting_requests.yaml of a district, if there is one: what members have asked for and what the chair answered.

#include <filesystem>

#include "audit/change.h"
#include "config/yaml.h"

namespace councils {

config::Faults load_requests(audit::Change& change, const std::filesystem::path& district);

}  // namespace councils
