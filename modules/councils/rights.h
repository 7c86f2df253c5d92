#pragma once
// Who may use the councils' addresses. Which meeting, item or decision is the row filter's matter (meeting_access.h).

#include "permit/right.h"

namespace councils::rights {

using permit::Role;

/// Everyone in the cooperation may look for what they belong to; the operations role sees no matters.
inline constexpr permit::Right see{"councils.see", permit::Roles::signed_in().without(Role::administrator)};
/// Puts items on an agenda, answers the approval round, reports on a decision: anybody who may sit in a council.
inline constexpr permit::Right take_part{
    "councils.take_part",
    permit::Roles(Role::chief_of_police, Role::district_secretariat, Role::police_superintendent,
                  Role::prevention_officer, Role::local_officer, Role::mayor, Role::deputy_member, Role::municipal_ceo,
                  Role::municipal_secretariat, Role::municipal_rep, Role::ssp_consultant, Role::psychiatry_rep,
                  Role::probation_rep, Role::partner, Role::communication_officer, Role::analyst)};
/// Plans, sends, minutes and publishes: the chair and the secretariat (bekendtgørelse 1426/2006 §§ 2-3).
inline constexpr permit::Right prepare{
    "councils.prepare", permit::Roles(Role::chief_of_police, Role::district_secretariat, Role::police_superintendent)};

}  // namespace councils::rights
