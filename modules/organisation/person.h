#pragma once
// A person as the organisation knows one: a name and how to reach them at work. Nothing private is kept.

#include <string>

#include "lookup.h"

namespace organisation {

struct PersonRecord {
  storage::Id id;
  std::string key;
  std::string name, email, phone;
  bool operator==(const PersonRecord&) const = default;
};

}  // namespace organisation
