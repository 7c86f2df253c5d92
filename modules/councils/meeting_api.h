#pragma once
// Councils, meetings and decisions under /api/v1, with the same rights and row filter as the pages.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void api_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
