#pragma once
// /tal: the list of figures, one figure, one period of it; and defining, changing and ending a figure.

#include "audit/archive.h"
#include "web/routes.h"

namespace indicators {

void indicator_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace indicators
