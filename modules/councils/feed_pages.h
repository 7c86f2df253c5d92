#pragma once
// Calendar feeds: the page on which a person makes and withdraws a secret address, and the feeds themselves.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void feed_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
