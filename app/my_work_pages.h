#pragma once
// Mit arbejde: what waits for me, by deadline. The first page after log-in, the same for every role.

#include "audit/archive.h"
#include "web/routes.h"

namespace app {

void add_my_work_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace app
