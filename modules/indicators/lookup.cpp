// Indicators as other modules see them.

#include "lookup.h"

#include <algorithm>

#include "i18n/danish.h"
#include "indicator_store.h"
#include "places.h"

namespace indicators {
namespace {

Summary summary_of(storage::Transaction& tx, const Indicator& one, config::Date today) {
  Summary summary;
  summary.id = one.id;
  summary.key = one.key;
  summary.title = one.title;
  summary.unit = unit(one);
  summary.address = one.address();
  summary.direction = one.direction;
  summary.baseline = one.baseline;
  summary.baseline_period = one.baseline_period;
  summary.target = one.target;
  summary.target_day = one.target_day;
  summary.ended = one.ended;
  summary.value_words = "intet tal endnu";
  const std::vector<ShownPeriod> periods = shown_periods(tx, one, today);
  if (const ShownPeriod* last = latest(periods)) {
    summary.period = words(last->period);
    summary.value_words = cell_words(one, last->total);
    if (last->total.estimate) {
      summary.value = last->total.estimate->value;
      summary.value_words = figure_words(one, *summary.value);
    }
  }
  return summary;
}

}  // namespace

std::optional<Summary> find(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  const auto one = visible_indicator(tx, viewer, id.text());
  if (!one || id.empty()) return std::nullopt;
  return summary_of(tx, *one, viewer.today);
}

std::vector<Summary> visible(storage::Transaction& tx, const permit::Viewer& viewer) {
  std::vector<Summary> all;
  for (const Indicator& one : visible_indicators(tx, viewer)) {
    if (!one.ended) all.push_back(summary_of(tx, one, viewer.today));
  }
  std::sort(all.begin(), all.end(),
            [](const Summary& a, const Summary& b) { return i18n::sort_key(a.title) < i18n::sort_key(b.title); });
  return all;
}

}  // namespace indicators
