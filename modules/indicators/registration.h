#pragma once
// What indicators and rounds tell the register: things, edges, todos and search words.

#include "indicator.h"
#include "permit/viewer.h"
#include "round.h"
#include "storage/transaction.h"

namespace indicators {

namespace kinds {
inline constexpr const char* indicator = "indicators.indicator";
inline constexpr const char* period = "indicators.period";
inline constexpr const char* round = "indicators.round";
}  // namespace kinds

namespace waits {
inline constexpr const char* enter = "indicators.enter_values";
inline constexpr const char* answer = "indicators.answer_round";
inline constexpr const char* close = "indicators.close_round";
}  // namespace waits

storage::Id period_id(const Indicator& indicator, const Period& period);
/// The indicator, each period that is shown, and the owner's todo for the next one.
void register_indicator(storage::Transaction& tx, const Indicator& indicator, config::Date today);
/// The round and, while it is open, the todos of those who have not answered and of its owner.
void register_round(storage::Transaction& tx, const Round& round);

}  // namespace indicators
