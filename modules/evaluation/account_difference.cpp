// Comparing figures and tables by their keys.

#include "account_difference.h"

#include <algorithm>

#include "i18n/danish.h"

namespace evaluation {
namespace {

const Row* row_of(const Table& table, const std::string& key) {
  for (const Row& row : table.rows) {
    if (row.key == key) return &row;
  }
  return nullptr;
}
/// What a row is about: its first words, the district's council or area left out when there is more.
std::string about(const Table& table, const Row& row) {
  std::string words;
  for (std::size_t n = 0; n < row.cells.size() && n < table.columns.size() && n < 2; ++n) {
    if (n > 0 && (table.columns[n].number || row.cells[n].word)) break;
    words += (words.empty() ? "" : ", ") + row.cells[n].text;
  }
  return words;
}

void compare(const Table& before, const Table& after, std::vector<FigureChange>& out) {
  for (const Row& row : after.rows) {
    const Row* was = row_of(before, row.key);
    if (!was) {
      out.push_back({after.title, about(after, row), {}, {}, {}, FigureChange::Kind::added});
      continue;
    }
    for (std::size_t n = 0; n < row.cells.size() && n < was->cells.size() && n < after.columns.size(); ++n) {
      if (row.cells[n].text != was->cells[n].text)
        out.push_back({after.title, about(after, row), after.columns[n].label, was->cells[n], row.cells[n],
                       FigureChange::Kind::changed});
    }
  }
  for (const Row& row : before.rows) {
    if (!row_of(after, row.key)) out.push_back({after.title, about(before, row), {}, {}, {}, FigureChange::Kind::gone});
  }
}

}  // namespace

std::string value_words(const Figure& figure) {
  return figure.of ? i18n::number(figure.value) + "/" + i18n::number(*figure.of) : i18n::number(figure.value);
}

std::vector<FigureChange> changes_between(const Generated& before, const Generated& after) {
  std::vector<FigureChange> out;
  for (const Figure& figure : after.figures) {
    const auto was = std::find_if(before.figures.begin(), before.figures.end(),
                                  [&](const Figure& one) { return one.key == figure.key; });
    if (was == before.figures.end()) {
      out.push_back({{}, figure.label, {}, {}, {value_words(figure), false, {}}, FigureChange::Kind::added});
    } else if (value_words(*was) != value_words(figure)) {
      out.push_back({{},
                     figure.label,
                     {},
                     {value_words(*was), false, {}},
                     {value_words(figure), false, {}},
                     FigureChange::Kind::changed});
    }
  }
  const Table nothing;
  for (const Table& table : after.tables) {
    const Table* was = before.table(table.key);
    compare(was ? *was : nothing, table, out);
  }
  for (const Table& table : before.tables) {
    if (!after.table(table.key)) out.push_back({table.title, {}, {}, {}, {}, FigureChange::Kind::gone});
  }
  return out;
}

}  // namespace evaluation
