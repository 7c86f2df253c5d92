#pragma once
// The initiatives of a plan: from headings with particulars (owner, due date ...), and from sentences that plan
// something.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "import_areas.h"
#include "import_sentences.h"
#include "plan.h"

namespace cooperation_plan {

/// "Ansvarlig: ...", "Frist: ..." under one heading of the document.
struct Particulars {
  std::size_t chapter, section;  // npos = the chapter's own text
  std::string subheading;
  std::vector<std::pair<std::string, std::string>> values;  // folded word, value
};

void read_initiatives(Plan& plan, const std::vector<Particulars>& particulars, const Names& names, Keys& keys);

}  // namespace cooperation_plan
