#pragma once
// The acts on an initiative, each inside one change.

#include <optional>
#include <string>

#include "audit/change.h"
#include "config/outcome.h"
#include "initiative.h"
#include "permit/viewer.h"

namespace cooperation_plan {

/// News from the owner. `read` is the row's version when the form was shown; a faster one is a refusal on "version".
config::Outcome<config::Done> tell_news(audit::Change& change, const permit::Viewer& viewer,
                                        const storage::Id& initiative, int read, const News& news);
/// A light by hand, with a sentence; an empty light lets it be derived again.
config::Outcome<config::Done> override_light(audit::Change& change, const permit::Viewer& viewer,
                                             const storage::Id& initiative, int read, std::optional<Light> light,
                                             std::string sentence);
config::Outcome<config::Done> move_due(audit::Change& change, const permit::Viewer& viewer,
                                       const storage::Id& initiative, int read, config::Date due, std::string reason);
config::Outcome<config::Done> give_to(audit::Change& change, const permit::Viewer& viewer,
                                      const storage::Id& initiative, int read, const storage::Id& authority);
/// Tells which decision of a council it came from; the circle shows the way.
config::Outcome<config::Done> name_decision(audit::Change& change, const permit::Viewer& viewer,
                                            const storage::Id& initiative, int read, const storage::Id& decision);
/// What the year brought, told by the owner until the plan is closed.
config::Outcome<config::Done> tell_result(audit::Change& change, const permit::Viewer& viewer,
                                          const storage::Id& initiative, int read, const ResultTold& told);
/// Drops it; the reason is read by everybody.
config::Outcome<config::Done> drop(audit::Change& change, const permit::Viewer& viewer, const storage::Id& initiative,
                                   int read, std::string reason);
/// The secretariat asks the owner for news within a week.
config::Outcome<config::Done> ask_owner(audit::Change& change, const permit::Viewer& viewer,
                                        const storage::Id& initiative);

}  // namespace cooperation_plan
