#pragma once
// The inside pages of plans: the list, one version, its course (agenda, discussion, publication, new version, end of
// year) and the differences between versions.

#include "audit/archive.h"
#include "web/exchange.h"

namespace cooperation_plan {

http::Response plan_work_page(web::Exchange& exchange, audit::Archive& archive);
http::Response version_page(web::Exchange& exchange, audit::Archive& archive);
http::Response mend_from_button(web::Exchange& exchange, audit::Archive& archive);
http::Response differences_page(web::Exchange& exchange, audit::Archive& archive);

http::Response agenda_page(web::Exchange& exchange, audit::Archive& archive);
http::Response put_on_agenda_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response note_discussion_from_button(web::Exchange& exchange, audit::Archive& archive);
http::Response publish_page(web::Exchange& exchange, audit::Archive& archive);
http::Response make_final_from_button(web::Exchange& exchange, audit::Archive& archive);
http::Response publish_from_button(web::Exchange& exchange, audit::Archive& archive);
http::Response revise_page(web::Exchange& exchange, audit::Archive& archive);
http::Response revise_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response close_page(web::Exchange& exchange, audit::Archive& archive);
http::Response close_from_form(web::Exchange& exchange, audit::Archive& archive);

}  // namespace cooperation_plan
