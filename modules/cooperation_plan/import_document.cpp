// From pieces to a plan: which heading is a chapter, a section or a small heading; which list is the published list of
// focus areas. And where every line went.
// Longer than 600 lines because it is one walk over the pieces, whose decisions stand on the ones before.

#include "import_document.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "import_areas.h"
#include "import_initiatives.h"
#include "import_pieces.h"
#include "import_sentences.h"
#include "import_signs.h"
#include "words.h"

namespace cooperation_plan {

namespace {

enum class Level { chapter, section, subheading };

int year_in(std::string_view text) {
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    bool start = at == 0 || text[at - 1] < '0' || text[at - 1] > '9';
    bool end = at + 4 == text.size() || text[at + 4] < '0' || text[at + 4] > '9';
    if (start && end && text[at] == '2' && text[at + 1] == '0' && text[at + 2] >= '0' && text[at + 2] <= '9' &&
        text[at + 3] >= '0' && text[at + 3] <= '9') {
      return 2000 + (text[at + 2] - '0') * 10 + (text[at + 3] - '0');
    }
  }
  return 0;
}

bool foreword_title(std::string_view title) {
  std::string fold = folded(title);
  return fold == "forord" || fold.starts_with("forord ") || fold.starts_with("forord:") ||
         fold == "indledning og forord" || fold.starts_with("kaere laeser") || fold.starts_with("kaere borger");
}

const std::set<std::string_view>& offices() {
  static const std::set<std::string_view> words = {
      "politidirektoer", "politidirektoeren", "politimester", "chefpolitiinspektoer", "vicepolitidirektoer",
      "borgmester",      "direktoer",         "formand",      "kommunaldirektoer"};
  return words;
}

bool is_office(std::string_view text) {
  std::vector<Word> words = words_of(text);
  if (words.empty() || words.size() > 6) return false;
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return offices().contains(folded(word.text)); });
}

// Two to five words that all begin with a capital: a person's name.
bool is_name(std::string_view text) {
  std::vector<Word> words = words_of(text);
  if (words.size() < 2 || words.size() > 5 || letters(text) > 60) return false;
  return std::all_of(words.begin(), words.end(),
                     [](const Word& word) { return starts_upper(word.text) && !starts_digit(word.text); });
}

class Builder {
 public:
  Builder(const std::vector<Line>& lines, Pieces pieces, const ImportHints& hints)
      : lines_(lines), source_(std::move(pieces)), hints_(hints), names_(hints.bodies) {}

  ImportResult run() {
    find_year();
    find_spelling_of_capitals();
    find_title();
    assign_levels();
    for (std::size_t i = 0; i < source_.pieces.size(); ++i) {
      if (used_[i]) continue;
      place(i);
    }
    match_areas(plan(), areas_listed_, area_chapter_, keys_);
    read_initiatives(plan(), fields_, names_, keys_);
    account();
    return std::move(result_);
  }

 private:
  const std::vector<Line>& lines_;
  Pieces source_;
  const ImportHints& hints_;
  Names names_;
  ImportResult result_;
  std::vector<bool> used_;
  std::map<std::pair<HeadingStyle, int>, Level> levels_;
  std::unordered_map<std::string, std::string> spelling_;  // "politikreds" -> as the document writes it in running text
  bool in_foreword_ = false;
  bool in_section_ = false;
  bool areas_listed_ = false;
  std::size_t area_chapter_ = std::string::npos;
  std::string paragraph_before_;
  Keys keys_;
  std::vector<Particulars> fields_;
  std::string subheading_;

  Plan& plan() { return result_.plan; }

  std::string where() const {
    const Plan& plan = result_.plan;
    if (in_foreword_) return "Foreword";
    if (plan.chapters.empty()) return "";
    const Chapter& chapter = plan.chapters.back();
    if (in_section_)
      return chapter.sections.back().number.empty() ? chapter.sections.back().title : chapter.sections.back().number;
    return chapter.number.empty() ? chapter.title : chapter.number;
  }

