// The rules of a council.

#include "council.h"

#include <algorithm>

namespace councils {

storage::Id council_id(std::string_view key) { return storage::Id::of_words("council:" + std::string(key)); }
storage::Id council_audience(std::string_view key) {
  return storage::Id::of_words("council-audience:" + std::string(key));
}
storage::Id council_closed_audience(std::string_view key) {
  return storage::Id::of_words("council-closed-audience:" + std::string(key));
}

std::optional<config::Date> latest_day(const Council& council, config::Date district_day) {
  if (council.district || council.days_after_district == 0) return std::nullopt;
  return config::plus_days(district_day, council.days_after_district);
}

bool too_late(const Council& council, config::Date district_day, config::Date day) {
  const auto latest = latest_day(council, district_day);
  return latest && config::days_between(*latest, day) > 0;
}

int missing_meetings(const Council& council, int planned) { return std::max(0, council.meetings_a_year - planned); }

}  // namespace councils
