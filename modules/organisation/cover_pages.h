#pragma once
// The list that a superintendent works from: where local officers are missing, and how many there are against the plan.

#include "audit/archive.h"
#include "web/exchange.h"

namespace organisation {

http::Response list_cover_gaps(audit::Archive& archive, web::Exchange& exchange);
http::Response cover_gaps_json(audit::Archive& archive, web::Exchange& exchange);
http::Response show_headcount(audit::Archive& archive, web::Exchange& exchange);
http::Response headcount_json(audit::Archive& archive, web::Exchange& exchange);
http::Response show_plan_headcount(audit::Archive& archive, web::Exchange& exchange);
http::Response plan_headcount_from_form(audit::Archive& archive, web::Exchange& exchange);

}  // namespace organisation
