#pragma once
// Writing in a version: a chapter or section, a focus area, an initiative. Two people may write at once: the second is
// told, sees the other's text, and keeps their own.

#include "audit/archive.h"
#include "web/exchange.h"

namespace cooperation_plan {

http::Response text_page(web::Exchange& exchange, audit::Archive& archive);
http::Response save_text_from_form(web::Exchange& exchange, audit::Archive& archive);
/// Existing ones have {omraade} or {tiltag} in the address; without it the form makes a new one.
http::Response area_form_page(web::Exchange& exchange, audit::Archive& archive);
http::Response save_area_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response initiative_form_page(web::Exchange& exchange, audit::Archive& archive);
http::Response save_initiative_from_form(web::Exchange& exchange, audit::Archive& archive);

}  // namespace cooperation_plan
