#pragma once
// From a plan document (Markdown or plain text of any reasonable shape) to a plan's structure. Pure; never throws; the
// time grows with the length. Every line that is not blank is either in `mapping` or in `not_understood`.

#include <string>
#include <string_view>
#include <vector>

#include "config/outcome.h"
#include "known_bodies.h"
#include "plan.h"

namespace cooperation_plan {

struct ImportHints {
  std::string file_name;  // for the year and the kind of document, when the text does not tell
  int year = 0;           // 0 = read it from the document
  KnownBodies bodies;     // to recognise owners and municipalities; may be empty
};

/// Where lines of the document went.
struct MappedLines {
  int first = 0, last = 0;  // from 1
  std::string what;     // English text key: "Title", /*text*/"Table of contents", /*text*/"Chapter", /*text*/"Section",
                        // /*text*/"Paragraph" ...
  std::string where;    // "2.1", "Foreword" or empty
  std::string excerpt;  // first words
};
struct NotUnderstood {
  int line = 0;
  std::string excerpt;
  std::string why;  // English text key
};
struct ImportResult {
  Plan plan;
  std::vector<MappedLines> mapping;           // by line
  std::vector<NotUnderstood> not_understood;  // by line
};

/// Documents longer than this are refused.
inline constexpr std::size_t longest_document = 4u << 20;

config::Outcome<ImportResult> import_document(std::string_view text, const ImportHints& hints);

}  // namespace cooperation_plan
