#pragma once
// Which mails a person wants.

#include "audit/archive.h"
#include "web/routes.h"

namespace app {

void add_mail_choice_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace app
