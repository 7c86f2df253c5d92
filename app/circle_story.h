#pragma once
// The circle of a thing told as a story: one plain sentence per thing, from the oldest to the newest. Made of what the
// viewer may see and of nothing else.

#include <string>
#include <vector>

#include "registry/edge.h"
#include "web/exchange.h"

namespace app {

enum class Only { everything, decisions, effects };
Only only_of(const web::Exchange& exchange);

struct StoryLine {
  const registry::Thing* thing;
  config::Date day;      // when it came to be, as far as that is known
  std::string sentence;  // what happened
  std::string why;       // how it hangs together with the thing it was reached from; empty for the middle
  bool middle = false;
};

struct Story {
  std::vector<StoryLine> lines;
  std::vector<const registry::Thing*> setting;  // councils, authorities, people: where it took place, outside time
};

/// The things stay where they are: `middle` and `circle` must outlive the story.
Story story_of(const web::Exchange& exchange, const registry::Thing& middle, const registry::Circle& circle, Only only);
/// The same as plain text, for a briefing.
std::string story_as_text(const web::Exchange& exchange, const registry::Thing& middle, const Story& story);

}  // namespace app
