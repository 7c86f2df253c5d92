#pragma once
// Drawings of figures, made on the server as SVG from what may be shown (figures.h): they hold nothing that the table
// beside them does not. Each has a title and a description for those who cannot see it, and words and shapes beside
// every colour.

#include "figures.h"
#include "web/exchange.h"
#include "web/html.h"

namespace indicators {

/// The district over the periods, with starting point and target.
web::Html line_chart(const web::Exchange& x, const Indicator& indicator, const std::vector<ShownPeriod>& periods);
/// Each place with its interval, in the order of the places and never by size.
web::Html interval_chart(const web::Exchange& x, const Indicator& indicator, const ShownPeriod& period);

}  // namespace indicators
