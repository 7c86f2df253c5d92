#pragma once
// What can be done to local officers: assign one from a day, end an assignment.

#include <string>

#include "audit/change.h"
#include "config/outcome.h"
#include "local_officer.h"
#include "permit/viewer.h"

namespace organisation {

struct NewAssignment {
  Assignment assignment;  // without id
  bool relieve = false;   // the primary of today ends when this one begins
  std::string reason;
};

/// Everything that would refuse it, without doing it.
std::optional<config::Refusal> refusal_before(storage::Transaction& tx, const permit::Viewer& viewer,
                                              const NewAssignment& wanted, config::Date today);
config::Outcome<storage::Id> assign_local_officer(audit::Change& change, const permit::Viewer& viewer,
                                                  const NewAssignment& wanted);

struct EndOfAssignment {
  storage::Id assignment;
  int version = 0;  // as it was read
  config::Date last_day;
  std::string reason;
};
config::Outcome<config::Done> end_local_officer(audit::Change& change, const permit::Viewer& viewer,
                                                const EndOfAssignment& end);

}  // namespace organisation
