// The rules of the light. Pure: dates in, verdict out.

#include "light.h"

#include <algorithm>
#include <array>

namespace cooperation_plan {

namespace {

struct StateName {
  InitiativeState state;
  std::string_view identifier, english;
};
constexpr std::array<StateName, initiative_state_count> state_names{{
    {InitiativeState::proposed, "proposed", "Proposed"},
    {InitiativeState::agreed, "agreed", "Agreed"},
    {InitiativeState::planned, "planned", "Planned"},
    {InitiativeState::running, "running", "Running"},
    {InitiativeState::delayed, "delayed", "Delayed"},
    {InitiativeState::paused, "paused", "Paused"},
    {InitiativeState::completed, "completed", "Completed"},
    {InitiativeState::evaluated, "evaluated", "Evaluated"},
    {InitiativeState::dropped, "dropped", "Dropped"},
}};

struct LightName {
  Light light;
  std::string_view identifier, english;
};
constexpr std::array<LightName, 5> light_names{{
    {Light::on_course, "on_course", "On course"},
    {Light::watch, "watch", "Needs attention"},
    {Light::late, "late", "Past its deadline"},
    {Light::done, "done", "Done"},
    {Light::none, "none", "Not under way"},
}};

}  // namespace

std::string_view identifier(InitiativeState state) { return state_names[static_cast<std::size_t>(state)].identifier; }
std::string_view english_name(InitiativeState state) { return state_names[static_cast<std::size_t>(state)].english; }

std::optional<InitiativeState> initiative_state_named(std::string_view identifier) {
  for (const StateName& name : state_names) {
    if (name.identifier == identifier) return name.state;
  }
  return std::nullopt;
}

bool concluded(InitiativeState state) {
  return state == InitiativeState::completed || state == InitiativeState::evaluated || state == InitiativeState::dropped;
}

std::string_view identifier(Light light) { return light_names[static_cast<std::size_t>(light)].identifier; }
std::string_view english_name(Light light) { return light_names[static_cast<std::size_t>(light)].english; }

std::optional<Light> light_named(std::string_view identifier) {
  for (const LightName& name : light_names) {
    if (name.identifier == identifier) return name.light;
  }
  return std::nullopt;
}

Verdict light_of(const LightFacts& facts, config::Date today) {
  switch (facts.state) {
    case InitiativeState::completed: return {Light::done, "Carried out.", {}, false};
    case InitiativeState::evaluated: return {Light::done, "Carried out and evaluated.", {}, false};
    case InitiativeState::dropped: return {Light::none, "Dropped.", {}, false};
    case InitiativeState::proposed:
    case InitiativeState::agreed: return {Light::none, "Not started yet.", {}, false};
    case InitiativeState::planned:
    case InitiativeState::running:
    case InitiativeState::delayed:
    case InitiativeState::paused: break;
  }
  if (facts.override_light && !facts.override_sentence.empty()) {
    return {*facts.override_light, "{0}", {facts.override_sentence}, true};
  }
  const int age = config::days_between(facts.last_news, today);
  if (facts.due && *facts.due < today) {
    return {Light::late, "The deadline was {0} days ago.", {std::to_string(config::days_between(*facts.due, today))}, false};
  }
  if (!facts.has_owner) return {Light::watch, "Nobody owns this initiative.", {}, false};
  if (facts.state == InitiativeState::paused) return {Light::watch, "Paused.", {}, false};
  if (facts.state == InitiativeState::delayed) return {Light::watch, "The owner says that it is delayed.", {}, false};
  if (age > old_news_days) return {Light::watch, "No news for {0} days.", {std::to_string(age)}, false};
  if (facts.due && config::days_between(today, *facts.due) <= soon_days && age > soon_days) {
    return {Light::watch, "Due in {0} days, and no news lately.", {std::to_string(config::days_between(today, *facts.due))}, false};
  }
  return {Light::on_course, "Follows the plan.", {}, false};
}

config::Date news_due(const LightFacts& facts) {
  const config::Date old = config::plus_days(facts.last_news, old_news_days);
  if (!facts.due) return old;
  const config::Date soon = config::plus_days(*facts.due, -soon_days);
  if (soon <= facts.last_news) return std::min(std::max(*facts.due, facts.last_news), old);
  return std::min(soon, old);
}

}  // namespace cooperation_plan
