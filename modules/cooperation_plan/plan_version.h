#pragma once
// A plan of a year and its versions as they are kept. The rules of their course stand in plan_course.h.

#include <optional>
#include <string>
#include <string_view>

#include "config/clock.h"
#include "plan.h"
#include "plan_course.h"
#include "storage/id.h"

namespace cooperation_plan {

enum class PlanState { in_preparation, in_force, closed };
std::string_view identifier(PlanState state);
std::optional<PlanState> plan_state_named(std::string_view identifier);

struct YearPlan {
  storage::Id id;
  int year = 0;
  std::string title;
  PlanState state = PlanState::in_preparation;
  storage::Id published_version;
  std::optional<config::Date> published_on;
  std::string closing;
  storage::Id audience;
  int version = 0;
};

struct Version {
  storage::Id id, plan;
  int year = 0;
  std::string plan_title;
  int number = 1;
  std::string content;      // JSON of plan.h
  std::string frozen_hash;  // empty until it goes on an agenda
  VersionState state = VersionState::draft;
  std::string note;
  storage::Id based_on;
  std::string made_by;
  config::Instant made_at{};
  storage::Id meeting, item;
  std::optional<config::Date> discussed_on, final_on, published_on;
  storage::Id audience;
  int version = 0;
};

storage::Id plan_id(int year);                 // Id::of_words("plan:2020")
storage::Id version_id(int year, int number);  // Id::of_words("plan-version:2020-1")
storage::Id area_thing_id(int year, std::string_view area_key);
storage::Id initiative_id(int year, std::string_view initiative_key);

/// What "exactly this text" means: equal content, equal hash.
std::string hash_of(std::string_view content);
bool unchanged(const Version& version);
/// Title, a chapter and a focus area.
bool whole(const Plan& plan);
/// "2.4" for the fourth initiative of the second listed area; the area's key part when it is not listed; empty for
/// others.
std::string initiative_number(const Plan& plan, std::string_view initiative_key);
/// "Udkast 2" is the version's number in words: "Version 2".
std::string address_of(const Version& version);  // /planarbejde/<id>
std::string public_address(int year);            // /plan/2020
std::string area_address(int year, const FocusArea& area);
std::string initiative_address(int year, std::string_view key);

}  // namespace cooperation_plan
