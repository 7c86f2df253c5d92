#pragma once
// The year wheel of a council or of the district: twelve months to look at, and the same as a list and as CSV.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void wheel_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
