#pragma once
// JSON of one council and of one decision.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void council_api_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
