#pragma once
// The annual accounts as they are read: the list, one account, the rows behind a figure; as page, PDF, JSON and CSV.

#include <boost/json/value.hpp>

#include "account_view.h"
#include "documents/documents.h"

namespace evaluation {

http::Response accounts_page(web::Exchange& exchange, audit::Archive& archive);
http::Response account_page(web::Exchange& exchange, audit::Archive& archive);          // /redegoerelser/{aar}
http::Response account_version_page(web::Exchange& exchange, audit::Archive& archive);  // .../udgave/{udgave}
http::Response account_rows_page(web::Exchange& exchange, audit::Archive& archive);     // .../tal/{tabel}

http::Response account_pdf(web::Exchange& exchange, audit::Archive& archive, documents::Printer& printer);
http::Response account_json(web::Exchange& exchange, audit::Archive& archive);
http::Response api_accounts(web::Exchange& exchange, audit::Archive& archive);

http::Response json_response(const boost::json::value& value);

}  // namespace evaluation
