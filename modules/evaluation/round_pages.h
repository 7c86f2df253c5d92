#pragma once
// Rounds of evaluation as pages: the list, one round with what it found and proposed, and the forms around them.

#include "audit/archive.h"
#include "web/components.h"
#include "web/exchange.h"
#include "web/form.h"

namespace evaluation {

http::Response rounds_page(web::Exchange& exchange, audit::Archive& archive);
http::Response round_page(web::Exchange& exchange, audit::Archive& archive);
http::Response new_round_page(web::Exchange& exchange, audit::Archive& archive);
http::Response begin_round_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response finding_page(web::Exchange& exchange, audit::Archive& archive);
http::Response note_finding_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response release_page(web::Exchange& exchange, audit::Archive& archive);
http::Response release_from_form(web::Exchange& exchange, audit::Archive& archive);

http::Response api_rounds(web::Exchange& exchange, audit::Archive& archive);
http::Response api_round(web::Exchange& exchange, audit::Archive& archive);

/// Things of these kinds that the viewer may see, grouped by kind, for a choice.
std::vector<web::Option> thing_options(storage::Transaction& tx, const web::Exchange& exchange,
                                       std::initializer_list<const char*> kinds);

}  // namespace evaluation
