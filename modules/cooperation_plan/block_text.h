#pragma once
// A section's blocks as text that a person edits in one field, and back. What cannot be said in plain Markdown has a
// mark:
//
//   running text, paragraphs parted by a blank line      ### a small heading
//   - item   or   1. item                                > **Retsplejeloven § 113** and the words on the lines below,
//   each with >
//   ![alt](file.svg "caption | credit")                  [[a sentence with 12.162 | tal: 12.162 | kilde: LCiK | år:
//   2019]]
//
// What is written here reads back as the same blocks. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "plan.h"

namespace cooperation_plan {

std::string write_blocks(const std::vector<Block>& blocks);
std::vector<Block> read_blocks(std::string_view text);

}  // namespace cooperation_plan
