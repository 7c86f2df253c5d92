#pragma once
// The consultation of a version: who is asked, until when, what they answer, and the reply to every answer.

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "permit/viewer.h"
#include "storage/id.h"

namespace cooperation_plan {

struct Asked {
  storage::Id id, authority, office;
};
struct Answer {
  storage::Id id, asked;
  storage::Id authority;  // of the asked row
  std::string chapter;    // number of a chapter or section; empty: the whole plan
  std::string body;
  std::string answered_by;
  config::Instant answered_at{};
  std::string reply;  // empty until replied to
  std::string replied_by;
  std::optional<config::Instant> replied_at;
  int version = 0;
};
struct Consultation {
  storage::Id id, plan_version;
  std::string question;
  config::Date started_on{}, deadline{};
  std::optional<config::Date> ended_on;
  std::string end_reason;
  int version = 0;
  std::vector<Asked> asked;
  std::vector<Answer> answers;  // by time

  int answered() const;  // asked authorities with at least one answer
  int unreplied() const;
  const Asked* asked_of(const storage::Id& authority) const;
  bool open(config::Date today) const { return !ended_on && today <= deadline; }
};

}  // namespace cooperation_plan
