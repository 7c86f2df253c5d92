#pragma once
// Sessions: an opaque random token in a safe cookie, stored hashed, with idle and absolute limits (security.md 5,
// S1-S2). The capacity is looked up again at each request, and once more inside each change (in_force), so a role
// that ended ends what the session may do at once.

#include <chrono>
#include <optional>
#include <string>

#include "audit/archive.h"
#include "audit/change.h"
#include "config/clock.h"
#include "directory.h"
#include "viewer.h"

namespace permit {

struct SessionLimits {
  std::chrono::minutes idle{15};
  std::chrono::hours absolute{10};
};

/// Starts a session in a capacity and answers the token for the cookie (shown once, kept only as a hash). `demo`: begun
/// by the demo's log-in, which asks for no proof of who it is.
std::string start_session(audit::Change& change, const Capacity& capacity, bool demo = false);
/// Ends every session that the demo's log-in began; for the start of a program that is no demo.
void end_demo_sessions(storage::Transaction& tx);
/// The viewer behind a token, or nothing when it is unknown, ended, too old or its capacity is not in force.
std::optional<Viewer> find_viewer(storage::Transaction& tx, const Directory& directory, std::string_view token,
                                  config::Instant now, const SessionLimits& limits);
/// Notes that the session was used (kept to once a minute, so that reads do not write).
bool needs_touch(storage::Transaction& tx, std::string_view token, config::Instant now);
void touch_session(storage::Transaction& tx, std::string_view token, config::Instant now);
void end_session(audit::Change& change, std::string_view token);
/// For Archive::guard_with: refuses the change of somebody whose role has ended since the page was opened. The system
/// and citizens pass.
audit::Archive::Guard in_force(const Directory& directory);
/// The form token of a session: bound to it, so that a form made elsewhere is refused.
std::string form_token(std::string_view session_token);

}  // namespace permit
