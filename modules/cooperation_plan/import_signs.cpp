// What a single line of a document gives away.

#include "import_signs.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "words.h"

namespace cooperation_plan {

namespace {

const std::set<std::string_view>& field_words() {
  static const std::set<std::string_view> words = {
      "ansvarlig",         "ansvarlige", "ejer",         "tovholder",     "frist",
      "tidsfrist",         "deadline",   "kommuner",     "kommune",       "samarbejdspartnere",
      "samarbejdspartner", "partnere",   "medansvarlig", "medansvarlige", "leverance",
      "produkt",           "resultat",   "type",         "status",        "maal",
      "formaal",           "baggrund",   "kilde",        "foto",          "tekst",
      "fortsat eller ny"};
  return words;
}

}  // namespace

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Marks of emphasis at both ends of a line.
std::string_view unmarked(std::string_view text) {
  for (;;) {
    text = trimmed(text);
    bool less = false;
    for (std::string_view mark : {std::string_view("***"), std::string_view("**"), std::string_view("__")}) {
      if (text.size() > 2 * mark.size() && text.starts_with(mark) && text.ends_with(mark) &&
          text.substr(mark.size(), text.size() - 2 * mark.size()).find(mark) == std::string_view::npos) {
        text = text.substr(mark.size(), text.size() - 2 * mark.size());
        less = true;
        break;
      }
    }
    if (!less) return text;
  }
}

std::string key_of(std::string_view text) {
  std::string key;
  for (const Word& word : words_of(text)) {
    if (key.size() > 240) break;
    if (!key.empty()) key += ' ';
    key += folded(word.text);
  }
  return key;
}

// "Foo ..... 12", "Foo<tab>12", "Foo ....." -> "Foo"; says whether there was such an end.
bool strip_leader(std::string_view& text) {
  std::string_view cut = trimmed(text);
  std::size_t end = cut.size();
  while (end > 0 && is_digit(cut[end - 1])) --end;
  const bool page = end < cut.size() && cut.size() - end <= 3 && end > 0;
  std::string_view before = page ? cut.substr(0, end) : cut;
  const bool gap = page && (before.ends_with('\t') || before.ends_with("  "));
  before = trimmed(before);
  std::size_t dots = before.size();
  int count = 0;
  while (dots > 0 && (before[dots - 1] == '.' || before[dots - 1] == '_' || before[dots - 1] == ' ' ||
                      before.substr(0, dots).ends_with("\xe2\x80\xa6"))) {
    if (before[dots - 1] == ' ') {
      --dots;
    } else if (before[dots - 1] == '.' || before[dots - 1] == '_') {
      --dots;
      ++count;
    } else {
      dots -= 3;
      count += 3;
    }
  }
  if (count >= 3 || (page && count >= 2)) {
    text = trimmed(before.substr(0, dots));
    return true;
  }
  if (gap) {
    text = before;
    return true;
  }
  return false;
}

Bullet bullet(std::string_view line) {
  for (std::string_view mark :
       {std::string_view("- "), std::string_view("* "), std::string_view("+ "), std::string_view("\xe2\x80\xa2"),
        std::string_view("\xc2\xb7"), std::string_view("\xe2\x96\xaa"), std::string_view("\xe2\x97\xa6"),
        std::string_view("\xe2\x96\xa0"), std::string_view("\xef\x82\xb7"), std::string_view("\xe2\x80\x93 "),
        std::string_view("\xe2\x80\x94 "), std::string_view("-\t"), std::string_view("*\t"), std::string_view("o\t")}) {
    if (line.starts_with(mark) && line.size() > mark.size()) return {true, false, 0, trimmed(line.substr(mark.size()))};
  }
  std::size_t end = 0;
  while (end < line.size() && end < 3 && is_digit(line[end])) ++end;
  if (end > 0 && end < 3 && end + 1 < line.size() && (line[end] == '.' || line[end] == ')') &&
      (line[end + 1] == ' ' || line[end + 1] == '\t')) {
    return {true, true, std::stoi(std::string(line.substr(0, end))), trimmed(line.substr(end + 1))};
  }
  if (line.size() > 3 && line[0] >= 'a' && line[0] <= 'h' && line[1] == ')' && line[2] == ' ')
    return {true, true, line[0] - 'a' + 1, trimmed(line.substr(2))};
  return {};
}

bool rule_line(std::string_view line) {
  if (line.size() < 3 || std::string_view("-=_*~").find(line[0]) == std::string_view::npos) return false;
  return line.find_first_not_of(std::string("-=_*~ ")) == std::string_view::npos;
}

bool ends_like_text(std::string_view text) {
  return !text.empty() && std::string_view(".,;:!?").find(text.back()) != std::string_view::npos;
}

bool heading_like(std::string_view text) {
  if (text.empty() || letters(text) > 170 || !has_letter(text)) return false;
  if (ends_like_text(text) && !text.ends_with("mv.") && !text.ends_with("m.v.") && !text.ends_with("m.fl.") &&
      text.back() != '?')
    return false;
  return starts_upper(text) || starts_digit(text) || text[0] == '"' || text[0] == '\'' ||
         static_cast<unsigned char>(text[0]) >= 0x80;
}

Law law(std::string_view line) {
  std::string text = squeezed(replace_all(replace_all(std::string(line), "**", ""), "__", ""));
  std::vector<Word> words = words_of(text);
  if (words.empty() || words[0].at > 1) return {};
  std::string first = folded(words[0].text);
  if (first.ends_with("lovens")) first.pop_back();
  if (!first.ends_with("loven") || first.size() < 7) return {};
  Law out;
  out.name = capitalised(lower(words[0].text));
  if (out.name.ends_with("s")) out.name.pop_back();
  std::string_view rest = trimmed(std::string_view(text).substr(words[0].at + words[0].text.size()));
  if (rest.empty()) return out;
  if (!rest.starts_with("\xc2\xa7")) return {};
  while (rest.starts_with("\xc2\xa7")) rest.remove_prefix(2);
  rest = trimmed(rest);
  std::size_t end = 0;
  while (end < rest.size() && is_digit(rest[end])) ++end;
  if (end == 0 || end > 4) return {};
  out.name += " \xc2\xa7 " + std::string(rest.substr(0, end));
  rest = rest.substr(end);
  if (rest.size() >= 2 && rest[0] == ' ' && rest[1] >= 'a' && rest[1] <= 'z' &&
      (rest.size() == 2 || !std::isalpha(static_cast<unsigned char>(rest[2])))) {
    out.name += rest.substr(0, 2);  // § 115 a
    rest.remove_prefix(2);
  }
  out.whole = true;
  rest = trimmed(rest);
  while (!rest.empty() && (rest[0] == ':' || rest[0] == '.' || rest[0] == '-')) rest = trimmed(rest.substr(1));
  out.rest = rest;
  return out;
}

// "§ 113" alone on its line.
std::string paragraph_sign(std::string_view line) {
  std::string text = squeezed(replace_all(std::string(line), "*", ""));
  std::string_view rest = text;
  if (!rest.starts_with("\xc2\xa7")) return {};
  while (rest.starts_with("\xc2\xa7")) rest.remove_prefix(2);
  rest = trimmed(rest);
  if (rest.ends_with('.') || rest.ends_with(':')) rest.remove_suffix(1);
  if (rest.empty() || rest.size() > 6 || !is_digit(rest[0])) return {};
  return " \xc2\xa7 " + std::string(rest);
}

// "**Ansvarlig:** Fyns Politi" or "Frist: 1. juni 2021".
bool field(std::string_view line, std::string& name, std::string& value) {
  std::string text = replace_all(replace_all(std::string(line), "**", ""), "__", "");
  std::size_t colon = text.find(':');
  if (colon == std::string::npos || colon > 30 || colon + 1 >= text.size()) return false;
  name = folded(trimmed(std::string_view(text).substr(0, colon)));
  value = trimmed(std::string_view(text).substr(colon + 1));
  return field_words().contains(name) && !value.empty();
}

bool capitals_heading(std::string_view line) {
  std::string_view text = unmarked(line);
  if (!all_capitals(text) || letters(text) > 120 || letters(text) < 4 || ends_like_text(text)) return false;
  return words_of(text).size() <= 16 && !text.starts_with("\xc2\xa7");
}

bool bold_heading(std::string_view line) {
  std::string_view inner = unmarked(line);
  return inner.size() != line.size() &&
         heading_like(inner.ends_with(':') ? inner.substr(0, inner.size() - 1) : inner) && !law(line).whole &&
         law(line).name.empty();
}

bool caption(std::string_view text) {
  if (letters(text) > 320) return false;
  std::string fold = folded(text);
  for (std::string_view sign : {std::string_view("foto:"), std::string_view("fotos:"), std::string_view("fotograf:"),
                                std::string_view("foto af "), std::string_view("billede:")}) {
    std::size_t at = fold.find(sign);
    if (at != std::string::npos &&
        (at == 0 || fold[at - 1] == ' ' || fold[at - 1] == '(' || fold[at - 1] == '*' || fold[at - 1] == '_'))
      return true;
  }
  return false;
}

// Lines of a paragraph as one text: words broken over a line end are put together again.
std::string flowed(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& raw : lines) {
    std::string line = squeezed(raw);
    if (out.empty()) {
      out = std::move(line);
      continue;
    }
    if (out.ends_with("\xc2\xad")) {
      out.resize(out.size() - 2);
    } else if (out.ends_with('-') && out.size() > 1 && out[out.size() - 2] != ' ' && out[out.size() - 2] != '-') {
      std::vector<Word> next = words_of(std::string_view(line).substr(0, 40));
      std::string word = next.empty() ? std::string() : folded(next[0].text);
      std::string_view half = std::string_view(out).substr(out.size() > 60 ? out.size() - 60 : 0);
      half.remove_suffix(1);
      if (std::size_t start = half.find_last_of(" /("); start != std::string_view::npos) half.remove_prefix(start + 1);
      if (word == "og" || word == "eller" || word == "samt") {
        out += ' ';  // bolig- og grundejerforeninger
      } else if (starts_lower(line) && !all_capitals(half) && !half.empty() && !starts_digit(half)) {
        out.pop_back();
      }
    } else {
      out += ' ';
    }
    out += line;
  }
  return replace_all(std::move(out), "\xc2\xad", "");
}

