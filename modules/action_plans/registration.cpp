// Rows of the register.

#include "registration.h"

#include "cooperation_plan/local_areas.h"
#include "councils/standing.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "plan_store.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"

namespace action_plans {

using storage::Id;

namespace {

config::Date day_in(int year, std::chrono::month month, unsigned day) {
  return config::Date{std::chrono::year{year}, month, std::chrono::day{day}};
}

void wait_for(storage::Transaction& tx, const Id& thing, const Id& holder, const char* act, config::Date due,
              std::string address = {}) {
  if (holder.empty()) return;
  registry::Todo todo;
  todo.id = Id::of_words("todo:" + thing.text() + holder.text() + act);
  todo.thing = thing;
  todo.holder = holder;
  todo.act = act;
  todo.due = due;
  todo.address = std::move(address);
  registry::put_todo(tx, todo);
}

void register_public_part(storage::Transaction& tx, const ActionPlan& plan, const std::vector<Item>& items) {
  registry::Thing thing;
  thing.id = public_plan_id(plan);
  thing.kind = kinds::public_plan;
  thing.title = plan.title();
  thing.address = plan.public_address();
  thing.audience = permit::public_audience();
  thing.sentence = "Hvad politi og kommune gør sammen i " + std::to_string(plan.year) + ". Vedtaget " +
                   i18n::long_date(plan.adopted_on.value_or(config::Date{})) + ".";
  thing.state = "action_plan." + std::string(identifier(plan.state));
  thing.day = plan.adopted_on.value_or(day_in(plan.year, std::chrono::January, 1));
  std::string words;
  for (const Item& item : items) words += item.measure + "\n" + item.goal + "\n";
  registry::put(tx, thing, words);
  if (const Id above = cooperation_plan::published_plan_id(tx, plan.year); !above.empty())
    registry::put_edge(tx, {above, thing.id, "local_plan", thing.day});
}

}  // namespace

void register_plan(storage::Transaction& tx, const ActionPlan& plan, config::Date today) {
  const std::vector<Item> items = store::items_of(tx, plan.id);
  registry::Thing thing;
  thing.id = plan.id;
  thing.kind = kinds::plan;
  thing.title = plan.title();
  thing.address = plan.address();
  thing.audience = plan.audience;
  thing.sentence = plan.adopted_on ? "Vedtaget af lokalrådet " + i18n::long_date(*plan.adopted_on) + "."
                                   : std::string("Udkast, som lokalrådet endnu ikke har vedtaget.");
  thing.state = "action_plan." + std::string(identifier(plan.state));
  thing.day = plan.adopted_on.value_or(day_in(plan.year, std::chrono::January, 1));
  registry::put(tx, thing, plan.midyear + "\n" + plan.final);
  registry::put_edge(tx, {plan.council, plan.id, "action_plan", thing.day});
  if (const Id above = cooperation_plan::published_plan_id(tx, plan.year); !above.empty())
    registry::put_edge(tx, {above, plan.id, "local_plan", thing.day});
  if (plan.adopted()) {
    if (!plan.item.empty()) registry::put_edge(tx, {plan.id, plan.item, "adopted_at", thing.day});
    register_public_part(tx, plan, items);
  }
  for (const char* act : {waits::adopt, waits::midyear, waits::final}) registry::close_todo(tx, plan.id, act);
  const auto council = councils::seated_council(tx, plan.council, today);
  if (!council) return;
  switch (plan.state) {
    case PlanState::draft:
      wait_for(tx, plan.id, council->secretary, waits::adopt, day_in(plan.year, std::chrono::March, 31));
      break;
    case PlanState::adopted:
    case PlanState::in_force:
      wait_for(tx, plan.id, council->secretary, waits::midyear, day_in(plan.year, std::chrono::July, 15));
      break;
    case PlanState::midyear:
      wait_for(tx, plan.id, council->secretary, waits::final, day_in(plan.year + 1, std::chrono::January, 15));
      break;
    case PlanState::final:
    case PlanState::archived: break;
  }
}

void register_item(storage::Transaction& tx, const ActionPlan& plan, const Item& item, config::Date today) {
  registry::Thing thing;
  thing.id = item.id;
  thing.kind = kinds::item;
  thing.title = item.measure + " (" + plan.council_name + ")";
  thing.address = item.address();
  thing.audience = item.audience;
  const auto authority = organisation::find_authority(tx, item.owner_authority, today);
  thing.sentence = "Nr. " + std::to_string(item.number) + " i " + plan.title() + ". " +
                   (authority ? authority->name + " har ansvaret, " : "") + "frist " + i18n::long_date(item.due) + ".";
  thing.state = "action_item." + std::string(cooperation_plan::identifier(item.state));
  thing.day = item.due;
  registry::put(tx, thing, item.goal + "\n" + item.target_group + "\n" + item.partners + "\n" + item.area_title);
  registry::put_edge(tx, {plan.id, item.id, "has_item", item.began_on});
  for (const auto& area : cooperation_plan::areas_of_year(tx, plan.year, today)) {
    if (area.key == item.area_key) registry::put_edge(tx, {area.id, item.id, "local_item", item.began_on});
  }
  if (!item.indicator_thing.empty())
    registry::put_edge(tx, {item.id, item.indicator_thing, "measured_by", item.began_on});
  registry::close_todo(tx, item.id, waits::tell_news);
  if (plan.state != PlanState::draft && plan.state != PlanState::archived && !cooperation_plan::concluded(item.state))
    wait_for(tx, item.id, item.owner, waits::tell_news, cooperation_plan::news_due(light_facts(item)));
}

void register_strategy(storage::Transaction& tx, const Strategy& strategy, config::Date today) {
  registry::Thing thing;
  thing.id = strategy.id;
  thing.kind = kinds::strategy;
  thing.title = strategy.title;
  thing.address = strategy.address();
  thing.audience = strategy.audience;
  thing.sentence =
      "Kredsrådets strategi " + i18n::long_date(strategy.since) + " til " + i18n::long_date(strategy.until) + ".";
  if (strategy.state != StrategyState::draft)
    thing.sentence += " " + std::to_string(strategy.answered()) + " af " + std::to_string(strategy.asked.size()) +
                      " lokalråd har svaret.";
  thing.state = "strategy." + std::string(identifier(strategy.state));
  thing.day = strategy.since;
  registry::put(tx, thing, strategy.problem + "\n" + strategy.effect + "\n" + strategy.evidence);
  registry::put_edge(tx, {strategy.decision, strategy.id, "set_strategy", strategy.since});
  registry::close_todo(tx, strategy.id, waits::conclude_strategy);
  if (strategy.state == StrategyState::draft) return;
  if (strategy.state == StrategyState::handed_down)
    wait_for(tx, strategy.id, strategy.owner, waits::conclude_strategy, strategy.until, strategy.address() + "/afslut");
  for (const Asked& one : strategy.asked) {
    registry::Thing answer;
    answer.id = answer_thing_id(strategy.id, one.council);
    answer.kind = kinds::answer;
    answer.title = one.council_name + ": " + strategy.title;
    answer.address = strategy.address() + "#svar-" + one.council.text();
    answer.audience = strategy.audience;
    switch (one.answer) {
      case Answer::waiting: answer.sentence = "Lokalrådet har ikke svaret endnu."; break;
      case Answer::items: answer.sentence = "Lokalrådet har svaret med indsatser i sin handlingsplan."; break;
      case Answer::not_here: answer.sentence = "Ikke relevant her, fordi: " + one.reason; break;
    }
    answer.state = "answer." + std::string(identifier(one.answer));
    answer.day = one.answered_on.value_or(strategy.answer_by.value_or(strategy.until));
    registry::put(tx, answer);
    registry::put_edge(tx, {strategy.id, answer.id, "asked", strategy.handed_down_on.value_or(strategy.since)});
    for (const Id& item : one.items)
      registry::put_edge(tx, {strategy.id, item, "carried_out_by", one.answered_on.value_or(today)});
    registry::close_todo(tx, answer.id, waits::answer_strategy);
    const auto council = councils::seated_council(tx, one.council, today);
    if (council && one.answer == Answer::waiting && strategy.state == StrategyState::handed_down) {
      const config::Date due = strategy.answer_by.value_or(strategy.until);
      const std::string address = strategy.address() + "/svar/" + one.council.text();
      wait_for(tx, answer.id, council->chair, waits::answer_strategy, due, address);
      wait_for(tx, answer.id, permit::office(permit::Role::municipal_rep, council->authority), waits::answer_strategy,
               due, address);
    }
  }
}

void register_report(storage::Transaction& tx, const Report& report, config::Date today) {
  registry::Thing thing;
  thing.id = report.id;
  thing.kind = kinds::report;
  thing.title = report.title();
  thing.address = report.address();
  thing.audience = report.audience;
  thing.sentence = report.frozen ? "Frosset med referatet af " + report.meeting_title + "."
                                 : "Politiets og kommunens status til " + report.meeting_title + ".";
  thing.state = report.frozen ? "report.frozen" : "report.draft";
  thing.day = report.day;
  std::string words;
  for (const Line& line : report.lines)
    words +=
        line.heading + "\n" + line.police.text + "\n" + line.municipality.text + "\n" + line.concluded_words + "\n";
  registry::put(tx, thing, words);
  registry::put_edge(tx, {report.meeting, report.id, "status_given", report.day});
  for (const Line& line : report.lines) {
    if (!line.item.empty()) registry::put_edge(tx, {report.id, line.item, "led_to_item", report.day});
    for (const Id& figure : {line.police.figure, line.municipality.figure}) {
      if (!figure.empty()) registry::put_edge(tx, {figure, report.id, "figure_in", report.day});
    }
  }
  registry::close_todo(tx, report.id, waits::write_column);
  registry::close_todo(tx, report.id, waits::freeze_report);
  const auto council = councils::seated_council(tx, report.council, today);
  if (!council || report.frozen) return;
  bool police = false, municipality = false;
  for (const Line& line : report.lines) {
    police = police || !line.police.text.empty();
    municipality = municipality || !line.municipality.text.empty();
  }
  const config::Date due = config::plus_days(report.day, -3);
  if (!police) wait_for(tx, report.id, council->chair, waits::write_column, due, report.address() + "/kolonne");
  if (!municipality)
    wait_for(tx, report.id, permit::office(permit::Role::municipal_rep, council->authority), waits::write_column, due,
             report.address() + "/kolonne");
  wait_for(tx, report.id, council->secretary, waits::freeze_report, config::plus_days(report.day, 1));
}

storage::Id followers_audience(storage::Transaction& tx, const ActionPlan& plan, config::Date today) {
  const Id audience = Id::of_words("audience:action-plans:" + plan.council_key);
  permit::put_audience(tx, audience, plan.council_name + " og Kredsrådet");
  std::vector<permit::Holder> holders;
  for (const councils::Seated& council : councils::seated_councils(tx, today)) {
    if (!council.district && council.id != plan.council) continue;
    const auto some = store::holders_of_audience(tx, council.audience);
    holders.insert(holders.end(), some.begin(), some.end());
  }
  permit::set_holders(tx, audience, holders);
  return audience;
}

}  // namespace action_plans
