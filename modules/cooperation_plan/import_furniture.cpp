// What of a document is only furniture of the page.

#include "import_furniture.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "import_signs.h"
#include "words.h"

namespace cooperation_plan {

namespace {

class Finder {
 public:
  explicit Finder(const std::vector<Line>& lines) : lines_(lines) { out_.flags.assign(lines.size(), Flag::none); }

  Furniture run() {
    find_metadata();
    find_code();
    find_counts();
    find_contents();
    find_page_furniture();
    return std::move(out_);
  }

 private:
  const std::vector<Line>& lines_;
  Furniture out_;
  std::unordered_map<std::string, int> counts_;  // folded short lines
  std::unordered_map<std::string, std::vector<std::string>>
      numbers_;  // "2" -> folded titles with that number in the text

  bool free(std::size_t i) const { return i < lines_.size() && !lines_[i].blank() && out_.flags[i] == Flag::none; }

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
        for (std::size_t j = start; j <= i; ++j) out_.flags[j] = Flag::metadata;
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
      if (comment && out_.flags[i] == Flag::none) out_.flags[i] = Flag::comment;
      if (comment && contains(text, "-->")) comment = false;
    }
    if (comment) {  // never closed: it is text after all
      for (Flag& flag : out_.flags) {
        if (flag == Flag::comment) flag = Flag::none;
      }
    }
    std::size_t open = lines_.size();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].text.starts_with("```") && !lines_[i].text.starts_with("~~~")) continue;
      if (open == lines_.size()) {
        open = i;
      } else {
        for (std::size_t j = open; j <= i; ++j) out_.flags[j] = Flag::code;
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
    static const std::set<std::string_view> headings = {"indholdsfortegnelse",   "indhold",  "indholdsoversigt",
                                                        "oversigt over indhold", "contents", "table of contents"};
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
    out_.flags[from] = Flag::contents;
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
      bool adjacent = i == from + 1 || out_.flags[i - 1] == Flag::contents;
      bool again = counts_[key_of(parts.rest)] >= 2;
      // A line without number and page is an entry only in a table that has neither.
      bool bare_entry =
          letters(text) <= 120 && again && !ends_like_text(text) && (!telling || adjacent) && law(text).name.empty();
      bool entry = leader || (!parts.number.empty() && letters(parts.rest) <= 200) || bare_entry;
      telling = telling || leader || !parts.number.empty();
      bool heading = lines_[i].text.starts_with('#');
      if (parts.number.empty() && !leader && adjacent && open && letters(text) <= 200 && i + 1 < lines_.size()) {
        // a long entry goes on here
        if (!out_.contents.empty() && !again) {
          out_.contents.back().title += " " + std::string(text);
          out_.flags[i] = Flag::contents;
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
      out_.flags[i] = Flag::contents;
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
      out_.flags[i] = Flag::contents;
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
          out_.flags[each] = Flag::contents;
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
    if (rest.starts_with(" af "))
      rest.remove_prefix(4);
    else
      return false;
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
        bool above = i == 0 || lines_[i - 1].blank() || lines_[i].page_break || out_.flags[i - 1] != Flag::none;
        bool below = i + 1 >= lines_.size() || lines_[i + 1].blank() || lines_[i + 1].page_break;
        if (above || below) out_.flags[i] = Flag::page_number;
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
      static const std::set<std::string_view> counted = {
          "indsatsomraade", "kapitel", "maal", "delmaal", "tiltag", "initiativ",    "indsats", "del",
          "bilag",          "afsnit",  "fase", "punkt",   "emne",   "fokusomraade", "omraade"};
      if (numbers.size() < 3 || counted.contains(key)) continue;
      for (std::size_t i : where[key]) out_.flags[i] = Flag::page_header;
    }
    for (const auto& [key, places] : same) {
      if (places.size() < 3 || key.empty()) continue;
      std::vector<std::size_t> at_edge;
      for (std::size_t i : places) {
        if (out_.flags[i] == Flag::none && (lines_[i].page_break || beside_page_number(i))) at_edge.push_back(i);
      }
      if (at_edge.size() < 2) continue;
      for (std::size_t i : at_edge) out_.flags[i] = Flag::page_header;
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
          real = following.number == parts.number && !following.padded &&
                 overlap(meaning_words(parts.rest), meaning_words(following.rest)) >= 0.6;
        }
      }
      if (real || !padded.insert(parts.number).second) out_.flags[i] = Flag::page_header;
    }
  }

  bool beside_page_number(std::size_t i) const {
    for (std::size_t j = i; j > 0 && i - j < 4;) {
      --j;
      if (out_.flags[j] == Flag::page_number || out_.flags[j] == Flag::page_header) return true;
      if (!lines_[j].blank()) break;
    }
    for (std::size_t j = i + 1; j < lines_.size() && j - i < 4; ++j) {
      if (out_.flags[j] == Flag::page_number || out_.flags[j] == Flag::page_header) return true;
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
    if (start > 0 && start <= 3 && start < text.size() && text[0] != '0' &&
        (text[start] == ' ' || text[start] == '\t' || text[start] == '|')) {
      number = text.substr(0, start);
      return key_of(text.substr(start));
    }
    return {};
  }
};

}  // namespace

Furniture furniture_of(const std::vector<Line>& lines) { return Finder(lines).run(); }

}  // namespace cooperation_plan