  std::vector<Block>& blocks() {
    if (in_foreword_) return plan().foreword.blocks;
    if (plan().chapters.empty()) return plan().front;
    Chapter& chapter = plan().chapters.back();
    return in_section_ ? chapter.sections.back().blocks : chapter.blocks;
  }

  void map(const Piece& piece, std::string what, std::string place) {
    result_.mapping.push_back(
        {piece.first, piece.last, std::move(what), std::move(place),
         excerpt(piece.text.empty() ? (piece.items.empty() ? piece.name : piece.items[0]) : piece.text)});
  }
  void map(const Piece& piece, std::string what) { map(piece, std::move(what), where()); }

  void find_year() {
    plan().year = hints_.year;
    std::map<int, int> counts;
    for (std::size_t i = 0; i < lines_.size() && i < 20000; ++i) {
      int year = year_in(lines_[i].text);
      if (plan().year == 0 && year != 0 && contains(folded(lines_[i].text.substr(0, 300)), "plan")) plan().year = year;
      if (year != 0) ++counts[year];
    }
    if (plan().year == 0) plan().year = year_in(hints_.file_name);
    if (plan().year == 0 && !counts.empty()) {
      plan().year = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
                      return a.second < b.second;
                    })->first;
    }
  }

  // Headings in capitals are written in ordinary letters, with the names as the running text writes them.
  void find_spelling_of_capitals() {
    bool needed = std::any_of(source_.pieces.begin(), source_.pieces.end(), [](const Piece& piece) {
      return piece.kind == PieceKind::heading && all_capitals(piece.text);
    });
    if (!needed) return;
    for (const Piece& piece : source_.pieces) {
      if (piece.kind != PieceKind::paragraph && piece.kind != PieceKind::list) continue;
      const auto note = [&](std::string_view text) {
        for (const Word& word : words_of(text)) {
          if (word.at == 0 || !has_letter(word.text)) continue;
          std::string small = lower(word.text);
          if (word.text == small) {
            spelling_[small] = small;
          } else {
            spelling_.emplace(small, std::string(word.text));
          }
        }
      };
      note(piece.text);
      for (const std::string& item : piece.items) note(item);
    }
  }

  std::string ordinary(const std::string& title) const {
    if (!all_capitals(title)) return title;
    std::string out;
    std::size_t at = 0;
    for (const Word& word : words_of(title)) {
      out += title.substr(at, word.at - at);
      std::string small = lower(word.text);
      auto known = spelling_.find(small);
      bool short_form = letters(word.text) <= 3 && known == spelling_.end() && !function_word(folded(word.text));
      bool after_name =
          out.ends_with("s ") && starts_upper(std::string_view(out).substr(out.find_last_of(' ', out.size() - 2) + 1));
      std::string form = known != spelling_.end() ? known->second : short_form ? std::string(word.text) : small;
      out += small == "politi" && after_name ? "Politi" : form;
      at = word.at + word.text.size();
    }
    out += title.substr(at);
    return capitalised(out);
  }

  void find_title() {
    used_.assign(source_.pieces.size(), false);
    std::vector<Piece>& pieces = source_.pieces;
    for (Piece& piece : pieces) {
      if (piece.kind != PieceKind::metadata) continue;
      for (const std::string& line : piece.lines) {
        std::string fold = folded(line);
        std::string_view value = line.find(':') == std::string::npos
                                     ? std::string_view()
                                     : trimmed(std::string_view(line).substr(line.find(':') + 1));
        if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
          value = trimmed(value.substr(1, value.size() - 2));
        if (fold.starts_with("title:") || fold.starts_with("titel:")) plan().title = value;
        if (hints_.year == 0 && (fold.starts_with("year:") || fold.starts_with("aar:")) && year_in(value) != 0)
          plan().year = year_in(value);
      }
    }
    // The only heading of the first kind, before all others, or a short line that says "plan".
    std::size_t first = pieces.size();
    int tops = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].kind == PieceKind::heading && pieces[i].style == HeadingStyle::marked && pieces[i].depth == 1)
        ++tops;
      if (first == pieces.size() && (pieces[i].kind == PieceKind::heading || pieces[i].kind == PieceKind::paragraph))
        first = i;
    }
    std::size_t looked = 0;
    for (std::size_t i = 0; i < pieces.size() && looked < 6; ++i) {
      Piece& piece = pieces[i];
      if (piece.kind != PieceKind::heading && piece.kind != PieceKind::paragraph) continue;
      ++looked;
      if (!piece.number.empty()) break;
      std::string fold = folded(piece.text);
      bool names_plan = contains(fold, "plan") && letters(piece.text) <= 120 && piece.lines.size() <= 3 &&
                        !piece.text.ends_with('.') && !foreword_title(piece.text);
      bool only_top = piece.kind == PieceKind::heading && piece.style == HeadingStyle::marked && piece.depth == 1 &&
                      tops == 1 && i == first && !foreword_title(piece.text);
      if (!names_plan && !only_top) {
        if (piece.kind == PieceKind::heading) break;
        continue;
      }
      if (plan().title.empty()) plan().title = ordinary(piece.text);
      map(piece, "Title", "");
      used_[i] = true;
      break;
    }
    if (plan().title.empty())
      plan().title = plan().year == 0 ? "Samarbejdsplan" : "Samarbejdsplan " + std::to_string(plan().year);
  }

  void assign_levels() {
    std::set<int> marks;
    bool chapters = false, sections = false;
    std::map<std::pair<HeadingStyle, int>, int> counts;
    for (std::size_t i = 0; i < source_.pieces.size(); ++i) {
      const Piece& piece = source_.pieces[i];
      if (piece.kind != PieceKind::heading || used_[i]) continue;
      ++counts[{piece.style, piece.depth}];
      if (piece.style == HeadingStyle::marked) marks.insert(piece.depth);
      if (piece.style == HeadingStyle::numbered) {
        chapters = chapters || piece.depth == 1;
        sections = sections || piece.depth == 2;
      }
    }
    int rank = 0;
    for (int depth : marks) {
      Level level = rank == 0 ? Level::chapter : rank == 1 ? Level::section : Level::subheading;
      levels_[{HeadingStyle::marked, depth}] = level;
      chapters = chapters || level == Level::chapter;
      sections = sections || level == Level::section;
      ++rank;
    }
    for (int depth = 1; depth <= 4; ++depth)
      levels_[{HeadingStyle::numbered, depth}] = depth == 1   ? Level::chapter
                                                 : depth == 2 ? Level::section
                                                              : Level::subheading;
    if (!chapters && counts[{HeadingStyle::numbered, 2}] > 0 &&
        counts[{HeadingStyle::contents, 1}] + counts[{HeadingStyle::capitals, 0}] + counts[{HeadingStyle::bold, 0}] ==
            0)
      chapters = true;
    for (int depth = 0; depth <= 4; ++depth) {
      if (counts[{HeadingStyle::contents, depth}] > 0) {
        levels_[{HeadingStyle::contents, depth}] = Level::chapter;
        chapters = true;
      }
    }
    bool capitals = false;
    for (int depth = 0; depth <= 4; ++depth) capitals = capitals || counts[{HeadingStyle::capitals, depth}] > 0;
    if (capitals) {
      Level level = chapters && !sections && counts[{HeadingStyle::capitals, 0}] > 0 && marks.empty() &&
                            counts[{HeadingStyle::contents, 1}] == 0
                        ? Level::section
                    : !chapters ? Level::chapter
                                : Level::subheading;
      levels_[{HeadingStyle::capitals, 0}] = level;
      for (int depth = 1; depth <= 4; ++depth)
        levels_[{HeadingStyle::capitals, depth}] = depth == 1   ? Level::chapter
                                                   : depth == 2 ? Level::section
                                                                : Level::subheading;
      chapters = true;
      sections = sections || level == Level::section;
    }
    for (HeadingStyle style : {HeadingStyle::bold, HeadingStyle::plain}) {
      if (counts[{style, 0}] == 0) continue;
      Level level = !chapters ? Level::chapter : !sections ? Level::section : Level::subheading;
      levels_[{style, 0}] = level;
      chapters = true;
      sections = sections || level == Level::section;
    }
  }

  Level level_of(const Piece& piece) const {
    if (!piece.number.empty() && piece.style != HeadingStyle::plain) {
      int depth = piece.style == HeadingStyle::numbered
                      ? piece.depth
                      : 1 + static_cast<int>(std::count(piece.number.begin(), piece.number.end(), '.'));
      if (piece.style == HeadingStyle::marked && depth == 1) return levels_.at({HeadingStyle::marked, piece.depth});
      return depth == 1 ? Level::chapter : depth == 2 ? Level::section : Level::subheading;
    }
    auto found = levels_.find({piece.style, piece.depth});
    return found == levels_.end() ? Level::subheading : found->second;
  }

  void place(std::size_t index) {
    Piece& piece = source_.pieces[index];
    switch (piece.kind) {
      case PieceKind::heading: heading(piece); break;
      case PieceKind::paragraph: paragraph(index); break;
      case PieceKind::list: list(piece); break;
      case PieceKind::law:
        blocks().push_back({StatutoryBox{piece.name, piece.text}, false});
        if (piece.text.empty())
          not_understood(piece, /*text*/ "The box names a paragraph of law, but its text is missing.");
        map(piece, /*text*/ "Box of law");
        break;
      case PieceKind::picture: picture(piece); break;
      case PieceKind::field: field(piece); break;
      case PieceKind::contents: map(piece, /*text*/ "Table of contents", ""); break;
      case PieceKind::page_header: map(piece, /*text*/ "Page header", ""); break;
      case PieceKind::page_number: map(piece, /*text*/ "Page number", ""); break;
      case PieceKind::rule: map(piece, /*text*/ "Dividing line", ""); break;
      case PieceKind::metadata: map(piece, /*text*/ "Metadata of the file", ""); break;
      case PieceKind::invisible: map(piece, /*text*/ "Invisible characters", ""); break;
      case PieceKind::comment:
        not_understood(piece, /*text*/ "A comment in the file. It is not part of the plan.");
        map(piece, /*text*/ "Left out", "");
        break;
      case PieceKind::code:
        not_understood(piece, /*text*/ "A block of code. It is not part of the plan.");
        map(piece, /*text*/ "Left out", "");
        break;
      case PieceKind::table: table(piece); break;
    }
    if (piece.kind == PieceKind::paragraph) {
      paragraph_before_ = piece.text.size() > 2000 ? piece.text.substr(piece.text.size() - 2000) : piece.text;
    } else if (piece.kind == PieceKind::heading) {
      paragraph_before_.clear();
    }
  }

  void heading(const Piece& piece) {
    std::string title = ordinary(piece.text);
    if (!has_letter(title) && piece.number.empty()) {  // a mark without words
      blocks().push_back({Text{piece.text}, false});
      map(piece, "Paragraph");
      return;
    }
    if (in_foreword_ && piece.number.empty() && is_office(title)) {  // "**Politidirektør Anna Holm**"
      Piece line = piece;
      line.lines = {piece.text};
      if (signature_line(line)) return;
    }
    Level level = level_of(piece);
    if (foreword_title(title)) level = Level::chapter;
    if (level == Level::section && plan().chapters.empty()) {
      // Sections without a chapter above them: the chapter is made, so that nothing hangs in the air.
      std::size_t dot = piece.number.find('.');
      plan().chapters.push_back(
          {dot == std::string::npos ? "" : piece.number.substr(0, dot), plan().title, false, {}, {}});
      in_foreword_ = false;
    }
    if (level == Level::section && in_foreword_ && piece.number.empty()) level = Level::subheading;
    switch (level) {
      case Level::chapter:
        subheading_.clear();
        in_section_ = false;
        in_foreword_ = foreword_title(title) && plan().foreword.blocks.empty();
        plan().chapters.push_back({piece.number, title, in_foreword_, {}, {}});
        map(piece, /*text*/ "Chapter");
        break;
      case Level::section:
        subheading_.clear();
        in_foreword_ = false;
        in_section_ = true;
        plan().chapters.back().sections.push_back({piece.number, title, {}});
        if (piece.name == "indsatsomraade" || piece.name == "fokusomraade") named_area(piece, title);
        map(piece, /*text*/ "Section");
        break;
      case Level::subheading:
        subheading_ = piece.number.empty() ? title : piece.number + " " + title;
        blocks().push_back({Subheading{subheading_}, false});
        map(piece, /*text*/ "Small heading");
        break;
    }
  }

  // "Indsatsområde 3: Title" is list and section in one.
  void named_area(const Piece& piece, const std::string& title) {
    if (plan().areas.size() >= 80 || (areas_listed_ && area_chapter_ != plan().chapters.size() - 1)) return;
    if (areas_listed_) {
      for (const FocusArea& area : plan().areas) {
        if (std::to_string(area.number) == piece.number) return;  // the list came before
      }
      return;
    }
    FocusArea area;
    area.number = piece.number.size() <= 2 ? std::atoi(piece.number.c_str()) : 0;
    area.title = title;
    area.section = piece.number;
    area.key = keys_.make(title);
    plan().areas.push_back(std::move(area));
    area_chapter_ = plan().chapters.size() - 1;
  }

  void paragraph(std::size_t index) {
    Piece& piece = source_.pieces[index];
    std::string fold = folded(std::string_view(piece.text).substr(0, std::min<std::size_t>(piece.text.size(), 60)));
    if (fold.starts_with("kilde: ") && !blocks().empty() && give_source(piece.text.substr(7))) {
      map(piece, /*text*/ "Source of a figure");
      return;
    }
    bool signature = in_foreword_ || (plan().chapters.size() <= 1 && fold.starts_with("paa vegne af "));
    if (signature && signature_line(piece)) return;
    bool any_fact = false;
    // In the foreword and outside it alike, figures are told apart from the running text.
    for (Block& block : paragraph_blocks(piece.text)) {
      any_fact = any_fact || std::holds_alternative<Fact>(block.content);
      blocks().push_back(std::move(block));
    }
    map(piece, any_fact ? /*text*/ "Paragraph with a figure" : /*text*/ "Paragraph");
    if (std::size_t bad = piece.text.find("\xef\xbf\xbd"); bad != std::string::npos)
      not_understood(piece, /*text*/ "Some characters could not be read.");
  }

  bool give_source(std::string_view text) {
    for (std::size_t back = 0; back < 3 && back < blocks().size(); ++back) {
      Fact* fact = std::get_if<Fact>(&blocks()[blocks().size() - 1 - back].content);
      if (fact == nullptr) continue;
      if (!fact->source.empty()) return false;
      std::string source = squeezed(text);
      if (int year = year_in(source); year != 0) {
        fact->year = year;
        source = replace_all(source, std::to_string(year), "");
      }
      source = squeezed(source);
      while (!source.empty() && (source.back() == '.' || source.back() == ',' || source.back() == ' '))
        source.pop_back();
      fact->source = source;
      return true;
    }
    return false;
  }

  // "På vegne af Fyns Politi", "Arne Gram", "Politidirektør", each on its line or together.
  bool signature_line(const Piece& piece) {
    if (piece.lines.size() > 4 || letters(piece.text) > 160) return false;
    Foreword draft = plan().foreword;
    bool all = true;
    for (const std::string& raw : piece.lines) {
      std::string line = bare(raw);
      std::string fold = folded(line);
      if (fold.starts_with("paa vegne af ")) {
        std::string_view rest = line;
        rest = trimmed(rest.substr(rest.find(" af ") + 4));
        while (rest.ends_with(',') || rest.ends_with('.')) rest.remove_suffix(1);
        draft.on_behalf_of = rest;
      } else if (fold.starts_with("med venlig hilsen") || fold == "venlig hilsen" || fold == "god laeselyst" ||
                 fold == "god laeselyst!") {
        continue;
      } else if (std::size_t comma = line.find(',');
                 comma != std::string::npos && is_name(std::string_view(line).substr(0, comma)) &&
                 is_office(std::string_view(line).substr(comma + 1)) && draft.signatory.empty()) {
        draft.signatory = squeezed(std::string_view(line).substr(0, comma));
        draft.signatory_title = capitalised(squeezed(std::string_view(line).substr(comma + 1)));
      } else if (is_office(line) && draft.signatory_title.empty()) {
        std::vector<Word> words = words_of(line);
        if (words.size() >= 3 && offices().contains(folded(words[0].text)) &&
            is_name(std::string_view(line).substr(words[1].at))) {
          draft.signatory = squeezed(std::string_view(line).substr(words[1].at));
          draft.signatory_title = words[0].text;
        } else {
          draft.signatory_title = line;
        }
      } else if (is_name(line) && draft.signatory.empty() &&
                 (!plan().foreword.blocks.empty() || !draft.on_behalf_of.empty()) && !line.ends_with('.')) {
        draft.signatory = line;
      } else if (all && !draft.signatory.empty() && draft.on_behalf_of.empty() && contains(folded(line), "politi") &&
                 is_name(line)) {
        draft.on_behalf_of = line;
      } else {
        all = false;
      }
    }
    if (!all) return false;
    plan().foreword = std::move(draft);
    map(piece, /*text*/ "Signatory of the foreword");
    return true;
  }

  void list(const Piece& piece) {
    bool introduced = about_areas(paragraph_before_) ||
                      (!plan().chapters.empty() && blocks().empty() && about_areas(plan().chapters.back().title));
    bool titles = piece.items.size() >= 2 && piece.items.size() <= 60 &&
                  std::all_of(piece.items.begin(), piece.items.end(), [](const std::string& item) {
                    return letters(item) <= 180 && sentences(item).size() <= 1;
                  });
    if (!areas_listed_ && introduced && titles && plan().areas.empty() && !in_section_ && !in_foreword_ &&
        (piece.ordered || contains(paragraph_before_, ":") || paragraph_before_.empty())) {
      areas_listed_ = true;
      area_chapter_ = plan().chapters.empty() ? std::string::npos : plan().chapters.size() - 1;
      for (std::size_t i = 0; i < piece.items.size(); ++i) {
        FocusArea area;
        area.number = piece.ordered ? piece.item_numbers[i] : static_cast<int>(i + 1);
        std::string title = bare(piece.items[i]);
        while (title.ends_with('.') || title.ends_with(';') || title.ends_with(',')) title.pop_back();
        area.title = ordinary(title);
        area.key = keys_.make(area.title);
        plan().areas.push_back(std::move(area));
      }
      blocks().push_back({AreaList{}, false});
      map(piece, /*text*/ "List of focus areas");
      return;
    }
    blocks().push_back({List{piece.ordered, piece.items}, false});
    map(piece, /*text*/ "List");
  }

  void picture(const Piece& piece) {
    Picture picture;
    picture.file = piece.file;
    picture.alt = piece.name;
    std::string_view text = piece.text;
    std::string fold = folded(text);
    std::string lowered = lower(text);
    for (std::string_view sign : {"fotograf:", "fotos:", "foto:", "foto af ", "billede:"}) {
      std::size_t at = lowered.find(sign);
      if (at == std::string::npos) continue;
      std::string_view credit = trimmed(text.substr(at + sign.size()));
      text = trimmed(text.substr(0, at));
      while (credit.ends_with(')') || credit.ends_with('.') || credit.ends_with('*') || credit.ends_with('_'))
        credit.remove_suffix(1);
      while (text.ends_with('(') || text.ends_with('*') || text.ends_with('_'))
        text = trimmed(text.substr(0, text.size() - 1));
      picture.credit = trimmed(credit);
      break;
    }
    picture.caption = bare(text);
    blocks().push_back({std::move(picture), false});
    map(piece, /*text*/ "Picture");
  }

  void field(const Piece& piece) {
    std::size_t chapter = plan().chapters.empty() ? std::string::npos : plan().chapters.size() - 1;
    std::size_t section = in_section_ ? plan().chapters.back().sections.size() - 1 : std::string::npos;
    if (chapter == std::string::npos || piece.name == "tekst" || piece.name == "resultat") {
      blocks().push_back({Text{piece.text}, false});
      map(piece, /*text*/ "Paragraph");
      return;
    }
    if (piece.name == "kilde") {
      if (give_source(piece.text)) {
        map(piece, /*text*/ "Source of a figure");
      } else {
        blocks().push_back({Text{"Kilde: " + piece.text}, false});
        map(piece, /*text*/ "Paragraph");
      }
      return;
    }
    if (fields_.empty() || fields_.back().chapter != chapter || fields_.back().section != section ||
        fields_.back().subheading != subheading_) {
      fields_.push_back({chapter, section, subheading_, {}});
    }
    fields_.back().values.emplace_back(piece.name, piece.text);
    if (piece.name == "maal" || piece.name == "formaal" || piece.name == "baggrund") {
      for (Block& block : paragraph_blocks(piece.text)) blocks().push_back(std::move(block));
    } else {
      std::string line;
      for (const std::string& each : piece.lines) line += (line.empty() ? "" : " ") + each;
      std::string_view shown = line;
      if (shown.starts_with("- ") || shown.starts_with("* ")) shown.remove_prefix(2);
      blocks().push_back({Text{std::string(shown)}, false});
    }
    map(piece, /*text*/ "Particulars of an initiative");
  }

  void table(const Piece& piece) {
    std::string markdown;
    for (const std::string& line : piece.lines) markdown += (markdown.empty() ? "" : "\n") + line;
    blocks().push_back({Text{markdown}, false});
    map(piece, /*text*/ "Table");
    not_understood(piece, /*text*/ "A table. It is kept as it stands; what it says is not read.");
  }

  void not_understood(const Piece& piece, std::string why) {
    std::string shown = piece.text.empty() ? (piece.lines.empty() ? piece.name : piece.lines[0]) : piece.text;
    result_.not_understood.push_back({piece.first, excerpt(squeezed(shown)), std::move(why)});
  }

  // -- nothing is lost ------------------------------------------------------------------------------------------------

  void account() {
    const auto whole = [&](std::string why) {
      auto first = std::find_if(lines_.begin(), lines_.end(), [](const Line& line) { return !line.blank(); });
      result_.not_understood.push_back({first == lines_.end() ? 1 : first->number,
                                        first == lines_.end() ? "" : excerpt(first->text), std::move(why)});
    };
    if (plan().chapters.empty()) whole(/*text*/ "No headings were found. Everything stands before the first chapter.");
    if (plan().year == 0) whole(/*text*/ "The document does not tell which year the plan is for.");
    if (plan().areas.empty() && !plan().chapters.empty()) whole(/*text*/ "No list of focus areas was found.");
    int last = lines_.empty() ? 0 : lines_.back().number;
    std::vector<bool> covered(static_cast<std::size_t>(last) + 1, false);
    for (const MappedLines& lines : result_.mapping) {
      for (int line = std::max(lines.first, 0); line <= lines.last && line <= last; ++line)
        covered[static_cast<std::size_t>(line)] = true;
    }
    for (const Line& line : lines_) {
      if (line.blank() || covered[static_cast<std::size_t>(line.number)]) continue;
      result_.not_understood.push_back({line.number, excerpt(line.text), /*text*/ "This line was not recognised."});
    }
    std::stable_sort(result_.mapping.begin(), result_.mapping.end(),
                     [](const MappedLines& a, const MappedLines& b) { return a.first < b.first; });
    std::stable_sort(result_.not_understood.begin(), result_.not_understood.end(),
                     [](const NotUnderstood& a, const NotUnderstood& b) { return a.line < b.line; });
  }
};

}  // namespace

config::Outcome<ImportResult> import_document(std::string_view text, const ImportHints& hints) {
  config::Outcome<std::vector<Line>> lines = read_lines(text);
  if (!lines) return lines.refusal();
  count_roman_chapters(*lines);
  return Builder(*lines, pieces_of(*lines), hints).run();
}

}  // namespace cooperation_plan
