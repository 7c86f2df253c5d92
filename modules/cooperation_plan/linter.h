#pragma once
// What a careful reader would remark on a plan before it is published: the list against the chapters, repetitions,
// unknown bodies, spelling variants, figures without source, and what the law and accessibility ask for. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/outcome.h"
#include "known_bodies.h"
#include "plan.h"

namespace cooperation_plan {

enum class Severity { fault, warning, remark };

enum class MendKind {
  remove_area,        // take a repeated area out of the list; its initiatives move to the area it repeats
  list_area,          // add an unlisted area (or an unlisted section) to the list
  rename_area,        // give the listed area its section's title
  replace_words,      // write one word or name in the right way everywhere
  renumber_areas,     // number the list 1, 2, 3 ...
  add_statutory_box,  // put in the text of retsplejeloven § 113
  set_year            // write the plan's year instead of another in the title
};
std::string_view word(MendKind kind);
std::optional<MendKind> mend_kind(std::string_view word);

/// A change that can be made at a click. Plain values, so that a form can carry it.
struct Mend {
  MendKind kind = MendKind::replace_words;
  std::string target;  // area key or section number
  std::string from;    // wrong form, or the other area's key
  std::string to;      // right form
  bool operator==(const Mend&) const = default;
};

struct Finding {
  std::string code;  // stable: "area-repeats", "section-not-listed" ...
  Severity severity = Severity::warning;
  std::string where;     // number of the chapter or section, or its title when it has none; may be empty
  std::string sentence;  // English text key with {0} {1} ...
  std::vector<std::string> arguments;
  std::optional<Mend> suggestion;
};

std::vector<Finding> lint(const Plan& plan, const KnownBodies& bodies);

/// Makes the change; refused when the plan has changed so much that it no longer fits.
config::Outcome<Plan> apply_mend(Plan plan, const Mend& mend);

}  // namespace cooperation_plan
