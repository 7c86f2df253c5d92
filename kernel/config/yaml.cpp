// Strict YAML on yaml-cpp's event handler: builds Node trees with lines and notes what the strict form does not allow.

#include "yaml.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <istream>
#include <sstream>
#include <utility>

namespace config {

namespace {

int line_of(const YAML::Mark& mark) { return mark.is_null() ? 0 : mark.line + 1; }

/// Receives the parser's events and keeps the open lists and maps on a stack. The first fault of a kind at a line is
/// enough; parsing goes on so that all faults of a file are told at once.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(Reader& reader, std::string_view text) : reader_(reader), text_(text) {}

  Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Node node;
    node.line = line_of(mark);
    refuse_properties(mark, "?", anchor);
    place(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    Node node;
    node.line = line_of(mark);
    reader_.fault(node, "Aliases (*name) are not allowed; write the value out.");
    place(std::move(node));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Node node;
    node.kind = Node::Kind::scalar;
    node.line = line_of(mark);
    node.scalar = value;
    refuse_properties(mark, tag, anchor);
    place(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Node::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Node::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    std::optional<std::string> key;  // map only: the key whose value comes next
    int key_line = 0;
    bool repeated = false;
  };

  void refuse_properties(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    Node where;
    where.line = line_of(mark);
    if (anchor != 0) reader_.fault(where, "Anchors (&name) are not allowed; write the value out.");
    // "?" is a plain node and "!" a quoted one; a "!" written by hand can only be told from the text itself.
    const auto at = static_cast<std::size_t>(std::max(mark.pos, 0));
    const bool written = !mark.is_null() && at < text_.size() && text_[at] == '!';
    if (written || (tag != "?" && tag != "!" && !tag.empty()))
      reader_.fault(where, "Tags (!name) are not allowed; every value is plain text, a number, true or false.");
  }

  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    refuse_properties(mark, tag, anchor);
    Open next;
    next.node.kind = kind;
    next.node.line = line_of(mark);
    stack_.push_back(std::move(next));
  }

  void close() {
    Node node = std::move(stack_.back().node);
    stack_.pop_back();
    place(std::move(node));
  }

  void place(Node node) {
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = stack_.back();
    if (parent.node.kind == Node::Kind::list) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.key) {
      take_key(parent, std::move(node));
    } else {
      if (node.kind == Node::Kind::absent) node.line = parent.key_line;
      if (!parent.repeated) parent.node.fields.push_back({std::move(*parent.key), std::move(node)});
      parent.key.reset();
    }
  }

  void take_key(Open& parent, Node node) {
    if (node.kind != Node::Kind::scalar) reader_.fault(node, "A key must be a word, not empty, a list or a mapping.");
    const Node* earlier = parent.node.find(node.scalar);
    parent.repeated = earlier != nullptr || node.kind != Node::Kind::scalar;
    if (earlier != nullptr) reader_.fault(node, fmt::format("'{}' is given twice.", node.scalar));
    parent.key = std::move(node.scalar);
    parent.key_line = node.line;
  }

  Reader& reader_;
  std::string_view text_;
  std::vector<Open> stack_;
  Node root_;
};

/// Length of the well-formed UTF-8 character at the front; 0 if there is none or if YAML forbids it.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0x80) return first >= 0x20 ? (first != 0x7F) : (first == '\t' || first == '\n' || first == '\r');
  if (first >= 0xC2 && first < 0xE0) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first < 0xF0) {
    const bool short_form = first == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = first == 0xED && byte(1) >= 0xA0;
    return follows(1) && follows(2) && !short_form && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0 && first < 0xF5) {
    const bool out_of_range = (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) >= 0x90);
    return follows(1) && follows(2) && follows(3) && !out_of_range ? 4 : 0;
  }
  return 0;
}

/// The line of the first byte that is not UTF-8 text; 0 if all is well.
int line_of_bad_character(std::string_view text) {
  int line = 1;
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) return line;
    if (text.front() == '\n') ++line;
    text.remove_prefix(length);
  }
  return 0;
}

std::string kind_in_words(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::absent: return "nothing";
    case Node::Kind::scalar: return "a single value";
    case Node::Kind::list: return "a list";
    case Node::Kind::map: return "a mapping";
  }
  return {};
}

const Node& nothing() {
  static const Node absent;
  return absent;
}

}  // namespace

std::string Fault::text() const {
  return line > 0 ? fmt::format("{}:{}: {}", file, line, sentence) : fmt::format("{}: {}", file, sentence);
}

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, node] : fields)
    if (name == key) return &node;
  return nullptr;
}

Node Reader::parse(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (const int line = line_of_bad_character(text); line > 0) {
    Node where;
    where.line = line;
    fault(where, "A character here is not UTF-8 text; save the file as UTF-8.");
    unreadable_ = true;
    return {};
  }
  TreeBuilder builder(*this, text);
  try {
    // A comment as the last line: yaml-cpp overlooks a quote that is still open when the text ends with a line.
    std::istringstream stream{std::string(text) + (text.ends_with('\n') ? "#" : "")};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    Node root = builder.take();
    TreeBuilder more(*this, text);
    if (parser.HandleNextDocument(more)) {
      fault(more.take(), "The file holds more than one document (---); one is expected.");
    }
    return root;
  } catch (const YAML::Exception& broken) {
    Node where;
    where.line = line_of(broken.mark);
    fault(where, fmt::format("This is not well-formed YAML: {}.", broken.msg));
    unreadable_ = true;
    return {};
  }
}

