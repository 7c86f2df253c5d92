#pragma once
// The rights of organisation. Names and roles of officials are for all who are signed in; authorities, areas and the
// local officers who accept it are for everybody.

#include "permit/right.h"

namespace organisation {

inline constexpr permit::Right read_people{"organisation.read_people", permit::Roles::signed_in()};
inline constexpr permit::Right change_roles{
    "organisation.change_roles", permit::Roles(permit::Role::district_secretariat, permit::Role::administrator)};
inline constexpr permit::Right change_authorities{
    "organisation.change_authorities", permit::Roles(permit::Role::district_secretariat, permit::Role::administrator)};
inline constexpr permit::Right assign_local_officers{
    "organisation.assign_local_officers",
    permit::Roles(permit::Role::district_secretariat, permit::Role::police_superintendent,
                  permit::Role::administrator)};
/// How many local officers each area is to have is the police's own decision.
inline constexpr permit::Right plan_headcount{
    "organisation.plan_headcount", permit::Roles(permit::Role::chief_of_police, permit::Role::police_superintendent)};

/// Everyone of the cooperation reads the register of stakeholders; the offices that invite keep it, the municipal ones
/// their municipality's only (stakeholder.h).
inline constexpr permit::Right read_stakeholders{"organisation.read_stakeholders", permit::Roles::signed_in()};
inline constexpr permit::Right keep_stakeholders{
    "organisation.keep_stakeholders",
    permit::Roles(permit::Role::district_secretariat, permit::Role::prevention_officer,
                  permit::Role::municipal_secretariat, permit::Role::ssp_consultant)};

}  // namespace organisation
