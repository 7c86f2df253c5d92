#pragma once
// /plan/{aar}/aendringer: what changed from last year's plan, and what was changed in the year. For everybody.

#include "audit/archive.h"
#include "published.h"
#include "web/exchange.h"

namespace cooperation_plan {

http::Response changes_page(web::Exchange& exchange, audit::Archive& archive);

/// One line for the plan's page: which version is in force and that an amendment went the same way.
web::Html amended_words(const web::Exchange& exchange, const Published& plan);

}  // namespace cooperation_plan
