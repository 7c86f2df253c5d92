// The bytes of a document as lines.

#include "import_lines.h"

#include <cstdint>
#include <optional>

#include "import_document.h"
#include "words.h"

namespace cooperation_plan {

namespace {

void put(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xc0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xe0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (code & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3f));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (code & 0x3f));
  }
}

// The length of the well-formed sequence at `at`, or 0.
std::size_t sequence(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char first = byte(at);
  if (first < 0x80) return 1;
  std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length == 0 || first > 0xf4 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return 0;
  }
  unsigned char second = byte(at + 1);
  if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || (first == 0xf0 && second < 0x90) ||
      (first == 0xf4 && second > 0x8f))
    return 0;
  return length;
}

// Windows-1252 0x80 to 0x9f; the rest is Latin 1.
constexpr char16_t windows[32] = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
                                  0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

std::string from_windows(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (char c : bytes) {
    auto code = static_cast<unsigned char>(c);
    put(out, code >= 0x80 && code < 0xa0 ? windows[code - 0x80] : code);
  }
  return out;
}

std::string from_utf16(std::string_view bytes, bool little) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t at) -> char32_t {
    auto low = static_cast<unsigned char>(bytes[little ? at : at + 1]),
         high = static_cast<unsigned char>(bytes[little ? at + 1 : at]);
    return static_cast<char32_t>(high << 8 | low);
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t code = unit(at);
    if (code >= 0xd800 && code < 0xdc00 && at + 3 < bytes.size()) {
      char32_t low = unit(at + 2);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        at += 2;
      }
    }
    put(out, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
  }
  return out;
}

// UTF-8 as it should be. A few broken bytes become a replacement sign; many mean that it is Windows-1252.
std::string as_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xff\xfe")) return from_utf16(bytes.substr(2), true);
  if (bytes.starts_with("\xfe\xff")) return from_utf16(bytes.substr(2), false);
  std::size_t good = 0, bad = 0;
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t length = sequence(bytes, at);
    if (length == 0) {
      ++bad;
      out += "\xef\xbf\xbd";
      at += 1;
    } else {
      good += length > 1;
      out.append(bytes.substr(at, length));
      at += length;
    }
  }
  return bad > good ? from_windows(bytes) : out;
}

// Takes away what cannot be seen: zero-width letters, byte order marks, control codes. No-break spaces become spaces.
std::string clean(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) {
    auto first = static_cast<unsigned char>(line[at]);
    std::string_view rest = line.substr(at);
    if (first < 0x80) {
      if (first >= 0x20 || first == '\t') {
        if (first != 0x7f) out += static_cast<char>(first);
      }
      at += 1;
    } else if (rest.starts_with("\xc2\xa0") || rest.starts_with("\xc2\x85")) {
      out += ' ';
      at += 2;
    } else if (first == 0xc2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xa0) {
      at += 2;  // C1 control
    } else if (rest.starts_with("\xe2\x80\x8b") || rest.starts_with("\xe2\x80\x8c") ||
               rest.starts_with("\xe2\x80\x8d") || rest.starts_with("\xe2\x80\x8e") ||
               rest.starts_with("\xe2\x80\x8f") || rest.starts_with("\xe2\x81\xa0") ||
               rest.starts_with("\xef\xbb\xbf")) {
      at += 3;
    } else if (first == 0xe2 && rest.size() > 2 && rest[1] == '\x80' &&
               (static_cast<unsigned char>(rest[2]) <= 0x8a || static_cast<unsigned char>(rest[2]) == 0xaf ||
                rest[2] == '\xa8' || rest[2] == '\xa9' ||
                (static_cast<unsigned char>(rest[2]) >= 0xaa && static_cast<unsigned char>(rest[2]) <= 0xae))) {
      if (static_cast<unsigned char>(rest[2]) < 0xaa || static_cast<unsigned char>(rest[2]) == 0xaf)
        out += ' ';  // else a direction mark
      at += 3;
    } else {
      std::size_t length = sequence(line, at);
      if (length == 0) length = 1;
      out.append(line.substr(at, length));
      at += length;
    }
  }
  return out;
}

config::Refusal refuse(std::string sentence, std::vector<std::string> arguments = {}) {
  return {std::move(sentence), std::move(arguments), "file", {}};
}

}  // namespace

