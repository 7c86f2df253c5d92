#pragma once
// Writes what organisation.yaml says into the database. Loading again changes what has changed and repeats nothing.

#include "audit/change.h"
#include "config/yaml.h"
#include "district_file.h"

namespace organisation {

/// Faults are what only shows together with what is stored already: two primaries after a change made on the page, say.
/// With faults the caller refuses, and nothing of it stays.
config::Faults write_district(audit::Change& change, const DistrictFile& file, const std::string& file_name);

}  // namespace organisation
