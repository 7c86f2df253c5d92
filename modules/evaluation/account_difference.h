#pragma once
// What has changed between two generations of an account's figures. Pure.

#include <string>
#include <vector>

#include "account.h"

namespace evaluation {

struct FigureChange {
  std::string table;   // English key: title of the table, or empty for a figure
  std::string row;     // what the row is about, or the figure's label (then an English key)
  std::string column;  // English key; empty for a row that is new or gone
  Cell before, after;
  enum class Kind { changed, added, gone } kind = Kind::changed;
};
std::vector<FigureChange> changes_between(const Generated& before, const Generated& after);
/// "24" or "24/44".
std::string value_words(const Figure& figure);

}  // namespace evaluation
