#pragma once
// A lokalråd's action plan for a year: what each focus area becomes there, who does it, and how it goes. Rules only.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"
#include "cooperation_plan/light.h"
#include "cooperation_plan/local_areas.h"
#include "permit/role.h"
#include "storage/id.h"

namespace action_plans {

enum class PlanState { draft, adopted, in_force, midyear, final, archived };
std::string_view identifier(PlanState state);
std::optional<PlanState> plan_state_named(std::string_view identifier);
std::string_view english_name(PlanState state);

struct ActionPlan {
  storage::Id id, council;
  std::string council_key, council_name;
  storage::Id authority;
  int year = 0;
  PlanState state = PlanState::draft;
  storage::Id meeting, item;
  std::optional<config::Date> adopted_on;
  std::string midyear;
  std::optional<config::Date> midyear_on;
  std::string final;
  std::optional<config::Date> final_on;
  storage::Id audience;
  int version = 0;

  std::string title() const;           // "Handlingsplan 2020, Lokalrådet i Svendborg"
  std::string address() const;         // inside
  std::string public_address() const;  // /handlingsplaner/2020/lokalraad-svendborg
  bool adopted() const { return state != PlanState::draft; }
};

using ItemState = cooperation_plan::InitiativeState;
/// The states an item may have, as those who carry it out tell it.
inline constexpr ItemState told_states[] = {ItemState::planned, ItemState::running, ItemState::delayed,
                                            ItemState::paused, ItemState::completed};

struct Item {
  storage::Id id, plan;
  int number = 0;
  std::string area_key, area_title;
  bool continued = false;  // goes on from the year before; else a new effort
  std::string goal, measure, target_group;
  storage::Id owner;  // office or capacity
  permit::Role owner_role = permit::Role::municipal_rep;
  storage::Id owner_authority;
  std::string partners;
  config::Date due{};
  std::string resources;
  std::string indicator, baseline, target;
  storage::Id indicator_thing;
  ItemState state = ItemState::planned;
  std::string news;
  std::optional<config::Date> news_on;
  std::string evaluation;
  config::Date began_on{};
  storage::Id origin;
  storage::Id audience;
  int version = 0;

  std::string title() const { return std::to_string(number) + ". " + measure; }
  std::string address() const;
};
cooperation_plan::LightFacts light_facts(const Item& item);
cooperation_plan::Verdict light_of(const Item& item, config::Date today);

struct Waiver {
  std::string area_key, reason, given_by;
  config::Date given_on{};
};
struct News {
  storage::Id id, item;
  config::Date told_on{};
  config::Instant told_at{};
  std::string body;
  ItemState state = ItemState::running;
  std::string told_by, authority_name;
};

storage::Id plan_id(std::string_view council_key, int year);
/// The public part of an adopted plan as a thing.
storage::Id public_plan_id(const ActionPlan& plan);

/// Focus areas marked for local work that have neither an item nor a reason.
std::vector<const cooperation_plan::LocalArea*> missing_areas(const std::vector<cooperation_plan::LocalArea>& areas,
                                                              const std::vector<Item>& items,
                                                              const std::vector<Waiver>& waivers);
/// Every area marked for local work has an item or a reason; the refusal names the others.
std::optional<config::Refusal> refuse_adoption(const ActionPlan& plan,
                                               const std::vector<cooperation_plan::LocalArea>& areas,
                                               const std::vector<Item>& items, const std::vector<Waiver>& waivers);
/// What stands on an item is complete: goal, measure, owner, indicator with baseline and target.
std::optional<config::Refusal> refuse_item(const Item& item);
/// The next state, or why not yet. `words` are the lokalråd's own at mid-year and at the end.
std::optional<config::Refusal> refuse_step(const ActionPlan& plan, PlanState to, const std::vector<Item>& items,
                                           std::string_view words, config::Date today);

}  // namespace action_plans
