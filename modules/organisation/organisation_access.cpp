// The viewer's capacity and right, as they are at the moment of the change.

#include "organisation_access.h"

#include "person_store.h"

namespace organisation {

std::optional<config::Refusal> no_longer_allowed(storage::Transaction& tx, const permit::Viewer& viewer,
                                                 const permit::Right& right, config::Date today) {
  const auto capacity = capacity_on(tx, viewer.capacity, today);
  if (capacity && capacity->person == viewer.person && right.given_to(capacity->role)) return std::nullopt;
  return config::Refusal{"Your role does not let you do this any more.", {}, "", ""};
}

}  // namespace organisation
