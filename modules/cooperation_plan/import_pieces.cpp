// The lines of a document as pieces.

#include "import_pieces.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "import_signs.h"
#include "words.h"

namespace cooperation_plan {

namespace {

class Sorter {
 public:
  explicit Sorter(const std::vector<Line>& lines) : lines_(lines) {
    Furniture furniture = furniture_of(lines);
    flags_ = std::move(furniture.flags);
    out_.contents = std::move(furniture.contents);
  }

  Pieces run() {
    for (const ContentsEntry& entry : out_.contents) titles_.emplace(key_of(entry.title), entry.number);
    for (at_ = 0; at_ < lines_.size();) step();
    return std::move(out_);
  }

 private:
  const std::vector<Line>& lines_;
  std::vector<Flag> flags_;
  std::unordered_map<std::string, std::string> titles_;  // of the table of contents, to their number
  Pieces out_;
  std::size_t at_ = 0;
  std::size_t group_end_ = 0;  // end of the run of lines that at_ stands in
  int chapter_ = 0;            // the last chapter number of the numbered style
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

  Piece& add(PieceKind kind, std::size_t first, std::size_t last) {
    Piece piece;
    piece.kind = kind;
    piece.first = lines_[first].number;
    piece.last = lines_[last].number;
    out_.pieces.push_back(std::move(piece));
    return out_.pieces.back();
  }

