// Lists: rows searched, sorted and cut into pages here, unless the caller did it; the address holds everything.

#include "list.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include <fmt/format.h>

#include "http/request.h"
#include "i18n/danish.h"

namespace web {
namespace {

/// The address of this list with some parameters set anew (an empty value takes it away); the page starts over unless
/// said.
std::string address_with(const Exchange& exchange, const std::vector<std::pair<std::string, std::string>>& changes) {
  std::string query;
  auto put = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    query += query.empty() ? '?' : '&';
    query += http::percent_encode(name) + '=' + http::percent_encode(value);
  };
  auto changed = [&](const std::string& name) {
    return std::any_of(changes.begin(), changes.end(), [&](const auto& change) { return change.first == name; });
  };
  for (const auto& [name, value] : exchange.request.query.pairs()) {
    if (!changed(name) && name != "side" && name != "efter" && name != "format") put(name, value);
  }
  for (const auto& [name, value] : changes) put(name, value);
  return exchange.request.path + query;
}

double number_in(std::string_view text) {
  std::string plain;
  for (const char letter : text) {
    if ((letter >= '0' && letter <= '9') || letter == '-') plain += letter;
    if (letter == ',') plain += '.';
  }
  double value = 0;
  std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return value;
}

bool passes(const Exchange& exchange, const List& list, const std::vector<Cell>& row) {
  for (const Filter& filter : list.filters) {
    const std::string& wanted = exchange.request.query.get(filter.name);
    if (wanted.empty()) continue;
    for (std::size_t i = 0; i < list.columns.size() && i < row.size(); ++i) {
      if (list.columns[i].key != filter.name) continue;
      const auto choice =
          std::find_if(filter.choices.begin(), filter.choices.end(), [&](const auto& c) { return c.first == wanted; });
      if (row[i].plain != wanted && (choice == filter.choices.end() || row[i].plain != choice->second)) return false;
    }
  }
  return true;
}

/// The numbers of the rows to show, in order. What the caller already did is left as it is.
std::vector<std::size_t> chosen_rows(const Exchange& exchange, const List& list, const ListQuery& query) {
  std::vector<std::size_t> order(list.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (list.total >= 0) return order;

  std::vector<std::string> words;
  std::string_view search = query.search;
  while (!search.empty()) {
    const std::size_t end = search.find(' ');
    std::string word = i18n::fold(search.substr(0, end));
    if (!word.empty()) words.push_back(std::move(word));
    search = end == std::string_view::npos ? std::string_view{} : search.substr(end + 1);
  }
  std::erase_if(order, [&](std::size_t at) {
    const std::vector<Cell>& row = list.rows[at];
    if (!passes(exchange, list, row)) return true;
    if (words.empty()) return false;
    std::string all;
    for (const Cell& cell : row) all += i18n::fold(cell.plain) + ' ';
    return !std::all_of(words.begin(), words.end(),
                        [&](const std::string& word) { return all.find(word) != std::string::npos; });
  });

  const auto column = std::find_if(list.columns.begin(), list.columns.end(),
                                   [&](const Column& c) { return c.sortable && c.key == query.sort; });
  if (column == list.columns.end()) return order;
  const auto at = static_cast<std::size_t>(column - list.columns.begin());
  auto plain = [&](std::size_t row) -> std::string_view {
    return at < list.rows[row].size() ? std::string_view(list.rows[row][at].plain) : std::string_view{};
  };
  auto sort_by = [&](auto key_of) {
    std::vector<std::pair<decltype(key_of(std::string_view{})), std::size_t>> keys;
    for (const std::size_t row : order) keys.emplace_back(key_of(plain(row)), row);
    std::stable_sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
      return query.descending ? b.first < a.first : a.first < b.first;
    });
    for (std::size_t i = 0; i < keys.size(); ++i) order[i] = keys[i].second;
  };
  if (column->number) {
    sort_by([](std::string_view value) { return number_in(value); });
  } else {
    sort_by([](std::string_view value) { return i18n::sort_key(value); });
  }
  return order;
}

