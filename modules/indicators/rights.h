#pragma once
// The rights of indicators. Whose figure or round it is, is decided beside each act.

#include "permit/right.h"

namespace indicators::rights {

using permit::Right;
using permit::Role;
using permit::Roles;

/// Those who may own a figure or ask with a questionnaire: everybody who works with the cooperation.
inline constexpr Roles workers{Role::chief_of_police,
                               Role::district_secretariat,
                               Role::police_superintendent,
                               Role::analyst,
                               Role::prevention_officer,
                               Role::local_officer,
                               Role::prosecutor,
                               Role::communication_officer,
                               Role::municipal_ceo,
                               Role::municipal_secretariat,
                               Role::municipal_rep,
                               Role::ssp_consultant,
                               Role::psychiatry_rep,
                               Role::probation_rep,
                               Role::partner};

inline constexpr Right read{"indicators.read", Roles::everyone()};
inline constexpr Right define{"indicators.define", Roles(Role::district_secretariat, Role::analyst)};
inline constexpr Right enter{"indicators.enter", workers};
inline constexpr Right see_rounds{"indicators.see_rounds", Roles::signed_in()};
inline constexpr Right answer{"indicators.answer", Roles::signed_in()};
inline constexpr Right ask{"indicators.ask", workers};

}  // namespace indicators::rights
