// The rules of strategies.

#include "strategy.h"

#include <algorithm>
#include <array>

namespace action_plans {

using config::Refusal;

namespace {

struct StateName {
  StrategyState state;
  std::string_view identifier, english;
};
constexpr std::array<StateName, 3> state_names{{
    {StrategyState::draft, "draft", /*text*/ "Draft"},
    {StrategyState::handed_down, "handed_down", /*text*/ "Handed down to the lokalråd"},
    {StrategyState::concluded, "concluded", /*text*/ "Concluded"},
}};
constexpr std::array<std::string_view, 3> answer_names{"waiting", "items", "not_here"};

}  // namespace

std::string_view identifier(StrategyState state) { return state_names[static_cast<std::size_t>(state)].identifier; }
std::string_view english_name(StrategyState state) { return state_names[static_cast<std::size_t>(state)].english; }
std::optional<StrategyState> strategy_state_named(std::string_view identifier) {
  for (const StateName& name : state_names) {
    if (name.identifier == identifier) return name.state;
  }
  return std::nullopt;
}

std::string_view identifier(Answer answer) { return answer_names[static_cast<std::size_t>(answer)]; }
std::optional<Answer> answer_named(std::string_view identifier) {
  for (std::size_t n = 0; n < answer_names.size(); ++n) {
    if (answer_names[n] == identifier) return static_cast<Answer>(n);
  }
  return std::nullopt;
}

const Asked* Strategy::of(const storage::Id& council) const {
  for (const Asked& one : asked) {
    if (one.council == council) return &one;
  }
  return nullptr;
}

int Strategy::answered() const {
  return static_cast<int>(
      std::count_if(asked.begin(), asked.end(), [](const Asked& one) { return one.answer != Answer::waiting; }));
}

bool Strategy::overdue(const Asked& one, config::Date today) const {
  return state == StrategyState::handed_down && one.answer == Answer::waiting && answer_by && *answer_by < today;
}

bool Strategy::over_without_effect(config::Date today) const {
  return state == StrategyState::handed_down && until < today;
}

storage::Id answer_thing_id(const storage::Id& strategy, const storage::Id& council) {
  return storage::Id::of_words("strategy-answer:" + strategy.text() + council.text());
}

std::optional<Refusal> refuse_strategy(const Strategy& strategy) {
  if (strategy.decision.empty())
    return Refusal{
        "A strategy stands on a decision of the kredsråd. Choose it.", {}, "decision", "retsplejeloven § 111"};
  if (strategy.until < strategy.since) return Refusal{"The period ends after it begins.", {}, "until", {}};
  if (strategy.asked.empty()) return Refusal{"Choose the lokalråd that are to answer.", {}, "councils", {}};
  if (strategy.state != StrategyState::draft)
    return Refusal{"The strategy is handed down and stands as the kredsråd decided it.", {}, {}, {}};
  return std::nullopt;
}

std::optional<Refusal> refuse_hand_down(const Strategy& strategy, config::Date answer_by, config::Date today) {
  if (strategy.state != StrategyState::draft) return Refusal{"The strategy is handed down already.", {}, {}, {}};
  if (answer_by <= today) return Refusal{"Give the lokalråd a day that lies ahead.", {}, "answer_by", {}};
  if (strategy.until < answer_by) return Refusal{"The answers come before the period ends.", {}, "answer_by", {}};
  return std::nullopt;
}

std::optional<Refusal> refuse_answer(const Strategy& strategy, Answer answer, std::size_t items,
                                     std::string_view reason) {
  if (strategy.state == StrategyState::draft) return Refusal{"The strategy is not handed down yet.", {}, {}, {}};
  if (strategy.state == StrategyState::concluded) return Refusal{"The strategy is concluded.", {}, {}, {}};
  switch (answer) {
    case Answer::waiting: return Refusal{"Choose an answer.", {}, "answer", {}};
    case Answer::items:
      if (items == 0) return Refusal{"Choose the measures that carry it out, or write a new one.", {}, "items", {}};
      return std::nullopt;
    case Answer::not_here:
      if (reason.size() < 10)
        return Refusal{"Write why it is not relevant here. The kredsråd reads it.", {}, "reason", {}};
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace action_plans
