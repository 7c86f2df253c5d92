// A decision's end.

#include "decision_acts.h"

#include "decision_store.h"
#include "meeting_access.h"
#include "meeting_acts.h"
#include "meeting_store.h"
#include "registration.h"

namespace councils {

config::Outcome<Decision> end_decision(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                       std::int64_t version, DecisionState state, const std::string& sentence) {
  auto decision = decision_for(change.tx(), viewer, id);
  if (!decision) return not_for_you();
  const Part part = part_in(change.tx(), viewer, *decision);
  const auto allowed = state == DecisionState::dropped ? may_drop(*decision, part, sentence)
                                                       : may_report(*decision, part, viewer, sentence);
  if (!allowed) return allowed.refusal();
  if (decision->version != version) return changed_meanwhile();
  decision->state = state;
  decision->report = sentence;
  decision->ended = change.today();
  if (!update_decision(change.tx(), *decision)) return changed_meanwhile();
  if (const auto meeting = find_meeting(change.tx(), decision->meeting))
    register_decision(change.tx(), *meeting, *decision);
  change.record({state == DecisionState::dropped ? "decision_dropped" : "decision_done", id, kinds::decision,
                 state == DecisionState::dropped ? sentence : std::string(),
                 state == DecisionState::dropped ? std::string() : sentence});
  return *decision;
}

}  // namespace councils
