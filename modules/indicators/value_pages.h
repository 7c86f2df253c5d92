#pragma once
// /tal/{tal}/indtast, /importer, /indtastet: the owner's own pages. Nobody else finds them.

#include "audit/archive.h"
#include "web/routes.h"

namespace indicators {

void value_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace indicators