Html search_form(const Exchange& exchange, const List& list, const ListQuery& query) {
  Html html;
  html << "<form class=\"list-search\" method=\"get\" action=\"" << Url(exchange.request.path)
       << "\" role=\"search\" aria-label=\"" << list.caption << "\">";
  for (const char* kept : {"sorter", "retning"}) {
    const std::string& value = exchange.request.query.get(kept);
    if (!value.empty())
      html << "<input type=\"hidden\" name=\"" << std::string_view(kept) << "\" value=\"" << value << "\">";
  }
  for (const auto& [name, value] : exchange.request.query.pairs()) {  // parameters of the page itself
    const bool own = name == "soeg" || name == "sorter" || name == "retning" || name == "side" || name == "efter" ||
                     name == "format" ||
                     std::any_of(list.filters.begin(), list.filters.end(),
                                 [&, key = name](const Filter& filter) { return filter.name == key; });
    if (!own) html << "<input type=\"hidden\" name=\"" << name << "\" value=\"" << value << "\">";
  }
  html << "<div class=\"list-field\"><label class=\"form-label\" for=\"soeg\">" << exchange.t("Search in the list")
       << "</label><input class=\"form-input\" type=\"search\" id=\"soeg\" name=\"soeg\" value=\"" << query.search
       << "\"></div>";
  for (const Filter& filter : list.filters) {
    const std::string& chosen = exchange.request.query.get(filter.name);
    html << "<div class=\"list-field\"><label class=\"form-label\" for=\"filter-" << filter.name << "\">"
         << filter.label << "</label><select class=\"form-select\" id=\"filter-" << filter.name << "\" name=\""
         << filter.name << "\" data-send><option value=\"\">" << exchange.t("All") << "</option>";
    for (const auto& [value, label] : filter.choices) {
      html << "<option value=\"" << value << "\"" << (value == chosen ? Markup(" selected") : Markup("")) << ">"
           << label << "</option>";
    }
    html << "</select></div>";
  }
  html << "<div class=\"list-field\"><button type=\"submit\" class=\"button button-secondary\">" << exchange.t("Show")
       << "</button></div></form>";
  return html;
}

/// What is filtered by, as words that each can be taken away.
Html chips(const Exchange& exchange, const List& list, const ListQuery& query) {
  Html html;
  auto chip = [&](const std::string& name, std::string_view words) {
    html << "<li><a class=\"chip\" href=\"" << Url(address_with(exchange, {{name, ""}}))
         << "\"><span class=\"sr-only\">" << exchange.t("Take away:") << " </span>" << words << icon("close")
         << "</a></li>";
  };
  if (!query.search.empty()) chip("soeg", "\xC2\xBB" + query.search + "\xC2\xAB");
  for (const Filter& filter : list.filters) {
    const std::string& chosen = exchange.request.query.get(filter.name);
    for (const auto& [value, label] : filter.choices) {
      if (!chosen.empty() && value == chosen) chip(filter.name, label);
    }
  }
  if (html.empty()) return html;
  Html whole;
  whole << "<ul class=\"chips\" aria-label=\"" << exchange.t("Chosen filters") << "\">" << html << "</ul>";
  return whole;
}

Html head(const Exchange& exchange, const List& list, const ListQuery& query) {
  Html html;
  html << "<thead><tr>";
  for (const Column& column : list.columns) {
    const bool sorted = column.sortable && column.key == query.sort;
    html << "<th scope=\"col\"" << (column.number ? Markup(" class=\"number\"") : Markup(""));
    if (sorted) html << " aria-sort=\"" << (query.descending ? Markup("descending") : Markup("ascending")) << "\"";
    html << ">";
    if (column.sortable) {
      const bool down = sorted && !query.descending;
      html << "<a class=\"sort-link\" href=\""
           << Url(address_with(exchange, {{"sorter", column.key}, {"retning", down ? "ned" : ""}})) << "\">"
           << column.label << "<span class=\"sr-only\"> "
           << (down ? exchange.t("sort downwards") : exchange.t("sort upwards")) << "</span>"
           << icon(!sorted            ? Markup("sort-table-none")
                   : query.descending ? Markup("sort-table-descending")
                                      : Markup("sort-table-ascending"))
           << "</a>";
    } else {
      html << column.label;
    }
    html << "</th>";
  }
  html << "</tr></thead>";
  return html;
}

