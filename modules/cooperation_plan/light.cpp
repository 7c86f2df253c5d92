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
    {InitiativeState::proposed, "proposed", /*text*/ "Proposed"},
    {InitiativeState::agreed, "agreed", /*text*/ "Agreed"},
    {InitiativeState::planned, "planned", /*text*/ "Planned"},
    {InitiativeState::running, "running", /*text*/ "Running"},
    {InitiativeState::delayed, "delayed", /*text*/ "Delayed"},
    {InitiativeState::paused, "paused", /*text*/ "Paused"},
    {InitiativeState::completed, "completed", /*text*/ "Completed"},
    {InitiativeState::evaluated, "evaluated", /*text*/ "Evaluated"},
    {InitiativeState::dropped, "dropped", /*text*/ "Dropped"},
}};

struct LightName {
  Light light;
  std::string_view identifier, english;
};
constexpr std::array<LightName, 5> light_names{{
    {Light::on_course, "on_course", /*text*/ "On course"},
    {Light::watch, "watch", /*text*/ "Needs attention"},
    {Light::late, "late", /*text*/ "Past its deadline"},
    {Light::done, "done", /*text*/ "Done"},
    {Light::none, "none", /*text*/ "Not under way"},
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
  return state == InitiativeState::completed || state == InitiativeState::evaluated ||
         state == InitiativeState::dropped;
}

std::string_view identifier(Light light) { return light_names[static_cast<std::size_t>(light)].identifier; }
std::string_view english_name(Light light) { return light_names[static_cast<std::size_t>(light)].english; }

std::optional<Light> light_named(std::string_view identifier) {
  for (const LightName& name : light_names) {
    if (name.identifier == identifier) return name.light;
  }
  return std::nullopt;
}

std::string_view english_name(const Verdict& verdict) {
  return verdict.word.empty() ? english_name(verdict.light) : verdict.word;
}

Verdict light_of(const LightFacts& facts, config::Date today) {
  if (facts.result) {
    const std::string_view word = english_name(*facts.result);
    switch (*facts.result) {
      case YearResult::reached:
        return {Light::done, /*text*/ "Reached in the year: {0}", {facts.result_reason}, false, word};
      case YearResult::partly:
        return {Light::watch, /*text*/ "Partly reached in the year: {0}", {facts.result_reason}, false, word};
      case YearResult::missed:
        return {Light::late, /*text*/ "Not reached in the year: {0}", {facts.result_reason}, false, word};
      case YearResult::dropped: return {Light::none, /*text*/ "Dropped.", {}, false};
    }
  }
  switch (facts.state) {
    case InitiativeState::completed: return {Light::done, /*text*/ "Carried out.", {}, false};
    case InitiativeState::evaluated: return {Light::done, /*text*/ "Carried out and evaluated.", {}, false};
    case InitiativeState::dropped: return {Light::none, /*text*/ "Dropped.", {}, false};
    case InitiativeState::proposed:
    case InitiativeState::agreed: return {Light::none, /*text*/ "Not started yet.", {}, false};
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
    return {Light::late,
            /*text*/ "The deadline was {0} days ago.",
            {std::to_string(config::days_between(*facts.due, today))},
            false};
  }
  if (!facts.has_owner) return {Light::watch, /*text*/ "Nobody owns this initiative.", {}, false};
  if (facts.state == InitiativeState::paused) return {Light::watch, /*text*/ "Paused.", {}, false};
  if (facts.state == InitiativeState::delayed)
    return {Light::watch, /*text*/ "The owner says that it is delayed.", {}, false};
  if (age > old_news_days) return {Light::watch, /*text*/ "No news for {0} days.", {std::to_string(age)}, false};
  if (facts.due && config::days_between(today, *facts.due) <= soon_days && age > soon_days) {
    return {Light::watch,
            /*text*/ "Due in {0} days, and no news lately.",
            {std::to_string(config::days_between(today, *facts.due))},
            false};
  }
  return {Light::on_course, /*text*/ "Follows the plan.", {}, false};
}

config::Date news_due(const LightFacts& facts) {
  const config::Date old = config::plus_days(facts.last_news, old_news_days);
  if (!facts.due) return old;
  const config::Date soon = config::plus_days(*facts.due, -soon_days);
  if (soon <= facts.last_news) return std::min(std::max(*facts.due, facts.last_news), old);
  return std::min(soon, old);
}

}  // namespace cooperation_plan
