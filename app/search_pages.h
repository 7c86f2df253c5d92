#pragma once
// Search over all that the viewer may see.

#include "audit/archive.h"
#include "web/routes.h"

namespace app {

void add_search_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace app
