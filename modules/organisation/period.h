#pragma once
// A stretch of days [since, until): the last day is the day before `until`; without `until` it is open.

#include <optional>

#include "config/clock.h"

namespace organisation {

struct Period {
  config::Date since;
  std::optional<config::Date> until;

  bool covers(config::Date day) const { return since <= day && (!until || day < *until); }
  bool overlaps(const Period& other) const {
    return (!other.until || since < *other.until) && (!until || other.since < *until);
  }
  /// At least one day long.
  bool sound() const { return since.ok() && (!until || (until->ok() && since < *until)); }
  bool operator==(const Period&) const = default;
};

}  // namespace organisation
