#pragma once
// Plans and initiatives as JSON, with the rights and the row filter of the pages.

#include "audit/archive.h"
#include "web/exchange.h"

namespace cooperation_plan {

http::Response api_plans(web::Exchange& exchange, audit::Archive& archive);        // /api/v1/plan
http::Response api_plan(web::Exchange& exchange, audit::Archive& archive);         // /api/v1/plan/{aar}
http::Response api_versions(web::Exchange& exchange, audit::Archive& archive);     // /api/v1/planarbejde
http::Response api_version(web::Exchange& exchange, audit::Archive& archive);      // /api/v1/planarbejde/{udgave}
http::Response api_initiatives(web::Exchange& exchange, audit::Archive& archive);  // /api/v1/tiltag
http::Response api_initiative(web::Exchange& exchange, audit::Archive& archive);   // /api/v1/tiltag/{tiltag}

}  // namespace cooperation_plan
