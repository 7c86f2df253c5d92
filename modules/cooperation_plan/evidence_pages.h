#pragma once
// /viden: the register of evidence. Everybody reads it; the analysts and the secretariat keep it.

#include "audit/archive.h"
#include "web/exchange.h"

namespace cooperation_plan {

http::Response evidence_list_page(web::Exchange& exchange, audit::Archive& archive);
http::Response evidence_page(web::Exchange& exchange, audit::Archive& archive);
http::Response evidence_form_page(web::Exchange& exchange, audit::Archive& archive);
http::Response save_evidence_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response remove_evidence_from_button(web::Exchange& exchange, audit::Archive& archive);

http::Response api_evidence_list(web::Exchange& exchange, audit::Archive& archive);
http::Response api_evidence(web::Exchange& exchange, audit::Archive& archive);

}  // namespace cooperation_plan
