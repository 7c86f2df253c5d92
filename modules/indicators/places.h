#pragma once
// The places that an indicator is asked of: the municipalities in their Danish order, or the district itself.

#include <vector>

#include "figures.h"
#include "storage/transaction.h"

namespace indicators {

std::vector<Place> places_of(storage::Transaction& tx, const Indicator& indicator, config::Date day);
/// Everything that may be shown of an indicator.
std::vector<ShownPeriod> shown_periods(storage::Transaction& tx, const Indicator& indicator, config::Date day);

}  // namespace indicators
