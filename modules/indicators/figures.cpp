// From values to what may be shown.

#include "figures.h"

#include <algorithm>
#include <cmath>

#include "i18n/danish.h"

namespace indicators {
namespace {

ShownCell cell_of(const Indicator& indicator, const Place& place, const Value& value, Hidden hidden) {
  ShownCell cell{place, hidden, {}, {}, {}, {}};
  if (hidden != Hidden::no) return cell;
  cell.count = value.count;
  cell.whole = value.whole;
  if (!value.count) {
    cell.note = value.note;
  } else {
    cell.estimate = estimate(indicator, *value.count, value.whole);
  }
  return cell;
}

ShownPeriod show(const Indicator& indicator, const std::vector<Place>& places, const Period& period,
                 const std::map<storage::Id, Value>& values) {
  ShownPeriod result{period, true, {}, places.size(), {}, {}};
  for (const Place& place : places) {
    if (!values.contains(place.id)) result.missing.push_back(place.name);
  }
  result.complete = result.missing.empty() && !places.empty();
  if (!result.complete) return result;

  std::vector<Count> counts;
  Value sum;
  bool any = false;
  for (const Place& place : places) {
    const Value& value = values.at(place.id);
    Count count{value.count.value_or(0), std::nullopt, value.count.has_value()};
    if (value.count) {
      any = true;
      sum.count = sum.count.value_or(0) + *value.count;
      if (value.whole) sum.whole = sum.whole.value_or(0) + *value.whole;
      if (value.whole && indicator.measure == Measure::share) count.rest = *value.whole - *value.count;
    }
    counts.push_back(count);
  }
  const auto nothing_hidden = Mask{std::vector<Hidden>(counts.size(), Hidden::no), false};
  const Mask mask_of = indicator.people ? mask(counts) : nothing_hidden;
  for (std::size_t i = 0; i < places.size(); ++i)
    result.cells.push_back(cell_of(indicator, places[i], values.at(places[i].id), mask_of.cells[i]));
  if (mask_of.total_hidden) result.total.hidden = places.size() == 1 ? Hidden::small : Hidden::beside;
  if (any && !mask_of.total_hidden) result.total = cell_of(indicator, {}, sum, Hidden::no);
  return result;
}

std::map<Period, std::map<storage::Id, Value>> by_period(const std::vector<Value>& values) {
  std::map<Period, std::map<storage::Id, Value>> periods;
  for (const Value& value : values) periods[value.period][value.place] = value;
  return periods;
}

}  // namespace

Estimate estimate(const Indicator& indicator, std::int64_t count, std::optional<std::int64_t> whole) {
  const double c = static_cast<double>(count);
  switch (indicator.measure) {
    case Measure::number: return {c, std::nullopt};
    case Measure::share: {
      const Interval interval = wilson(count, whole.value_or(0));
      const double share = whole.value_or(0) > 0 ? 100 * c / static_cast<double>(*whole) : 0;
      return {share, Interval{100 * interval.low, 100 * interval.high}};
    }
    case Measure::rate: {
      const double scale = 1000 / static_cast<double>(std::max<std::int64_t>(whole.value_or(1), 1));
      const Interval interval = poisson(count);
      return {c * scale, Interval{interval.low * scale, interval.high * scale}};
    }
  }
  return {};
}

bool ShownPeriod::anything_hidden() const {
  return total.hidden != Hidden::no ||
         std::any_of(cells.begin(), cells.end(), [](const ShownCell& cell) { return cell.hidden != Hidden::no; });
}

std::vector<ShownPeriod> shown(const Indicator& indicator, const std::vector<Place>& places,
                               const std::vector<Value>& values) {
  std::vector<ShownPeriod> periods;
  for (const auto& [period, of_period] : by_period(values))
    periods.push_back(show(indicator, places, period, of_period));
  return periods;
}

const ShownPeriod* latest(const std::vector<ShownPeriod>& periods) {
  for (auto one = periods.rbegin(); one != periods.rend(); ++one) {
    if (one->complete) return &*one;
  }
  return nullptr;
}

Period next_due(const Indicator& indicator, const std::vector<Place>& places, const std::vector<Value>& values) {
  const auto periods = by_period(values);
  Period period = indicator.since;
  for (;; period = next(period)) {
    const auto found = periods.find(period);
    if (found == periods.end()) return period;
    for (const Place& place : places) {
      if (!found->second.contains(place.id)) return period;
    }
  }
}

std::string cell_words(const Indicator& indicator, const ShownCell& cell) {
  switch (cell.hidden) {
    case Hidden::small: return indicator.measure == Measure::share ? "skjult (under 5)" : "under 5";
    case Hidden::beside: return "skjult";
    case Hidden::no: break;
  }
  return cell.estimate ? figure(indicator, cell.estimate->value) : "intet tal";
}

std::string interval_words(const Indicator& indicator, const ShownCell& cell) {
  if (!cell.estimate || !cell.estimate->interval) return {};
  return figure(indicator, cell.estimate->interval->low) + "–" + figure(indicator, cell.estimate->interval->high);
}

Comparison compare(const ShownPeriod& period) {
  Comparison result;
  std::vector<const ShownCell*> cells;
  for (const ShownCell& cell : period.cells) {
    if (cell.estimate && cell.estimate->interval) cells.push_back(&cell);
  }
  for (const ShownCell* a : cells) {
    for (const ShownCell* b : cells)
      result.any_apart = result.any_apart || !overlap(*a->estimate->interval, *b->estimate->interval);
    if (!period.total.estimate) continue;
    if (a->estimate->interval->low > period.total.estimate->value) result.above.push_back(a->place.name);
    if (a->estimate->interval->high < period.total.estimate->value) result.below.push_back(a->place.name);
  }
  return result;
}

}  // namespace indicators
