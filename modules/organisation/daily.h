#pragma once
// What changes because a day has passed: a gap in the cover comes within sight, a new name begins.

#include "audit/archive.h"

namespace organisation {

inline constexpr const char* daily_job = "organisation.daily";

/// Writes again what today makes different, and nothing else; answers how many things that were.
int begin_day(audit::Archive& archive);
/// The next Danish midnight.
config::Instant next_day(config::Instant now);

}  // namespace organisation
