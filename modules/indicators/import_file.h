#pragma once
// Reading a statistics file: CSV with ; or , between columns, quotes, a heading line, and figures as Danes write them
// (1.234 and 12,0). It finds every fault with its line and answers values only when there is none.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indicator.h"

namespace indicators {

/// Which column is what: names of headings; an empty one is looked for among the usual names.
struct Columns {
  std::string period, place, count, whole, note;
};

struct ImportFault {
  int line = 0;
  config::Refusal refusal;
};

struct Imported {
  std::vector<Value> values;
  std::vector<ImportFault> faults;  // any: no values
};

/// `place_named` finds a place by name or municipality code; empty: unknown.
Imported read_statistics(const Indicator& indicator, std::string_view file, const Columns& columns, config::Date today,
                         const std::function<storage::Id(const std::string&)>& place_named);

}  // namespace indicators
