#pragma once
// Reporting a decision done, or dropping it with a reason.

#include "audit/change.h"
#include "decision.h"

namespace councils {

config::Outcome<Decision> end_decision(audit::Change& change, const permit::Viewer& viewer, const storage::Id& decision,
                                       std::int64_t version, DecisionState state, const std::string& sentence);

}  // namespace councils
