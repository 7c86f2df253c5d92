#pragma once
// The pages on which the secretariat changes a council's rules and seats.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void council_change_routes(web::Routes& routes, const Desk& desk);

/// The council with that key when the viewer may see it.
std::optional<Council> council_of_key(storage::Transaction& tx, const permit::Viewer& viewer, const std::string& key);

}  // namespace councils
