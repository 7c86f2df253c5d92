#pragma once
// Planning a year: one form with every meeting proposed from the year before, a preview, and one change that makes all.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void year_plan_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
