#pragma once
// The register of open things: what exists, what it is called, where it is read and who may see it. Modules write their
// rows here in the same change as their own, so the circle, search, feeds and lists need to know no module.

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "permit/viewer.h"
#include "storage/id.h"
#include "storage/transaction.h"

namespace registry {

struct Thing {
  storage::Id id;
  std::string kind;  // "councils.meeting"; its text key is "kind.councils.meeting"
  std::string title;
  std::string address;  // "/moeder/..."
  storage::Id audience;
  std::string sentence;  // one plain Danish sentence of what it is or what happened
  std::string state;     // identifier of its state; text key "state.<state>"
  config::Date day;      // the day it belongs to in time (meeting day, due date, day published)
  bool closed = false;   // closed matter: kept out of anything published even by mistake
};

/// Writes or replaces the row and its search words (title, sentence and `words`).
void put(storage::Transaction& tx, const Thing& thing, std::string_view words = {});
/// Takes a thing and its edges, todos and stems out (a thing that never left its draft).
void remove(storage::Transaction& tx, const storage::Id& thing);
/// The thing if this viewer may see it. Unknown and hidden answer alike.
std::optional<Thing> find(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& thing);
/// Things of a kind that the viewer may see, newest day first.
std::vector<Thing> of_kind(storage::Transaction& tx, const permit::Viewer& viewer, std::string_view kind, int limit);

}  // namespace registry
