#pragma once
// The acts on a strategy: the kredsråd's chair and secretariat write it and hand it down, each lokalråd answers.

#include <vector>

#include "audit/change.h"
#include "permit/viewer.h"
#include "strategy.h"

namespace action_plans {

struct StrategyDraft {
  storage::Id decision;
  std::string title, problem, evidence, effect;
  storage::Id owner;
  config::Date since{}, until{};
  std::vector<storage::Id> councils;
};
/// The chair and the secretariat of the kredsråd.
bool may_hand_down(storage::Transaction& tx, const permit::Viewer& viewer);
/// Everyone with a seat in that lokalråd speaks for it.
bool may_answer(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& council);

config::Outcome<storage::Id> write_strategy(audit::Change& change, const permit::Viewer& viewer,
                                            const StrategyDraft& draft);
config::Outcome<config::Done> change_strategy(audit::Change& change, const permit::Viewer& viewer,
                                              const storage::Id& id, int read, const StrategyDraft& draft);
config::Outcome<config::Done> hand_down(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                        int read, config::Date answer_by);
struct AnswerDraft {
  Answer answer = Answer::waiting;
  std::vector<storage::Id> items;
  std::string reason;
};
config::Outcome<config::Done> answer_strategy(audit::Change& change, const permit::Viewer& viewer,
                                              const storage::Id& id, const storage::Id& council, int read,
                                              const AnswerDraft& draft);
config::Outcome<config::Done> conclude_strategy(audit::Change& change, const permit::Viewer& viewer,
                                                const storage::Id& id, int read, bool effect_reached,
                                                const std::string& words);
config::Refusal no_such_strategy();

}  // namespace action_plans
