#pragma once
// JSON of one authority, one person and the areas.

#include "audit/archive.h"
#include "web/exchange.h"
#include "web/routes.h"

namespace organisation {

void detail_api_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace organisation
