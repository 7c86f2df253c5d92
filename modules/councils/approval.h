#pragma once
// The approval round of the minutes: each member approves or objects within the days that the council has set. Who has
// not answered is shown; silence until the last day counts as approval.

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"
#include "meeting.h"
#include "membership.h"
#include "storage/id.h"

namespace councils {

enum class Answer { none, approved, objected };
std::string_view identifier(Answer answer);
std::optional<Answer> answer_named(std::string_view identifier);

struct Approval {
  storage::Id meeting;
  storage::Id holder;
  Answer answer = Answer::none;
  std::string objection;
  std::string reply;
  config::Instant at{};
};

struct Round {
  std::vector<Approval> answers;  // one per seat with a say, in the seats' order
  int approved = 0, objected = 0, unanswered = 0, objections_unanswered = 0;
  std::optional<config::Date> last_day;
  bool over = false;
};
Round round_of(const std::vector<Member>& members, const std::vector<Approval>& answers, const Meeting& meeting,
               const Council& council, config::Date today);

/// May the holder of this seat answer so?
config::Outcome<config::Done> may_answer(const Meeting& meeting, const Member* seat, const Round& round, Answer answer,
                                         const std::string& objection);

}  // namespace councils
