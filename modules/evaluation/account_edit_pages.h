#pragma once
// The work on an annual account: generated, written in, compared with the figures of today, put on an agenda,
// published.

#include "account_view.h"
#include "web/exchange.h"

namespace evaluation {

http::Response new_account_page(web::Exchange& exchange, audit::Archive& archive);
http::Response generate_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response section_page(web::Exchange& exchange, audit::Archive& archive);
http::Response write_section_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response account_changes_page(web::Exchange& exchange, audit::Archive& archive);
http::Response regenerate_from_button(web::Exchange& exchange, audit::Archive& archive);
http::Response account_agenda_page(web::Exchange& exchange, audit::Archive& archive);
http::Response account_on_agenda_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response account_discussed_from_button(web::Exchange& exchange, audit::Archive& archive);
http::Response account_publish_page(web::Exchange& exchange, audit::Archive& archive);
http::Response account_publish_from_button(web::Exchange& exchange, audit::Archive& archive);
http::Response account_revise_page(web::Exchange& exchange, audit::Archive& archive);
http::Response account_revise_from_form(web::Exchange& exchange, audit::Archive& archive);

}  // namespace evaluation
