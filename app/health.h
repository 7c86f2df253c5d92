#pragma once
// Is the process alive, and can it do its work?

#include "audit/archive.h"
#include "web/routes.h"

namespace app {

void add_health_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace app
