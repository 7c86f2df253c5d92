#pragma once
// A strategy of the kredsråd (retsplejeloven § 111), handed down to named lokalråd, each of which answers with measures
// of its action plan or with the reason why not there. Rules only.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"
#include "storage/id.h"

namespace action_plans {

enum class StrategyState { draft, handed_down, concluded };
std::string_view identifier(StrategyState state);
std::optional<StrategyState> strategy_state_named(std::string_view identifier);
std::string_view english_name(StrategyState state);

enum class Answer { waiting, items, not_here };
std::string_view identifier(Answer answer);
std::optional<Answer> answer_named(std::string_view identifier);

/// One lokalråd that is asked.
struct Asked {
  storage::Id council;
  std::string council_name;
  int position = 0;
  Answer answer = Answer::waiting;
  std::string reason, answered_by;
  std::optional<config::Date> answered_on;
  std::vector<storage::Id> items;
  int version = 0;
};

struct Strategy {
  storage::Id id, decision;
  std::string title, problem, evidence, effect;
  storage::Id owner;  // office
  config::Date since{}, until{};
  std::optional<config::Date> answer_by;
  StrategyState state = StrategyState::draft;
  std::optional<config::Date> handed_down_on;
  std::string outcome;
  bool effect_reached = false;
  std::optional<config::Date> concluded_on;
  storage::Id audience;
  int version = 0;
  std::vector<Asked> asked;

  std::string address() const { return "/strategier/" + id.text(); }
  const Asked* of(const storage::Id& council) const;
  int answered() const;
  /// Last day has passed without an answer.
  bool overdue(const Asked& one, config::Date today) const;
  /// Its period is over and nobody has said what came of it.
  bool over_without_effect(config::Date today) const;
};
storage::Id answer_thing_id(const storage::Id& strategy, const storage::Id& council);

std::optional<config::Refusal> refuse_strategy(const Strategy& strategy);
std::optional<config::Refusal> refuse_hand_down(const Strategy& strategy, config::Date answer_by, config::Date today);
std::optional<config::Refusal> refuse_answer(const Strategy& strategy, Answer answer, std::size_t items,
                                             std::string_view reason);

}  // namespace action_plans
