#pragma once
// What other modules may ask about indicators: what one is called, where it is read and how it stood last. Everything
// that is answered here may be shown to this viewer: small numbers are already hidden.

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "permit/viewer.h"
#include "storage/id.h"
#include "storage/transaction.h"

namespace indicators {

/// Which way is better. `neither`: the figure describes and is no measure of effort.
enum class Direction { more, less, neither };

struct Summary {
  storage::Id id;  // Id::of_words("indicator:<key>") for one of the district's file
  std::string key;
  std::string title;
  std::string unit;     // Danish: "pr. 1.000 indbyggere", "procent", or what is counted
  std::string address;  // "/tal/indbrud"
  Direction direction = Direction::neither;
  std::string period;           // Danish words for the last period that is shown: "2019", "3. kvartal 2020"; or empty
  std::optional<double> value;  // the district as a whole in that period; none: nothing shown yet, or hidden
  std::string value_words;      // "12,4 pr. 1.000 indbyggere", "under 5", "intet tal endnu"
  std::optional<double> baseline;
  std::string baseline_period;
  std::optional<double> target;
  std::optional<config::Date> target_day;
  bool ended = false;  // kept, but no longer measured
};

/// The indicator, if this viewer may see it. Unknown and hidden answer alike.
std::optional<Summary> find(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
/// All that the viewer may see and that are still measured, by title: for a select field.
std::vector<Summary> visible(storage::Transaction& tx, const permit::Viewer& viewer);
/// The id of an indicator by its key in the district's file.
storage::Id indicator_id(std::string_view key);

}  // namespace indicators
