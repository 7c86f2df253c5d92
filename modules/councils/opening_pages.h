#pragma once
// The page on which the members' votes about opening a meeting are recorded.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void opening_routes(web::Routes& routes, const Desk& desk);

/// How much of the meeting is open and how the members voted; empty for a meeting that is not open.
web::Html opening_part(const web::Exchange& exchange, storage::Transaction& tx, const Meeting& meeting);

}  // namespace councils
