#pragma once
// The councils: which I belong to, each with its rules, seats and meetings, and planning a new meeting.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void council_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
