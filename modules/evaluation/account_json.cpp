// The content of an account as JSON, as it is kept.

#include <boost/json.hpp>

#include "account.h"

namespace evaluation {

namespace json = boost::json;

namespace {

std::string text(const json::object& from, std::string_view key) {
  const json::value* found = from.if_contains(key);
  return found && found->is_string() ? std::string(found->get_string()) : std::string();
}
bool flag(const json::object& from, std::string_view key) {
  const json::value* found = from.if_contains(key);
  return found && found->is_bool() && found->get_bool();
}
std::optional<std::int64_t> number(const json::object& from, std::string_view key) {
  const json::value* found = from.if_contains(key);
  if (!found || !found->is_int64()) return std::nullopt;
  return found->get_int64();
}
/// Calls `take` for every object of a list.
template <class Take>
void each(const json::object& from, std::string_view key, Take take) {
  const json::value* found = from.if_contains(key);
  if (!found || !found->is_array()) return;
  for (const json::value& one : found->get_array()) {
    if (one.is_object()) take(one.get_object());
  }
}
std::vector<std::string> texts(const json::object& from, std::string_view key) {
  std::vector<std::string> all;
  const json::value* found = from.if_contains(key);
  if (!found || !found->is_array()) return all;
  for (const json::value& one : found->get_array()) {
    if (one.is_string()) all.emplace_back(one.get_string());
  }
  return all;
}

json::object of(const Table& table) {
  json::array columns, rows;
  for (const Column& column : table.columns)
    columns.push_back(
        {{"key", column.key}, {"label", column.label}, {"number", column.number}, {"filter", column.filter}});
  for (const Row& row : table.rows) {
    json::array things, cells;
    for (const storage::Id& thing : row.things) things.push_back(json::value(thing.text()));
    for (const Cell& cell : row.cells) {
      json::object one{{"text", cell.text}};
      if (cell.word) one["word"] = true;
      if (!cell.to.empty()) one["to"] = cell.to;
      cells.push_back(std::move(one));
    }
    rows.push_back(json::object{{"key", row.key}, {"things", std::move(things)}, {"cells", std::move(cells)}});
  }
  return {{"key", table.key},   {"topic", table.topic},          {"detail", table.detail}, {"title", table.title},
          {"note", table.note}, {"columns", std::move(columns)}, {"rows", std::move(rows)}};
}

Table table_of(const json::object& from) {
  Table table;
  table.key = text(from, "key");
  table.topic = text(from, "topic");
  table.detail = flag(from, "detail");
  table.title = text(from, "title");
  table.note = text(from, "note");
  each(from, "columns", [&](const json::object& one) {
    table.columns.push_back({text(one, "key"), text(one, "label"), flag(one, "number"), flag(one, "filter")});
  });
  each(from, "rows", [&](const json::object& one) {
    Row row;
    row.key = text(one, "key");
    for (const std::string& thing : texts(one, "things")) {
      if (auto id = storage::Id::parse(thing)) row.things.push_back(*id);
    }
    each(one, "cells", [&](const json::object& cell) {
      row.cells.push_back({text(cell, "text"), flag(cell, "word"), text(cell, "to")});
    });
    table.rows.push_back(std::move(row));
  });
  return table;
}

}  // namespace

std::string to_json(const Content& content) {
  json::array figures, tables, sections;
  for (const Figure& figure : content.generated.figures) {
    json::object one{{"key", figure.key}, {"topic", figure.topic}, {"label", figure.label}, {"value", figure.value}};
    if (figure.of) one["of"] = *figure.of;
    one["to"] = figure.to;
    figures.push_back(std::move(one));
  }
  for (const Table& table : content.generated.tables) tables.push_back(of(table));
  for (const Section& section : content.sections) {
    json::array topics;
    for (const std::string& topic : section.heading.topics) topics.push_back(json::value(topic));
    sections.push_back(json::object{{"key", section.heading.key},
                                    {"title", section.heading.title},
                                    {"hint", section.heading.hint},
                                    {"required", section.heading.required},
                                    {"topics", std::move(topics)},
                                    {"draft", section.draft},
                                    {"text", section.text}});
  }
  return json::serialize(json::object{{"as_of", config::iso(content.generated.as_of)},
                                      {"figures", std::move(figures)},
                                      {"tables", std::move(tables)},
                                      {"sections", std::move(sections)}});
}

std::optional<Content> content_of(std::string_view written) {
  boost::system::error_code error;
  const json::value value = json::parse(written, error);
  if (error || !value.is_object()) return std::nullopt;
  const json::object& from = value.get_object();
  const auto day = config::parse_date(text(from, "as_of"));
  if (!day) return std::nullopt;
  Content content;
  content.generated.as_of = *day;
  each(from, "figures", [&](const json::object& one) {
    content.generated.figures.push_back({text(one, "key"), text(one, "topic"), text(one, "label"),
                                         number(one, "value").value_or(0), number(one, "of"), text(one, "to")});
  });
  each(from, "tables", [&](const json::object& one) { content.generated.tables.push_back(table_of(one)); });
  each(from, "sections", [&](const json::object& one) {
    content.sections.push_back(
        {{text(one, "key"), text(one, "title"), text(one, "hint"), flag(one, "required"), texts(one, "topics")},
         text(one, "draft"),
         text(one, "text")});
  });
  return content;
}

}  // namespace evaluation