config::Outcome<std::vector<Line>> read_lines(std::string_view bytes) {
  if (bytes.size() > longest_document) {
    return refuse(/*text*/ "The document is larger than {0} megabytes. Import the text alone, without pictures.",
                  {std::to_string(longest_document >> 20)});
  }
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xd0\xcf\x11\xe0")) {
    return refuse(
        /*text*/ "This is a document from a word processor. Save it as plain text or Markdown and import that.");
  }
  if (bytes.starts_with("%PDF"))
    return refuse(/*text*/ "This is a PDF. Save its text as plain text or Markdown and import that.");
  if (bytes.starts_with("{\\rtf"))
    return refuse(
        /*text*/ "This is a document from a word processor. Save it as plain text or Markdown and import that.");
  std::string start = lower(trimmed(bytes.substr(0, 200)));
  if (start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml")) {
    return refuse(/*text*/ "This is a web page. Save its text as plain text or Markdown and import that.");
  }
  const std::string text = as_utf8(bytes);
  std::size_t strange = 0;
  for (char c : text) {
    auto code = static_cast<unsigned char>(c);
    if (code < 0x20 && (code < '\t' || code > '\r')) ++strange;
    if (code == 0) strange += 8;
  }
  if (strange * 50 > text.size())
    return refuse(/*text*/ "This is not a text document. Save the plan as plain text or Markdown and import that.");
  if (!has_letter(text)) return refuse(/*text*/ "The document is empty: there is not one word in it.");

  std::vector<Line> lines;
  int number = 1;
  bool page_break = false;
  std::size_t from = 0;
  const auto close = [&](std::size_t end) {
    std::string_view raw(text.data() + from, end - from);
    Line line;
    line.number = number;
    std::string seen = clean(raw);
    std::string_view core = trimmed(seen);
    for (char c :
         std::string_view(seen).substr(0, core.empty() ? 0 : static_cast<std::size_t>(core.data() - seen.data()))) {
      line.indent += c == '\t' ? 4 : 1;
    }
    line.text = core;
    line.page_break = page_break;
    line.invisible = core.empty() && !trimmed(raw).empty();
    if (!line.text.empty()) page_break = false;
    lines.push_back(std::move(line));
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' || text[at] == '\r') {
      close(at);
      if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
      ++number;
      from = at + 1;
    } else if (text[at] == '\f') {
      close(at);
      page_break = true;
      from = at + 1;
    }
  }
  if (from < text.size()) close(text.size());
  return lines;
}

namespace {

/// A Roman number up to 29 as written by those who count chapters; 0 when it is none.
int roman(std::string_view text) {
  static constexpr std::string_view tens[] = {"", "X", "XX"};
  static constexpr std::string_view ones[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  for (int t = 0; t < 3; ++t) {
    for (int o = 0; o < 10; ++o) {
      if (text == std::string(tens[t]) + std::string(ones[o])) return t * 10 + o;
    }
  }
  return 0;
}

/// "## II. Title", "**II. Title**", "Kapitel II: Title": where the Roman number stands and what it is.
struct RomanPlace {
  std::size_t at = 0, size = 0;
  int value = 0;
};
std::optional<RomanPlace> roman_place(std::string_view text) {
  std::size_t at = text.find_first_not_of("#* \t_");
  if (at == std::string_view::npos) return std::nullopt;
  bool named = false;
  for (std::string_view word : {std::string_view("Kapitel "), std::string_view("KAPITEL "), std::string_view("Del "),
                                std::string_view("DEL ")}) {
    if (!text.substr(at).starts_with(word)) continue;
    at += word.size();
    named = true;
    break;
  }
  std::size_t end = at;
  while (end < text.size() && (text[end] == 'I' || text[end] == 'V' || text[end] == 'X')) ++end;
  const int value = roman(text.substr(at, end - at));
  if (value == 0) return std::nullopt;
  const std::string_view rest = text.substr(end);
  const bool dot = rest.size() > 2 && (rest[0] == '.' || rest[0] == ':') && (rest[1] == ' ' || rest[1] == '\t');
  if (!dot && !(named && (rest.empty() || rest[0] == ' ' || rest[0] == ':' || rest == "."))) return std::nullopt;
  return RomanPlace{at, end - at, value};
}

}  // namespace

void count_roman_chapters(std::vector<Line>& lines) {
  // Only a row that begins with I and goes on with II counts; each number may come again (in the table of contents).
  bool one = false, two = false;
  for (const Line& line : lines) {
    const auto place = roman_place(line.text);
    if (!place) continue;
    one = one || place->value == 1;
    two = two || (one && place->value == 2);
  }
  if (!two) return;
  for (Line& line : lines) {
    if (const auto place = roman_place(line.text))
      line.text.replace(place->at, place->size, std::to_string(place->value));
  }
}

}  // namespace cooperation_plan
