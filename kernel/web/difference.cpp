// What changed between two texts, word by word: the longest common part is kept, the rest is marked. Long texts are
// first cut at their equal beginning and end; what is left above a bound is shown as removed and added whole.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "components.h"
#include "exchange.h"

namespace web {
namespace {

/// Words with the white space behind them, so that joining them gives the text again.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  auto blank = [](char letter) { return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r'; };
  std::size_t start = 0;
  while (start < text.size()) {
    std::size_t end = start;
    while (end < text.size() && !blank(text[end])) ++end;
    while (end < text.size() && blank(text[end])) ++end;
    words.push_back(text.substr(start, end - start));
    start = end;
  }
  return words;
}

bool same_word(std::string_view a, std::string_view b) {
  const auto end = [](std::string_view word) { return word.find_last_not_of(" \n\t\r") + 1; };
  return a.substr(0, end(a)) == b.substr(0, end(b));
}

enum class Kind { kept, removed, added };
struct Piece {
  Kind kind;
  std::string text;
};

void add(std::vector<Piece>& pieces, Kind kind, std::string_view word) {
  if (pieces.empty() || pieces.back().kind != kind) pieces.push_back({kind, {}});
  pieces.back().text += word;
}

}  // namespace

Html difference(const Exchange& exchange, std::string_view before, std::string_view after) {
  const std::vector<std::string_view> old_words = words_of(before), new_words = words_of(after);
  std::vector<Piece> pieces;
  std::size_t head = 0;
  while (head < old_words.size() && head < new_words.size() && same_word(old_words[head], new_words[head])) {
    add(pieces, Kind::kept, new_words[head++]);
  }
  std::size_t old_end = old_words.size(), new_end = new_words.size();
  while (old_end > head && new_end > head && same_word(old_words[old_end - 1], new_words[new_end - 1]))
    --old_end, --new_end;

  const std::size_t rows = old_end - head, columns = new_end - head;
  constexpr std::size_t bound = 4'000'000;
  if (rows * columns > bound) {
    for (std::size_t i = head; i < old_end; ++i) add(pieces, Kind::removed, old_words[i]);
    for (std::size_t j = head; j < new_end; ++j) add(pieces, Kind::added, new_words[j]);
  } else {
    // longest[i][j]: common words of what is left from i and j on
    std::vector<std::uint32_t> longest((rows + 1) * (columns + 1), 0);
    auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return longest[i * (columns + 1) + j]; };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        at(i, j) = same_word(old_words[head + i], new_words[head + j]) ? at(i + 1, j + 1) + 1
                                                                       : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    std::size_t i = 0, j = 0;
    while (i < rows || j < columns) {
      if (i < rows && j < columns && same_word(old_words[head + i], new_words[head + j])) {
        add(pieces, Kind::kept, new_words[head + j]);
        ++i, ++j;
      } else if (i < rows && (j == columns || at(i + 1, j) >= at(i, j + 1))) {
        add(pieces, Kind::removed, old_words[head + i++]);
      } else {
        add(pieces, Kind::added, new_words[head + j++]);
      }
    }
  }
  for (std::size_t j = new_end; j < new_words.size(); ++j) add(pieces, Kind::kept, new_words[j]);

  Html html;
  html << "<div class=\"difference\">";
  for (const Piece& piece : pieces) {
    switch (piece.kind) {
      case Kind::kept: html << piece.text; break;
      case Kind::removed:
        html << "<del><span class=\"sr-only\">" << exchange.t("[removed:") << " </span>" << piece.text
             << "<span class=\"sr-only\">] </span></del>";
        break;
      case Kind::added:
        html << "<ins><span class=\"sr-only\">" << exchange.t("[added:") << " </span>" << piece.text
             << "<span class=\"sr-only\">] </span></ins>";
        break;
    }
  }
  html << "</div>";
  return html;
}

}  // namespace web
