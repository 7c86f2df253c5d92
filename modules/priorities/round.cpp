// The course of a round.

#include "round.h"

#include <array>
#include <utility>

#include "i18n/danish.h"

namespace priorities {
namespace {

constexpr std::array<std::pair<RoundState, std::string_view>, 6> states{{{RoundState::collecting, "collecting"},
                                                                         {RoundState::prioritising, "prioritising"},
                                                                         {RoundState::prioritised, "prioritised"},
                                                                         {RoundState::on_agenda, "on_agenda"},
                                                                         {RoundState::decided, "decided"},
                                                                         {RoundState::handed_over, "handed_over"}}};
constexpr std::array<std::pair<Choice, std::string_view>, 3> choices{
    {{Choice::open, "open"}, {Choice::chosen, "chosen"}, {Choice::not_chosen, "not_chosen"}}};

config::Refusal plainly(std::string sentence, std::vector<std::string> arguments = {}, std::string field = {}) {
  return {std::move(sentence), std::move(arguments), std::move(field), {}};
}
config::Refusal lawful(std::string sentence) { return {std::move(sentence), {}, {}, "retsplejeloven § 113"}; }

}  // namespace

std::string_view identifier(RoundState state) { return states[static_cast<std::size_t>(state)].second; }
std::optional<RoundState> round_state_named(std::string_view identifier) {
  for (const auto& [state, name] : states) {
    if (name == identifier) return state;
  }
  return std::nullopt;
}
std::string_view identifier(Choice choice) { return choices[static_cast<std::size_t>(choice)].second; }
std::optional<Choice> choice_named(std::string_view identifier) {
  for (const auto& [choice, name] : choices) {
    if (name == identifier) return choice;
  }
  return std::nullopt;
}

storage::Id round_id(int year) { return storage::Id::of_words("priorities-round:" + std::to_string(year)); }
std::string address_of(const Round& round, const Candidate& candidate) {
  return round.address() + "/kandidat/" + candidate.id.text();
}

bool Round::answers_are_open(config::Date today) const {
  if (state == RoundState::collecting) return false;
  if (state == RoundState::prioritising) return deadline && today > *deadline;
  return true;
}

int points_of(const std::vector<Ballot>& ballots, const storage::Id& candidate) {
  int sum = 0;
  for (const Ballot& ballot : ballots) {
    const auto given = ballot.points.find(candidate);
    if (given != ballot.points.end()) sum += given->second;
  }
  return sum;
}

config::Outcome<RoundState> after(RoundAct act, const Round& round, const RoundFacts& facts) {
  const RoundState state = round.state;
  const bool late = round.deadline && facts.today > *round.deadline;
  switch (act) {
    case RoundAct::propose:
      if (state == RoundState::collecting) return state;
      return plainly(/*text*/ "The candidates are settled: the members have been asked about them.");
    case RoundAct::ask:
      if (state != RoundState::collecting) return plainly(/*text*/ "The members have been asked already.");
      if (facts.candidates < 2) return plainly(/*text*/ "There must be two candidates to choose between.");
      if (!round.deadline || *round.deadline <= facts.today)
        return plainly(/*text*/ "The deadline lies ahead: give them time to answer.", {}, "deadline");
      return RoundState::prioritising;
    case RoundAct::answer:
      if (state == RoundState::collecting) return plainly(/*text*/ "The members have not been asked yet.");
      if (state == RoundState::prioritising && !late) return state;
      return plainly(/*text*/ "The deadline was {0}. Points can no longer be given or changed.",
                     {round.deadline ? i18n::long_date(*round.deadline) : std::string()});
    case RoundAct::close:
      if (state != RoundState::prioritising) return plainly(/*text*/ "No prioritising is running.");
      if (!late && facts.answers < facts.seats)
        return plainly(/*text*/ "The members may answer until {0}, and {1} have not answered yet.",
                       {round.deadline ? i18n::long_date(*round.deadline) : std::string(),
                        std::to_string(facts.seats - facts.answers)});
      return RoundState::prioritised;
    case RoundAct::put_on_agenda:
      if (state == RoundState::prioritised || (state == RoundState::on_agenda && !facts.on_agenda))
        return RoundState::on_agenda;
      if (state == RoundState::collecting || state == RoundState::prioritising)
        return plainly(
            /*text*/ "The members' points come first: close the prioritising before the council discusses it.");
      return plainly(/*text*/ "The outcome is on an agenda already.");
    case RoundAct::decide:
      if (state == RoundState::decided || state == RoundState::handed_over)
        return plainly(/*text*/ "The council's choice is written down already.");
      if (state != RoundState::on_agenda || !facts.on_agenda)
        return lawful(/*text*/ "The kredsråd has not discussed the priorities. Put the outcome on an agenda first.");
      if (!facts.minuted)
        return lawful(
            /*text*/ "The kredsråd has not discussed the priorities yet: the minutes of the item are not written.");
      if (facts.undecided > 0) return plainly(/*text*/ "Every candidate needs the council's choice and its reason.");
      if (facts.chosen == 0) return plainly(/*text*/ "Choose at least one candidate.");
      return RoundState::decided;
    case RoundAct::hand_over:
      if (state == RoundState::handed_over) return plainly(/*text*/ "The chosen ones are in the plan already.");
      if (state != RoundState::decided)
        return lawful(/*text*/ "The kredsråd has not chosen yet. The plan takes over what it has chosen.");
      return RoundState::handed_over;
  }
  return state;
}

}  // namespace priorities
