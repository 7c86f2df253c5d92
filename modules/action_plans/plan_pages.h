#pragma once
// The pages of action plans and their measures, inside and for everybody.

#include "audit/archive.h"
#include "documents/documents.h"
#include "web/routes.h"

namespace action_plans {

void plan_routes(web::Routes& routes, audit::Archive& archive);
void item_routes(web::Routes& routes, audit::Archive& archive);
void public_routes(web::Routes& routes, audit::Archive& archive, documents::Printer& printer);

}  // namespace action_plans
