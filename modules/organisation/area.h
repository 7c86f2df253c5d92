#pragma once
// An area with its municipalities over time and the local officers it is meant to have.

#include <optional>
#include <string>
#include <vector>

#include "period.h"
#include "storage/id.h"

namespace organisation {

struct AreaMember {
  storage::Id authority;
  Period period;
  bool operator==(const AreaMember&) const = default;
};

struct Headcount {
  int year = 0;
  int planned = 0;
  std::optional<config::Date> by;  // the day by which it is to be reached; none = the last day of the year

  config::Date due() const {
    return by.value_or(config::Date{std::chrono::year{year}, std::chrono::December, std::chrono::day{31}});
  }
  bool operator==(const Headcount&) const = default;
};

struct AreaRecord {
  storage::Id id;
  std::string key;
  std::string name;
  Period period;
  std::vector<AreaMember> members;    // by first day, then authority
  std::vector<Headcount> headcounts;  // by year
  bool operator==(const AreaRecord&) const = default;
};

}  // namespace organisation
