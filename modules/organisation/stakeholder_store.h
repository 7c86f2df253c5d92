#pragma once
// Stakeholders and what was done with them, in the database.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "permit/viewer.h"
#include "stakeholder.h"
#include "storage/transaction.h"

namespace organisation {

struct StoredStakeholder {
  Stakeholder stakeholder;
  int version = 1;
};
/// The stakeholder if this viewer may see it. Unknown and hidden answer alike.
std::optional<StoredStakeholder> find_stakeholder(storage::Transaction& tx, const permit::Viewer& viewer,
                                                  const storage::Id& id);
bool has_stakeholder(storage::Transaction& tx, const storage::Id& id);
/// Everyone the viewer may see, in Danish order, those who are not in the register any more as well.
std::vector<Stakeholder> stakeholders(storage::Transaction& tx, const permit::Viewer& viewer);
void put_stakeholder(storage::Transaction& tx, const Stakeholder& stakeholder);

/// Newest first.
std::vector<StakeholderEntry> entries_of(storage::Transaction& tx, const storage::Id& stakeholder);
std::optional<StakeholderEntry> find_entry(storage::Transaction& tx, const storage::Id& id);
void put_entry(storage::Transaction& tx, const StakeholderEntry& entry);
void remove_entry(storage::Transaction& tx, const storage::Id& id);

struct EntryCounts {
  int invited = 0, attended = 0, contributed = 0;
  std::optional<config::Date> latest;
};
/// By stakeholder id.
std::map<std::string, EntryCounts> entry_counts(storage::Transaction& tx);

/// The thing of the register that is read at an address, if the viewer may see it.
std::optional<storage::Id> thing_at(storage::Transaction& tx, const permit::Viewer& viewer, const std::string& address);

}  // namespace organisation
