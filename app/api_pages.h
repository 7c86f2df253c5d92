#pragma once
// The API told to programmers: /api, and its description for programs: /api/v1/openapi.json.

#include "config/settings.h"
#include "web/routes.h"

namespace app {

/// The last of all routes, so that it knows them; `routes` must outlive the handlers.
void add_api_routes(web::Routes& routes, const config::Settings& settings);

}  // namespace app
