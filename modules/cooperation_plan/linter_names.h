#pragma once
// Names and spelling in a plan: bodies that nobody knows, names written almost right, one word written in two ways.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "known_bodies.h"
#include "linter.h"
#include "plan.h"

namespace cooperation_plan {

/// One text of the plan and where it stands; boxes of law are left out, for the law is quoted as it is.
struct Passage {
  std::string_view text;
  std::string where;
};
std::vector<Passage> passages_of(const Plan& plan);

void lint_bodies(const std::vector<Passage>& passages, const KnownBodies& bodies, std::vector<Finding>& findings);
void lint_spelling(const std::vector<Passage>& passages, const KnownBodies& bodies, std::vector<Finding>& findings);

/// The word without a Danish ending of number, article or genitive: "kredsrådets" -> "kredsråd". The rest is the
/// ending.
std::string_view without_ending(std::string_view word);
/// Every occurrence of `from` as a word (with any Danish ending) or a name, written as `to`; how many there were.
std::string with_words_replaced(const std::string& text, std::string_view from, std::string_view to, int& count);

}  // namespace cooperation_plan
