// Authorities and offices of a plan.

#include "plan_parties.h"

#include <algorithm>

#include "organisation/lookup.h"
#include "permit/audience.h"

namespace cooperation_plan {

using organisation::AuthorityKind;
using permit::Role;

storage::Id authority_of(storage::Transaction& tx, std::string_view key_or_name, config::Date day) {
  if (key_or_name.empty()) return {};
  if (const auto found = organisation::find_authority(tx, organisation::authority_id(key_or_name), day))
    return found->id;
  if (const auto found = organisation::authority_named(tx, key_or_name, day)) return found->id;
  return {};
}

std::vector<storage::Id> authorities_of(storage::Transaction& tx, const std::vector<std::string>& keys_or_names,
                                        config::Date day) {
  std::vector<storage::Id> found;
  for (const std::string& one : keys_or_names) {
    const storage::Id id = authority_of(tx, one, day);
    if (!id.empty() && std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
  }
  return found;
}

Role owning_role(storage::Transaction& tx, const storage::Id& authority, config::Date day) {
  const auto found = organisation::find_authority(tx, authority, day);
  if (!found) return Role::municipal_rep;
  switch (found->kind) {
    case AuthorityKind::police_district: return Role::police_superintendent;
    case AuthorityKind::municipality: return Role::municipal_rep;
    case AuthorityKind::region: return Role::psychiatry_rep;
    case AuthorityKind::probation_service: return Role::probation_rep;
    case AuthorityKind::partner: return Role::partner;
  }
  return Role::municipal_rep;
}

std::vector<Role> roles_asked_at(storage::Transaction& tx, const storage::Id& authority, config::Date day) {
  const auto found = organisation::find_authority(tx, authority, day);
  if (!found) return {};
  switch (found->kind) {
    case AuthorityKind::police_district: return {};
    case AuthorityKind::municipality:
      return {Role::municipal_secretariat, Role::municipal_ceo, Role::municipal_rep,
              Role::ssp_consultant,        Role::mayor,         Role::deputy_member};
    case AuthorityKind::region: return {Role::psychiatry_rep};
    case AuthorityKind::probation_service: return {Role::probation_rep};
    case AuthorityKind::partner: return {Role::partner};
  }
  return {};
}

std::optional<storage::Id> office_asked_at(storage::Transaction& tx, const storage::Id& authority, config::Date day) {
  const auto roles = roles_asked_at(tx, authority, day);
  if (roles.empty()) return std::nullopt;
  return permit::office(roles.front(), authority);
}

bool may_answer_for(storage::Transaction& tx, const permit::Viewer& viewer, config::Date day) {
  const auto roles = roles_asked_at(tx, viewer.authority, day);
  return std::find(roles.begin(), roles.end(), viewer.role) != roles.end();
}

KnownBodies known_bodies(storage::Transaction& tx, config::Date day) {
  KnownBodies bodies;
  for (const organisation::Authority& authority : organisation::authorities(tx, day)) {
    KnownBody body;
    body.key = authority.key;
    body.name = authority.name;
    if (!authority.short_name.empty() && authority.short_name != authority.name)
      body.also.push_back(authority.short_name);
    body.municipality = authority.kind == AuthorityKind::municipality;
    bodies.push_back(std::move(body));
  }
  return bodies;
}

std::string name_of(storage::Transaction& tx, const storage::Id& authority, config::Date day) {
  if (authority.empty()) return {};
  const auto found = organisation::find_authority(tx, authority, day);
  return found ? found->name : std::string{};
}

}  // namespace cooperation_plan
