#pragma once
// A plan as data for documents/plan.typ and as machine-readable JSON.

#include <boost/json/value.hpp>

#include "published.h"
#include "web/exchange.h"

namespace cooperation_plan {

/// Everything the printed plan shows, in the language it is printed in.
boost::json::value printed_plan(const web::Exchange& exchange, const Published& plan);
/// The plan for machines: its text as structure and its initiatives as they stand.
boost::json::value machine_plan(const Published& plan, config::Date today);
boost::json::object machine_initiative(const LiveInitiative& initiative, const Names& names, config::Date today);
http::Response json_response(const boost::json::value& value);

}  // namespace cooperation_plan
