#pragma once
// One file plan/*.yaml of a district: a plan with its state, its consultation and how its initiatives went. Read
// strictly: what is wrong is told with its line, and nothing of it is loaded.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "config/yaml.h"
#include "light.h"
#include "permit/role.h"
#include "plan.h"
#include "plan_course.h"

namespace cooperation_plan {

struct FileNews {
  config::Date day{};
  std::string by;  // authority key; empty: the owner
  std::string body;
  InitiativeState state = InitiativeState::running;
  std::string evidence;
};
struct FileMove {
  config::Date day{}, from{}, to{};
  std::string reason;
};
/// How an initiative went, beside what the plan promised.
struct FileCourse {
  int line = 0;
  std::optional<permit::Role> owner_role;
  std::optional<InitiativeState> state;
  std::string reason;
  std::string decision;        // key of the council's decision it came from
  std::optional<Light> light;  // set by hand
  std::string light_sentence;
  std::optional<YearResult> result;  // what the year brought
  std::string result_reason;
  std::optional<config::Date> result_on;
  std::vector<FileNews> news;
  std::vector<FileMove> moves;
};
struct FileAnswer {
  std::string from, by;
  config::Date day{};
  std::string chapter, body, reply;
};
struct FileConsultation {
  config::Date started{}, deadline{};
  std::string question;
  std::vector<std::string> asked;
  std::vector<FileAnswer> answers;
};
struct PlanFile {
  Plan content;
  int number = 1;  // of the version
  VersionState state = VersionState::draft;
  std::string note;
  config::Date made{};
  std::optional<config::Date> discussed, published;
  std::string closing;
  std::map<std::string, FileCourse> courses;  // by initiative key
  std::optional<FileConsultation> consultation;
  std::vector<std::string> pictures;  // files beside it
};

/// Reads the text of a file; faults are in the reader.
PlanFile read_plan_file(config::Reader& reader, std::string_view text);

}  // namespace cooperation_plan
