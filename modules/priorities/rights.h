#pragma once
// Who may use the addresses of priorities. Which theme, round or idea is the row filter's matter.

#include "permit/right.h"

namespace priorities::rights {

using permit::Role;
using permit::Roles;

/// Whoever belongs to the kredsråd finds its themes and rounds; the operations role sees no matters.
inline constexpr permit::Right see{"priorities.see", Roles::signed_in().without(Role::administrator)};
/// Proposes themes and candidates: the members of the kredsråd and those who prepare for them.
inline constexpr permit::Right propose{
    "priorities.propose", Roles(Role::chief_of_police, Role::district_secretariat, Role::police_superintendent,
                                Role::mayor, Role::deputy_member, Role::municipal_secretariat)};
/// Gives points: a seat with a say, or its substitute (retsplejeloven § 111).
inline constexpr permit::Right answer{
    "priorities.answer", Roles(Role::chief_of_police, Role::police_superintendent, Role::mayor, Role::deputy_member)};
/// Prepares, asks, puts on agendas and writes down what the council chose.
inline constexpr permit::Right steer{"priorities.steer", Roles(Role::chief_of_police, Role::district_secretariat)};

}  // namespace priorities::rights
