#pragma once
// The rights of cooperation_plan: which roles may do what. Which plan or initiative is the row filter's and
// plan_access' matter.

#include "permit/right.h"

namespace cooperation_plan::rights {

using permit::Right;
using permit::Role;
using permit::Roles;

inline constexpr Roles drafters{Role::district_secretariat, Role::chief_of_police};
inline constexpr Roles chief{Role::chief_of_police};
/// Those who are asked for an opinion on the plan.
inline constexpr Roles asked{
    Role::mayor,         Role::deputy_member,  Role::municipal_ceo,  Role::municipal_secretariat,
    Role::municipal_rep, Role::ssp_consultant, Role::psychiatry_rep, Role::probation_rep,
    Role::partner};
/// Those who carry initiatives out.
inline constexpr Roles owners{Role::chief_of_police,
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

/// Those who keep the register of evidence.
inline constexpr Roles evidence_keepers{Role::district_secretariat, Role::analyst, Role::prevention_officer};

inline constexpr Right keep_evidence{"cooperation_plan.keep_evidence", evidence_keepers};
inline constexpr Right read_plan_work{"cooperation_plan.read_plan_work", Roles::signed_in()};
inline constexpr Right draft_plan{"cooperation_plan.draft_plan", drafters};
inline constexpr Right publish_plan{"cooperation_plan.publish_plan", chief};
inline constexpr Right answer_consultation{"cooperation_plan.answer_consultation", asked};
inline constexpr Right read_initiatives{"cooperation_plan.read_initiatives", Roles::signed_in()};
inline constexpr Right update_initiative{"cooperation_plan.update_initiative", owners};
inline constexpr Right tell_result{"cooperation_plan.tell_result", owners};
inline constexpr Right steer_initiatives{"cooperation_plan.steer_initiatives", drafters};

}  // namespace cooperation_plan::rights
