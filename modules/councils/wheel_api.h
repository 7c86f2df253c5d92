#pragma once
// The year wheel as JSON.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void wheel_api_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
