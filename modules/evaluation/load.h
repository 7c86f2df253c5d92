#pragma once
// Loads a district's account_headings.yaml and evaluation.yaml: headings, accounts of earlier years, rounds of
// evaluation with what came of them. What is there already is left as people have made it since.

#include <filesystem>

#include "audit/change.h"
#include "config/yaml.h"

namespace evaluation {

config::Faults load_evaluation(audit::Change& change, const std::filesystem::path& district);

}  // namespace evaluation
