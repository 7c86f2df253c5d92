#pragma once
// What changed between two plans: two versions of one year, or this year and the last. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "plan.h"

namespace cooperation_plan {

enum class ChangeKind { added, removed, renamed, moved, changed };
enum class PlanPart { plan, foreword, chapter, section, area, initiative };

/// A run of words; a text change is a row of these.
struct WordRun {
  enum class Kind { same, added, removed };
  Kind kind = Kind::same;
  std::string words;
  bool operator==(const WordRun&) const = default;
};
/// The words of one paragraph compared; paragraphs that are wholly new or gone are one run.
struct TextChange {
  std::vector<WordRun> runs;
};

struct Difference {
  ChangeKind kind = ChangeKind::changed;
  PlanPart part = PlanPart::section;
  std::string where;     // number or key of the part in the newer plan (in the older, when removed)
  std::string sentence;  // English text key with {0} {1} ...
  std::vector<std::string> arguments;
  std::vector<TextChange> text;  // for `changed`
};

std::vector<Difference> differences(const Plan& older, const Plan& newer);
/// Words of two texts compared, white space aside.
std::vector<WordRun> compare_words(std::string_view older, std::string_view newer);

}  // namespace cooperation_plan
