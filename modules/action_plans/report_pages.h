#pragma once
// /statusredegoerelser: the two-column sheet of a lokalråd's meeting.

#include "audit/archive.h"
#include "web/routes.h"

namespace action_plans {

void report_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace action_plans
