// Rows of the register.

#include "registration.h"

#include "i18n/danish.h"
#include "indicator_store.h"
#include "permit/audience.h"
#include "places.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"
#include "round_store.h"

namespace indicators {
namespace {

void waits_for(storage::Transaction& tx, const storage::Id& thing, const storage::Id& holder, const char* act,
               config::Date due, std::string address) {
  registry::Todo todo;
  todo.id = storage::Id::of_words("todo:" + thing.text() + holder.text() + act);
  todo.thing = thing;
  todo.holder = holder;
  todo.act = act;
  todo.due = due;
  todo.address = std::move(address);
  registry::put_todo(tx, todo);
}

std::string first_sentence(const std::string& words) {
  const std::size_t end = words.find(". ");
  return end == std::string::npos ? words : words.substr(0, end + 1);
}

}  // namespace

storage::Id period_id(const Indicator& indicator, const Period& period) {
  return storage::Id::of_words("indicator-period:" + indicator.id.text() + identifier(period));
}

void register_indicator(storage::Transaction& tx, const Indicator& indicator, config::Date today) {
  const std::vector<Place> places = places_of(tx, indicator, today);
  const std::vector<Value> values = values_of(tx, indicator);
  const std::vector<ShownPeriod> periods = shown(indicator, places, values);
  registry::Thing thing;
  thing.id = indicator.id;
  thing.kind = kinds::indicator;
  thing.title = indicator.title;
  thing.address = indicator.address();
  thing.audience = indicator.audience;
  thing.sentence = first_sentence(indicator.definition);
  thing.state = indicator.ended ? "indicators.ended" : "indicators.measured";
  const ShownPeriod* last = latest(periods);
  thing.day = last ? last_day(last->period) : first_day(indicator.since);
  registry::put(tx, thing, indicator.counted + " " + indicator.of + " " + indicator.source);

  for (const ShownPeriod& period : periods) {
    const storage::Id id = period_id(indicator, period.period);
    if (!period.complete) {
      registry::remove(tx, id);
      continue;
    }
    registry::Thing row;
    row.id = id;
    row.kind = kinds::period;
    row.title = indicator.title + ", " + words(period.period);
    row.address = indicator.address() + "/" + identifier(period.period);
    row.audience = indicator.audience;
    row.sentence = period.total.estimate
                       ? "Hele kredsen: " + figure_words(indicator, period.total.estimate->value) + "."
                       : "Tallet for hele kredsen vises ikke.";
    row.state = "indicators.shown";
    row.day = last_day(period.period);
    registry::put(tx, row);
    registry::put_edge(tx, {indicator.id, id, "measured", row.day});
  }

  registry::close_todo(tx, indicator.id, waits::enter);
  if (indicator.ended) return;
  const Period due = next_due(indicator, places, values);
  waits_for(tx, indicator.id, permit::office(indicator.owner_role, indicator.owner), waits::enter,
            due_day(indicator, due), indicator.address() + "/indtast");
}

void register_round(storage::Transaction& tx, const Round& round) {
  registry::Thing thing;
  thing.id = round.id;
  thing.kind = kinds::round;
  thing.title = round.title;
  thing.address = round.address();
  thing.audience = round.audience;
  thing.sentence = round.open ? "Spørgeskemaet kan besvares til og med " + i18n::long_date(round.closes) + "."
                              : "Spørgeskemaet er lukket med " + std::to_string(round.answers) + " svar.";
  thing.state = round.open ? "indicators.open" : "indicators.closed";
  thing.day = round.closes;
  registry::put(tx, thing, round.purpose);
  if (!round.about.empty()) registry::put_edge(tx, {round.about, round.id, "questioned", round.opens});
  registry::close_todo(tx, round.id, waits::answer);
  registry::close_todo(tx, round.id, waits::close);
  if (!round.open) return;
  for (const Invited& one : invited_of(tx, round.id)) {
    if (!one.answered) waits_for(tx, round.id, one.holder, waits::answer, round.closes, round.address() + "/svar");
  }
  waits_for(tx, round.id, round.owner_office(), waits::close, config::plus_days(round.closes, 1), round.address());
}

}  // namespace indicators
