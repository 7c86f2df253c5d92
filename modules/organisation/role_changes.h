#pragma once
// What can be done to people and roles: add a person, give a role from a day, end a role.

#include <string>

#include "audit/change.h"
#include "config/outcome.h"
#include "permit/viewer.h"
#include "person.h"
#include "role.h"

namespace organisation {

config::Outcome<storage::Id> add_person(audit::Change& change, const permit::Viewer& viewer,
                                        const PersonRecord& person);

/// `role` comes without id.
config::Outcome<storage::Id> give_role(audit::Change& change, const permit::Viewer& viewer, const RoleHeld& role,
                                       const std::string& reason);

struct EndOfRole {
  storage::Id role;
  int version = 0;  // as it was read
  config::Date last_day;
  std::string reason;
};
config::Outcome<config::Done> end_role(audit::Change& change, const permit::Viewer& viewer, const EndOfRole& end);

}  // namespace organisation
