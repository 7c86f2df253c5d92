// The lines of a document as pieces.

#include "import_pieces.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "words.h"

namespace cooperation_plan {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Marks of emphasis at both ends of a line.
std::string_view unmarked(std::string_view text) {
  for (;;) {
    text = trimmed(text);
    bool less = false;
    for (std::string_view mark : {std::string_view("***"), std::string_view("**"), std::string_view("__")}) {
      if (text.size() > 2 * mark.size() && text.starts_with(mark) && text.ends_with(mark) && text.substr(mark.size(), text.size() - 2 * mark.size()).find(mark) == std::string_view::npos) {
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
  while (dots > 0 && (before[dots - 1] == '.' || before[dots - 1] == '_' || before[dots - 1] == ' ' || before.substr(0, dots).ends_with("\xe2\x80\xa6"))) {
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

struct Bullet {
  bool is = false;
  bool ordered = false;
  int number = 0;
  std::string_view rest;
};

Bullet bullet(std::string_view line) {
  for (std::string_view mark : {std::string_view("- "), std::string_view("* "), std::string_view("+ "), std::string_view("\xe2\x80\xa2"), std::string_view("\xc2\xb7"),
                                std::string_view("\xe2\x96\xaa"), std::string_view("\xe2\x97\xa6"), std::string_view("\xe2\x96\xa0"), std::string_view("\xef\x82\xb7"),
                                std::string_view("\xe2\x80\x93 "), std::string_view("\xe2\x80\x94 "), std::string_view("-\t"), std::string_view("*\t"), std::string_view("o\t")}) {
    if (line.starts_with(mark) && line.size() > mark.size()) return {true, false, 0, trimmed(line.substr(mark.size()))};
  }
  std::size_t end = 0;
  while (end < line.size() && end < 3 && is_digit(line[end])) ++end;
  if (end > 0 && end < 3 && end + 1 < line.size() && (line[end] == '.' || line[end] == ')') && (line[end + 1] == ' ' || line[end + 1] == '\t')) {
    return {true, true, std::stoi(std::string(line.substr(0, end))), trimmed(line.substr(end + 1))};
  }
  if (line.size() > 3 && line[0] >= 'a' && line[0] <= 'h' && line[1] == ')' && line[2] == ' ') return {true, true, line[0] - 'a' + 1, trimmed(line.substr(2))};
  return {};
}

bool rule_line(std::string_view line) {
  if (line.size() < 3 || std::string_view("-=_*~").find(line[0]) == std::string_view::npos) return false;
  return line.find_first_not_of(std::string("-=_*~ ")) == std::string_view::npos;
}

bool ends_like_text(std::string_view text) { return !text.empty() && std::string_view(".,;:!?").find(text.back()) != std::string_view::npos; }

bool heading_like(std::string_view text) {
  if (text.empty() || letters(text) > 170 || !has_letter(text)) return false;
  if (ends_like_text(text) && !text.ends_with("mv.") && !text.ends_with("m.v.") && !text.ends_with("m.fl.") && text.back() != '?') return false;
  return starts_upper(text) || starts_digit(text) || text[0] == '"' || text[0] == '\'' || static_cast<unsigned char>(text[0]) >= 0x80;
}

// "Retsplejelovens § 113" and what stands after it; empty when the text is nothing of the kind.
struct Law {
  std::string name;   // "Retsplejeloven § 113"; without paragraph when the number is on a later line
  std::string rest;
  bool whole = false;
};

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
  if (rest.size() >= 2 && rest[0] == ' ' && rest[1] >= 'a' && rest[1] <= 'z' && (rest.size() == 2 || !std::isalpha(static_cast<unsigned char>(rest[2])))) {
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

const std::set<std::string_view>& field_words() {
  static const std::set<std::string_view> words = {
      "ansvarlig", "ansvarlige", "ejer", "tovholder", "frist", "tidsfrist", "deadline", "kommuner", "kommune", "samarbejdspartnere", "samarbejdspartner",
      "partnere", "medansvarlig", "medansvarlige", "leverance", "produkt", "resultat", "type", "status", "maal", "formaal", "baggrund", "kilde", "foto", "tekst", "fortsat eller ny"};
  return words;
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
  return inner.size() != line.size() && heading_like(inner.ends_with(':') ? inner.substr(0, inner.size() - 1) : inner) && !law(line).whole &&
         law(line).name.empty();
}

bool caption(std::string_view text) {
  if (letters(text) > 320) return false;
  std::string fold = folded(text);
  for (std::string_view sign : {std::string_view("foto:"), std::string_view("fotos:"), std::string_view("fotograf:"), std::string_view("foto af "), std::string_view("billede:")}) {
    std::size_t at = fold.find(sign);
    if (at != std::string::npos && (at == 0 || fold[at - 1] == ' ' || fold[at - 1] == '(' || fold[at - 1] == '*' || fold[at - 1] == '_')) return true;
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

enum class Flag : unsigned char { none, contents, page_number, page_header, rule, metadata, code, comment };

class Sorter {
 public:
  explicit Sorter(const std::vector<Line>& lines) : lines_(lines), flags_(lines.size(), Flag::none) {}

  Pieces run() {
    find_metadata();
    find_code();
    find_counts();
    find_contents();
    find_page_furniture();
    for (const ContentsEntry& entry : out_.contents) titles_.emplace(key_of(entry.title), entry.number);
    for (at_ = 0; at_ < lines_.size();) step();
    return std::move(out_);
  }

 private:
  const std::vector<Line>& lines_;
  std::vector<Flag> flags_;
  std::unordered_map<std::string, int> counts_;       // folded short lines
  std::unordered_map<std::string, std::string> titles_;  // of the table of contents, to their number
  std::unordered_map<std::string, std::vector<std::string>> numbers_;  // "2" -> folded titles with that number in the text
  Pieces out_;
  std::size_t at_ = 0;
  std::size_t group_end_ = 0;                         // end of the run of lines that at_ stands in
  int chapter_ = 0;                                   // the last chapter number of the numbered style
  bool pending_law_ = false;

  bool free(std::size_t i) const { return i < lines_.size() && !lines_[i].blank() && flags_[i] == Flag::none; }

  // The next line after i that holds text, or the size when there is none near.
  std::size_t next_free(std::size_t i) const {
    const std::size_t last = std::min(lines_.size(), i + 200);
    for (++i; i < last; ++i) {
      if (free(i)) return i;
    }
    return lines_.size();
  }

  void find_metadata() {
    std::size_t start = 0;
    while (start < lines_.size() && lines_[start].blank()) ++start;
    if (start >= lines_.size() || lines_[start].text != "---") return;
    for (std::size_t i = start + 1; i < lines_.size() && i < start + 30; ++i) {
      if (lines_[i].text == "---" || lines_[i].text == "...") {
        if (i == start + 1) return;
        for (std::size_t j = start; j <= i; ++j) flags_[j] = Flag::metadata;
        return;
      }
      std::size_t colon = lines_[i].text.find(':');
      if (lines_[i].blank() || (colon == std::string::npos && lines_[i].indent == 0)) return;
    }
  }

  void find_code() {
    bool comment = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string& text = lines_[i].text;
      if (!comment && text.starts_with("<!--")) comment = true;
      if (comment && flags_[i] == Flag::none) flags_[i] = Flag::comment;
      if (comment && contains(text, "-->")) comment = false;
    }
    if (comment) {  // never closed: it is text after all
      for (Flag& flag : flags_) {
        if (flag == Flag::comment) flag = Flag::none;
      }
    }
    std::size_t open = lines_.size();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].text.starts_with("```") && !lines_[i].text.starts_with("~~~")) continue;
      if (open == lines_.size()) {
        open = i;
      } else {
        for (std::size_t j = open; j <= i; ++j) flags_[j] = Flag::code;
        open = lines_.size();
      }
    }
  }

  void find_counts() {
    for (const Line& line : lines_) {
      if (line.blank() || line.text.size() > 240) continue;
      std::string_view text = unmarked(line.text);
      while (text.starts_with('#')) text.remove_prefix(1);
      Numbered parts = numbered(trimmed(text));
      std::string key = key_of(parts.rest);
      ++counts_[key];
      if (!parts.number.empty() && !parts.padded) numbers_[parts.number].push_back(std::move(key));
    }
  }

  void find_contents() {
    static const std::set<std::string_view> headings = {"indholdsfortegnelse", "indhold", "indholdsoversigt", "oversigt over indhold", "contents", "table of contents"};
    std::size_t from = lines_.size();
    for (std::size_t i = 0; i < lines_.size() && i < 400; ++i) {
      if (free(i) && headings.contains(key_of(lines_[i].text))) {
        from = i;
        break;
      }
    }
    if (from == lines_.size()) {
      contents_without_heading();
      return;
    }
    flags_[from] = Flag::contents;
    std::set<std::string> seen;
    bool open = false, telling = false;
    for (std::size_t i = from + 1; i < lines_.size() && i < from + 600; ++i) {
      if (lines_[i].blank()) {
        continue;
      }
      if (!free(i)) break;
      std::string_view text = lines_[i].text;
      Bullet point = bullet(text);
      if (point.is && !point.ordered) text = point.rest;
      if (text.starts_with('[') && contains(text, "](")) text = text.substr(1, text.find("](") - 1);
      bool leader = strip_leader(text);
      Numbered parts = numbered(text);
      std::string key = parts.number + " " + key_of(parts.rest);
      bool adjacent = i == from + 1 || flags_[i - 1] == Flag::contents;
      bool again = counts_[key_of(parts.rest)] >= 2;
      // A line without number and page is an entry only in a table that has neither.
      bool bare_entry = letters(text) <= 120 && again && !ends_like_text(text) && (!telling || adjacent) && law(text).name.empty();
      bool entry = leader || (!parts.number.empty() && letters(parts.rest) <= 200) || bare_entry;
      telling = telling || leader || !parts.number.empty();
      bool heading = lines_[i].text.starts_with('#');
      if (parts.number.empty() && !leader && adjacent && open && letters(text) <= 200 && i + 1 < lines_.size()) {
        // a long entry goes on here
        if (!out_.contents.empty() && !again) {
          out_.contents.back().title += " " + std::string(text);
          flags_[i] = Flag::contents;
          continue;
        }
      }
      if (!entry || heading || !seen.insert(key).second) break;
      if (open && adjacent && parts.number.empty() && leader && !out_.contents.empty() && starts_lower(text)) {
        out_.contents.back().title += " " + std::string(text);
        open = false;
      } else {
        out_.contents.push_back({parts.number, squeezed(parts.rest)});
        open = !leader;
      }
      flags_[i] = Flag::contents;
    }
  }

  void contents_without_heading() {
    // A list of links to places in the document itself.
    for (std::size_t i = 0; i < lines_.size() && i < 200; ++i) {
      Bullet point = bullet(lines_[i].text);
      if (!point.is || !point.rest.starts_with('[') || !contains(point.rest, "](#") || !free(i)) continue;
      std::string_view title = point.rest.substr(1, point.rest.find("](#") - 1);
      Numbered parts = numbered(title);
      out_.contents.push_back({parts.number, squeezed(parts.rest)});
      flags_[i] = Flag::contents;
    }
    if (!out_.contents.empty()) return;
    for (std::size_t i = 0; i < lines_.size() && i < 200; ++i) {
      std::vector<std::size_t> run;
      std::size_t j = i;
      for (; j < lines_.size(); ++j) {
        if (lines_[j].blank()) continue;
        std::string_view text = lines_[j].text;
        if (!free(j) || !strip_leader(text) || letters(text) > 200) break;
        run.push_back(j);
      }
      if (run.size() >= 3) {
        for (std::size_t each : run) {
          std::string_view text = lines_[each].text;
          strip_leader(text);
          Numbered parts = numbered(text);
          out_.contents.push_back({parts.number, squeezed(parts.rest)});
          flags_[each] = Flag::contents;
        }
        return;
      }
      if (j > i) i = j - (j < lines_.size() && j > i ? 0 : 1);
    }
  }

  static bool only_page_number(std::string_view text) {
    if (text.size() > 24 || contains(text, "\xc2\xa7")) return false;
    std::string key = key_of(text);
    std::string_view rest = key;
    if (rest.starts_with("side ")) rest.remove_prefix(5);
    std::size_t end = 0;
    while (end < rest.size() && is_digit(rest[end])) ++end;
    if (end == 0 || end > 3) return false;
    rest = rest.substr(end);
    if (rest.empty()) return text.size() <= 16 && text.find_first_of("%+*#$=/<>") == std::string_view::npos;
    if (rest.starts_with(" af ")) rest.remove_prefix(4);
    else return false;
    return !rest.empty() && rest.size() <= 3 && std::all_of(rest.begin(), rest.end(), is_digit);
  }

  void find_page_furniture() {
    // Lines that differ only in a page number at one end: "Samarbejdsplan 2021 | 7", "8   Samarbejdsplan 2021".
    std::unordered_map<std::string, std::set<std::string>> with_number;
    std::unordered_map<std::string, std::vector<std::size_t>> where;
    std::unordered_map<std::string, std::vector<std::size_t>> same;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!free(i)) continue;
      const std::string& text = lines_[i].text;
      if (only_page_number(text)) {
        bool above = i == 0 || lines_[i - 1].blank() || lines_[i].page_break || flags_[i - 1] != Flag::none;
        bool below = i + 1 >= lines_.size() || lines_[i + 1].blank() || lines_[i + 1].page_break;
        if (above || below) flags_[i] = Flag::page_number;
        continue;
      }
      if (text.size() > 160) continue;
      std::string number;
      std::string rest = page_line(text, number);
      if (!rest.empty()) {
        with_number[rest].insert(number);
        where[rest].push_back(i);
      }
      same[key_of(text)].push_back(i);
    }
    for (const auto& [key, numbers] : with_number) {
      static const std::set<std::string_view> counted = {"indsatsomraade", "kapitel", "maal", "delmaal", "tiltag", "initiativ", "indsats", "del", "bilag", "afsnit", "fase", "punkt", "emne", "fokusomraade", "omraade"};
      if (numbers.size() < 3 || counted.contains(key)) continue;
      for (std::size_t i : where[key]) flags_[i] = Flag::page_header;
    }
    for (const auto& [key, places] : same) {
      if (places.size() < 3 || key.empty()) continue;
      std::vector<std::size_t> at_edge;
      for (std::size_t i : places) {
        if (flags_[i] == Flag::none && (lines_[i].page_break || beside_page_number(i))) at_edge.push_back(i);
      }
      if (at_edge.size() < 2) continue;
      for (std::size_t i : at_edge) flags_[i] = Flag::page_header;
    }
    // "02 En tryk politikreds" above the real heading "2. En tryk politikreds", and its repetitions.
    std::set<std::string> padded;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!free(i) || lines_[i].text.size() > 240) continue;
      Numbered parts = numbered(unmarked(lines_[i].text));
      if (!parts.padded) continue;
      bool real = false;
      if (auto found = numbers_.find(parts.number); found != numbers_.end()) {
        std::string key = key_of(parts.rest);
        real = std::find(found->second.begin(), found->second.end(), key) != found->second.end();
        std::size_t next = next_free(i);
        if (!real && next < lines_.size()) {
          Numbered following = numbered(unmarked(lines_[next].text));
          real = following.number == parts.number && !following.padded && overlap(meaning_words(parts.rest), meaning_words(following.rest)) >= 0.6;
        }
      }
      if (real || !padded.insert(parts.number).second) flags_[i] = Flag::page_header;
    }
  }

  bool beside_page_number(std::size_t i) const {
    for (std::size_t j = i; j > 0 && i - j < 4;) {
      --j;
      if (flags_[j] == Flag::page_number || flags_[j] == Flag::page_header) return true;
      if (!lines_[j].blank()) break;
    }
    for (std::size_t j = i + 1; j < lines_.size() && j - i < 4; ++j) {
      if (flags_[j] == Flag::page_number || flags_[j] == Flag::page_header) return true;
      if (!lines_[j].blank()) break;
    }
    return false;
  }

  // The words of a line without a page number at one end; empty when there is none.
  static std::string page_line(std::string_view text, std::string& number) {
    std::size_t end = text.size();
    while (end > 0 && is_digit(text[end - 1])) --end;
    if (end < text.size() && text.size() - end <= 3 && end > 0 && !is_digit(text[end - 1]) && text[end - 1] != '.') {
      number = text.substr(end);
      std::string key = key_of(text.substr(0, end));
      if (key.ends_with(" side")) key.resize(key.size() - 5);
      return key;
    }
    std::size_t start = 0;
    while (start < text.size() && is_digit(text[start])) ++start;
    if (start > 0 && start <= 3 && start < text.size() && text[0] != '0' && (text[start] == ' ' || text[start] == '\t' || text[start] == '|')) {
      number = text.substr(0, start);
      return key_of(text.substr(start));
    }
    return {};
  }

  Piece& add(PieceKind kind, std::size_t first, std::size_t last) {
    Piece piece;
    piece.kind = kind;
    piece.first = lines_[first].number;
    piece.last = lines_[last].number;
    out_.pieces.push_back(std::move(piece));
    return out_.pieces.back();
  }

  Piece& add_heading(std::size_t first, std::size_t last, HeadingStyle style, std::string_view text, std::string number, int depth) {
    Piece& piece = add(PieceKind::heading, first, last);
    piece.style = style;
    piece.text = squeezed(bare(text));
    piece.number = std::move(number);
    piece.depth = depth;
    return piece;
  }

  void step() {
    const Line& line = lines_[at_];
    if (line.blank()) {
      if (line.invisible) add(PieceKind::invisible, at_, at_);
      ++at_;
      return;
    }
    if (flags_[at_] != Flag::none) {
      furniture();
      return;
    }
    if (at_ >= group_end_) {
      group_end_ = at_;
      while (free(group_end_) && (group_end_ == at_ || !lines_[group_end_].page_break)) ++group_end_;
    }
    group(group_end_);
  }

  void furniture() {
    Flag flag = flags_[at_];
    std::size_t end = at_;
    while (end + 1 < lines_.size() && flags_[end + 1] == flag && !lines_[end + 1].blank()) ++end;
    PieceKind kind = PieceKind::contents;
    switch (flag) {
      case Flag::none:
      case Flag::contents: kind = PieceKind::contents; break;
      case Flag::page_number: kind = PieceKind::page_number; break;
      case Flag::page_header: kind = PieceKind::page_header; break;
      case Flag::rule: kind = PieceKind::rule; break;
      case Flag::metadata: kind = PieceKind::metadata; break;
      case Flag::code: kind = PieceKind::code; break;
      case Flag::comment: kind = PieceKind::comment; break;
    }
    Piece& piece = add(kind, at_, end);
    for (std::size_t i = at_; i <= end; ++i) piece.lines.push_back(lines_[i].text);
    piece.text = squeezed(piece.lines[0]);
    at_ = end + 1;
  }

  // One run of lines without a blank between, from at_ to end; takes at least the first line.
  void group(std::size_t end) {
    const std::string& text = lines_[at_].text;
    if (text[0] == '>') return quote(end);
    if (text[0] == '#' && marked_heading()) return;
    if (at_ + 1 < end && setext(lines_[at_ + 1].text) && letters(text) <= 170 && !bullet(text).is && text[0] != '|') {
      int depth = lines_[at_ + 1].text[0] == '=' ? 1 : 2;
      Numbered parts = numbered(unmarked(text));
      add_heading(at_, at_ + 1, HeadingStyle::marked, parts.rest, parts.number, depth);
      at_ += 2;
      return;
    }
    if (rule_line(text)) {
      add(PieceKind::rule, at_, at_);
      ++at_;
      return;
    }
    if (text[0] == '|') {
      std::size_t last = at_;
      while (last + 1 < end && lines_[last + 1].text[0] == '|') ++last;
      Piece& piece = add(PieceKind::table, at_, last);
      for (std::size_t i = at_; i <= last; ++i) piece.lines.push_back(lines_[i].text);
      at_ = last + 1;
      return;
    }
    if (text.starts_with("![") && picture()) return;
    if (law_box(end)) return;
    std::string name, value;
    if (field(bullet(text).is && !bullet(text).ordered ? std::string_view(bullet(text).rest) : std::string_view(text), name, value) && name != "foto") {
      std::size_t last = at_;
      std::string other, more;
      std::vector<std::string> parts{value};
      while (last + 1 < end && !bullet(lines_[last + 1].text).is && !field(lines_[last + 1].text, other, more)) parts.push_back(lines_[++last].text);
      Piece& piece = add(PieceKind::field, at_, last);
      for (std::size_t i = at_; i <= last; ++i) piece.lines.push_back(lines_[i].text);
      piece.name = name;
      piece.text = flowed(parts);
      at_ = last + 1;
      return;
    }
    if (known_title(end)) return;
    if (numbered_heading(end)) return;
    if (bullet(text).is) return list(end);
    if (bold_heading(text)) {
      std::string_view inner = unmarked(text);
      if (inner.ends_with(':')) inner.remove_suffix(1);
      Numbered parts = numbered(inner);
      add_heading(at_, at_, parts.number.empty() ? HeadingStyle::bold : HeadingStyle::numbered, parts.rest, parts.number, parts.depth);
      ++at_;
      return;
    }
    if (capitals_heading(text)) {
      std::size_t last = at_;
      while (last + 1 < end && last < at_ + 2 && capitals_heading(lines_[last + 1].text)) ++last;
      std::vector<std::string> parts;
      for (std::size_t i = at_; i <= last; ++i) parts.push_back(std::string(unmarked(lines_[i].text)));
      add_heading(at_, last, HeadingStyle::capitals, flowed(parts), "", 0);
      at_ = last + 1;
      return;
    }
    if (plain_heading(end)) return;
    paragraph(end);
  }

  static bool setext(std::string_view line) {
    return line.size() >= 3 && (line.find_first_not_of('=') == std::string_view::npos || line.find_first_not_of('-') == std::string_view::npos);
  }

  void quote(std::size_t end) {
    std::size_t last = at_;
    std::vector<std::string> inside;
    while (last < end && lines_[last].text[0] == '>') {
      std::string_view text = lines_[last].text;
      while (text.starts_with('>')) text = trimmed(text.substr(1));
      if (!text.empty()) inside.push_back(std::string(text));
      ++last;
    }
    --last;
    if (!inside.empty()) {
      Law found = law(inside[0]);
      std::size_t used = 1;
      if (!found.name.empty() && !found.whole && inside.size() > 1 && !paragraph_sign(inside[1]).empty()) {
        found.name += paragraph_sign(inside[1]);
        found.whole = true;
        used = 2;
      }
      if (found.whole && inside[0].size() < 400) {
        Piece& piece = add(PieceKind::law, at_, last);
        piece.name = found.name;
        inside.erase(inside.begin(), inside.begin() + static_cast<std::ptrdiff_t>(used));
        if (!found.rest.empty()) inside.insert(inside.begin(), found.rest);
        piece.text = flowed(inside);
        at_ = last + 1;
        pending_law_ = piece.text.empty();
        return;
      }
    }
    Piece& piece = add(PieceKind::paragraph, at_, last);
    piece.lines = inside;
    piece.text = flowed(inside);
    at_ = last + 1;
  }

  bool marked_heading() {
    std::string_view text = lines_[at_].text;
    std::size_t depth = text.find_first_not_of('#');
    if (depth == std::string_view::npos || depth > 6 || (text[depth] != ' ' && text[depth] != '\t')) return false;
    text = trimmed(text.substr(depth));
    while (text.ends_with('#')) text.remove_suffix(1);
    text = unmarked(text);
    if (text.empty()) return false;
    Numbered parts = numbered(text);
    add_heading(at_, at_, HeadingStyle::marked, parts.rest, parts.number, static_cast<int>(depth)).name = parts.word;
    if (parts.depth == 1 && parts.word.empty()) chapter_ = number_of(parts.number);
    ++at_;
    return true;
  }

  static int number_of(const std::string& text) { return text.empty() || text.size() > 3 || !is_digit(text[0]) ? 0 : std::atoi(text.c_str()); }

  bool picture() {
    std::string_view text = lines_[at_].text;
    std::size_t close = text.find("](");
    std::size_t end = text.find(')', close == std::string_view::npos ? 0 : close);
    if (close == std::string_view::npos || end == std::string_view::npos) return false;
    Piece& piece = add(PieceKind::picture, at_, at_);
    piece.name = trimmed(text.substr(2, close - 2));
    std::string_view file = text.substr(close + 2, end - close - 2);
    if (std::size_t title = file.find('"'); title != std::string_view::npos) {
      piece.text = trimmed(file.substr(title + 1, file.rfind('"') > title ? file.rfind('"') - title - 1 : std::string_view::npos));
      file = trimmed(file.substr(0, title));
    }
    piece.file = file;
    std::string_view rest = trimmed(text.substr(end + 1));
    if (!rest.empty()) piece.text = std::string(rest);
    // A caption right under it belongs to it.
    std::size_t next = at_ + 1;
    if (free(next) && (caption(lines_[next].text) || (lines_[next].text[0] == '*' && lines_[next].text.back() == '*' && lines_[next].text[1] != '*'))) {
      piece.text = bare(lines_[next].text);
      piece.last = lines_[next].number;
      ++next;
    }
    at_ = next;
    return true;
  }

  bool law_box(std::size_t end) {
    Law found = law(lines_[at_].text);
    if (found.name.empty()) {
      if (pending_law_) {
        // The paragraph after the box's heading is the text of the law.
        pending_law_ = false;
        if (!out_.pieces.empty() && out_.pieces.back().kind == PieceKind::law && !bullet(lines_[at_].text).is && !numbered_line(at_)) {
          std::vector<std::string> text;
          std::size_t last = at_;
          for (; last < end && !numbered_line(last); ++last) text.push_back(lines_[last].text);
          if (last > at_) {
            Piece& box = out_.pieces.back();
            box.text = flowed(text);
            box.last = lines_[last - 1].number;
            at_ = last;
            return true;
          }
        }
      } else if (!out_.pieces.empty() && out_.pieces.back().kind == PieceKind::law && folded(lines_[at_].text).starts_with("stk. ")) {
        std::vector<std::string> text;
        for (std::size_t i = at_; i < end; ++i) text.push_back(lines_[i].text);
        Piece& box = out_.pieces.back();
        box.text += " " + flowed(text);
        box.last = lines_[end - 1].number;
        at_ = end;
        return true;
      }
      return false;
    }
    std::size_t last = at_;
    if (!found.whole) {
      std::size_t next = next_free(at_);
      if (next >= lines_.size() || next > at_ + 4) return false;
      std::string sign = paragraph_sign(lines_[next].text);
      if (sign.empty()) return false;
      found.name += sign;
      last = next;
    } else if (!found.rest.empty() && (lines_[at_].text.size() > 60 && !contains(lines_[at_].text, "**") && !contains(lines_[at_].text, ":"))) {
      return false;  // "Retsplejelovens § 115 giver mulighed for ...": a sentence
    } else if (!found.rest.empty() && !contains(lines_[at_].text, "**") && !contains(lines_[at_].text, ":") && starts_lower(found.rest)) {
      return false;
    }
    Piece& piece = add(PieceKind::law, at_, last);
    piece.name = found.name;
    std::vector<std::string> text;
    if (!found.rest.empty()) text.push_back(found.rest);
    std::size_t next = last + 1;
    while (next < lines_.size() && free(next) && !numbered_line(next)) text.push_back(lines_[next++].text);
    if (!text.empty()) {
      piece.text = flowed(text);
      piece.last = lines_[next - 1].number;
      pending_law_ = false;
    } else {
      pending_law_ = true;
    }
    at_ = next;
    return true;
  }

  bool numbered_line(std::size_t i) const {
    Numbered parts = numbered(unmarked(lines_[i].text));
    return !parts.number.empty() && heading_like(parts.rest);
  }

  // A line that the table of contents names without a number.
  bool known_title(std::size_t end) {
    for (std::size_t count = 1; count <= 3 && at_ + count <= end; ++count) {
      std::string key;
      for (std::size_t i = 0; i < count; ++i) key += (i == 0 ? "" : " ") + std::string(unmarked(lines_[at_ + i].text));
      if (key.size() > 300) break;
      Numbered parts = numbered(key);
      auto found = titles_.find(key_of(parts.rest));
      if (found == titles_.end() || parts.bracket) continue;
      const std::string number = parts.number.empty() ? found->second : parts.number;
      if (!parts.number.empty() && !found->second.empty() && parts.number != found->second) continue;
      int depth = number.empty() ? 1 : 1 + static_cast<int>(std::count(number.begin(), number.end(), '.'));
      if (number.empty() || parts.number.empty()) {
        if (capitals_heading(key)) {
          add_heading(at_, at_ + count - 1, HeadingStyle::capitals, parts.rest, number, depth);
        } else {
          add_heading(at_, at_ + count - 1, number.empty() ? HeadingStyle::contents : HeadingStyle::numbered, parts.rest, number, depth);
        }
      } else {
        add_heading(at_, at_ + count - 1, HeadingStyle::numbered, parts.rest, number, depth);
      }
      if (depth == 1 && number_of(number) > 0) chapter_ = number_of(number);
      at_ += count;
      return true;
    }
    return false;
  }

  bool numbered_heading(std::size_t end) {
    Numbered parts = numbered(unmarked(lines_[at_].text));
    if (parts.number.empty() || parts.bracket) return false;
    std::size_t last = at_;
    std::string title = parts.rest;
    if (title.empty()) {  // "Kapitel 2" with the title on the next line
      if (parts.word.empty()) return false;
      std::size_t next = next_free(at_);
      if (next < lines_.size() && next <= at_ + 3 && heading_like(unmarked(lines_[next].text)) && letters(lines_[next].text) <= 120 && !bullet(lines_[next].text).is) {
        title = unmarked(lines_[next].text);
        last = next;
      } else {
        title = squeezed(lines_[at_].text);
      }
    }
    if (!heading_like(title)) return false;
    // A long title goes on in the next line.
    while (last + 1 < end && last < at_ + 3 && letters(lines_[last].text) >= 45) {
      const std::string& next = lines_[last + 1].text;
      if (!numbered(next).number.empty() || bullet(next).is || !law(next).name.empty() || capitals_heading(next)) break;
      bool tail = last + 2 == end;
      if (!(starts_lower(next) && (tail || letters(next) >= 45)) || letters(title) + letters(next) > 230) break;
      std::size_t stop = last + 1;
      while (stop + 1 < end && starts_lower(lines_[stop + 1].text) && stop < at_ + 4) ++stop;
      if (ends_like_text(lines_[stop].text)) break;
      title = flowed({title, next});
      ++last;
    }
    if (parts.depth == 1 && parts.word.empty() && !parts.padded) {
      if (in_numbered_run(end)) return false;
      int number = number_of(parts.number);
      if (number == 0 || (chapter_ > 0 && number != chapter_ + 1 && !(number > chapter_ && number <= chapter_ + 3))) {
        if (number == 0 || (last + 1 < end)) return false;
        add_heading(at_, last, HeadingStyle::numbered, title, parts.number, 2);  // numbered again inside a chapter
        at_ = last + 1;
        return true;
      }
    }
    static const std::set<std::string_view> sections = {"indsatsomraade", "fokusomraade", "afsnit", "tema", "indsats"};
    int depth = sections.contains(parts.word) ? 2 : parts.depth;
    Piece& piece = add_heading(at_, last, HeadingStyle::numbered, title, parts.number, depth);
    piece.name = parts.word;
    if (depth == 1 && number_of(parts.number) > 0) chapter_ = number_of(parts.number);
    at_ = last + 1;
    return true;
  }

  // The line stands in a row of numbers 1. 2. 3. with nothing between: that is a list, not chapters.
  bool in_numbered_run(std::size_t end) const {
    Bullet here = bullet(lines_[at_].text);
    if (!here.is || !here.ordered) return false;
    // A short line above a long one that begins anew is a heading with its text.
    if (at_ + 1 < end) {
      const std::string& next = lines_[at_ + 1].text;
      if (!bullet(next).is && starts_upper(next) && letters(here.rest) <= 60 && letters(next) >= 60 && !ends_like_text(here.rest)) return false;
    }
    for (std::size_t i = at_ + 1; i < end && i < at_ + 60; ++i) {
      Bullet next = bullet(lines_[i].text);
      if (next.is && next.ordered && next.number != here.number && numbered(lines_[i].text).depth == 1) return true;
    }
    std::size_t next = end < lines_.size() && end > at_ ? next_free(end - 1) : lines_.size();
    if (next < lines_.size()) {
      Bullet after = bullet(lines_[next].text);
      if (after.is && after.ordered && after.number == here.number + 1 && numbered(lines_[next].text).depth == 1) return true;
    }
    if (!out_.pieces.empty()) {
      const Piece& before = out_.pieces.back();
      if (before.kind == PieceKind::list && before.ordered && !before.item_numbers.empty() && here.number > 1 &&
          (before.item_numbers.back() == here.number - 1 || before.item_numbers.back() == here.number)) {
        return true;
      }
    }
    return false;
  }

  void list(std::size_t end) {
    Bullet first = bullet(lines_[at_].text);
    std::size_t last = at_;
    std::vector<std::vector<std::string>> items;
    std::vector<int> numbers;
    for (; last < end; ++last) {
      const std::string& text = lines_[last].text;
      Bullet next = bullet(text);
      std::string name, value;
      if (next.is && next.ordered == first.ordered) {
        if (!items.empty() && !next.ordered && field(next.rest, name, value)) break;
        items.push_back({std::string(next.rest)});
        numbers.push_back(next.number);
      } else if (text[0] == '#' || text[0] == '|' || text[0] == '>' || capitals_heading(text) || (numbered(text).depth > 1 && heading_like(numbered(text).rest)) || caption(text)) {
        break;
      } else {
        items.back().push_back(next.is ? "- " + std::string(next.rest) : text);
      }
    }
    const bool goes_on = !out_.pieces.empty() && out_.pieces.back().kind == PieceKind::list && out_.pieces.back().ordered == first.ordered &&
                         (!first.ordered || first.number >= out_.pieces.back().item_numbers.back());
    Piece& piece = goes_on ? out_.pieces.back() : add(PieceKind::list, at_, last - 1);
    piece.last = lines_[last - 1].number;
    piece.ordered = first.ordered;
    for (const auto& item : items) piece.items.push_back(flowed(item));
    if (first.ordered) piece.item_numbers.insert(piece.item_numbers.end(), numbers.begin(), numbers.end());
    at_ = last;
  }

  bool plain_heading(std::size_t end) {
    const std::string& text = lines_[at_].text;
    static const std::set<std::string_view> known = {"forord", "indledning", "baggrund", "afslutning", "opfoelgning", "evaluering"};
    bool usual = known.contains(key_of(text));
    if (!usual && (letters(text) > 90 || letters(text) < 3 || words_of(text).size() > 12)) return false;
    if (!heading_like(text) || !starts_upper(text) || caption(text)) return false;
    if (key_of(text).starts_with("paa vegne af") || key_of(text).starts_with("med venlig hilsen")) return false;
    if (at_ + 1 == end) {
      std::size_t next = next_free(at_);
      if (next >= lines_.size()) return false;
      const std::string& following = lines_[next].text;
      bool text_follows = letters(following) > 90 || ends_like_text(following) || (next + 1 < lines_.size() && !lines_[next + 1].blank() && letters(following) > 40);
      if (bullet(following).is && !starts_digit(following)) text_follows = true;
      std::string name, value;
      if (field(following, name, value)) text_follows = true;
      if (!text_follows && !usual) return false;
      if (!numbered(unmarked(following)).number.empty() && !usual) return false;
    } else {
      const std::string& next = lines_[at_ + 1].text;
      if (letters(text) > 70 || !starts_upper(next) || letters(next) < letters(text) + 20 || letters(next) < 60 || caption(next)) return false;
    }
    add_heading(at_, at_, HeadingStyle::plain, text, "", 0);
    ++at_;
    return true;
  }

  void paragraph(std::size_t end) {
    std::size_t last = at_;
    std::vector<std::string> parts;
    for (; last < end; ++last) {
      const std::string& text = lines_[last].text;
      if (last > at_) {
        const std::string& before = lines_[last - 1].text;
        if (text[0] == '#' || text[0] == '|' || text[0] == '>' || text.starts_with("![") || bold_heading(text) || capitals_heading(text)) break;
        if (bullet(text).is && (!bullet(text).ordered || ends_like_text(before))) break;
        Numbered parts_of = numbered(text);
        if (parts_of.depth > 1 && heading_like(parts_of.rest) && ends_like_text(before)) break;
        if (parts_of.depth == 1 && !parts_of.word.empty() && heading_like(parts_of.rest)) break;
        if (Law found = law(text); !found.name.empty() && (found.whole ? found.rest.empty() : last + 1 < end && !paragraph_sign(lines_[last + 1].text).empty())) break;
        if (letters(before) > 150 && ends_like_text(before) && before.back() != ',' && starts_upper(text)) break;
        if (caption(text) && ends_like_text(before)) break;
        if (titles_.contains(key_of(text)) && ends_like_text(before)) break;
        std::string name, value;
        if (field(text, name, value) && ends_like_text(before)) break;
      }
      parts.push_back(text);
    }
    std::string text = flowed(parts);
    Piece& piece = add(caption(text) ? PieceKind::picture : PieceKind::paragraph, at_, last - 1);
    piece.lines = std::move(parts);
    piece.text = std::move(text);
    at_ = last;
  }
};

}  // namespace

Pieces pieces_of(const std::vector<Line>& lines) { return Sorter(lines).run(); }

std::string bare(std::string_view line) {
  std::string_view text = unmarked(line);
  if (text.size() > 2 && (text[0] == '*' || text[0] == '_') && text.back() == text[0]) text = trimmed(text.substr(1, text.size() - 2));
  return std::string(text);
}

Numbered numbered(std::string_view line) {
  Numbered out;
  line = trimmed(line);
  out.rest = line;
  std::string_view text = line;
  static const std::set<std::string_view> named = {"kapitel", "afsnit", "del", "bilag", "indsatsomraade", "fokusomraade", "tema", "indsats"};
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
    for (std::string_view dash : {std::string_view(":"), std::string_view("- "), std::string_view("\xe2\x80\x93"), std::string_view("\xe2\x80\x94")}) {
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
