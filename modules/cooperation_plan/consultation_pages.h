#pragma once
// The consultation of a version: the secretariat asks and replies, municipalities and partners answer.

#include "audit/archive.h"
#include "config/settings.h"
#include "web/exchange.h"

namespace cooperation_plan {

http::Response consultation_page(web::Exchange& exchange, audit::Archive& archive);
http::Response start_consultation_from_form(web::Exchange& exchange, audit::Archive& archive,
                                            const config::Settings& settings);
http::Response end_consultation_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response reply_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response answer_page(web::Exchange& exchange, audit::Archive& archive);
http::Response answer_from_form(web::Exchange& exchange, audit::Archive& archive);

}  // namespace cooperation_plan
