#pragma once
// Moving a meeting: the new day, then everything that follows from it to look at and choose, then the act.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void meeting_move_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
