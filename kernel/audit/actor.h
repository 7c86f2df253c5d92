#pragma once
// Who did it: a person in one role, for one authority, for one purpose. The answer to "who, in which role, for whom,
// why".

#include <string>

#include "storage/id.h"

namespace audit {

struct Actor {
  storage::Id person;  // empty: the system itself (jobs, load), or a citizen who is not signed in
  std::string name;    // as it was known then
  std::string role;    // identifier of permit::Role, "system" or "citizen"
  storage::Id authority;
  std::string purpose;  // empty in open work
  storage::Id request;  // the request id; empty outside a request
};

Actor system_actor();

}  // namespace audit
