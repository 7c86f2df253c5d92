#pragma once
// /spoergeskemaer: rounds and their results, starting and closing one, answering as an invited office or by the open
// address /svar/{link}.

#include "audit/archive.h"
#include "config/settings.h"
#include "web/routes.h"

namespace indicators {

void round_routes(web::Routes& routes, audit::Archive& archive, const config::Settings& settings);

}  // namespace indicators
