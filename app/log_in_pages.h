#pragma once
// Logging in and out, and changing the role one acts in. The demo log-in lists the invented people to be; it exists
// only with `demo: true`, and the settings refuse that anywhere but on loopback.

#include "audit/archive.h"
#include "config/settings.h"
#include "permit/directory.h"
#include "web/routes.h"

namespace app {

void add_log_in_routes(web::Routes& routes, audit::Archive& archive, const permit::Directory& directory,
                       const config::Settings& settings);

}  // namespace app
