#pragma once
// Agenda and minutes as accessible PDF: for those who sit in the council, and the open part for everybody.

#include "desk.h"
#include "web/routes.h"

namespace councils {

void print_routes(web::Routes& routes, const Desk& desk);

}  // namespace councils
