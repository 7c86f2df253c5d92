#pragma once
// Decisions: the list with filters and CSV, each with what came of it, and reporting.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void decision_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
