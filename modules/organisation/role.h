#pragma once
// A person's role for an authority in a period, and the rules of giving one.

#include <optional>
#include <string>
#include <vector>

#include "config/outcome.h"
#include "period.h"
#include "permit/role.h"
#include "storage/id.h"

namespace organisation {

struct RoleHeld {
  storage::Id id;
  storage::Id person;
  permit::Role role = permit::Role::partner;
  storage::Id authority;
  storage::Id unit;  // empty: none
  std::string title;
  Period period;
  bool operator==(const RoleHeld&) const = default;
};

/// A role that only one person holds for an authority at a time: police director, mayor, municipal chief executive.
bool held_by_one(permit::Role role);
/// Whether `giver` may give or end `role`. The roles that watch over the system are given by the administrator only.
bool may_give(permit::Role giver, permit::Role role);
/// Checks a role against those the authority already has: `others` are all roles at the same office and of the same
/// person.
std::optional<config::Refusal> refusal_of(const RoleHeld& role, const std::vector<RoleHeld>& others);

/// Roles in definite Danish for minutes and plans, which are Danish papers whatever language the reader has chosen:
/// "Borgmesteren i", "Repræsentanten for".
std::string danish_office(permit::Role role, const std::string& authority_name);

}  // namespace organisation
