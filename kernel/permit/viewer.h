#pragma once
// Who is looking: one person in one capacity. Made by the gate from the session, once per request; everything that may
// be seen or done is decided by it.

#include <string>
#include <vector>

#include "audit/actor.h"
#include "role.h"
#include "storage/id.h"
#include "storage/value.h"

namespace permit {

struct Viewer {
  Role role = Role::citizen;
  storage::Id person;  // empty for a citizen
  std::string name;
  storage::Id capacity;  // the effective-dated role the session acts in (organisation_role.id)
  storage::Id authority;
  std::string authority_name;
  std::string title;    // the person's own title: "Borgmester"
  std::string purpose;  // empty in open work
  storage::Id session;
  storage::Id request;
  config::Date today;
  std::string language = "da";

  bool signed_in() const { return role != Role::citizen; }
  /// Who stands in the audit entry.
  audit::Actor actor() const;
  /// What the row filter looks up: everybody, all signed in, the office (role at authority) and the capacity itself.
  std::vector<std::string> holders() const;
};

/// A citizen who is not signed in.
Viewer citizen(config::Date today);

}  // namespace permit