  Piece& add_heading(std::size_t first, std::size_t last, HeadingStyle style, std::string_view text, std::string number,
                     int depth) {
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
    if (field(bullet(text).is && !bullet(text).ordered ? std::string_view(bullet(text).rest) : std::string_view(text),
              name, value) &&
        name != "foto") {
      std::size_t last = at_;
      std::string other, more;
      std::vector<std::string> parts{value};
      while (last + 1 < end && !bullet(lines_[last + 1].text).is && !field(lines_[last + 1].text, other, more))
        parts.push_back(lines_[++last].text);
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
      add_heading(at_, at_, parts.number.empty() ? HeadingStyle::bold : HeadingStyle::numbered, parts.rest,
                  parts.number, parts.depth);
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
    return line.size() >= 3 && (line.find_first_not_of('=') == std::string_view::npos ||
                                line.find_first_not_of('-') == std::string_view::npos);
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

  static int number_of(const std::string& text) {
    return text.empty() || text.size() > 3 || !is_digit(text[0]) ? 0 : std::atoi(text.c_str());
  }

  bool picture() {
    std::string_view text = lines_[at_].text;
    std::size_t close = text.find("](");
    std::size_t end = text.find(')', close == std::string_view::npos ? 0 : close);
    if (close == std::string_view::npos || end == std::string_view::npos) return false;
    Piece& piece = add(PieceKind::picture, at_, at_);
    piece.name = trimmed(text.substr(2, close - 2));
    std::string_view file = text.substr(close + 2, end - close - 2);
    if (std::size_t title = file.find('"'); title != std::string_view::npos) {
      piece.text = trimmed(
          file.substr(title + 1, file.rfind('"') > title ? file.rfind('"') - title - 1 : std::string_view::npos));
      file = trimmed(file.substr(0, title));
    }
    piece.file = file;
    std::string_view rest = trimmed(text.substr(end + 1));
    if (!rest.empty()) piece.text = std::string(rest);
    // A caption right under it belongs to it.
    std::size_t next = at_ + 1;
    if (free(next) && (caption(lines_[next].text) || (lines_[next].text[0] == '*' && lines_[next].text.back() == '*' &&
                                                      lines_[next].text[1] != '*'))) {
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
        if (!out_.pieces.empty() && out_.pieces.back().kind == PieceKind::law && !bullet(lines_[at_].text).is &&
            !numbered_line(at_)) {
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
      } else if (!out_.pieces.empty() && out_.pieces.back().kind == PieceKind::law &&
                 folded(lines_[at_].text).starts_with("stk. ")) {
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
    } else if (!found.rest.empty() && (lines_[at_].text.size() > 60 && !contains(lines_[at_].text, "**") &&
                                       !contains(lines_[at_].text, ":"))) {
      return false;  // "Retsplejelovens § 115 giver mulighed for ...": a sentence
    } else if (!found.rest.empty() && !contains(lines_[at_].text, "**") && !contains(lines_[at_].text, ":") &&
               starts_lower(found.rest)) {
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
          add_heading(at_, at_ + count - 1, number.empty() ? HeadingStyle::contents : HeadingStyle::numbered,
                      parts.rest, number, depth);
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
      if (next < lines_.size() && next <= at_ + 3 && heading_like(unmarked(lines_[next].text)) &&
          letters(lines_[next].text) <= 120 && !bullet(lines_[next].text).is) {
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
      if (!bullet(next).is && starts_upper(next) && letters(here.rest) <= 60 && letters(next) >= 60 &&
          !ends_like_text(here.rest))
        return false;
    }
    for (std::size_t i = at_ + 1; i < end && i < at_ + 60; ++i) {
      Bullet next = bullet(lines_[i].text);
      if (next.is && next.ordered && next.number != here.number && numbered(lines_[i].text).depth == 1) return true;
    }
    std::size_t next = end < lines_.size() && end > at_ ? next_free(end - 1) : lines_.size();
    if (next < lines_.size()) {
      Bullet after = bullet(lines_[next].text);
      if (after.is && after.ordered && after.number == here.number + 1 && numbered(lines_[next].text).depth == 1)
        return true;
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
      } else if (text[0] == '#' || text[0] == '|' || text[0] == '>' || capitals_heading(text) ||
                 (numbered(text).depth > 1 && heading_like(numbered(text).rest)) || caption(text)) {
        break;
      } else {
        items.back().push_back(next.is ? "- " + std::string(next.rest) : text);
      }
    }
    const bool goes_on = !out_.pieces.empty() && out_.pieces.back().kind == PieceKind::list &&
                         out_.pieces.back().ordered == first.ordered &&
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
    static const std::set<std::string_view> known = {"forord",     "indledning",  "baggrund",
                                                     "afslutning", "opfoelgning", "evaluering"};
    bool usual = known.contains(key_of(text));
    if (!usual && (letters(text) > 90 || letters(text) < 3 || words_of(text).size() > 12)) return false;
    if (!heading_like(text) || !starts_upper(text) || caption(text)) return false;
    if (key_of(text).starts_with("paa vegne af") || key_of(text).starts_with("med venlig hilsen")) return false;
    if (at_ + 1 == end) {
      std::size_t next = next_free(at_);
      if (next >= lines_.size()) return false;
      const std::string& following = lines_[next].text;
      bool text_follows = letters(following) > 90 || ends_like_text(following) ||
                          (next + 1 < lines_.size() && !lines_[next + 1].blank() && letters(following) > 40);
      if (bullet(following).is && !starts_digit(following)) text_follows = true;
      std::string name, value;
      if (field(following, name, value)) text_follows = true;
      if (!text_follows && !usual) return false;
      if (!numbered(unmarked(following)).number.empty() && !usual) return false;
    } else {
      const std::string& next = lines_[at_ + 1].text;
      if (letters(text) > 70 || !starts_upper(next) || letters(next) < letters(text) + 20 || letters(next) < 60 ||
          caption(next))
        return false;
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
        if (text[0] == '#' || text[0] == '|' || text[0] == '>' || text.starts_with("![") || bold_heading(text) ||
            capitals_heading(text))
          break;
        if (bullet(text).is && (!bullet(text).ordered || ends_like_text(before))) break;
        Numbered parts_of = numbered(text);
        if (parts_of.depth > 1 && heading_like(parts_of.rest) && ends_like_text(before)) break;
        if (parts_of.depth == 1 && !parts_of.word.empty() && heading_like(parts_of.rest)) break;
        if (Law found = law(text);
            !found.name.empty() &&
            (found.whole ? found.rest.empty() : last + 1 < end && !paragraph_sign(lines_[last + 1].text).empty()))
          break;
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

}  // namespace cooperation_plan
