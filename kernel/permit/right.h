#pragma once
// A right: a named act and the roles that may do it. Every route carries one; `anyone` is said, never implied. Which
// *things* a role may do it to is the row filter's and the module's `_access` matter.

#include <string_view>

#include "role.h"
#include "viewer.h"

namespace permit {

struct Right {
  std::string_view name;  // "councils.prepare_meeting"
  Roles roles;

  constexpr bool given_to(Role role) const { return roles.has(role); }
  bool given_to(const Viewer& viewer) const { return roles.has(viewer.role); }
};

inline constexpr Right anyone{"anyone", Roles::everyone()};
inline constexpr Right signed_in{"signed_in", Roles::signed_in()};

}  // namespace permit
