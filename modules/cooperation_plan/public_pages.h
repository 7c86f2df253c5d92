#pragma once
// What everybody reads: the plans, one plan as a report, its focus areas and initiatives; as page, PDF and JSON.

#include "audit/archive.h"
#include "documents/documents.h"
#include "files/files.h"
#include "web/exchange.h"

namespace cooperation_plan {

http::Response plans_page(web::Exchange& exchange, audit::Archive& archive);
http::Response plan_page(web::Exchange& exchange, audit::Archive& archive);
http::Response area_page(web::Exchange& exchange, audit::Archive& archive);
http::Response public_initiative_page(web::Exchange& exchange, audit::Archive& archive);
http::Response plan_picture(web::Exchange& exchange, audit::Archive& archive, const files::Files* files);
http::Response plan_pdf(web::Exchange& exchange, audit::Archive& archive, documents::Printer& printer,
                        const files::Files* files);
http::Response plan_json(web::Exchange& exchange, audit::Archive& archive);

}  // namespace cooperation_plan
