#pragma once
// Meetings as JSON: for the API, and as the data that the PDF templates read.

#include <boost/json/object.hpp>

#include "desk.h"
#include "publication.h"

namespace councils {

boost::json::object to_json(const PublicMinutes& minutes, const web::Exchange& exchange);
boost::json::object to_json(const Meeting& meeting);
boost::json::object to_json(const Decision& decision);
/// The whole meeting as this viewer may have it. `minutes`: with what was said and decided.
boost::json::object whole_json(const web::Exchange& exchange, storage::Transaction& tx, const files::Files& files,
                               const Opened& opened, bool minutes);

}  // namespace councils
