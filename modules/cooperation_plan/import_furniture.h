#pragma once
// What of a document is only furniture of the page: table of contents, running headers, page numbers, metadata,
// comments and code.

#include <string>
#include <vector>

#include "import_lines.h"

namespace cooperation_plan {

enum class Flag : unsigned char { none, contents, page_number, page_header, metadata, code, comment };

struct ContentsEntry {
  std::string number;
  std::string title;
};

struct Furniture {
  std::vector<Flag> flags;  // one for each line
  std::vector<ContentsEntry> contents;
};

Furniture furniture_of(const std::vector<Line>& lines);

}  // namespace cooperation_plan
