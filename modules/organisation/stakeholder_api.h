#pragma once
// Stakeholders as JSON, with the same rights; a contact person is there only with a yes that stands.

#include "audit/archive.h"
#include "web/exchange.h"

namespace organisation {

http::Response stakeholders_json(audit::Archive& archive, web::Exchange& exchange);
http::Response stakeholder_json(audit::Archive& archive, web::Exchange& exchange);

}  // namespace organisation
