#pragma once
// The list of initiatives and the working page of one: news in half a minute, and what the secretariat steers.

#include "audit/archive.h"
#include "web/exchange.h"

namespace cooperation_plan {

http::Response initiatives_page(web::Exchange& exchange, audit::Archive& archive);
http::Response initiative_page(web::Exchange& exchange, audit::Archive& archive);
http::Response tell_news_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response ask_owner_from_button(web::Exchange& exchange, audit::Archive& archive);

/// What is steered on a small form of its own.
enum class Steer { light, deadline, owner, decision, drop };
http::Response steer_page(web::Exchange& exchange, audit::Archive& archive, Steer steer);
http::Response steer_from_form(web::Exchange& exchange, audit::Archive& archive, Steer steer);

}  // namespace cooperation_plan
