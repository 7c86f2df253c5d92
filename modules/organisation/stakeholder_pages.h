#pragma once
// The register of stakeholders and the page of one.

#include <string>

#include "audit/archive.h"
#include "stakeholder.h"
#include "web/exchange.h"

namespace organisation {

http::Response list_stakeholders(audit::Archive& archive, web::Exchange& exchange);
http::Response show_stakeholder(audit::Archive& archive, web::Exchange& exchange);

/// "Svendborg Kommune", "Svendborg, Ærø og Langeland" or "Hele politikredsen".
std::string place_words(const web::Exchange& exchange, storage::Transaction& tx, const Stakeholder& stakeholder);
std::string entry_words(const web::Exchange& exchange, EntryKind kind);

}  // namespace organisation
