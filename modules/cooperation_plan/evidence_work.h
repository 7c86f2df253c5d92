#pragma once
// The acts on evidence, each inside one change, and what the register of things is told about it.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "audit/change.h"
#include "config/outcome.h"
#include "config/yaml.h"
#include "evidence.h"
#include "permit/viewer.h"
#include "plan_version.h"

namespace cooperation_plan {

inline constexpr const char* evidence_kind = "cooperation_plan.evidence";

/// A new source; answers its key.
config::Outcome<std::string> add_evidence(audit::Change& change, const permit::Viewer& viewer, Evidence evidence);
/// `typed.version` is the version when the form was shown; a faster one is a refusal on "version".
config::Outcome<config::Done> change_evidence(audit::Change& change, const permit::Viewer& viewer, Evidence typed);
/// Only evidence that no plan cites, published or not.
config::Outcome<config::Done> remove_evidence(audit::Change& change, const permit::Viewer& viewer, std::string_view key,
                                              int read);

/// The edges from evidence to the plan, its areas or the draft that cites it: those of `before` go, those of `now`
/// come.
void cite(storage::Transaction& tx, const Plan* before, const Plan& now, const storage::Id& plan_or_version, bool areas,
          config::Date day);

/// Where a plan that somebody may see cites evidence.
struct CitedIn {
  int year = 0;
  std::string title;    // of the plan, with the version when it is a draft
  std::string address;  // of the place
  bool published = false;
  Citation citation;
};
std::vector<CitedIn> citations_for(storage::Transaction& tx, const permit::Viewer& viewer);

/// evidence.yaml of a district, when there is one.
config::Faults load_evidence(audit::Change& change, const std::filesystem::path& district);

}  // namespace cooperation_plan
