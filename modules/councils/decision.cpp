// The rules of a decision.

#include "decision.h"

#include "permit/audience.h"

namespace councils {
namespace {

config::Refusal no(std::string sentence, std::string field = {}) {
  return config::Refusal{
      .sentence = std::move(sentence), .arguments = {}, .field = std::move(field), .law = "retsplejeloven § 111"};
}

}  // namespace

std::string_view identifier(DecisionState state) {
  switch (state) {
    case DecisionState::open: return "open";
    case DecisionState::done: return "done";
    case DecisionState::dropped: return "dropped";
  }
  return "open";
}

std::optional<DecisionState> decision_state_named(std::string_view name) {
  for (const DecisionState state : {DecisionState::open, DecisionState::done, DecisionState::dropped}) {
    if (identifier(state) == name) return state;
  }
  return std::nullopt;
}

config::Outcome<config::Done> may_report(const Decision& decision, Part part, const permit::Viewer& viewer,
                                         const std::string& sentence) {
  const bool owns =
      !decision.owner.empty() && viewer.signed_in() &&
      (decision.owner == viewer.capacity || decision.owner == permit::office(viewer.role, viewer.authority));
  if (!owns && !prepares(part))
    return no(/*text*/ "Only the one who carries out the decision, the chair and the secretariat can report it done.");
  if (decision.state != DecisionState::open) return no(/*text*/ "The decision has already been ended.");
  if (sentence.empty()) return no(/*text*/ "Write one sentence about what came of it.", "report");
  return config::done;
}

config::Outcome<config::Done> may_drop(const Decision& decision, Part part, const std::string& reason) {
  if (!prepares(part)) return no(/*text*/ "Only the chair and the secretariat can drop a decision.");
  if (decision.state != DecisionState::open) return no(/*text*/ "The decision has already been ended.");
  if (reason.empty()) return no(/*text*/ "Write why the decision is dropped.", "report");
  return config::done;
}

}  // namespace councils
