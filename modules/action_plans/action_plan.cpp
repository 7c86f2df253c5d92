// The rules of action plans and their items.

#include "action_plan.h"

#include <algorithm>
#include <array>

namespace action_plans {

using config::Refusal;

namespace {

struct StateName {
  PlanState state;
  std::string_view identifier, english;
};
constexpr std::array<StateName, 6> state_names{{
    {PlanState::draft, "draft", /*text*/ "Draft"},
    {PlanState::adopted, "adopted", /*text*/ "Adopted"},
    {PlanState::in_force, "in_force", /*text*/ "In force"},
    {PlanState::midyear, "midyear", /*text*/ "Status at mid-year given"},
    {PlanState::final, "final", /*text*/ "Status for the year given"},
    {PlanState::archived, "archived", /*text*/ "Archived"},
}};

}  // namespace

std::string_view identifier(PlanState state) { return state_names[static_cast<std::size_t>(state)].identifier; }
std::string_view english_name(PlanState state) { return state_names[static_cast<std::size_t>(state)].english; }
std::optional<PlanState> plan_state_named(std::string_view identifier) {
  for (const StateName& name : state_names) {
    if (name.identifier == identifier) return name.state;
  }
  return std::nullopt;
}

std::string ActionPlan::title() const { return "Handlingsplan " + std::to_string(year) + ", " + council_name; }
std::string ActionPlan::address() const { return "/handlingsplaner/plan/" + id.text(); }
std::string ActionPlan::public_address() const {
  return "/handlingsplaner/" + std::to_string(year) + "/" + council_key;
}
std::string Item::address() const { return "/handlingsplaner/indsats/" + id.text(); }

cooperation_plan::LightFacts light_facts(const Item& item) {
  cooperation_plan::LightFacts facts;
  facts.state = item.state;
  facts.due = item.due;
  facts.last_news = item.news_on.value_or(item.began_on);
  return facts;
}

cooperation_plan::Verdict light_of(const Item& item, config::Date today) {
  return cooperation_plan::light_of(light_facts(item), today);
}

storage::Id plan_id(std::string_view council_key, int year) {
  return storage::Id::of_words("action-plan:" + std::string(council_key) + "-" + std::to_string(year));
}
storage::Id public_plan_id(const ActionPlan& plan) {
  return storage::Id::of_words("public-action-plan:" + plan.id.text());
}

std::vector<const cooperation_plan::LocalArea*> missing_areas(const std::vector<cooperation_plan::LocalArea>& areas,
                                                              const std::vector<Item>& items,
                                                              const std::vector<Waiver>& waivers) {
  std::vector<const cooperation_plan::LocalArea*> missing;
  for (const cooperation_plan::LocalArea& area : areas) {
    if (!area.local) continue;
    const bool answered =
        std::any_of(items.begin(), items.end(),
                    [&](const Item& item) { return item.area_key == area.key && item.state != ItemState::dropped; }) ||
        std::any_of(waivers.begin(), waivers.end(), [&](const Waiver& waiver) { return waiver.area_key == area.key; });
    if (!answered) missing.push_back(&area);
  }
  return missing;
}

std::optional<Refusal> refuse_adoption(const ActionPlan& plan, const std::vector<cooperation_plan::LocalArea>& areas,
                                       const std::vector<Item>& items, const std::vector<Waiver>& waivers) {
  if (plan.state != PlanState::draft) return Refusal{"The plan is adopted already.", {}, {}, {}};
  std::string names;
  for (const cooperation_plan::LocalArea* area : missing_areas(areas, items, waivers))
    names += (names.empty() ? "" : "; ") + area->title;
  if (!names.empty())
    return Refusal{"These focus areas are for local work and have neither a measure nor a reason why not here: {0}.",
                   {names},
                   {},
                   {}};
  if (items.empty()) return Refusal{"The plan has no measures yet.", {}, {}, {}};
  return std::nullopt;
}

std::optional<Refusal> refuse_item(const Item& item) {
  if (item.goal.empty()) return Refusal{"Write a goal that can be measured.", {}, "goal", {}};
  if (item.measure.empty()) return Refusal{"Write what is done.", {}, "measure", {}};
  if (item.owner.empty()) return Refusal{"Choose who carries it out.", {}, "owner", {}};
  if (item.indicator.empty()) return Refusal{"Write what shows whether it works.", {}, "indicator", {}};
  if (item.target.empty()) return Refusal{"Write the figure that is aimed at.", {}, "target", {}};
  return std::nullopt;
}

std::optional<Refusal> refuse_step(const ActionPlan& plan, PlanState to, const std::vector<Item>& items,
                                   std::string_view words, config::Date today) {
  const Refusal not_now{"The plan does not take this step from where it is. Read the page again.", {}, {}, {}};
  if (static_cast<int>(to) != static_cast<int>(plan.state) + 1) return not_now;
  const config::Date begins{std::chrono::year{plan.year}, std::chrono::January, std::chrono::day{1}};
  switch (to) {
    case PlanState::draft:
    case PlanState::adopted: return not_now;
    case PlanState::in_force:
      if (today < begins)
        return Refusal{"The plan is for {0} and begins that year.", {std::to_string(plan.year)}, {}, {}};
      return std::nullopt;
    case PlanState::midyear:
      if (words.empty()) return Refusal{"Write how it goes at mid-year.", {}, "words", {}};
      return std::nullopt;
    case PlanState::final: {
      if (words.empty()) return Refusal{"Write how the year went.", {}, "words", {}};
      std::string open;
      for (const Item& item : items) {
        if (item.evaluation.empty()) open += (open.empty() ? "" : ", ") + std::to_string(item.number);
      }
      if (!open.empty()) return Refusal{"Every measure needs its evaluation first. Missing: no. {0}.", {open}, {}, {}};
      return std::nullopt;
    }
    case PlanState::archived: return std::nullopt;
  }
  return not_now;
}

}  // namespace action_plans
