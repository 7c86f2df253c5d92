#pragma once
// The minutes of a meeting, who was there, and the approval round.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void minutes_routes(web::Routes& routes, const Desk& desk);
/// Who was there, in words.
web::Html attendance_part(const web::Exchange& exchange, storage::Transaction& tx, const Opened& opened,
                          const std::vector<Item>& items);

}  // namespace councils
