#pragma once
// Calendar feeds. A person makes a secret address for the calendar of one capacity and may withdraw it at any time; a
// council has one for everybody with its public meetings. Both tell names, times and places of meetings and nothing
// else.

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "invitation.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace councils {

struct Feed {
  storage::Id digest;
  storage::Id person, capacity, authority;
  permit::Role role = permit::Role::citizen;
  config::Instant made{};
};

/// Makes the viewer's feed in place of an earlier one and answers its secret, which is told this once and not kept.
config::Outcome<std::string> make_feed(audit::Change& change, const permit::Viewer& viewer);
config::Outcome<config::Done> withdraw_feed(audit::Change& change, const permit::Viewer& viewer);

/// The events behind a secret, as the person may see them today; nothing for a wrong or withdrawn one, or when the
/// person no longer has the capacity.
std::optional<std::vector<Invitation>> personal_events(storage::Transaction& tx, const std::string& secret,
                                                       const std::string& public_address, config::Instant now);
/// The public meetings of a council, or of all councils when it is empty.
std::vector<Invitation> public_events(storage::Transaction& tx, const storage::Id& council,
                                      const std::string& public_address, config::Instant now);

}  // namespace councils
