#pragma once
// Proposals to adjust the cooperation: read, asked of the municipalities, answered, put before the kredsråd, decided
// and carried out.

#include "audit/archive.h"
#include "proposal.h"
#include "web/components.h"
#include "web/exchange.h"

namespace evaluation {

http::Response proposal_page(web::Exchange& exchange, audit::Archive& archive);
http::Response new_proposal_page(web::Exchange& exchange, audit::Archive& archive);
http::Response propose_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response ask_page(web::Exchange& exchange, audit::Archive& archive);
http::Response ask_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response answer_page(web::Exchange& exchange, audit::Archive& archive);
http::Response answer_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response proposal_agenda_page(web::Exchange& exchange, audit::Archive& archive);
http::Response proposal_on_agenda_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response decide_from_button(web::Exchange& exchange, audit::Archive& archive);
http::Response carry_out_page(web::Exchange& exchange, audit::Archive& archive);
http::Response carry_out_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response fall_page(web::Exchange& exchange, audit::Archive& archive);
http::Response fall_from_form(web::Exchange& exchange, audit::Archive& archive);

web::Html proposal_tag(const web::Exchange& exchange, ProposalState state);
/// "8 af 10 er enige, 1 er uenig, 1 har ikke svaret", as a bar with its words.
web::Html consent_words(const web::Exchange& exchange, const Proposal& proposal);

}  // namespace evaluation
