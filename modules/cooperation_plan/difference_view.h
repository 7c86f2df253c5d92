#pragma once
// Differences between two plans as HTML: inside between versions, and in public between what was published.

#include <vector>

#include "plan_difference.h"
#include "web/exchange.h"
#include "web/html.h"

namespace cooperation_plan {

web::Html difference_list(const web::Exchange& exchange, const std::vector<Difference>& found);

}  // namespace cooperation_plan
