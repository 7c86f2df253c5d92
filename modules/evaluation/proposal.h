#pragma once
// A proposal to adjust the cooperation. Every municipality answers for itself, and a change is decided only with their
// consent (of all, unless the proposal says otherwise) and by an item of the kredsråd.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"
#include "permit/viewer.h"
#include "storage/id.h"

namespace evaluation {

enum class Answer { none, agree, disagree };
std::string_view identifier(Answer answer);
std::optional<Answer> answer_named(std::string_view identifier);
std::string_view english_name(Answer answer);

enum class ProposalState { proposed, asked, decided, carried_out, fallen };
std::string_view identifier(ProposalState state);  // "proposal.asked"
std::optional<ProposalState> proposal_state_named(std::string_view identifier);
std::string_view english_name(ProposalState state);

enum class Needs { all, majority };
std::string_view identifier(Needs needs);
std::optional<Needs> needs_named(std::string_view identifier);
std::string_view english_name(Needs needs);

enum class Target { rules_of_procedure, next_plan };
std::string_view identifier(Target target);
std::optional<Target> target_named(std::string_view identifier);
std::string_view english_name(Target target);

struct Consent {
  storage::Id authority;
  Answer answer = Answer::none;
  std::string reason;
  std::string answered_by;
  std::optional<config::Date> answered_on;
};

struct Proposal {
  storage::Id id, round;
  int number = 0;
  storage::Id finding;  // may be empty
  std::string title, body;
  Target target = Target::rules_of_procedure;
  Needs needs = Needs::all;
  ProposalState state = ProposalState::proposed;
  std::optional<config::Date> asked_on, deadline;
  storage::Id meeting, item;
  std::optional<config::Date> decided_on, ended_on;
  std::string ending;   // what was changed, or why it fell
  storage::Id changed;  // the thing that was changed
  storage::Id audience;
  int version = 1;
  std::vector<Consent> consents;

  int with(Answer answer) const;
  const Consent* of(const storage::Id& authority) const;
  std::string address() const { return "/evalueringer/" + round.text() + "/forslag/" + id.text(); }
};

/// What the council has said about exactly this proposal.
struct CouncilWord {
  bool on_agenda = false, minuted = false;
  config::Date day{};
};

std::optional<config::Refusal> refuse_asking(const Proposal& proposal, config::Date deadline, config::Date today);
/// Only the municipality's own mayor or office, until the deadline, while it is not decided; a no has its reason.
std::optional<config::Refusal> refuse_answer(const Proposal& proposal, const permit::Viewer& viewer,
                                             const storage::Id& authority, Answer answer, const std::string& reason,
                                             config::Date today);
/// The municipalities' consent as the proposal needs it. `names` are the municipalities that have not agreed.
std::optional<config::Refusal> refuse_for_consent(const Proposal& proposal, const std::string& names,
                                                  config::Date today);
std::optional<config::Refusal> refuse_decision(const Proposal& proposal, const CouncilWord& word,
                                               const std::string& names, config::Date today);
std::optional<config::Refusal> refuse_agenda(const Proposal& proposal);
std::optional<config::Refusal> refuse_fall(const Proposal& proposal, const std::string& reason);
std::optional<config::Refusal> refuse_carrying_out(const Proposal& proposal, const std::string& words);

}  // namespace evaluation
