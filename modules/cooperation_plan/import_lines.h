#pragma once
// The bytes of a document as lines of clean UTF-8: character set, byte order mark, line ends, page breaks, invisible
// letters.

#include <string>
#include <string_view>
#include <vector>

#include "config/outcome.h"

namespace cooperation_plan {

struct Line {
  int number = 0;           // from 1, as an editor counts
  std::string text;         // without white space at the ends; tabs inside are kept
  int indent = 0;           // columns before the text
  bool page_break = false;  // a form feed stands before it
  bool invisible = false;   // the line held something, but nothing that can be seen

  bool blank() const { return text.empty(); }
};

/// Chapters counted I., II., III. get the numbers 1., 2., 3., when the document counts so: a lone "I." is an initial.
void count_roman_chapters(std::vector<Line>& lines);

/// Refused when the bytes are no text document.
config::Outcome<std::vector<Line>> read_lines(std::string_view bytes);

}  // namespace cooperation_plan
