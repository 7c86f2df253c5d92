#pragma once
// What organisation shows in the register: authorities and areas for everybody, people for all who are signed in.

#include <string>
#include <string_view>
#include <vector>

#include "area.h"
#include "config/clock.h"
#include "local_officer.h"
#include "registry/todo.h"
#include "storage/id.h"
#include "storage/transaction.h"

namespace organisation {

inline constexpr const char* authority_thing = "organisation.authority";
inline constexpr const char* person_thing = "organisation.person";
inline constexpr const char* area_thing = "organisation.area";

std::string person_address(const storage::Id& person);
std::string authority_address(std::string_view key);
/// The form that assigns an officer of a rank to an area.
std::string assign_address(const storage::Id& area, Rank rank);
inline constexpr int days_ahead = 365;  // how far a gap to come is looked for
std::string area_address(std::string_view key);

/// Writes the row of a thing again from what is stored, in the same change.
void register_authority(storage::Transaction& tx, const storage::Id& authority, config::Date today);
void register_person(storage::Transaction& tx, const storage::Id& person, config::Date today);
/// What a gap in the cover of an area asks of the secretariat: the first day of the coming year on which nobody has a
/// rank.
std::vector<registry::Todo> cover_work(storage::Transaction& tx, const AreaRecord& area, config::Date today);
bool is_cover_act(std::string_view act);
std::string state_of(const Period& period, config::Date today);
/// An area also puts its gaps on the secretariat's list of work: no primary, no secondary within the coming year.
void register_area(storage::Transaction& tx, const storage::Id& area, config::Date today);

}  // namespace organisation
