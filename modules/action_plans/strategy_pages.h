#pragma once
// /strategier: strategies handed down, and the lokalråds' answers as they travel up.

#include "audit/archive.h"
#include "web/routes.h"

namespace action_plans {

void strategy_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace action_plans
