#pragma once
// People and the roles they hold, in the database.

#include <optional>
#include <string>
#include <vector>

#include "permit/viewer.h"
#include "person.h"
#include "role.h"
#include "storage/transaction.h"

namespace organisation {

std::optional<PersonRecord> find_person_record(storage::Transaction& tx, const storage::Id& id);
/// The person if this viewer may see people. Unknown and hidden answer alike.
std::optional<PersonRecord> visible_person(storage::Transaction& tx, const permit::Viewer& viewer,
                                           const storage::Id& id);
/// Everyone in Danish order, for choosing.
std::vector<PersonRecord> all_people(storage::Transaction& tx);
void put_person(storage::Transaction& tx, const PersonRecord& person);

struct StoredRole {
  RoleHeld role;
  int version = 1;
};
std::optional<StoredRole> find_role(storage::Transaction& tx, const storage::Id& id);
/// All roles a person holds, held or will hold, oldest first.
std::vector<StoredRole> roles_of(storage::Transaction& tx, const storage::Id& person);
/// All roles ever held at one office (a role at an authority), oldest first.
std::vector<StoredRole> roles_at(storage::Transaction& tx, permit::Role role, const storage::Id& authority);
void put_role(storage::Transaction& tx, const RoleHeld& role);

/// One line of the list of people: a person in one role.
struct PersonLine {
  storage::Id person, authority, role_id;
  std::string name, title, authority_name, authority_key, email, phone, unit;
  permit::Role role = permit::Role::partner;
  Period period;
};
enum class When { now, before, later };
/// Roles in force on the viewer's day, ended before it, or not begun yet, as far as the viewer may see; Danish order.
std::vector<PersonLine> people_lines(storage::Transaction& tx, const permit::Viewer& viewer, When when);

std::vector<permit::Capacity> capacities_of_person(storage::Transaction& tx, const storage::Id& person,
                                                   config::Date day);
std::optional<permit::Capacity> capacity_on(storage::Transaction& tx, const storage::Id& capacity, config::Date day);
std::vector<permit::Capacity> capacities_behind(storage::Transaction& tx, const storage::Id& holder, config::Date day);
std::vector<permit::Capacity> all_capacities(storage::Transaction& tx, config::Date day);

}  // namespace organisation
