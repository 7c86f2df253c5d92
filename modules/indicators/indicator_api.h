#pragma once
// Figures and rounds as JSON: the same types that the pages are made from.

#include "audit/archive.h"
#include "web/routes.h"

namespace indicators {

void api_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace indicators