std::string bare(std::string_view line) {
  std::string_view text = unmarked(line);
  if (text.size() > 2 && (text[0] == '*' || text[0] == '_') && text.back() == text[0])
    text = trimmed(text.substr(1, text.size() - 2));
  return std::string(text);
}

Numbered numbered(std::string_view line) {
  Numbered out;
  line = trimmed(line);
  out.rest = line;
  std::string_view text = line;
  static const std::set<std::string_view> named = {"kapitel",        "afsnit",       "del",  "bilag",
                                                   "indsatsomraade", "fokusomraade", "tema", "indsats"};
  std::size_t space = text.find_first_of(" \t");
  if (space != std::string_view::npos && space < 24) {
    std::string word = folded(text.substr(0, space));
    if (named.contains(word)) {
      std::string_view rest = trimmed(text.substr(space));
      if (rest.starts_with("nr.")) rest = trimmed(rest.substr(3));
      if (!rest.empty() && is_digit(rest[0])) {
        out.word = word;
        text = rest;
      } else {
        return out;
      }
    }
  }
  std::size_t at = 0;
  int depth = 0;
  std::string number;
  std::size_t close = 0;
  while (at < text.size() && is_digit(text[at])) {
    std::size_t from = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at - from > 2) return {{}, 0, false, false, {}, std::string(line)};
    std::string_view part = text.substr(from, at - from);
    if (depth == 0 && part.size() == 2 && part[0] == '0') {
      out.padded = true;
      part.remove_prefix(1);
    }
    number += (depth > 0 ? "." : "") + std::string(part);
    ++depth;
    close = at;
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1]) && depth < 4) {
      ++at;
    } else {
      break;
    }
  }
  Numbered none;
  none.rest = line;
  if (depth == 0 || number == "0") return none;
  std::string_view rest = text.substr(close);
  bool dot = false;
  if (rest.starts_with('.') || rest.starts_with(':')) {
    rest.remove_prefix(1);
    dot = true;
  } else if (rest.starts_with(')')) {
    rest.remove_prefix(1);
    out.bracket = true;
  }
  if (!rest.empty() && rest[0] != ' ' && rest[0] != '\t') return none;
  bool tab = rest.starts_with('\t');
  rest = trimmed(rest);
  if (!out.word.empty()) {
    for (std::string_view dash : {std::string_view(":"), std::string_view("- "), std::string_view("\xe2\x80\x93"),
                                  std::string_view("\xe2\x80\x94")}) {
      if (rest.starts_with(dash)) rest = trimmed(rest.substr(dash.size()));
    }
    if (out.word != "bilag" && !rest.empty() && starts_lower(rest)) return none;
  } else {
    if (rest.empty()) return none;
    // "12 indbrud", "10 kommuner": a count, not a number of order
    if (depth == 1 && !dot && !tab && !out.padded && !out.bracket && !starts_upper(rest)) return none;
    if (starts_lower(rest) && depth == 1 && !tab && !out.padded && dot) return none;  // "1. kvartal"
  }
  out.number = number;
  out.depth = depth;
  out.rest = rest;
  return out;
}

}  // namespace cooperation_plan
