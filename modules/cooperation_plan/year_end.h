#pragma once
// The end of a plan's year: the results of its initiatives, the reminders of their owners, and the step into the next
// year's draft. No plan of a year is drafted before the year before has its results.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "carry_over.h"
#include "config/outcome.h"
#include "initiative.h"
#include "permit/viewer.h"
#include "plan_version.h"

namespace cooperation_plan {

struct YearCount {
  int reached = 0, partly = 0, missed = 0, dropped = 0, missing = 0;
  int all() const { return reached + partly + missed + dropped + missing; }
};
YearCount count_results(const std::vector<LiveInitiative>& initiatives);

/// Why no plan of this year can be drafted yet: the published plan of the year before lacks results.
std::optional<config::Refusal> draft_waits(storage::Transaction& tx, int year);

/// The last result is in: the secretariat may draft the next year, and the chief of police may close this one.
void after_result(audit::Change& change, const storage::Id& plan);

/// Asks everybody whose result is missing, on their work list and by a mail without content.
config::Outcome<config::Done> ask_for_results(audit::Change& change, const permit::Viewer& viewer,
                                              const storage::Id& version, config::Date due,
                                              std::string_view public_address);

/// Makes the next year's draft from the published version, or carries into the one that is being written. `read` is the
/// version number of that draft when the form was shown, 0 when there was none.
config::Outcome<Version> carry_over(audit::Change& change, const permit::Viewer& viewer, const storage::Id& version,
                                    int read, const CarryChoices& choices);

}  // namespace cooperation_plan
