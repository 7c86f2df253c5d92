#pragma once
// The pages of asking for a meeting and answering.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void meeting_request_routes(web::Routes& routes, const Desk& desk);

/// The requests of a council as a list for its page; empty when there are none.
web::Html requests_part(const web::Exchange& exchange, storage::Transaction& tx, const Council& council);

}  // namespace councils
