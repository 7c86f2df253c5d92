#pragma once
// An uploaded file: what it is and whether it may be read yet.

#include <string>

#include "config/clock.h"
#include "storage/id.h"

namespace files {

enum class State { quarantined, clean, refused };  // refused: the scanner found something

struct File {
  storage::Id id;
  storage::Id thing;     // the thing it belongs to
  storage::Id audience;  // who may read it: the thing's audience, kept equal by the module
  std::string name;      // as uploaded, cleaned of folders and control characters
  std::string type;      // decided by content (libmagic), never by the sender
  std::int64_t size = 0;
  State state = State::quarantined;
  config::Instant at;
};

}  // namespace files
