#pragma once
// The lines of a document as pieces: headings of every style, paragraphs, lists, boxes of law, pictures, and what is
// only furniture of the page (table of contents, running headers, page numbers). What a piece means for the plan is
// decided later.

#include <string>
#include <string_view>
#include <vector>

#include "import_furniture.h"
#include "import_lines.h"

namespace cooperation_plan {

enum class PieceKind {
  heading,
  paragraph,
  list,
  law,
  picture,
  field,
  contents,
  page_header,
  page_number,
  rule,
  metadata,
  table,
  code,
  comment,
  invisible
};

/// How a heading shows that it is one.
enum class HeadingStyle { numbered, marked, capitals, bold, contents, plain };

struct Piece {
  PieceKind kind = PieceKind::paragraph;
  int first = 0, last = 0;         // line numbers
  std::string text;                // reflowed; of a heading without number and marks
  std::vector<std::string> lines;  // of a paragraph, as they stand
  // heading
  HeadingStyle style = HeadingStyle::plain;
  std::string number;  // "2.1"
  int depth = 0;       // numbered: 1, 2, 3; marked: count of #
  // list
  bool ordered = false;
  std::vector<std::string> items;
  std::vector<int> item_numbers;  // as written; empty for bullets
  // law, picture, field
  std::string name;  // "Retsplejeloven § 113", alt text, or the field's word
  std::string file;
};

struct Pieces {
  std::vector<Piece> pieces;
  std::vector<ContentsEntry> contents;
};

Pieces pieces_of(const std::vector<Line>& lines);

}  // namespace cooperation_plan
