#pragma once
// Pages that change who holds which role: add a person, give a role, end a role.

#include "audit/archive.h"
#include "web/exchange.h"

namespace organisation {

http::Response show_add_person(audit::Archive& archive, web::Exchange& exchange);
http::Response add_person_from_form(audit::Archive& archive, web::Exchange& exchange);
http::Response show_give_role(audit::Archive& archive, web::Exchange& exchange);
http::Response give_role_from_form(audit::Archive& archive, web::Exchange& exchange);
http::Response show_end_role(audit::Archive& archive, web::Exchange& exchange);
http::Response end_role_from_form(audit::Archive& archive, web::Exchange& exchange);

}  // namespace organisation
