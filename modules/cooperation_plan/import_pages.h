#pragma once
// From a document to a draft in the browser: upload or paste, see the structure, what was not understood and what a
// careful reader would remark, mend it at a click, then make the draft. Nothing is kept until then.

#include "audit/archive.h"
#include "web/exchange.h"

namespace cooperation_plan {

http::Response import_page(web::Exchange& exchange, audit::Archive& archive);
http::Response preview_from_form(web::Exchange& exchange, audit::Archive& archive);
/// The preview's buttons: mend one finding, or make the draft.
http::Response preview_act_from_form(web::Exchange& exchange, audit::Archive& archive);

}  // namespace cooperation_plan
