// The rules of an initiative's life.

#include "initiative.h"

#include "rights.h"

namespace cooperation_plan {

using permit::Role;

LightFacts light_facts(const LiveInitiative& initiative) {
  LightFacts facts;
  facts.state = initiative.state;
  facts.due = initiative.due;
  facts.last_news = initiative.news_on.value_or(initiative.began_on);
  facts.has_owner = !initiative.owner.empty();
  facts.override_light = initiative.override_light;
  facts.override_sentence = initiative.override_sentence;
  facts.result = initiative.result;
  facts.result_reason = initiative.result_reason;
  return facts;
}

std::optional<YearResult> result_of(const LiveInitiative& initiative) {
  if (initiative.result) return initiative.result;
  if (initiative.state == InitiativeState::dropped) return YearResult::dropped;
  return std::nullopt;
}

Verdict light_of(const LiveInitiative& initiative, config::Date today) {
  return light_of(light_facts(initiative), today);
}

std::string number_and_title(const LiveInitiative& initiative) {
  return initiative.number.empty() ? initiative.title : initiative.number + " " + initiative.title;
}

std::string inside_address(const LiveInitiative& initiative) { return "/tiltag/" + initiative.id.text(); }

bool may_update(const permit::Viewer& viewer, const LiveInitiative& initiative) {
  if (initiative.owner.empty() || viewer.authority != initiative.owner || !rights::update_initiative.given_to(viewer))
    return false;
  constexpr permit::Roles municipal{Role::municipal_ceo, Role::municipal_secretariat, Role::municipal_rep,
                                    Role::ssp_consultant};
  if (municipal.has(initiative.owner_role)) return municipal.has(viewer.role);
  return viewer.role == initiative.owner_role || viewer.role == Role::police_superintendent;
}

bool may_tell_result(const permit::Viewer& viewer, const LiveInitiative& initiative) {
  return initiative.owner.empty() ? may_steer(viewer) : may_update(viewer, initiative);
}

std::optional<config::Refusal> refuse_result(const LiveInitiative& initiative, const ResultTold& told) {
  if (initiative.state == InitiativeState::dropped && told.result != YearResult::dropped)
    return config::Refusal{/*text*/ "The initiative is dropped, and that is its result.", {}, "result", {}};
  if (told.reason.empty()) {
    if (told.result == YearResult::reached)
      return config::Refusal{/*text*/ "Tell in a sentence what shows that it is reached.", {}, "reason", {}};
    return config::Refusal{/*text*/ "Write a sentence that says why.", {}, "reason", {}};
  }
  return std::nullopt;
}

bool may_steer(const permit::Viewer& viewer) { return rights::steer_initiatives.given_to(viewer); }

std::optional<config::Refusal> refuse_news(const LiveInitiative& initiative, const News& news) {
  const auto refuse = [](std::string sentence, std::string field) {
    return config::Refusal{std::move(sentence), {}, std::move(field), {}};
  };
  if (news.body.empty()) return refuse(/*text*/ "Write in a sentence what has happened.", "body");
  if (initiative.result)
    return refuse(/*text*/ "The result of the year is told. The initiative takes no more news.", "");
  if (initiative.state == InitiativeState::dropped || initiative.state == InitiativeState::evaluated) {
    return refuse(/*text*/ "The initiative is concluded and takes no more news.", "");
  }
  if (initiative.state == InitiativeState::completed && news.state != InitiativeState::completed &&
      news.state != InitiativeState::evaluated) {
    return refuse(/*text*/ "The initiative is carried out; it can only be evaluated now.", "state");
  }
  switch (news.state) {
    case InitiativeState::proposed:
    case InitiativeState::agreed:
      return refuse(/*text*/ "A published initiative is planned, running or further.", "state");
    case InitiativeState::completed:
      if (news.evidence.empty())
        return refuse(/*text*/ "Tell what shows that it is carried out, for instance a report, a date or a number.",
                      "evidence");
      break;
    case InitiativeState::evaluated:
      if (initiative.state != InitiativeState::completed)
        return refuse(/*text*/ "An initiative is carried out before it is evaluated.", "state");
      break;
    case InitiativeState::planned:
    case InitiativeState::running:
    case InitiativeState::delayed:
    case InitiativeState::paused:
    case InitiativeState::dropped: break;
  }
  return std::nullopt;
}

}  // namespace cooperation_plan
