// The rules of consent.

#include "proposal.h"

#include <algorithm>
#include <array>

#include "i18n/danish.h"
#include "rights.h"

namespace evaluation {

using config::Refusal;

namespace {

constexpr std::array answers{Answer::none, Answer::agree, Answer::disagree};
constexpr std::array states{ProposalState::proposed, ProposalState::asked, ProposalState::decided,
                            ProposalState::carried_out, ProposalState::fallen};

template <class Value, std::size_t N>
std::optional<Value> named(const std::array<Value, N>& all, std::string_view name) {
  for (Value one : all) {
    if (identifier(one) == name) return one;
  }
  return std::nullopt;
}

Refusal over(const Proposal& proposal) {
  if (proposal.state == ProposalState::fallen) return {/*text*/ "The proposal has fallen.", {}, {}, {}};
  return {/*text*/ "The proposal is decided already.", {}, {}, {}};
}

}  // namespace

std::string_view identifier(Answer answer) {
  switch (answer) {
    case Answer::none: return "none";
    case Answer::agree: return "agree";
    case Answer::disagree: return "disagree";
  }
  return "";
}
std::optional<Answer> answer_named(std::string_view name) { return named(answers, name); }
std::string_view english_name(Answer answer) {
  switch (answer) {
    case Answer::none: return /*text*/ "No answer yet";
    case Answer::agree: return /*text*/ "Agrees";
    case Answer::disagree: return /*text*/ "Disagrees";
  }
  return "";
}

std::string_view identifier(ProposalState state) {
  switch (state) {
    case ProposalState::proposed: return "proposal.proposed";
    case ProposalState::asked: return "proposal.asked";
    case ProposalState::decided: return "proposal.decided";
    case ProposalState::carried_out: return "proposal.carried_out";
    case ProposalState::fallen: return "proposal.fallen";
  }
  return "";
}
std::optional<ProposalState> proposal_state_named(std::string_view name) { return named(states, name); }
std::string_view english_name(ProposalState state) {
  switch (state) {
    case ProposalState::proposed: return /*text*/ "Written, nobody asked yet";
    case ProposalState::asked: return /*text*/ "The municipalities are asked";
    case ProposalState::decided: return /*text*/ "Decided";
    case ProposalState::carried_out: return /*text*/ "Carried out as a change";
    case ProposalState::fallen: return /*text*/ "Fallen";
  }
  return "";
}

std::string_view identifier(Needs needs) {
  switch (needs) {
    case Needs::all: return "all";
    case Needs::majority: return "majority";
  }
  return "";
}
std::optional<Needs> needs_named(std::string_view name) { return named(std::array{Needs::all, Needs::majority}, name); }
std::string_view english_name(Needs needs) {
  switch (needs) {
    case Needs::all: return /*text*/ "All municipalities must agree";
    case Needs::majority: return /*text*/ "A majority of the municipalities must agree";
  }
  return "";
}

std::string_view identifier(Target target) {
  switch (target) {
    case Target::rules_of_procedure: return "rules_of_procedure";
    case Target::next_plan: return "next_plan";
  }
  return "";
}
std::optional<Target> target_named(std::string_view name) {
  return named(std::array{Target::rules_of_procedure, Target::next_plan}, name);
}
std::string_view english_name(Target target) {
  switch (target) {
    case Target::rules_of_procedure: return /*text*/ "The rules of procedure";
    case Target::next_plan: return /*text*/ "The next cooperation plan";
  }
  return "";
}

int Proposal::with(Answer answer) const {
  return static_cast<int>(
      std::count_if(consents.begin(), consents.end(), [&](const Consent& one) { return one.answer == answer; }));
}
const Consent* Proposal::of(const storage::Id& authority) const {
  for (const Consent& one : consents) {
    if (one.authority == authority) return &one;
  }
  return nullptr;
}

std::optional<Refusal> refuse_asking(const Proposal& proposal, config::Date deadline, config::Date today) {
  if (proposal.state != ProposalState::proposed)
    return Refusal{"The municipalities have been asked already.", {}, {}, {}};
  if (deadline <= today) return Refusal{"The deadline lies ahead: give them time to answer.", {}, "deadline", {}};
  return std::nullopt;
}

std::optional<Refusal> refuse_answer(const Proposal& proposal, const permit::Viewer& viewer,
                                     const storage::Id& authority, Answer answer, const std::string& reason,
                                     config::Date today) {
  if (!rights::answer_proposal.given_to(viewer) || viewer.authority != authority)
    return Refusal{"A municipality answers for itself: only its own mayor or office can give its answer.", {}, {}, {}};
  if (!proposal.of(authority)) return Refusal{"Your municipality has not been asked about this proposal.", {}, {}, {}};
  if (proposal.state == ProposalState::proposed)
    return Refusal{"Nobody has been asked about this proposal yet.", {}, {}, {}};
  if (proposal.state != ProposalState::asked) return over(proposal);
  if (proposal.deadline && *proposal.deadline < today)
    return Refusal{"The deadline was {0}. Write to the secretariat of the kredsråd.",
                   {i18n::long_date(*proposal.deadline)},
                   {},
                   {}};
  if (answer == Answer::none) return Refusal{"Say whether the municipality agrees or disagrees.", {}, "answer", {}};
  if (answer == Answer::disagree && reason.empty())
    return Refusal{"Say why the municipality disagrees, so that the others can understand it.", {}, "reason", {}};
  return std::nullopt;
}

std::optional<Refusal> refuse_for_consent(const Proposal& proposal, const std::string& names, config::Date today) {
  const int all = static_cast<int>(proposal.consents.size());
  const int agree = proposal.with(Answer::agree);
  switch (proposal.needs) {
    case Needs::all:
      if (agree == all && all > 0) return std::nullopt;
      return Refusal{"Not all municipalities agree yet: {0} of {1} do. Still missing: {2}.",
                     {std::to_string(agree), std::to_string(all), names},
                     {},
                     {}};
    case Needs::majority:
      if (proposal.with(Answer::none) > 0 && proposal.deadline && today <= *proposal.deadline)
        return Refusal{"The municipalities can answer until {0}. Still missing: {1}.",
                       {i18n::long_date(*proposal.deadline), names},
                       {},
                       {}};
      if (agree * 2 > all) return std::nullopt;
      return Refusal{"No majority agrees: {0} of {1} do.", {std::to_string(agree), std::to_string(all)}, {}, {}};
  }
  return std::nullopt;
}

std::optional<Refusal> refuse_decision(const Proposal& proposal, const CouncilWord& word, const std::string& names,
                                       config::Date today) {
  if (proposal.state == ProposalState::proposed)
    return Refusal{"The municipalities have not been asked yet.", {}, {}, {}};
  if (proposal.state != ProposalState::asked) return over(proposal);
  if (auto refusal = refuse_for_consent(proposal, names, today)) return refusal;
  if (!word.on_agenda)
    return Refusal{"The proposal stands on no agenda of the kredsråd. Put it on one first.", {}, {}, {}};
  if (!word.minuted || today < word.day)
    return Refusal{"The kredsråd has not treated the proposal yet: its item has no minutes.", {}, {}, {}};
  return std::nullopt;
}

std::optional<Refusal> refuse_agenda(const Proposal& proposal) {
  if (proposal.state == ProposalState::proposed)
    return Refusal{"The municipalities have not been asked yet.", {}, {}, {}};
  if (proposal.state != ProposalState::asked) return over(proposal);
  return std::nullopt;
}

std::optional<Refusal> refuse_fall(const Proposal& proposal, const std::string& reason) {
  if (proposal.state != ProposalState::proposed && proposal.state != ProposalState::asked) return over(proposal);
  if (reason.empty()) return Refusal{"Say why the proposal falls.", {}, "words", {}};
  return std::nullopt;
}

std::optional<Refusal> refuse_carrying_out(const Proposal& proposal, const std::string& words) {
  if (proposal.state != ProposalState::decided) return Refusal{"Only a decided proposal becomes a change.", {}, {}, {}};
  if (words.empty()) return Refusal{"Say what was changed.", {}, "words", {}};
  return std::nullopt;
}

}  // namespace evaluation
