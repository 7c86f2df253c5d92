#pragma once
// One line of the audit log.

#include <cstdint>
#include <string>

#include "actor.h"
#include "config/clock.h"
#include "storage/id.h"

namespace audit {

/// What was done to which thing and why. `verb` is the act's identifier (English, past tense: "meeting_published"), and
/// each module has a Danish text for it under the key "audit.<verb>".
struct Act {
  std::string verb;
  storage::Id thing;
  std::string kind;     // kind of thing as in the register: "councils.meeting"
  std::string reason;   // in the actor's words, or empty
  std::string details;  // short text for people: "2. udkast -> høring"; never confidential
};

struct Entry {
  std::int64_t number = 0;  // position in the chain; 0 until linked
  storage::Id id;
  config::Instant at;
  Actor actor;
  Act act;
  std::string link;       // hex BLAKE2b over the entry and the link before it
  std::int64_t step = 1;  // order within one change
};

}  // namespace audit
