#pragma once
// What can be done to the register of stakeholders. The audit log tells that a contact person was written or taken out,
// never who it is: a consent that was taken back must leave nothing behind.

#include <string>

#include "audit/change.h"
#include "config/outcome.h"
#include "permit/viewer.h"
#include "stakeholder.h"

namespace organisation {

inline constexpr const char* stakeholder_thing = "organisation.stakeholder";
std::string stakeholder_address(const storage::Id& stakeholder);

/// Writes the row of the register again from what is given.
void register_stakeholder(storage::Transaction& tx, const Stakeholder& stakeholder, config::Date today);
/// Ties an entry to the thing it was about.
void tie_entry(storage::Transaction& tx, const StakeholderEntry& entry);
/// Puts or takes away the task of asking the contact person again.
void plan_renewal(storage::Transaction& tx, const Stakeholder& stakeholder, config::Date today);

/// `wanted` comes without id, contact and consent.
config::Outcome<storage::Id> add_stakeholder(audit::Change& change, const permit::Viewer& viewer,
                                             const Stakeholder& wanted);

struct StakeholderChange {
  storage::Id stakeholder;
  int version = 0;  // as it was read
  std::string reason;
};
/// Takes name, type, place, interests, website and note from `wanted`.
config::Outcome<config::Done> change_stakeholder(audit::Change& change, const permit::Viewer& viewer,
                                                 const StakeholderChange& what, const Stakeholder& wanted);
config::Outcome<config::Done> give_consent(audit::Change& change, const permit::Viewer& viewer,
                                           const StakeholderChange& what, const ContactPerson& contact);
config::Outcome<config::Done> withdraw_consent(audit::Change& change, const permit::Viewer& viewer,
                                               const StakeholderChange& what);
config::Outcome<config::Done> end_stakeholder(audit::Change& change, const permit::Viewer& viewer,
                                              const StakeholderChange& what, config::Date last_day);

/// `address` is where the thing is read that it was about; empty = none.
config::Outcome<storage::Id> add_entry(audit::Change& change, const permit::Viewer& viewer,
                                       const StakeholderEntry& wanted, const std::string& address);
config::Outcome<config::Done> take_entry_out(audit::Change& change, const permit::Viewer& viewer,
                                             const storage::Id& stakeholder, const storage::Id& entry,
                                             const std::string& reason);

}  // namespace organisation
