#pragma once
// The same as JSON, with the same rights and the same row filter.

#include "audit/archive.h"
#include "web/exchange.h"

namespace organisation {

http::Response authorities_json(audit::Archive& archive, web::Exchange& exchange);
http::Response local_officers_json(audit::Archive& archive, web::Exchange& exchange);
http::Response people_json(audit::Archive& archive, web::Exchange& exchange);

}  // namespace organisation
