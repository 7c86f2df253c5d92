#pragma once
// Strict YAML: duplicate keys, anchors, aliases and tags are faults, and every node knows its line, so that a wrong
// file is answered with file, line and sentence. Read through yaml-cpp's event handler.

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace config {

struct Fault {
  std::string file;
  int line = 0;          // from 1; 0 = the file as a whole
  std::string sentence;  // English

  std::string text() const;  // "organisation.yaml:12: ..."
};
using Faults = std::vector<Fault>;

struct Field;

/// One node of a file. Access never throws: what is missing or of the wrong kind is noted in the reader's faults and a
/// harmless value is returned, so that one pass finds all faults.
class Node {
 public:
  enum class Kind { absent, scalar, list, map };

  Kind kind = Kind::absent;
  int line = 0;
  std::string scalar;
  std::vector<Node> items;    // list
  std::vector<Field> fields;  // map, in file order

  const Node* find(std::string_view key) const;
};

/// One entry of a map.
struct Field {
  std::string key;
  Node node;
};

/// Takes a parsed file apart and collects what is wrong with it. Values of one file; not shared between threads.
class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  /// Parses; on a syntax fault the answer is an absent node and the fault is noted.
  Node parse(std::string_view text);

  std::string text(const Node& map, std::string_view key);  // required, not empty
  std::string text_or(const Node& map, std::string_view key, std::string fallback);
  int number(const Node& map, std::string_view key, int least, int most);
  int number_or(const Node& map, std::string_view key, int fallback, int least, int most);
  bool flag_or(const Node& map, std::string_view key, bool fallback);  // true | false only
  /// The items of a list; a missing key is an empty list.
  const std::vector<Node>& list(const Node& map, std::string_view key);
  std::vector<std::string> texts(const Node& map, std::string_view key);  // list of scalars; missing = empty
  const Node& map(const Node& map, std::string_view key);                 // missing = absent node
  /// Notes a fault for every key that is not among `known`.
  void only(const Node& map, const std::set<std::string_view>& known);
  void fault(const Node& where, std::string sentence);

  const Faults& faults() const { return faults_; }
  const std::string& file() const { return file_; }

 private:
  const Node* field(const Node& map, std::string_view key);
  const std::string* scalar(const Node& map, std::string_view key);
  void note_missing(const Node& map, std::string_view key);
  std::optional<int> whole_number(const Node& map, std::string_view key, int least, int most);

  std::string file_;
  Faults faults_;
  bool unreadable_ = false;  // the text could not be parsed: nothing more is told about it
};

/// Whole file as bytes; nothing if it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

}  // namespace config
