#pragma once
// Figures as they may be shown. Pages, CSV, JSON and drawings are made from these types and never from the stored
// values: what is hidden is not in them.

#include <map>
#include <string>
#include <vector>

#include "indicator.h"
#include "masking.h"
#include "statistics.h"

namespace indicators {

struct Place {
  storage::Id id;
  std::string name;  // "Svendborg"
};

/// A figure in the indicator's unit (percent, per 1,000, or the number), with its interval when there is one.
struct Estimate {
  double value = 0;
  std::optional<Interval> interval;
};
Estimate estimate(const Indicator& indicator, std::int64_t count, std::optional<std::int64_t> whole);

struct ShownCell {
  Place place;
  Hidden hidden = Hidden::no;
  std::optional<std::int64_t> count, whole;  // absent when hidden or when there is no figure
  std::optional<Estimate> estimate;
  std::string note;  // why there is no figure; never of a hidden one
};

struct ShownPeriod {
  Period period;
  bool complete = false;             // every place has answered; before that nothing is shown
  std::vector<std::string> missing;  // names of the places that have not
  std::size_t places = 0;
  std::vector<ShownCell> cells;  // in the order of the places
  ShownCell total;               // the district as a whole; hidden = small when it cannot be shown
  bool anything_hidden() const;
};

/// All periods with values, oldest first. `places` are those that are asked (one for a district figure).
std::vector<ShownPeriod> shown(const Indicator& indicator, const std::vector<Place>& places,
                               const std::vector<Value>& values);
/// The last period that is complete; nothing when there is none.
const ShownPeriod* latest(const std::vector<ShownPeriod>& periods);
/// The first period that is not complete, from the indicator's beginning on.
Period next_due(const Indicator& indicator, const std::vector<Place>& places, const std::vector<Value>& values);

/// "12,4", "under 5", "skjult" or "intet tal": what stands in a cell, in Danish.
std::string cell_words(const Indicator& indicator, const ShownCell& cell);
/// "10,1-14,9", or empty.
std::string interval_words(const Indicator& indicator, const ShownCell& cell);

/// The places whose interval lies wholly above or below the district's figure, and whether any two intervals are apart.
struct Comparison {
  bool any_apart = false;
  std::vector<std::string> above, below;
};
Comparison compare(const ShownPeriod& period);

}  // namespace indicators
