#pragma once
// Which areas have their local officers on a day, for accounts: how many, and the primary one if he may be named to the
// public.

#include <string>
#include <vector>

#include "config/clock.h"
#include "storage/id.h"
#include "storage/transaction.h"

namespace organisation {

struct OfficerCover {
  storage::Id area;
  std::string area_name;
  int officers = 0;
  bool has_primary = false;
  std::string primary;  // empty when there is none, or when the officer is not named to the public
};
/// Every area in force that day, in Danish order.
std::vector<OfficerCover> officer_cover(storage::Transaction& tx, config::Date day);

}  // namespace organisation
