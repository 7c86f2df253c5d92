// Acts on indicators: right, owner and version are read again inside the change.

#include "indicator_acts.h"

#include <algorithm>

#include "i18n/danish.h"
#include "indicator_store.h"
#include "permit/audience.h"
#include "places.h"
#include "registration.h"
#include "rights.h"

namespace indicators {
namespace {

using config::Outcome;
using config::Refusal;

Refusal unknown() { return {/*text*/ "The figure does not exist.", {}, {}, {}}; }
Refusal not_yours() { return {/*text*/ "Only the owner of the figure can do this.", {}, {}, {}}; }
Refusal faster() {
  return {/*text*/ "Somebody else has changed this in the meantime. What stands now is shown; what you typed is kept.",
          {},
          "version",
          {}};
}

Outcome<Indicator> mine(audit::Change& change, const permit::Viewer& viewer, const Indicator& as_seen) {
  auto now = find_indicator(change.tx(), as_seen.id);
  if (!now || !permit::may_see(change.tx(), viewer, now->audience)) return unknown();
  if (!owns(viewer, *now) && !rights::define.given_to(viewer)) return not_yours();
  if (now->ended) return Refusal{"The figure is no longer measured.", {}, {}, {}};
  if (now->version != as_seen.version) return faster();
  return *now;
}

}  // namespace

bool owns(const permit::Viewer& viewer, const Indicator& indicator) {
  return viewer.signed_in() && viewer.role == indicator.owner_role && viewer.authority == indicator.owner;
}

Outcome<Indicator> define(audit::Change& change, const permit::Viewer& viewer, Indicator wanted) {
  if (!rights::define.given_to(viewer)) return not_yours();
  if (const auto faults = faults_of(wanted); !faults.empty()) return faults.front();
  wanted.id = storage::Id::next();
  const std::string base = i18n::slug(wanted.title).substr(0, 60);
  wanted.key = base;
  for (int n = 2; wanted.key.empty() || wanted.key == "ny" || key_taken(change.tx(), wanted.key); ++n)
    wanted.key = base + "-" + std::to_string(n);
  wanted.version = 1;
  put_indicator(change.tx(), wanted);
  register_indicator(change.tx(), wanted, change.today());
  change.record({"indicator_defined", wanted.id, kinds::indicator, {}, {}});
  return wanted;
}

Outcome<Indicator> redefine(audit::Change& change, const permit::Viewer& viewer, const Indicator& wanted) {
  auto now = mine(change, viewer, wanted);
  if (!now) return now;
  Indicator changed = wanted;
  changed.key = now->key;
  changed.measure = now->measure;
  changed.period = now->period;
  changed.level = now->level;
  changed.since = now->since;
  changed.people = now->people;
  if (const auto faults = faults_of(changed); !faults.empty()) return faults.front();
  ++changed.version;
  put_indicator(change.tx(), changed);
  register_indicator(change.tx(), changed, change.today());
  change.record({"indicator_changed", changed.id, kinds::indicator, {}, {}});
  return changed;
}

Outcome<Indicator> end(audit::Change& change, const permit::Viewer& viewer, const Indicator& as_seen,
                       const std::string& reason) {
  auto now = mine(change, viewer, as_seen);
  if (!now) return now;
  if (reason.empty()) return Refusal{"Say why it is no longer measured.", {}, "reason", {}};
  now->ended = true;
  now->ended_reason = reason;
  ++now->version;
  put_indicator(change.tx(), *now);
  register_indicator(change.tx(), *now, change.today());
  change.record({"indicator_ended", now->id, kinds::indicator, reason, {}});
  return now;
}

Outcome<int> enter(audit::Change& change, const permit::Viewer& viewer, const Entry& entry) {
  storage::Transaction& tx = change.tx();
  auto indicator = find_indicator(tx, entry.indicator);
  if (!indicator || !permit::may_see(tx, viewer, indicator->audience)) return unknown();
  if (!owns(viewer, *indicator)) return not_yours();
  if (indicator->ended) return Refusal{"The figure is no longer measured.", {}, {}, {}};
  if (indicator->version != entry.version) return faster();
  const std::vector<Place> places = places_of(tx, *indicator, change.today());
  const std::vector<Value> before = values_of(tx, *indicator);
  int changed = 0;
  bool corrected = false;
  std::vector<std::string> periods;
  for (const Value& value : entry.values) {
    if (auto fault = fault_of(*indicator, value)) return *fault;
    if (last_day(value.period) >= change.today())
      return Refusal{"{0} has not ended yet.", {words(value.period)}, {}, {}};
    if (value.period < indicator->since)
      return Refusal{"{0} lies before the first period that is measured.", {words(value.period)}, {}, {}};
    const bool known =
        std::any_of(places.begin(), places.end(), [&](const Place& place) { return place.id == value.place; });
    if (!known) return Refusal{"A place is not among those that are measured.", {}, {}, {}};
    const auto old = std::find_if(before.begin(), before.end(), [&](const Value& one) {
      return one.period == value.period && one.place == value.place;
    });
    if (old != before.end() && same_figures(*old, value) && old->note == value.note) continue;
    corrected = corrected || old != before.end();
    if (corrected && entry.reason.empty())
      return Refusal{"Say why a figure is corrected. The reason is kept with the old one.", {}, "reason", {}};
    put_value(
        tx, *indicator,
        {value, true, change.now(), viewer.name, entry.origin, old != before.end() ? entry.reason : std::string{}});
    ++changed;
    if (std::find(periods.begin(), periods.end(), words(value.period)) == periods.end())
      periods.push_back(words(value.period));
  }
  if (changed == 0) return Refusal{"Nothing is different from what stands already.", {}, {}, {}};
  ++indicator->version;
  put_indicator(tx, *indicator);
  register_indicator(tx, *indicator, change.today());
  std::string details;  // which periods, never the figures: they may be small
  for (const std::string& period : periods) details += (details.empty() ? "" : ", ") + period;
  if (!entry.origin.empty()) details += " (" + entry.origin + ")";
  change.record({corrected ? "indicator_corrected" : "indicator_entered", indicator->id, kinds::indicator, entry.reason,
                 details});
  return changed;
}

}  // namespace indicators
