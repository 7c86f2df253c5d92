#pragma once
// An indicator: a named figure with what is counted, of how many, from where and how often, and what the district wants
// of it. Pure rules; no SQL, no pages, no clock.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "config/clock.h"
#include "config/outcome.h"
#include "lookup.h"
#include "period.h"
#include "permit/role.h"
#include "storage/id.h"

namespace indicators {

/// share: count of whole, in percent. rate: count per 1,000 of whole. number: a count without anything to hold it
/// against, and why.
enum class Measure { share, rate, number };
/// Whether there is one figure per municipality or one for the district.
enum class Level { municipality, district };

std::string_view identifier(Measure measure);
std::string_view identifier(Direction direction);
std::string_view identifier(Level level);
std::optional<Measure> measure_named(std::string_view identifier);
std::optional<Direction> direction_named(std::string_view identifier);
std::optional<Level> level_named(std::string_view identifier);

struct Indicator {
  storage::Id id;
  std::string key;
  std::string title;
  std::string definition;
  Measure measure = Measure::number;
  std::string counted;         // the numerator: "anmeldte indbrud i beboelse"
  std::string of;              // the denominator: "husstande"; empty for a number
  std::string no_denominator;  // why there is none
  std::string source;
  std::string not_shown;  // what the figure does not show
  PeriodKind period = PeriodKind::year;
  Level level = Level::municipality;
  Direction direction = Direction::neither;
  bool people = true;  // it counts persons or cases: small numbers are hidden
  std::optional<double> baseline;
  std::string baseline_period;
  std::optional<double> target;
  std::optional<config::Date> target_day;
  Period since;       // the first period that is measured
  int due_days = 30;  // days after the end of a period until its figures are due
  permit::Role owner_role = permit::Role::analyst;
  storage::Id owner;  // authority
  storage::Id audience;
  bool ended = false;
  std::string ended_reason;
  std::int64_t version = 1;

  std::string address() const { return "/tal/" + key; }
};

/// "procent", "pr. 1.000 husstande", or what is counted.
std::string unit(const Indicator& indicator);
/// A figure with its unit: "12,4 pr. 1.000 husstande", "71,2 procent", "34 tryghedsvandringer".
std::string figure_words(const Indicator& indicator, double value);
/// The figure alone: "12,4".
std::string figure(const Indicator& indicator, double value);
config::Date due_day(const Indicator& indicator, const Period& period);
/// What is missing or contradicts itself, each beside its field.
std::vector<config::Refusal> faults_of(const Indicator& indicator);

/// One typed or imported figure; `count` empty: there is none, and the note says why.
struct Value {
  Period period;
  storage::Id place;
  std::optional<std::int64_t> count, whole;
  std::string note;
};
bool same_figures(const Value& a, const Value& b);
/// Nothing, or why the figure cannot be right. `field` is set by the caller.
std::optional<config::Refusal> fault_of(const Indicator& indicator, const Value& value);

}  // namespace indicators
