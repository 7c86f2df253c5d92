#pragma once
// The end of a year: the results of its initiatives, asking for those that are missing, telling one, and choosing what
// comes along into the next year's draft.

#include "audit/archive.h"
#include "config/settings.h"
#include "web/exchange.h"

namespace cooperation_plan {

http::Response year_end_page(web::Exchange& exchange, audit::Archive& archive);
http::Response ask_for_results_from_form(web::Exchange& exchange, audit::Archive& archive,
                                         const config::Settings& settings);
http::Response api_year_end(web::Exchange& exchange, audit::Archive& archive);

http::Response result_page(web::Exchange& exchange, audit::Archive& archive);
http::Response result_from_form(web::Exchange& exchange, audit::Archive& archive);

http::Response next_year_page(web::Exchange& exchange, audit::Archive& archive);
http::Response next_year_from_form(web::Exchange& exchange, audit::Archive& archive);

}  // namespace cooperation_plan
