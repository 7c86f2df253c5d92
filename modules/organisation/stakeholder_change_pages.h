#pragma once
// Forms of the register of stakeholders.

#include "audit/archive.h"
#include "web/exchange.h"

namespace organisation {

http::Response show_add_stakeholder(audit::Archive& archive, web::Exchange& exchange);
http::Response add_stakeholder_from_form(audit::Archive& archive, web::Exchange& exchange);
http::Response show_change_stakeholder(audit::Archive& archive, web::Exchange& exchange);
http::Response change_stakeholder_from_form(audit::Archive& archive, web::Exchange& exchange);
http::Response show_give_consent(audit::Archive& archive, web::Exchange& exchange);
http::Response give_consent_from_form(audit::Archive& archive, web::Exchange& exchange);
http::Response show_withdraw_consent(audit::Archive& archive, web::Exchange& exchange);
http::Response withdraw_consent_from_form(audit::Archive& archive, web::Exchange& exchange);
http::Response show_end_stakeholder(audit::Archive& archive, web::Exchange& exchange);
http::Response end_stakeholder_from_form(audit::Archive& archive, web::Exchange& exchange);
http::Response show_add_entry(audit::Archive& archive, web::Exchange& exchange);
http::Response add_entry_from_form(audit::Archive& archive, web::Exchange& exchange);
http::Response show_remove_entry(audit::Archive& archive, web::Exchange& exchange);
http::Response remove_entry_from_form(audit::Archive& archive, web::Exchange& exchange);

}  // namespace organisation
