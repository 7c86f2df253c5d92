#pragma once
// The rights of evaluation: which roles may do what. Which account, round or proposal is the row filter's matter.

#include "permit/right.h"

namespace evaluation::rights {

using permit::Right;
using permit::Role;
using permit::Roles;

/// Those who write the annual account and work with evaluations at the police.
inline constexpr Roles editors{Role::chief_of_police, Role::district_secretariat, Role::analyst,
                               Role::communication_officer};
inline constexpr Roles secretariat{Role::chief_of_police, Role::district_secretariat};
inline constexpr Roles chief{Role::chief_of_police};
/// A municipality answers by its mayor or by his office.
inline constexpr Roles municipality{Role::mayor, Role::deputy_member, Role::municipal_ceo, Role::municipal_secretariat};
inline constexpr Roles readers =
    Roles::signed_in().without(Role::administrator);  // operations sees the setting up, no matters

inline constexpr Right edit_account{"evaluation.edit_account", editors};
inline constexpr Right bring_account{"evaluation.bring_account", secretariat};
inline constexpr Right publish_account{"evaluation.publish_account", chief};

inline constexpr Right read_rounds{"evaluation.read_rounds", readers};
inline constexpr Right run_round{"evaluation.run_round", secretariat};
inline constexpr Right add_finding{"evaluation.add_finding",
                                   Roles{Role::chief_of_police, Role::district_secretariat, Role::analyst}};
inline constexpr Right release_round{"evaluation.release_round", chief};
inline constexpr Right answer_proposal{"evaluation.answer_proposal", municipality};

}  // namespace evaluation::rights
