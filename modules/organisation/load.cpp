// Writes a district's organisation: each thing that differs from what is stored is written and has its audit entry.

#include "load.h"

#include <set>

#include "area_store.h"
#include "authority_store.h"
#include "person_store.h"
#include "registry_entries.h"

namespace organisation {

namespace {

void record(audit::Change& change, const char* verb, const storage::Id& thing, const char* kind,
            const std::string& details) {
  change.record({.verb = verb, .thing = thing, .kind = kind, .reason = "", .details = details});
}

/// Names that were given on the pages after the file's last one stay: loading again does not undo them.
AuthorityRecord with_later_names(AuthorityRecord authority, const std::optional<AuthorityRecord>& stored) {
  if (!stored || authority.names.empty()) return authority;
  const config::Date last = authority.names.back().period.since;
  for (const AuthorityName& name : stored->names) {
    if (name.period.since <= last) continue;
    authority.names.back().period.until = name.period.since;
    authority.names.push_back(name);
  }
  return authority;
}

void write_authorities(audit::Change& change, const DistrictFile& file, std::set<storage::Id>& touched) {
  storage::Transaction& tx = change.tx();
  for (const auto& [authority, line] : file.authorities) {
    const auto stored = find_authority_record(tx, authority.id);
    const AuthorityRecord wanted = with_later_names(authority, stored);
    if (stored == wanted) continue;
    put_authority(tx, wanted);
    touched.insert(authority.id);
  }
  for (const auto& [unit, line] : file.units) {
    if (find_unit(tx, unit.id) == unit) continue;
    put_unit(tx, unit);
    touched.insert(unit.authority);
  }
  for (const auto& [succession, line] : file.successions) {
    const std::vector<Succession> stored = successions_of(tx, succession.from);
    bool there = false;
    for (const Succession& one : stored) there = there || one == succession;
    if (there) continue;
    put_succession(tx, succession);
    touched.insert(succession.from);
    touched.insert(succession.to);
  }
}

void write_people(audit::Change& change, const DistrictFile& file, std::set<storage::Id>& touched) {
  storage::Transaction& tx = change.tx();
  for (const auto& [person, line] : file.people) {
    if (find_person_record(tx, person.id) == person) continue;
    put_person(tx, person);
    touched.insert(person.id);
  }
  for (const auto& [role, line] : file.roles) {
    const auto stored = find_role(tx, role.id);
    if (stored && stored->role == role) continue;
    put_role(tx, role);
    touched.insert(role.person);
  }
}

void write_areas(audit::Change& change, const DistrictFile& file, std::set<storage::Id>& touched) {
  storage::Transaction& tx = change.tx();
  for (const auto& [area, line] : file.areas) {
    if (find_area(tx, area.id) == area) continue;
    put_area(tx, area);
    touched.insert(area.id);
  }
  for (const auto& [assignment, line] : file.local_officers) {
    const auto stored = find_assignment(tx, assignment.id);
    if (stored && stored->assignment == assignment) continue;
    put_assignment(tx, assignment);
    touched.insert(assignment.area);
  }
}

/// The rules once more, over the file and everything that is stored beside it.
config::Faults check_stored(storage::Transaction& tx, const DistrictFile& file, const std::string& file_name) {
  config::Faults faults;
  for (const auto& [assignment, line] : file.local_officers) {
    if (const auto refusal = refusal_of(assignment, assignments_of_area(tx, assignment.area))) {
      faults.push_back({file_name, line, refusal->sentence});
    }
  }
  for (const auto& [role, line] : file.roles) {
    std::vector<RoleHeld> others;
    for (const StoredRole& other : roles_at(tx, role.role, role.authority)) others.push_back(other.role);
    if (const auto refusal = refusal_of(role, others)) faults.push_back({file_name, line, refusal->sentence});
  }
  return faults;
}

}  // namespace

config::Faults write_district(audit::Change& change, const DistrictFile& file, const std::string& file_name) {
  storage::Transaction& tx = change.tx();
  std::set<storage::Id> touched;
  write_authorities(change, file, touched);
  write_people(change, file, touched);
  write_areas(change, file, touched);
  if (config::Faults faults = check_stored(tx, file, file_name); !faults.empty()) return faults;

  for (const auto& [authority, line] : file.authorities) {
    if (!touched.contains(authority.id)) continue;
    record(change, "authority_loaded", authority.id, authority_thing, authority.name_on(change.today()).name);
    register_authority(tx, authority.id, change.today());
  }
  for (const auto& [person, line] : file.people) {
    if (!touched.contains(person.id)) continue;
    record(change, "person_loaded", person.id, person_thing, person.name);
    register_person(tx, person.id, change.today());
  }
  for (const auto& [area, line] : file.areas) {
    if (!touched.contains(area.id)) continue;
    record(change, "area_loaded", area.id, area_thing, area.name);
    register_area(tx, area.id, change.today());
  }
  return {};
}

}  // namespace organisation
