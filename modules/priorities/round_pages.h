#pragma once
// /prioritering: the rounds, a round with its candidates and points, the forms of its steps, and the same as JSON.

#include "audit/archive.h"
#include "web/routes.h"

namespace priorities {

void round_routes(web::Routes& routes, audit::Archive& archive);
/// The forms of candidates (candidate_pages.cpp).
void candidate_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace priorities
