// The rules of an indicator and of a figure.

#include "indicator.h"

#include "i18n/danish.h"

namespace indicators {

std::string_view identifier(Measure measure) {
  switch (measure) {
    case Measure::share: return "share";
    case Measure::rate: return "rate";
    case Measure::number: return "number";
  }
  return {};
}

std::string_view identifier(Direction direction) {
  switch (direction) {
    case Direction::more: return "more";
    case Direction::less: return "less";
    case Direction::neither: return "neither";
  }
  return {};
}

std::string_view identifier(Level level) {
  switch (level) {
    case Level::municipality: return "municipality";
    case Level::district: return "district";
  }
  return {};
}

std::optional<Measure> measure_named(std::string_view word) {
  for (const Measure one : {Measure::share, Measure::rate, Measure::number}) {
    if (identifier(one) == word) return one;
  }
  return std::nullopt;
}

std::optional<Direction> direction_named(std::string_view word) {
  for (const Direction one : {Direction::more, Direction::less, Direction::neither}) {
    if (identifier(one) == word) return one;
  }
  return std::nullopt;
}

std::optional<Level> level_named(std::string_view word) {
  for (const Level one : {Level::municipality, Level::district}) {
    if (identifier(one) == word) return one;
  }
  return std::nullopt;
}

storage::Id indicator_id(std::string_view key) { return storage::Id::of_words("indicator:" + std::string(key)); }

std::string unit(const Indicator& indicator) {
  switch (indicator.measure) {
    case Measure::share: return "procent";
    case Measure::rate: return "pr. 1.000 " + indicator.of;
    case Measure::number: return indicator.counted;
  }
  return {};
}

std::string figure(const Indicator& indicator, double value) {
  return indicator.measure == Measure::number ? i18n::number(static_cast<std::int64_t>(value + 0.5))
                                              : i18n::decimal(value, 1);
}

std::string figure_words(const Indicator& indicator, double value) {
  return figure(indicator, value) + " " + unit(indicator);
}

config::Date due_day(const Indicator& indicator, const Period& period) {
  return config::plus_days(last_day(period), indicator.due_days);
}

std::vector<config::Refusal> faults_of(const Indicator& indicator) {
  std::vector<config::Refusal> faults;
  const bool number = indicator.measure == Measure::number;
  if (!number && indicator.of.empty())
    faults.push_back({/*text*/ "Write what the figure is held against, or choose a plain number.", {}, "of", {}});
  if (number && indicator.no_denominator.empty())
    faults.push_back({/*text*/ "Say why there is nothing to hold the number against.", {}, "no_denominator", {}});
  if (indicator.target && !indicator.target_day)
    faults.push_back({/*text*/ "A target needs a day on which it is to be reached.", {}, "target_day", {}});
  if (indicator.target && indicator.direction == Direction::neither)
    faults.push_back({/*text*/ "A figure that is neither better nor worse has no target.", {}, "target", {}});
  if (indicator.baseline && indicator.baseline_period.empty())
    faults.push_back({/*text*/ "Say which period the starting point is from.", {}, "baseline_period", {}});
  for (const auto& [value, field] :
       {std::pair{indicator.baseline, "baseline"}, std::pair{indicator.target, "target"}}) {
    if (value && (*value < 0 || (indicator.measure == Measure::share && *value > 100)))
      faults.push_back({/*text*/ "The figure must lie between 0 and 100.", {}, field, {}});
  }
  return faults;
}

bool same_figures(const Value& a, const Value& b) {
  return a.period == b.period && a.place == b.place && a.count == b.count && a.whole == b.whole;
}

std::optional<config::Refusal> fault_of(const Indicator& indicator, const Value& value) {
  const auto fault = [](const char* sentence) { return config::Refusal{sentence, {}, {}, {}}; };
  if (!value.count) {
    if (value.note.empty()) return fault(/*text*/ "Without a figure there must be a note that says why.");
    if (value.whole) return fault(/*text*/ "There is something to hold against, but no figure.");
    return std::nullopt;
  }
  if (*value.count < 0) return fault(/*text*/ "A count cannot be negative.");
  switch (indicator.measure) {
    case Measure::number:
      if (value.whole) return fault(/*text*/ "This indicator is a plain number and is not held against anything.");
      break;
    case Measure::share:
      if (!value.whole) return fault(/*text*/ "The figure needs what it is held against.");
      if (*value.whole < *value.count) return fault(/*text*/ "The part is larger than the whole.");
      break;
    case Measure::rate:
      if (!value.whole) return fault(/*text*/ "The figure needs what it is held against.");
      if (*value.whole <= 0) return fault(/*text*/ "The figure cannot be held against nothing.");
      break;
  }
  return std::nullopt;
}

}  // namespace indicators
