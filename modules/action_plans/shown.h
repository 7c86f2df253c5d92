#pragma once
// The words, lights and small parts that every page of action plans says alike.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

#include "action_plan.h"
#include "plan_acts.h"
#include "report.h"
#include "storage/transaction.h"
#include "strategy.h"
#include "web/components.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/frame.h"

namespace action_plans {

web::Html show_light(const web::Exchange& exchange, const cooperation_plan::Verdict& verdict);
std::string light_sentence(const web::Exchange& exchange, const cooperation_plan::Verdict& verdict);
web::Html plan_tag(const web::Exchange& exchange, PlanState state);
web::Html item_tag(const web::Exchange& exchange, ItemState state);
web::Html strategy_tag(const web::Exchange& exchange, StrategyState state);
web::Html report_tag(const web::Exchange& exchange, const Report& report);

using Names = std::map<storage::Id, std::string>;
Names names_of_authorities(storage::Transaction& tx, config::Date day);
/// "SSP-konsulent, Svendborg Kommune": the office without its person, as everybody may read it.
std::string office_words(const web::Exchange& exchange, const Names& names, const Item& item);

/// The story of a thing from the audit log.
web::Html history_part(const web::Exchange& exchange, storage::Transaction& tx, const storage::Id& thing);
web::Html circle_link(const web::Exchange& exchange, const storage::Id& thing);
/// A table of the Designsystem with a caption for screen readers.
web::Html table(std::string_view caption, const std::vector<std::string>& heads,
                const std::vector<std::vector<web::Html>>& rows, web::Markup kind = "table list-table");
/// "1. Measure" as rows: light, what, who, deadline, last news. `inside` links to the measures' own pages.
web::Html item_rows(const web::Exchange& exchange, const std::vector<Item>& items, const Names& names,
                    std::string_view caption, bool inside);
http::Response json_response(std::string body);
/// The day, or null.
boost::json::value json_day(const std::optional<config::Date>& day);
boost::json::value json_id(const storage::Id& id);
int version_in(web::Input& input);

/// What a form about a measure offers.
struct ItemChoices {
  std::vector<web::Option> areas, owners, indicators;
};
ItemChoices item_choices(const web::Exchange& exchange, storage::Transaction& tx, const ActionPlan& plan);
void item_fields(const web::Exchange& exchange, web::Form& form, const ItemChoices& choices);
ItemDraft item_in(web::Input& input);
web::Input item_typed(const Item& item);

/// The answer to a button: onward with one sentence, or the refusal with its reason.
template <class T>
http::Response after_act(const web::Exchange& exchange, const config::Outcome<T>& outcome, std::string address,
                         std::string sentence, std::string back) {
  if (outcome) return web::done(exchange, std::move(address), std::move(sentence));
  if (was_not_for_you(outcome.refusal())) return web::not_found(exchange);
  return web::refused(exchange, outcome.refusal(), std::move(back));
}

}  // namespace action_plans
