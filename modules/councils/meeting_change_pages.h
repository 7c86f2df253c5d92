#pragma once
// Sending the agenda, moving and cancelling: pages that say first what pressing the button means.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void meeting_change_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
