// Changes of people and roles. Nobody gives or ends a role of their own, and the roles that watch over the system are
// given by the administrator only.

#include "role_changes.h"

#include "area_store.h"
#include "authority_store.h"
#include "i18n/danish.h"
#include "organisation_access.h"
#include "person_store.h"
#include "registry_entries.h"
#include "rights.h"

namespace organisation {

namespace {

std::optional<config::Refusal> refusal_of_giver(storage::Transaction& tx, const permit::Viewer& viewer,
                                                const RoleHeld& role, config::Date today) {
  if (auto refusal = no_longer_allowed(tx, viewer, change_roles, today)) return refusal;
  if (role.person == viewer.person)
    return config::Refusal{"You cannot give or end a role of your own. Ask a colleague.", {}, "person", ""};
  if (!may_give(viewer.role, role.role))
    return config::Refusal{"This role is given and ended by the administrator only.", {}, "role", ""};
  return std::nullopt;
}

void tell(audit::Change& change, const char* verb, const RoleHeld& role, const std::string& when,
          const std::string& reason) {
  const auto person = find_person_record(change.tx(), role.person);
  const auto authority = find_authority(change.tx(), role.authority, role.period.since);
  const std::string authority_name = authority ? authority->name : "";
  change.record({.verb = verb,
                 .thing = role.person,
                 .kind = person_thing,
                 .reason = reason,
                 .details = role.title + ", " + authority_name + " " + when});
  change.record({.verb = verb,
                 .thing = role.authority,
                 .kind = authority_thing,
                 .reason = reason,
                 .details = (person ? person->name : "") + ", " + role.title + " " + when});
}

}  // namespace

config::Outcome<storage::Id> add_person(audit::Change& change, const permit::Viewer& viewer,
                                        const PersonRecord& wanted) {
  storage::Transaction& tx = change.tx();
  if (auto refusal = no_longer_allowed(tx, viewer, change_roles, change.today())) return *refusal;
  if (!wanted.email.empty()) {
    const std::size_t at = wanted.email.find('@');
    const bool address = at != std::string::npos && at > 0 && at + 1 < wanted.email.size() &&
                         wanted.email.find(' ') == std::string::npos;
    if (!address) return config::Refusal{"This is not a mail address.", {}, "email", ""};
    for (const PersonRecord& other : all_people(tx)) {
      if (other.email == wanted.email)
        return config::Refusal{"{0} already has this mail address.", {other.name}, "email", ""};
    }
  }
  PersonRecord person = wanted;
  person.id = storage::Id::next();
  person.key = person.id.text();
  put_person(tx, person);
  change.record(
      {.verb = "person_added", .thing = person.id, .kind = person_thing, .reason = "", .details = person.name});
  register_person(tx, person.id, change.today());
  return person.id;
}

config::Outcome<storage::Id> give_role(audit::Change& change, const permit::Viewer& viewer, const RoleHeld& wanted,
                                       const std::string& reason) {
  storage::Transaction& tx = change.tx();
  if (!find_person_record(tx, wanted.person)) return config::Refusal{"Choose a person.", {}, "person", ""};
  const auto authority = find_authority_record(tx, wanted.authority);
  if (!authority) return config::Refusal{"Choose an authority.", {}, "authority", ""};
  if (auto refusal = refusal_of_giver(tx, viewer, wanted, change.today())) return *refusal;
  if (!authority->period.covers(wanted.period.since)) {
    return config::Refusal{"The authority does not exist on that day.", {}, "since", ""};
  }
  std::vector<RoleHeld> others;
  for (const StoredRole& other : roles_at(tx, wanted.role, wanted.authority)) others.push_back(other.role);
  if (auto refusal = refusal_of(wanted, others)) return *refusal;
  RoleHeld role = wanted;
  role.id = storage::Id::next();
  put_role(tx, role);
  tell(change, "role_given", role, "fra " + i18n::long_date(role.period.since), reason);
  register_person(tx, role.person, change.today());
  return role.id;
}

config::Outcome<config::Done> end_role(audit::Change& change, const permit::Viewer& viewer, const EndOfRole& end) {
  storage::Transaction& tx = change.tx();
  const auto stored = find_role(tx, end.role);
  if (!stored) return config::Refusal{"The role is not there any more.", {}, "", ""};
  if (auto refusal = refusal_of_giver(tx, viewer, stored->role, change.today())) return *refusal;
  if (stored->version != end.version) {
    return config::Refusal{
        "Somebody else has changed this role in the meantime. What stands above is how it is now. Check it and send "
        "again.",
        {},
        "",
        ""};
  }
  RoleHeld role = stored->role;
  role.period.until = config::plus_days(end.last_day, 1);
  std::vector<RoleHeld> others;
  for (const StoredRole& other : roles_at(tx, role.role, role.authority)) others.push_back(other.role);
  if (auto refusal = refusal_of(role, others)) return *refusal;
  if (role.role == permit::Role::local_officer) {
    for (const Assignment& assignment : assignments_of_person(tx, role.person)) {
      if (assignment.period.until && *assignment.period.until <= *role.period.until) continue;
      return config::Refusal{
          "The person has an area as local officer after that day. End the assignment first.", {}, "until", ""};
    }
  }
  put_role(tx, role);
  tell(change, "role_ended", role, "til " + i18n::long_date(end.last_day), end.reason);
  register_person(tx, role.person, change.today());
  return config::done;
}

}  // namespace organisation
