#pragma once
// Lists are for working: search, filters that read as a sentence, sort by heading, pages, CSV. The address holds the
// whole state: ?soeg=&sorter=&retning=ned&side=2&format=csv and one parameter per filter. Long lists go by keyset
// instead of page numbers: ?efter= is where the page before ended, so that the thousandth page costs what the first
// does.

#include <functional>
#include <string>
#include <vector>

#include "components.h"
#include "exchange.h"
#include "html.h"

namespace web {

struct Column {
  std::string key;    // for sorting and the CSV heading
  std::string label;  // in the viewer's language
  bool sortable = false;
  bool number = false;
};
struct Cell {
  Html html;          // what the page shows
  std::string plain;  // what CSV and sorting use
};
struct Filter {
  std::string name;  // query parameter: "kommune"
  std::string label;
  std::vector<std::pair<std::string, std::string>> choices;  // value, label
};

struct ListQuery {
  std::string search;
  std::string sort;
  bool descending = false;
  int page = 1;  // from 1
  int size = 25;
  bool csv = false;
};
ListQuery list_query(const Exchange& exchange);

/// Rows are counted to here; a total above it is shown as "more than 1.000".
inline constexpr std::int64_t most_counted = 1000;

struct List {
  std::string caption;  // what the table shows, for screen readers and the CSV file name
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  // already searched/filtered by the caller when `total` is set
  std::vector<Filter> filters;
  std::int64_t total = -1;  // -1: rows are everything, and List searches, sorts and pages by itself
  Html empty;               // shown when there is nothing at all
  bool by_keyset = false;   // `rows` is one page that begins after ?efter=; `total` is set, up to most_counted + 1
  std::string next = {};    // by keyset: the ?efter= of the page after this one; empty on the last
};

/// The list as HTML: search box, filter chips, table with sortable heads, pages and a CSV link.
Html show_list(const Exchange& exchange, const List& list);
/// The list as CSV (UTF-8 with BOM, semicolon, cells that could be formulas are quoted with an apostrophe).
http::Response list_csv(const Exchange& exchange, const List& list);

}  // namespace web