Html pages(const Exchange& exchange, int page, int last) {
  Html html;
  if (last <= 1) return html;
  auto to = [&](int number) { return address_with(exchange, {{"side", number == 1 ? "" : std::to_string(number)}}); };
  html << "<nav class=\"pagination\" aria-label=\"" << exchange.t("Pages of the list") << "\">";
  if (page > 1) {
    html << "<a class=\"button button-arrow button-previous\" rel=\"prev\" aria-label=\"" << exchange.t("Previous page")
         << "\" href=\"" << Url(to(page - 1)) << "\">" << icon("chevron-left") << "<span class=\"pagination-nav-link\">"
         << exchange.t("Previous") << "</span></a>";
  }
  html << "<span class=\"pagination-mobile\">"
       << exchange.t("Page {0} of {1}", {std::to_string(page), std::to_string(last)})
       << "</span><ul class=\"pagination__items\">";
  int before = 0;
  for (int number = 1; number <= last; ++number) {
    if (number != 1 && number != last && std::abs(number - page) > 1) continue;
    if (number != before + 1)
      html << "<li class=\"pagination-item pagination-overflow\" aria-hidden=\"true\"><span>...</span></li>";
    before = number;
    html << "<li class=\"pagination-item pagination-number\"><a class=\"button "
         << (number == page ? Markup("current-page\" aria-current=\"page") : Markup("button-secondary")) << "\" href=\""
         << Url(to(number)) << "\"><span class=\"sr-only\">" << exchange.t("Page") << " </span>" << number
         << "</a></li>";
  }
  html << "</ul>";
  if (page < last) {
    html << "<a class=\"button button-arrow button-next\" rel=\"next\" aria-label=\"" << exchange.t("Next page")
         << "\" href=\"" << Url(to(page + 1)) << "\"><span class=\"pagination-nav-link\">" << exchange.t("Next")
         << "</span>" << icon("chevron-right") << "</a>";
  }
  html << "</nav>";
  return html;
}

/// Pages by keyset: on from where this one ends, and back to the first.
Html onward(const Exchange& exchange, const List& list) {
  Html html;
  const bool first = exchange.request.query.get("efter").empty();
  if (first && list.next.empty()) return html;
  html << "<nav class=\"pagination\" aria-label=\"" << exchange.t("Pages of the list") << "\">";
  if (!first) {
    html << "<a class=\"button button-secondary\" href=\"" << Url(address_with(exchange, {})) << "\">"
         << exchange.t("To the first page") << "</a>";
  }
  if (!list.next.empty()) {
    html << "<a class=\"button button-arrow button-next\" rel=\"next\" aria-label=\"" << exchange.t("Next page")
         << "\" href=\"" << Url(address_with(exchange, {{"efter", list.next}}))
         << "\"><span class=\"pagination-nav-link\">" << exchange.t("Next page") << "</span>" << icon("chevron-right")
         << "</a>";
  }
  html << "</nav>";
  return html;
}

/// "12 rows", or "More than 1.000 rows" where counting stopped.
std::string rows_in_words(const Exchange& exchange, std::int64_t total) {
  if (total <= most_counted) return exchange.tn("{0} row", "{0} rows", total);
  return exchange.t("More than {0} rows", {i18n::number(most_counted)});
}

