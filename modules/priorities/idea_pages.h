#pragma once
// /ideer: the open call as everybody sees it, the form without log-in, and the released ideas; and /ideer/svar, where
// the secretariat reads, answers and releases.

#include "audit/archive.h"
#include "send_limit.h"
#include "web/routes.h"

namespace priorities {

void idea_routes(web::Routes& routes, audit::Archive& archive, SendLimit& limit);
void idea_desk_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace priorities
