#pragma once
// Staff pages of local officers: who, where, rank and period; gaps; assign a new one; end an assignment.

#include "audit/archive.h"
#include "web/exchange.h"

namespace organisation {

http::Response list_local_officers(audit::Archive& archive, web::Exchange& exchange);
http::Response show_assign(audit::Archive& archive, web::Exchange& exchange);
http::Response assign(audit::Archive& archive, web::Exchange& exchange);
http::Response show_end_assignment(audit::Archive& archive, web::Exchange& exchange);
http::Response end_assignment(audit::Archive& archive, web::Exchange& exchange);

}  // namespace organisation
