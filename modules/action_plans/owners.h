#pragma once
// Who can carry a measure out: those with a seat in the lokalråd, as offices (or one person's capacity).

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "permit/role.h"
#include "storage/transaction.h"

namespace action_plans {

struct Owner {
  storage::Id holder;
  permit::Role role = permit::Role::municipal_rep;
  storage::Id authority;
  std::string words;  // "SSP-konsulenten i Svendborg Kommune (...)"
};
/// Those in an audience on that day, police first.
std::vector<Owner> owners_in(storage::Transaction& tx, const storage::Id& audience, config::Date day);
std::optional<Owner> owner_named(storage::Transaction& tx, const storage::Id& holder, config::Date day);

}  // namespace action_plans
