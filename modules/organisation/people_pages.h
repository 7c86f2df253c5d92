#pragma once
// Pages that tell who is who: the list of people and authorities, one person, one authority, one area.

#include "audit/archive.h"
#include "web/exchange.h"

namespace organisation {

http::Response list_people(audit::Archive& archive, web::Exchange& exchange);
http::Response show_person(audit::Archive& archive, web::Exchange& exchange);
http::Response list_authorities(audit::Archive& archive, web::Exchange& exchange);
http::Response show_authority(audit::Archive& archive, web::Exchange& exchange);
http::Response list_areas(audit::Archive& archive, web::Exchange& exchange);
http::Response show_area(audit::Archive& archive, web::Exchange& exchange);

}  // namespace organisation
