#pragma once
// What is done with indicators: defined, changed, ended, given their figures.

#include <string>
#include <vector>

#include "audit/change.h"
#include "indicator.h"
#include "permit/viewer.h"

namespace indicators {

/// The viewer acts in the office that owns the figure: the only one who sees what was typed and may change it.
bool owns(const permit::Viewer& viewer, const Indicator& indicator);

config::Outcome<Indicator> define(audit::Change& change, const permit::Viewer& viewer, Indicator wanted);
/// Everything but key, measure, period, level and the first period, which the figures stand on.
config::Outcome<Indicator> redefine(audit::Change& change, const permit::Viewer& viewer, const Indicator& wanted);
config::Outcome<Indicator> end(audit::Change& change, const permit::Viewer& viewer, const Indicator& as_seen,
                               const std::string& reason);

struct Entry {
  storage::Id indicator;
  std::int64_t version = 0;
  std::vector<Value> values;
  std::string reason;  // needed when a figure is corrected
  std::string origin;  // file it came from, or empty
};
/// Answers how many figures are new or other than before. All or nothing.
config::Outcome<int> enter(audit::Change& change, const permit::Viewer& viewer, const Entry& entry);

}  // namespace indicators
