#pragma once
// The public's pages about the whole: the front page, contact, accessibility and privacy.

#include "audit/archive.h"
#include "web/exchange.h"

namespace communication {

http::Response front_page(const web::Exchange& exchange, audit::Archive& archive);
http::Response contact_page(const web::Exchange& exchange);
http::Response accessibility_page(const web::Exchange& exchange);
http::Response privacy_page(const web::Exchange& exchange);

}  // namespace communication
