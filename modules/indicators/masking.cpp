// Which figures of a table are hidden.

#include "masking.h"

#include <algorithm>

namespace indicators {
namespace {

bool is_small(std::int64_t count) { return count >= 1 && count <= 4; }

}  // namespace

Mask mask(const std::vector<Count>& cells) {
  Mask result{std::vector<Hidden>(cells.size(), Hidden::no), false};
  std::size_t first = cells.size();
  std::int64_t small = 0, count = 0, rest = 0;
  bool share = false;
  const auto hide = [&](std::size_t at, Hidden how) {
    result.cells[at] = how;
    count += cells[at].count;
    rest += cells[at].rest.value_or(0);
  };
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].known) continue;
    share = share || cells[i].rest.has_value();
    if (!is_small(cells[i].count) && !(cells[i].rest && is_small(*cells[i].rest))) continue;
    first = std::min(first, i);
    ++small;
    hide(i, Hidden::small);
  }
  if (small == 0) return result;
  const std::int64_t enough = 5 * small + 8;
  bool beside = false;
  for (std::size_t step = 1; step < cells.size(); ++step) {
    if (beside && count >= enough && (!share || rest >= enough)) return result;
    const std::size_t at = (first + step) % cells.size();
    if (!cells[at].known || result.cells[at] != Hidden::no) continue;
    hide(at, Hidden::beside);
    beside = true;
  }
  result.total_hidden = !beside || count < enough || (share && rest < enough);
  return result;
}

}  // namespace indicators
