// Offices behind holders.

#include "owners.h"

#include <algorithm>
#include <set>

#include "organisation/lookup.h"
#include "permit/audience.h"
#include "plan_store.h"

namespace action_plans {

using permit::Role;

std::optional<Owner> owner_named(storage::Transaction& tx, const storage::Id& holder, config::Date day) {
  if (holder.empty()) return std::nullopt;
  const auto authorities = organisation::authorities(tx, day);
  for (const organisation::Authority& authority : authorities) {
    for (int n = static_cast<int>(Role::chief_of_police); n < permit::role_count; ++n) {
      const Role role = static_cast<Role>(n);
      if (permit::office(role, authority.id) == holder)
        return Owner{holder, role, authority.id, organisation::words_for(tx, holder, day)};
    }
  }
  // Not an office: one person's capacity, in practice a local officer's.
  for (const Role role : {Role::local_officer, Role::partner, Role::ssp_consultant, Role::municipal_rep}) {
    for (const organisation::Authority& authority : authorities) {
      for (const permit::Capacity& capacity : organisation::holders_of(tx, role, authority.id, day)) {
        if (capacity.id == holder) return Owner{holder, role, authority.id, organisation::words_for(tx, holder, day)};
      }
    }
  }
  return std::nullopt;
}

std::vector<Owner> owners_in(storage::Transaction& tx, const storage::Id& audience, config::Date day) {
  std::vector<Owner> owners;
  std::set<storage::Id> seen;
  for (const permit::Holder& holder : store::holders_of_audience(tx, audience)) {
    if (holder.since && day < *holder.since) continue;
    if (holder.until && *holder.until <= day) continue;
    if (!seen.insert(holder.holder).second) continue;
    if (auto owner = owner_named(tx, holder.holder, day)) owners.push_back(std::move(*owner));
  }
  std::stable_sort(owners.begin(), owners.end(), [](const Owner& a, const Owner& b) { return a.role < b.role; });
  return owners;
}

}  // namespace action_plans
