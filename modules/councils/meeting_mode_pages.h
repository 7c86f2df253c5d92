#pragma once
// Meeting mode: one item filling the screen, where the secretary types what was said, what came of it and who left.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void meeting_mode_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
