#pragma once
// What the register, the circle and the lists of work are told about action plans, strategies and status reports.
// Sentences in the register are Danish data, and those of public things say nothing internal.

#include "action_plan.h"
#include "report.h"
#include "storage/transaction.h"
#include "strategy.h"

namespace action_plans {

namespace kinds {
inline constexpr const char* plan = "action_plans.plan";
inline constexpr const char* public_plan = "action_plans.public_plan";
inline constexpr const char* item = "action_plans.item";
inline constexpr const char* strategy = "action_plans.strategy";
inline constexpr const char* answer = "action_plans.answer";
inline constexpr const char* report = "action_plans.report";
}  // namespace kinds

namespace waits {
inline constexpr const char* tell_news = "action_plans.tell_news";
inline constexpr const char* adopt = "action_plans.adopt";
inline constexpr const char* midyear = "action_plans.midyear";
inline constexpr const char* final = "action_plans.final";
inline constexpr const char* answer_strategy = "action_plans.answer_strategy";
inline constexpr const char* conclude_strategy = "action_plans.conclude_strategy";
inline constexpr const char* write_column = "action_plans.write_column";
inline constexpr const char* freeze_report = "action_plans.freeze_report";
}  // namespace waits

/// The plan as a thing, its public part once adopted, and what waits for the secretariat.
void register_plan(storage::Transaction& tx, const ActionPlan& plan, config::Date today);
void register_item(storage::Transaction& tx, const ActionPlan& plan, const Item& item, config::Date today);
void register_strategy(storage::Transaction& tx, const Strategy& strategy, config::Date today);
void register_report(storage::Transaction& tx, const Report& report, config::Date today);

/// The audience of an adopted plan: the lokalråd and the kredsråd.
storage::Id followers_audience(storage::Transaction& tx, const ActionPlan& plan, config::Date today);

}  // namespace action_plans
