#pragma once
// Small numbers. Counts of 1-4 persons or cases in a municipality can point at somebody, so they are hidden from
// everybody but the indicator's owner, and with them as many other figures as it takes for nobody to work them out from
// the total.
//
// The rule, so that it can be checked. A cell is small when its count, or for a share the rest (whole - count), is 1-4.
// Beside the k small cells the others are hidden one by one, in the order that follows the first small one round the
// table, until everything hidden adds up to at least 5k + 8, in counts and for a share in the rest too. If the table
// ends first, the total is hidden as well. The order and the stop depend only on what everybody may know (which cells
// are small, and the sum of what is hidden), so even someone who knows this rule finds every number from 1 to 4
// possible for every small cell: give the small ones any such numbers, the hidden others 0, and the last of them the
// remainder, which is at least 8; the rule then hides the same cells again. masking_test.cpp tries it on every table of
// a family.

#include <cstdint>
#include <optional>
#include <vector>

namespace indicators {

/// no: shown. small: itself under 5. beside: hidden so that a small one cannot be worked out.
enum class Hidden { no, small, beside };

struct Count {
  std::int64_t count = 0;
  std::optional<std::int64_t> rest;  // of a share: whole - count
  bool known = true;                 // false: there is no figure for this place
};

struct Mask {
  std::vector<Hidden> cells;
  bool total_hidden = false;
};

Mask mask(const std::vector<Count>& cells);

}  // namespace indicators
