#pragma once
// A meeting: what it is, what can be done now, its agenda or minutes, and what waits.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void meeting_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
