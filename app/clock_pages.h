#pragma once
// The demo's clock: walk through the year. Only with `demo: true`.

#include <optional>

#include "audit/archive.h"
#include "config/clock.h"
#include "config/settings.h"
#include "permit/directory.h"
#include "web/routes.h"

namespace app {

/// The time the demo's clock goes on from, kept in the data folder: sessions of the run before would lie in the future
/// if it began at its first moment again.
std::optional<config::Instant> read_kept_clock(const config::Settings& settings);
void keep_clock(const config::Settings& settings, config::Instant now);
void add_clock_routes(web::Routes& routes, audit::Archive& archive, config::Clock& clock,
                      const config::Settings& settings, const permit::Directory& directory);

}  // namespace app
