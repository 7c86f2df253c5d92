#pragma once
// Who may use the addresses of bilateral meetings: the roles that can be of a pair. Which meeting is the pair's matter.

#include "permit/right.h"

namespace councils::rights {

inline constexpr permit::Right bilateral{
    "councils.bilateral", permit::Roles(permit::Role::chief_of_police, permit::Role::police_superintendent,
                                        permit::Role::district_secretariat, permit::Role::mayor,
                                        permit::Role::municipal_ceo, permit::Role::municipal_secretariat)};
/// How many meetings each municipality has had: the secretariat's count for the annual account.
inline constexpr permit::Right bilateral_figures{
    "councils.bilateral_figures", permit::Roles(permit::Role::chief_of_police, permit::Role::district_secretariat)};

}  // namespace councils::rights
