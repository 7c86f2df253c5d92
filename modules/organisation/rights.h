#pragma once
// The rights of organisation. Names and roles of officials are for all who are signed in; authorities, areas and the
// local officers who accept it are for everybody.

#include "permit/right.h"

namespace organisation {

inline constexpr permit::Right read_people{"organisation.read_people", permit::Roles::signed_in()};
inline constexpr permit::Right change_roles{
    "organisation.change_roles", permit::Roles(permit::Role::district_secretariat, permit::Role::administrator)};
inline constexpr permit::Right assign_local_officers{
    "organisation.assign_local_officers",
    permit::Roles(permit::Role::district_secretariat, permit::Role::police_superintendent,
                  permit::Role::administrator)};

}  // namespace organisation
