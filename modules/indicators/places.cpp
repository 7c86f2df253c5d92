// Places, from the organisation of the day.

#include "places.h"

#include "indicator_store.h"
#include "organisation/lookup.h"

namespace indicators {

std::vector<Place> places_of(storage::Transaction& tx, const Indicator& indicator, config::Date day) {
  std::vector<Place> places;
  switch (indicator.level) {
    case Level::municipality:
      for (const auto& one : organisation::municipalities(tx, day)) places.push_back({one.id, one.short_name});
      break;
    case Level::district:
      if (const auto district = organisation::police_district(tx, day))
        places.push_back({district->id, "Hele politikredsen"});
      break;
  }
  return places;
}

std::vector<ShownPeriod> shown_periods(storage::Transaction& tx, const Indicator& indicator, config::Date day) {
  return shown(indicator, places_of(tx, indicator, day), values_of(tx, indicator));
}

}  // namespace indicators
