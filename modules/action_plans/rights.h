#pragma once
// The rights of action_plans: which roles may use the addresses. Which plan, strategy or report is the row filter's and
// the seats' matter (councils/standing.h).

#include "permit/right.h"

namespace action_plans::rights {

using permit::Right;
using permit::Role;
using permit::Roles;

/// Those who may sit in a lokalråd or the kredsråd.
inline constexpr Roles seats{
    Role::chief_of_police,    Role::district_secretariat, Role::police_superintendent, Role::analyst,
    Role::prevention_officer, Role::local_officer,        Role::communication_officer, Role::mayor,
    Role::deputy_member,      Role::municipal_ceo,        Role::municipal_secretariat, Role::municipal_rep,
    Role::ssp_consultant,     Role::psychiatry_rep,       Role::probation_rep,         Role::partner};

inline constexpr Right see{"action_plans.see", Roles::signed_in().without(Role::administrator)};
inline constexpr Right write{"action_plans.write", seats};
/// Chair and secretariat of a lokalråd: adopt, close the year, freeze a report.
inline constexpr Right lead{"action_plans.lead",
                            Roles(Role::chief_of_police, Role::district_secretariat, Role::police_superintendent)};
/// The kredsråd's chair and secretariat hand strategies down (bekendtgørelse 1426/2006 § 2).
inline constexpr Right hand_down{"action_plans.hand_down", Roles(Role::chief_of_police, Role::district_secretariat)};

}  // namespace action_plans::rights