/// One CSV cell. What a spreadsheet would take as a formula gets an apostrophe in front.
std::string csv_cell(std::string_view value) {
  std::string text;
  const std::size_t start = value.find_first_not_of(" ");
  if (start != std::string_view::npos && std::string_view("=+-@\t\r").find(value[start]) != std::string_view::npos) {
    const bool number = value[start] == '-' &&
                        value.find_first_not_of("-0123456789.,", start) == std::string_view::npos &&
                        value.size() > start + 1;
    if (!number) text += '\'';
  }
  text += value;
  if (text.find_first_of(";\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + '"';
}

}  // namespace

ListQuery list_query(const Exchange& exchange) {
  const http::Fields& query = exchange.request.query;
  ListQuery result;
  result.search = query.get("soeg").substr(0, 200);
  result.sort = query.get("sorter");
  result.descending = query.get("retning") == "ned";
  result.csv = query.get("format") == "csv";
  const std::string& page = query.get("side");
  int number = 1;
  const auto [end, error] = std::from_chars(page.data(), page.data() + page.size(), number);
  result.page = error == std::errc{} && end == page.data() + page.size() ? std::clamp(number, 1, 100'000) : 1;
  return result;
}

Html show_list(const Exchange& exchange, const List& list) {
  const ListQuery query = list_query(exchange);
  const bool narrowed =
      !query.search.empty() || std::any_of(list.filters.begin(), list.filters.end(), [&](const Filter& filter) {
        return !exchange.request.query.get(filter.name).empty();
      });
  const bool first_page = query.page == 1 && exchange.request.query.get("efter").empty();
  if (list.rows.empty() && !narrowed && first_page) return list.empty;

  const std::vector<std::size_t> order = chosen_rows(exchange, list, query);
  const std::int64_t total = list.total >= 0 ? list.total : static_cast<std::int64_t>(order.size());
  const int last = std::max(1, static_cast<int>((total + query.size - 1) / query.size));
  const int page = std::min(query.page, last);
  std::size_t from = 0, to = order.size();
  if (list.total < 0) {
    from = std::min(order.size(), static_cast<std::size_t>(page - 1) * static_cast<std::size_t>(query.size));
    to = std::min(order.size(), from + static_cast<std::size_t>(query.size));
  }

  Html html;
  html << "<div class=\"list\" data-list>";
  if (narrowed || !list.filters.empty() || total > 8) html << search_form(exchange, list, query);
  html << chips(exchange, list, query) << "<div class=\"list-line\"><p class=\"list-count\" role=\"status\">"
       << (list.by_keyset ? rows_in_words(exchange, total) : exchange.tn("{0} row", "{0} rows", total)) << "</p>";
  if (total > 0) {
    html << "<a class=\"function-link d-print-none\" href=\"" << Url(address_with(exchange, {{"format", "csv"}}))
         << "\">" << icon("download") << exchange.t("Fetch as CSV") << "</a>";
  }
  html << "</div>";
  if (total == 0) {
    html << "<p class=\"list-none\">" << exchange.t("Nothing fits what you have chosen.") << " <a href=\""
         << Url(exchange.request.path) << "\">" << exchange.t("Show all") << "</a></p></div>";
    return html;
  }
  html << "<div class=\"table--responsive-scroll\"><table class=\"table list-table\"><caption class=\"sr-only\">"
       << list.caption << "</caption>" << head(exchange, list, query) << "<tbody>";
  for (std::size_t i = from; i < to; ++i) {
    html << "<tr>";
    const std::vector<Cell>& row = list.rows[order[i]];
    for (std::size_t c = 0; c < row.size(); ++c) {
      const bool number = c < list.columns.size() && list.columns[c].number;
      html << "<td" << (number ? Markup(" class=\"number\"") : Markup(""));
      if (c < list.columns.size() && !list.columns[c].label.empty())
        html << " data-title=\"" << list.columns[c].label << "\"";
      html << ">" << row[c].html << "</td>";
    }
    html << "</tr>";
  }
  html << "</tbody></table></div>" << (list.by_keyset ? onward(exchange, list) : pages(exchange, page, last))
       << "</div>";
  return html;
}

http::Response list_csv(const Exchange& exchange, const List& list) {
  const ListQuery query = list_query(exchange);
  http::Response response;
  response.type = "text/csv; charset=utf-8";
  response.body = "\xEF\xBB\xBF";
  std::string line;
  for (const Column& column : list.columns) {
    if (!line.empty()) line += ';';
    line += csv_cell(column.label.empty() ? column.key : column.label);
  }
  response.body += line + "\r\n";
  for (const std::size_t at : chosen_rows(exchange, list, query)) {
    line.clear();
    bool first = true;
    for (const Cell& cell : list.rows[at]) {
      if (!first) line += ';';
      first = false;
      line += csv_cell(cell.plain);
    }
    response.body += line + "\r\n";
  }
  const std::string name = i18n::slug(list.caption);
  response.with("Content-Disposition", fmt::format("attachment; filename=\"{}.csv\"", name.empty() ? "liste" : name));
  return response;
}

}  // namespace web
