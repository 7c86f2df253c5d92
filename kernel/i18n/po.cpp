// Reads gettext .po text: msgctxt, msgid, msgid_plural, msgstr, msgstr[n], strings over several lines, comments. Our
// own, because it is small and every fault shall tell its line.

#include <fmt/format.h>

#include "language.h"

namespace i18n {
namespace {

enum class Part { none, context, id, plural, form };

struct Draft {
  std::string context, id, plural;
  std::vector<std::string> forms;
  bool has_context = false, has_id = false;
  int line = 0;
};

bool starts_with_word(std::string_view line, std::string_view word) {
  return line.starts_with(word) && line.size() > word.size() && (line[word.size()] == ' ' || line[word.size()] == '"');
}

/// The inside of the "..." at the end of a line with its escapes undone; false when it is no string.
bool read_string(std::string_view text, std::string& out) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  text = text.substr(1, text.size() - 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') return false;
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    if (++i == text.size()) return false;
    switch (text[i]) {
      case 'n': out += '\n'; break;
      case 't': out += '\t'; break;
      case '"': out += '"'; break;
      case '\\': out += '\\'; break;
      default: return false;
    }
  }
  return true;
}

}  // namespace

std::vector<PoEntry> read_po(std::string_view text, std::vector<std::string>& faults) {
  std::vector<PoEntry> entries;
  Draft draft;
  Part part = Part::none;
  int number = 0;

  auto close = [&] {
    if (draft.has_id && !draft.id.empty()) {  // the entry without id is the head of the file
      PoEntry entry;
      entry.id = draft.has_context ? draft.context + '\x04' + draft.id : draft.id;
      entry.plural = draft.plural;
      entry.forms = draft.forms;
      entry.line = draft.line;
      if (!entry.plural.empty() && entry.forms.size() != 2) {
        faults.push_back(fmt::format("line {}: a text with a plural needs msgstr[0] and msgstr[1]", draft.line));
      }
      for (const PoEntry& earlier : entries) {
        if (earlier.id == entry.id) {
          faults.push_back(
              fmt::format("line {}: \"{}\" stands already at line {}", draft.line, entry.id, earlier.line));
          break;
        }
      }
      entries.push_back(std::move(entry));
    }
    draft = {};
    part = Part::none;
  };

  while (!text.empty()) {
    ++number;
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) {
      close();
      continue;
    }
    if (line.front() == '#') {
      if (part == Part::form) close();
      continue;
    }

    std::string* into = nullptr;
    if (starts_with_word(line, "msgctxt")) {
      if (part != Part::none) close();
      draft.line = number;
      draft.has_context = true;
      part = Part::context;
      into = &draft.context;
      line.remove_prefix(7);
    } else if (starts_with_word(line, "msgid_plural")) {
      part = Part::plural;
      into = &draft.plural;
      line.remove_prefix(12);
    } else if (starts_with_word(line, "msgid")) {
      if (part != Part::none && part != Part::context) close();
      if (!draft.has_context) draft.line = number;
      draft.has_id = true;
      part = Part::id;
      into = &draft.id;
      line.remove_prefix(5);
    } else if (starts_with_word(line, "msgstr")) {
      part = Part::form;
      draft.forms.emplace_back();
      into = &draft.forms.back();
      line.remove_prefix(6);
    } else if (line.starts_with("msgstr[") && line.size() > 8 && line[8] == ']') {
      part = Part::form;
      if (line[7] - '0' != static_cast<int>(draft.forms.size())) {
        faults.push_back(fmt::format("line {}: msgstr[{}] is out of order", number, line[7]));
      }
      draft.forms.emplace_back();
      into = &draft.forms.back();
      line.remove_prefix(9);
    } else if (line.front() == '"') {
      switch (part) {
        case Part::none: break;
        case Part::context: into = &draft.context; break;
        case Part::id: into = &draft.id; break;
        case Part::plural: into = &draft.plural; break;
        case Part::form: into = &draft.forms.back(); break;
      }
    }
    if (!into) {
      faults.push_back(fmt::format("line {}: not a line of a .po file", number));
    } else if (!read_string(line, *into)) {
      faults.push_back(fmt::format("line {}: not a \"string\"", number));
    }
  }
  close();
  return entries;
}

}  // namespace i18n