const Node* Reader::field(const Node& map, std::string_view key) {
  if (map.kind != Node::Kind::map && map.kind != Node::Kind::absent) {
    fault(map, fmt::format("A mapping (key: value) is expected here, not {}.", kind_in_words(map.kind)));
    return nullptr;
  }
  return map.find(key);
}

const std::string* Reader::scalar(const Node& map, std::string_view key) {
  const Node* node = field(map, key);
  if (node == nullptr || node->kind == Node::Kind::absent) return nullptr;
  if (node->kind != Node::Kind::scalar) {
    fault(*node, fmt::format("'{}' must be a single value, not {}.", key, kind_in_words(node->kind)));
    return nullptr;
  }
  return &node->scalar;
}

std::string Reader::text(const Node& map, std::string_view key) {
  const std::string* value = scalar(map, key);
  if (value != nullptr && !value->empty()) return *value;
  const Node* node = map.find(key);
  if (node != nullptr && node->kind != Node::Kind::list && node->kind != Node::Kind::map)
    fault(*node, fmt::format("'{}' must not be empty.", key));
  note_missing(map, key);
  return {};
}

void Reader::note_missing(const Node& map, std::string_view key) {
  const bool can_hold_it = map.kind == Node::Kind::map || map.kind == Node::Kind::absent;
  if (can_hold_it && map.find(key) == nullptr) fault(map, fmt::format("'{}' is missing.", key));
}

std::string Reader::text_or(const Node& map, std::string_view key, std::string fallback) {
  const std::string* value = scalar(map, key);
  return value != nullptr ? *value : fallback;
}

std::optional<int> Reader::whole_number(const Node& map, std::string_view key, int least, int most) {
  const std::string* value = scalar(map, key);
  if (value == nullptr) return std::nullopt;
  int number = 0;
  const char* end = value->data() + value->size();
  const auto [stop, error] = std::from_chars(value->data(), end, number);
  if (error == std::errc::invalid_argument || stop != end) {
    fault(*map.find(key), fmt::format("'{}' must be a whole number, not '{}'.", key, *value));
    return std::nullopt;
  }
  if (error != std::errc() || number < least || number > most) {
    fault(*map.find(key), fmt::format("'{}' must be from {} to {}, not {}.", key, least, most, *value));
    return std::nullopt;
  }
  return number;
}

int Reader::number(const Node& map, std::string_view key, int least, int most) {
  const std::optional<int> value = whole_number(map, key, least, most);
  const Node* node = map.find(key);
  if (node != nullptr && node->kind == Node::Kind::absent) fault(*node, fmt::format("'{}' must not be empty.", key));
  note_missing(map, key);
  return value.value_or(least);
}

int Reader::number_or(const Node& map, std::string_view key, int fallback, int least, int most) {
  return whole_number(map, key, least, most).value_or(fallback);
}

bool Reader::flag_or(const Node& map, std::string_view key, bool fallback) {
  const std::string* value = scalar(map, key);
  if (value == nullptr) return fallback;
  if (*value == "true") return true;
  if (*value != "false") fault(*map.find(key), fmt::format("'{}' must be true or false, not '{}'.", key, *value));
  return *value == "false" ? false : fallback;
}

const std::vector<Node>& Reader::list(const Node& map, std::string_view key) {
  const Node* node = field(map, key);
  if (node == nullptr || node->kind == Node::Kind::absent) return nothing().items;
  if (node->kind != Node::Kind::list) {
    fault(*node, fmt::format("'{}' must be a list, not {}.", key, kind_in_words(node->kind)));
    return nothing().items;
  }
  return node->items;
}

std::vector<std::string> Reader::texts(const Node& map, std::string_view key) {
  std::vector<std::string> values;
  for (const Node& item : list(map, key)) {
    if (item.kind == Node::Kind::scalar && !item.scalar.empty())
      values.push_back(item.scalar);
    else
      fault(item, fmt::format("Each entry of '{}' must be a single value, not {}.", key,
                              item.kind == Node::Kind::scalar ? "an empty text" : kind_in_words(item.kind)));
  }
  return values;
}

const Node& Reader::map(const Node& map, std::string_view key) {
  const Node* node = field(map, key);
  if (node == nullptr) return nothing();
  if (node->kind == Node::Kind::map || node->kind == Node::Kind::absent) return *node;
  fault(*node, fmt::format("'{}' must be a mapping (key: value), not {}.", key, kind_in_words(node->kind)));
  return nothing();
}

void Reader::only(const Node& map, const std::set<std::string_view>& known) {
  for (const auto& [name, node] : map.fields) {
    if (known.contains(name)) continue;
    fault(node, fmt::format("'{}' is not a known key here. Known are: {}.", name, fmt::join(known, ", ")));
  }
}

void Reader::fault(const Node& where, std::string sentence) {
  if (unreadable_) return;  // what is missing from a file that could not be read is not worth telling
  const bool told = std::any_of(faults_.begin(), faults_.end(), [&](const Fault& earlier) {
    return earlier.line == where.line && earlier.sentence == sentence;
  });
  if (!told) faults_.push_back({file_, where.line, std::move(sentence)});
}

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::error_code refused;
  if (!std::filesystem::is_regular_file(path, refused)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (file.bad()) return std::nullopt;
  return bytes;
}

}  // namespace config
