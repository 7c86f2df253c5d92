#pragma once
// The page that gives an authority another name or another way to be reached, from a day.

#include "audit/archive.h"
#include "web/exchange.h"

namespace organisation {

http::Response show_change_authority(audit::Archive& archive, web::Exchange& exchange);
http::Response change_authority_from_form(audit::Archive& archive, web::Exchange& exchange);

}  // namespace organisation
