#pragma once
// What the public reads, and the page where the secretariat sees exactly that before it is published.

#include "desk.h"
#include "publication.h"
#include "web/routes.h"

namespace councils {

void publication_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
