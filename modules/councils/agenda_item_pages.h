#pragma once
// An agenda item: reading it, putting one there, editing it (and what happens when two do), annexes, order and class.

#include "desk.h"
#include "web/form.h"
#include "web/routes.h"

namespace councils {

void agenda_item_routes(web::Routes& routes, const Desk& desk);
/// Annexes with links, as far as the viewer may see.
web::Html annexes_of(const web::Exchange& exchange, storage::Transaction& tx, const files::Files& files,
                     const Item& item);

}  // namespace councils
