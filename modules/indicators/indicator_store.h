#pragma once
// Reads and writes of indicators and their values.

#include <optional>
#include <string>
#include <vector>

#include "indicator.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace indicators {

/// One value as it was entered, with who, when and why: for the owner.
struct Entered {
  Value value;
  bool current = true;
  config::Instant at;
  std::string by;
  std::string origin;
  std::string reason;
};

void put_indicator(storage::Transaction& tx, const Indicator& indicator);
std::optional<Indicator> find_indicator(storage::Transaction& tx, const storage::Id& id);
/// By key or id, if the viewer may see it.
std::optional<Indicator> visible_indicator(storage::Transaction& tx, const permit::Viewer& viewer,
                                           std::string_view key_or_id);
std::vector<Indicator> visible_indicators(storage::Transaction& tx, const permit::Viewer& viewer);
bool key_taken(storage::Transaction& tx, std::string_view key);

/// The values that hold now.
std::vector<Value> values_of(storage::Transaction& tx, const Indicator& indicator);
/// Every value ever entered, newest first.
std::vector<Entered> entered_values(storage::Transaction& tx, const Indicator& indicator);
/// Puts the value in the place of the one that held.
void put_value(storage::Transaction& tx, const Indicator& indicator, const Entered& entered);

}  // namespace indicators
