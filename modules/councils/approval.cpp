// The approval round.

#include "approval.h"

#include <algorithm>

namespace councils {
namespace {

config::Refusal no(std::string sentence, std::string field = {}) {
  return config::Refusal{
      .sentence = std::move(sentence), .arguments = {}, .field = std::move(field), .law = "retsplejeloven § 111"};
}

}  // namespace

std::string_view identifier(Answer answer) {
  switch (answer) {
    case Answer::none: return "none";
    case Answer::approved: return "approved";
    case Answer::objected: return "objected";
  }
  return "none";
}

std::optional<Answer> answer_named(std::string_view name) {
  for (const Answer answer : {Answer::none, Answer::approved, Answer::objected}) {
    if (identifier(answer) == name) return answer;
  }
  return std::nullopt;
}

Round round_of(const std::vector<Member>& members, const std::vector<Approval>& answers, const Meeting& meeting,
               const Council& council, config::Date today) {
  Round round;
  round.last_day = objections_due(council, meeting);
  round.over = round.last_day && *round.last_day < today;
  for (const Member& member : members) {
    if (!member.has_a_say() || !member.holds_on(meeting.day)) continue;
    const auto same = [&](const Approval& approval) { return approval.holder == member.holder; };
    if (std::any_of(round.answers.begin(), round.answers.end(), same)) continue;
    const auto found = std::find_if(answers.begin(), answers.end(), same);
    Approval approval;
    if (found != answers.end()) approval = *found;
    approval.meeting = meeting.id;
    approval.holder = member.holder;
    switch (approval.answer) {
      case Answer::none: ++round.unanswered; break;
      case Answer::approved: ++round.approved; break;
      case Answer::objected:
        ++round.objected;
        if (approval.reply.empty()) ++round.objections_unanswered;
        break;
    }
    round.answers.push_back(std::move(approval));
  }
  return round;
}

config::Outcome<config::Done> may_answer(const Meeting& meeting, const Member* seat, const Round& round, Answer answer,
                                         const std::string& objection) {
  if (!seat) return no(/*text*/ "Only members of the council and their substitutes approve the minutes.");
  if (meeting.state < State::minutes_sent) return no(/*text*/ "The minutes have not been sent yet.");
  if (meeting.state != State::minutes_sent) return no(/*text*/ "The approval round is over.");
  if (round.over && answer == Answer::objected) {
    return no(/*text*/ "The days for objections are over. Raise it under the next meeting's item on the minutes.");
  }
  if (answer == Answer::objected && objection.empty())
    return no(/*text*/ "Write what is wrong in the minutes.", "objection");
  return config::done;
}

}  // namespace councils
