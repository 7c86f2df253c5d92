#pragma once
// /temaer: the themes of the kredsråd as list, page and forms, and the same as JSON.

#include "audit/archive.h"
#include "web/routes.h"

namespace priorities {

void theme_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace priorities
