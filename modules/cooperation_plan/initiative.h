#pragma once
// An initiative as a living thing: what the plan promised, who owns it, how it goes, and the news about it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"
#include "light.h"
#include "permit/role.h"
#include "permit/viewer.h"
#include "plan.h"
#include "storage/id.h"

namespace cooperation_plan {

struct LiveInitiative {
  storage::Id id, plan;
  int year = 0;
  std::string key;
  int place = 0;       // order in the plan
  std::string number;  // "2.4"; may be empty
  std::string area_key, area_title;
  std::string title, body;
  InitiativeType type = InitiativeType::prevention;
  Continuation continuation = Continuation::fresh;
  std::string deliverable;
  storage::Id owner;  // authority; empty: nobody
  permit::Role owner_role = permit::Role::municipal_rep;
  std::vector<storage::Id> co_owners, municipalities;
  std::optional<config::Date> due;
  InitiativeState state = InitiativeState::planned;
  std::string state_reason;
  std::optional<Light> override_light;
  std::string override_sentence, override_by;
  config::Date began_on{};
  std::optional<config::Date> news_on;
  std::string news;
  storage::Id decision;  // the council's decision it came from; may be empty
  storage::Id audience;
  int version = 0;
  std::optional<YearResult> result;  // told by the owner at the end of the year
  std::string result_reason, result_by;
  std::optional<config::Date> result_on;
};

/// What the year brought, as told; a dropped initiative has told it by that.
std::optional<YearResult> result_of(const LiveInitiative& initiative);
LightFacts light_facts(const LiveInitiative& initiative);
Verdict light_of(const LiveInitiative& initiative, config::Date today);
std::string number_and_title(const LiveInitiative& initiative);  // "2.4 Et trygt natteliv"
std::string inside_address(const LiveInitiative& initiative);    // /tiltag/<id>

struct Update {
  storage::Id id, initiative;
  config::Date told_on{};
  config::Instant told_at{};
  std::string body;
  InitiativeState state = InitiativeState::running;
  std::string evidence;
  std::string authority_name, told_by;
};
struct Move {
  storage::Id id, initiative;
  std::optional<config::Date> due_before, due_after;
  std::string reason, moved_by;
  config::Date moved_on{};
};

/// Who tells news: those at the owning authority whose work it is; in a municipality everybody who serves the lokalråd,
/// in the police the office that was named and the superintendents.
bool may_update(const permit::Viewer& viewer, const LiveInitiative& initiative);
/// Only those who draft the plan override a light, move a deadline or give an initiative to another.
bool may_steer(const permit::Viewer& viewer);

/// Who tells what the year brought: those who tell the news; the secretariat where nobody owns it.
bool may_tell_result(const permit::Viewer& viewer, const LiveInitiative& initiative);

/// The owner's word at the end of the year.
struct ResultTold {
  YearResult result = YearResult::reached;
  std::string reason;  // what shows it, or why not
};
std::optional<config::Refusal> refuse_result(const LiveInitiative& initiative, const ResultTold& told);

/// What the owner writes.
struct News {
  std::string body;
  InitiativeState state = InitiativeState::running;
  std::string evidence;
};
/// News need words; "completed" needs evidence; a concluded initiative takes no more news, but completed may become
/// evaluated.
std::optional<config::Refusal> refuse_news(const LiveInitiative& initiative, const News& news);

}  // namespace cooperation_plan
