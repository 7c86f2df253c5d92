#pragma once
// The chief of police's yearly account to the kredsråd (retsplejeloven § 112, stk. 2): what the system holds, as
// figures that lead to their rows, and what people write under the district's headings. Both are frozen with the
// version.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account_course.h"
#include "config/clock.h"
#include "storage/id.h"

namespace evaluation {

/// One value of a row. `word` is an English key that is shown in the viewer's language; the rest is data.
struct Cell {
  std::string text;
  bool word = false;
  std::string to;  // the table that holds its rows, with filter: "moeder?raad=..."; empty: it is no sum

  bool operator==(const Cell&) const = default;
};
struct Row {
  std::string key;                  // the same from one generation to the next
  std::vector<storage::Id> things;  // where it can be read, the nearest first; shown to those who may see them
  std::vector<Cell> cells;

  bool operator==(const Row&) const = default;
};
struct Column {
  std::string key;    // address word, and name of the filter
  std::string label;  // English key
  bool number = false;
  bool filter = false;

  bool operator==(const Column&) const = default;
};
struct Table {
  std::string key;      // address word
  std::string topic;    // the headings that show it
  bool detail = false;  // rows behind a figure: on a page of its own only
  std::string title;    // English keys
  std::string note;     // what is counted and what is not
  std::vector<Column> columns;
  std::vector<Row> rows;

  bool operator==(const Table&) const = default;
};
struct Figure {
  std::string key, topic;
  std::string label;  // English key
  std::int64_t value = 0;
  std::optional<std::int64_t> of;  // its denominator
  std::string to;                  // as in Cell

  bool operator==(const Figure&) const = default;
};
/// A heading of the account, as the district has set it.
struct Heading {
  std::string key, title, hint;
  bool required = false;            // no agenda before something is written here
  std::vector<std::string> topics;  // councils | decisions | plan | local_officers | action_plans | indicators

  bool operator==(const Heading&) const = default;
};
struct Section {
  Heading heading;
  std::string draft;  // what was generated
  std::string text;   // what stands; the draft until somebody writes

  bool edited() const { return text != draft; }
  bool operator==(const Section&) const = default;
};
/// What was generated, without a word from people.
struct Generated {
  config::Date as_of{};
  std::vector<Figure> figures;
  std::vector<Table> tables;

  const Table* table(std::string_view key) const;
  bool operator==(const Generated&) const = default;
};
struct Content {
  Generated generated;
  std::vector<Section> sections;

  const Section* section(std::string_view key) const;
  Section* section(std::string_view key);
  /// Title of the first required heading without a word; empty when none is missing.
  std::string missing() const;
  /// Puts a new generation in. What people wrote stays; what nobody touched follows the new draft.
  void take_in(const Content& fresh);
};

struct Account {
  storage::Id id;
  int year = 0;
  storage::Id published_version;
  std::optional<config::Date> published_on;
  storage::Id audience;
};
struct AccountVersion {
  storage::Id id, account;
  int year = 0, number = 1;
  Content content;
  std::string frozen_hash;
  AccountState state = AccountState::generated;
  std::string note;  // why there is a new version
  std::string made_by;
  config::Instant made_at{};
  storage::Id meeting, item;
  std::optional<config::Date> discussed_on, published_on;
  storage::Id audience;
  int version = 1;

  std::string address() const;
};

storage::Id account_id(int year);
storage::Id account_version_id(int year, int number);
std::string account_address(int year);
std::string account_title(int year);  // "Politidirektørens redegørelse for 2020"

/// The content as JSON and back; nothing when it is none.
std::string to_json(const Content& content);
std::optional<Content> content_of(std::string_view json);
/// The mark that tells whether a text has changed by a letter.
std::string mark_of(const Content& content);
inline bool unchanged(const AccountVersion& version) {
  return !version.frozen_hash.empty() && version.frozen_hash == mark_of(version.content);
}

}  // namespace evaluation
