#pragma once
// What can be done to an authority: another name from a day, another way to reach it from a day. What was right before
// that day stays in every paper of the time.

#include <string>

#include "audit/change.h"
#include "authority.h"
#include "config/outcome.h"
#include "permit/viewer.h"

namespace organisation {

struct AuthorityChange {
  storage::Id authority;
  int version = 0;  // as it was read
  std::string name, short_name;
  std::string email, phone, website;
  config::Date since;
  std::string reason;
};

/// The name given from that day; the same day as the newest name's first corrects that one.
config::Outcome<std::vector<AuthorityName>> renamed(const AuthorityRecord& authority, const std::string& name,
                                                    const std::string& short_name, config::Date since);
config::Outcome<config::Done> change_authority(audit::Change& change, const permit::Viewer& viewer,
                                               const AuthorityChange& wanted);

}  // namespace organisation
