// An account for the printer and for machines.

#include <algorithm>

#include <boost/json.hpp>

#include "account_difference.h"
#include "account_pages.h"
#include "account_store.h"
#include "i18n/danish.h"

namespace evaluation {

namespace json = boost::json;
using web::Exchange;

namespace {

/// Markdown's words without its marks: the printed page has its own type.
std::string plain_words(std::string_view markdown) {
  std::string words;
  for (std::size_t n = 0; n < markdown.size(); ++n) {
    const char c = markdown[n];
    if (c == '*' && !(n + 1 < markdown.size() && markdown[n + 1] == ' ')) continue;
    if (c == '`' || (c == '#' && (n == 0 || markdown[n - 1] == '\n' || markdown[n - 1] == '#'))) continue;
    words += c;
  }
  return words;
}

json::value day_or_null(const std::optional<config::Date>& day) {
  return day ? json::value(config::iso(*day)) : json::value(nullptr);
}

json::object printed_table(const Exchange& exchange, const Table& table) {
  json::array head, rows, numbers;
  for (std::size_t n = 0; n < table.columns.size(); ++n) {
    head.push_back(json::value(exchange.t(table.columns[n].label)));
    if (table.columns[n].number) numbers.push_back(json::value(static_cast<std::int64_t>(n)));
  }
  for (const Row& row : table.rows) {
    json::array cells;
    for (const Cell& cell : row.cells) cells.push_back(json::value(cell_words(exchange, cell)));
    rows.push_back(std::move(cells));
  }
  return {{"title", exchange.t(table.title)},
          {"note", exchange.t(table.note)},
          {"head", head},
          {"rows", rows},
          {"numbers", numbers}};
}

json::value printed_account(const Exchange& exchange, const AccountView& view) {
  const AccountVersion& version = view.version;
  json::array parts, tables;
  for (const Section& part : version.content.sections) {
    json::array facts, shown;
    const auto wanted = [&](const std::string& topic) {
      return std::find(part.heading.topics.begin(), part.heading.topics.end(), topic) != part.heading.topics.end();
    };
    for (const Figure& figure : version.content.generated.figures) {
      if (!wanted(figure.topic)) continue;
      facts.push_back(json::array{
          json::value(exchange.t(figure.label)),
          json::value(figure.of ? exchange.t("{0} of {1}", {i18n::number(figure.value), i18n::number(*figure.of)})
                                : i18n::number(figure.value))});
    }
    for (const Table& table : version.content.generated.tables) {
      if (!table.detail && wanted(table.topic)) shown.push_back(printed_table(exchange, table));
    }
    if (part.text.empty() && facts.empty() && shown.empty()) continue;
    parts.push_back(json::object{
        {"title", part.heading.title}, {"text", plain_words(part.text)}, {"facts", facts}, {"tables", shown}});
  }
  for (const Table& table : version.content.generated.tables) {
    if (table.detail && !table.rows.empty()) tables.push_back(printed_table(exchange, table));
  }
  const auto date = [](const std::optional<config::Date>& day) { return day ? i18n::long_date(*day) : std::string(); };
  return json::object{
      {"title", account_title(version.year)},
      {"author", exchange.site ? exchange.site->authority : std::string()},
      {"language", exchange.viewer.language},
      {"state", version.state == AccountState::published ? json::value(nullptr)
                                                         : json::value(exchange.t(english_name(version.state)))},
      {"discussed", date(version.discussed_on)},
      {"published", date(version.published_on)},
      {"as_of", i18n::long_date(version.content.generated.as_of)},
      {"parts", parts},
      {"tables", tables},
      {"words", json::object{{"kind", exchange.t("Annual account")},
                             {"subtitle", exchange.t("To the kredsråd, {0}", {std::string(law_of_the_account)})},
                             {"discussed", exchange.t("Discussed in the kredsråd")},
                             {"published", exchange.t("Published")},
                             {"as_of", exchange.t("Figures of")},
                             {"rows", exchange.t("The rows behind the figures")}}}};
}

json::object machine_table(const Table& table) {
  json::array rows;
  for (const Row& row : table.rows) {
    json::object one;
    for (std::size_t n = 0; n < row.cells.size() && n < table.columns.size(); ++n)
      one[table.columns[n].key] = row.cells[n].text;
    rows.push_back(std::move(one));
  }
  return {{"key", table.key}, {"title", table.title}, {"note", table.note}, {"rows", std::move(rows)}};
}

json::object machine_account(const AccountVersion& version) {
  json::array figures, tables, sections;
  for (const Figure& figure : version.content.generated.figures)
    figures.push_back({{"key", figure.key},
                       {"label", figure.label},
                       {"value", figure.value},
                       {"of", figure.of ? json::value(*figure.of) : json::value(nullptr)},
                       {"rows", version.address() + "/tal/" + figure.to}});
  for (const Table& table : version.content.generated.tables) tables.push_back(machine_table(table));
  for (const Section& section : version.content.sections)
    sections.push_back({{"key", section.heading.key}, {"title", section.heading.title}, {"text", section.text}});
  return {{"year", version.year},
          {"version", version.number},
          {"state", identifier(version.state)},
          {"law", law_of_the_account},
          {"as_of", config::iso(version.content.generated.as_of)},
          {"discussed", day_or_null(version.discussed_on)},
          {"published", day_or_null(version.published_on)},
          {"address", version.address()},
          {"sections", std::move(sections)},
          {"figures", std::move(figures)},
          {"tables", std::move(tables)}};
}

std::optional<AccountView> either(Exchange& exchange, audit::Archive& archive) {
  return exchange.place.contains("udgave") ? account_view(exchange, archive) : account_of_year(exchange, archive);
}

}  // namespace

http::Response json_response(const json::value& value) {
  http::Response response;
  response.type = "application/json; charset=utf-8";
  response.body = json::serialize(value);
  return response;
}

http::Response account_pdf(Exchange& exchange, audit::Archive& archive, documents::Printer& printer) {
  const auto view = either(exchange, archive);
  if (!view) return web::not_found(exchange);
  auto pdf = printer.pdf("evaluation/account", printed_account(exchange, *view));
  if (!pdf) return web::refused(exchange, pdf.refusal(), view->version.address());
  http::Response response;
  response.type = "application/pdf";
  response.body = std::move(*pdf);
  response.with("Content-Disposition",
                "inline; filename=\"redegoerelse-" + std::to_string(view->version.year) + ".pdf\"");
  return response;
}

http::Response account_json(Exchange& exchange, audit::Archive& archive) {
  const auto view = either(exchange, archive);
  return view ? json_response(machine_account(view->version)) : web::not_found(exchange);
}

http::Response api_accounts(Exchange& exchange, audit::Archive& archive) {
  json::array accounts;
  for (const AccountVersion& version :
       archive.read([&](storage::Transaction& tx) { return store::account_versions_for(tx, exchange.viewer); })) {
    accounts.push_back({{"year", version.year},
                        {"version", version.number},
                        {"state", identifier(version.state)},
                        {"as_of", config::iso(version.content.generated.as_of)},
                        {"published", day_or_null(version.published_on)},
                        {"address", version.address()},
                        {"json", version.address() + "/redegoerelse.json"}});
  }
  return json_response(json::object{{"accounts", std::move(accounts)}});
}

}  // namespace evaluation
