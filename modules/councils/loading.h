#pragma once
// A district's councils and meetings from its folder: councils.yaml and meetings/*.yaml, read strictly. Every fault is
// told with file and line; with any fault nothing is written.

#include <filesystem>

#include "audit/change.h"
#include "config/yaml.h"
#include "files/files.h"

namespace councils {

config::Faults load_district(audit::Change& change, const files::Files& files, const std::filesystem::path& district);

}  // namespace councils
