#pragma once
// /bilaterale: a municipality's meetings with the police as list, page and forms, and the same as JSON; the count for
// each municipality and year.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void bilateral_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
