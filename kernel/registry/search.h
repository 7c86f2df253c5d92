#pragma once
// Search over all that the viewer may see: Danish stems, å = aa, every word must be found, best first.

#include <string>
#include <vector>

#include "thing.h"

namespace registry {

struct Hits {
  std::vector<Thing> things;
  bool more = false;
};
Hits search(storage::Transaction& tx, const permit::Viewer& viewer, std::string_view words, std::string_view kind = {},
            int limit = 25, int skip = 0);

}  // namespace registry
