#pragma once
// "Find din lokalbetjent": for everybody, without log-in and without script. 114 and 112 stand first, always.

#include "audit/archive.h"
#include "web/exchange.h"

namespace organisation {

http::Response find_local_officer(audit::Archive& archive, web::Exchange& exchange);
http::Response show_local_officers(audit::Archive& archive, web::Exchange& exchange);

}  // namespace organisation
