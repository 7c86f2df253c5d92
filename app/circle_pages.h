#pragma once
// The circle of a thing: where it came from and what came of it, as a story and a drawing.

#include "audit/archive.h"
#include "web/routes.h"

namespace app {

void add_circle_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace app
