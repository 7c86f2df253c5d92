#pragma once
// A decision is a thing of its own: a number, one sentence, somebody who carries it out, a day, and what came of it.

#include <optional>
#include <string>

#include "config/clock.h"
#include "config/outcome.h"
#include "membership.h"
#include "permit/viewer.h"
#include "storage/id.h"

namespace councils {

enum class DecisionState { open, done, dropped };
std::string_view identifier(DecisionState state);
std::optional<DecisionState> decision_state_named(std::string_view identifier);

struct Decision {
  storage::Id id;
  storage::Id item, meeting, council;
  int position = 1;    // within the item
  std::string number;  // "52.1"
  std::string text;
  storage::Id owner;  // an office or a capacity; empty = the council itself
  config::Date decided;
  std::optional<config::Date> due;
  DecisionState state = DecisionState::open;
  std::string report;
  std::optional<config::Date> ended;
  bool closed = false;
  storage::Id audience;
  std::int64_t version = 1;

  bool late(config::Date today) const { return state == DecisionState::open && due && *due < today; }
  std::string address() const { return "/beslutninger/" + id.text(); }
};

/// The owner, the chair or the secretariat reports; a sentence is needed.
config::Outcome<config::Done> may_report(const Decision& decision, Part part, const permit::Viewer& viewer,
                                         const std::string& sentence);
/// Only the chair or the secretariat drops a decision, with the reason.
config::Outcome<config::Done> may_drop(const Decision& decision, Part part, const std::string& reason);

}  // namespace councils
