// From pieces to a plan: which heading is a chapter, a section or a small heading; which list is the published list of focus
// areas; which section belongs to which area; what the initiatives are. And where every line went.

#include "import_document.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "import_pieces.h"
#include "import_sentences.h"
#include "words.h"

namespace cooperation_plan {

namespace {

enum class Level { chapter, section, subheading };

constexpr std::size_t most_initiatives = 400;

int year_in(std::string_view text) {
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    bool start = at == 0 || text[at - 1] < '0' || text[at - 1] > '9';
    bool end = at + 4 == text.size() || text[at + 4] < '0' || text[at + 4] > '9';
    if (start && end && text[at] == '2' && text[at + 1] == '0' && text[at + 2] >= '0' && text[at + 2] <= '9' && text[at + 3] >= '0' && text[at + 3] <= '9') {
      return 2000 + (text[at + 2] - '0') * 10 + (text[at + 3] - '0');
    }
  }
  return 0;
}

bool foreword_title(std::string_view title) {
  std::string fold = folded(title);
  return fold == "forord" || fold.starts_with("forord ") || fold.starts_with("forord:") || fold == "indledning og forord" || fold.starts_with("kaere laeser") || fold.starts_with("kaere borger");
}

bool about_areas(std::string_view text) {
  std::string fold = folded(text);
  for (std::string_view sign : {"indsatsomraade", "fokusomraade", "indsatser i ", "prioriterede indsatser", "saerlige indsatser", "temaer i ", "prioriterer vi", "prioriteter"}) {
    if (contains(fold, sign)) return true;
  }
  return false;
}

const std::set<std::string_view>& offices() {
  static const std::set<std::string_view> words = {"politidirektoer", "politidirektoeren", "politimester", "chefpolitiinspektoer", "vicepolitidirektoer", "borgmester", "direktoer", "formand", "kommunaldirektoer"};
  return words;
}

bool is_office(std::string_view text) {
  std::vector<Word> words = words_of(text);
  if (words.empty() || words.size() > 6) return false;
  return std::any_of(words.begin(), words.end(), [](const Word& word) { return offices().contains(folded(word.text)); });
}

// Two to five words that all begin with a capital: a person's name.
bool is_name(std::string_view text) {
  std::vector<Word> words = words_of(text);
  if (words.size() < 2 || words.size() > 5 || letters(text) > 60) return false;
  return std::all_of(words.begin(), words.end(), [](const Word& word) { return starts_upper(word.text) && !starts_digit(word.text); });
}

class Builder {
 public:
  Builder(const std::vector<Line>& lines, Pieces pieces, const ImportHints& hints) : lines_(lines), source_(std::move(pieces)), hints_(hints), names_(hints.bodies) {}

  ImportResult run() {
    find_year();
    find_spelling_of_capitals();
    find_title();
    assign_levels();
    for (std::size_t i = 0; i < source_.pieces.size(); ++i) {
      if (used_[i]) continue;
      place(i);
    }
    match_areas();
    read_initiatives();
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
  std::unordered_map<std::string, std::string> spelling_;   // "politikreds" -> as the document writes it in running text
  bool in_foreword_ = false;
  bool in_section_ = false;
  bool areas_listed_ = false;
  std::size_t area_chapter_ = std::string::npos;
  std::string paragraph_before_;
  std::map<std::string, std::size_t> keys_;
  struct Fields {
    std::size_t chapter, section;
    std::string subheading;
    std::vector<std::pair<std::string, std::string>> values;
  };
  std::vector<Fields> fields_;
  std::string subheading_;

  Plan& plan() { return result_.plan; }

  std::string where() const {
    const Plan& plan = result_.plan;
    if (in_foreword_) return "Foreword";
    if (plan.chapters.empty()) return "";
    const Chapter& chapter = plan.chapters.back();
    if (in_section_) return chapter.sections.back().number.empty() ? chapter.sections.back().title : chapter.sections.back().number;
    return chapter.number.empty() ? chapter.title : chapter.number;
  }

  std::vector<Block>& blocks() {
    if (in_foreword_) return plan().foreword.blocks;
    if (plan().chapters.empty()) return plan().front;
    Chapter& chapter = plan().chapters.back();
    return in_section_ ? chapter.sections.back().blocks : chapter.blocks;
  }

  void map(const Piece& piece, std::string what, std::string place) {
    result_.mapping.push_back({piece.first, piece.last, std::move(what), std::move(place), excerpt(piece.text.empty() ? (piece.items.empty() ? piece.name : piece.items[0]) : piece.text)});
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
      plan().year = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
    }
  }

  // Headings in capitals are written in ordinary letters, with the names as the running text writes them.
  void find_spelling_of_capitals() {
    bool needed = std::any_of(source_.pieces.begin(), source_.pieces.end(), [](const Piece& piece) { return piece.kind == PieceKind::heading && all_capitals(piece.text); });
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
      bool after_name = out.ends_with("s ") && starts_upper(std::string_view(out).substr(out.find_last_of(' ', out.size() - 2) + 1));
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
        std::string_view value = line.find(':') == std::string::npos ? std::string_view() : trimmed(std::string_view(line).substr(line.find(':') + 1));
        if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) value = trimmed(value.substr(1, value.size() - 2));
        if (fold.starts_with("title:") || fold.starts_with("titel:")) plan().title = value;
        if (hints_.year == 0 && (fold.starts_with("year:") || fold.starts_with("aar:")) && year_in(value) != 0) plan().year = year_in(value);
      }
    }
    // The only heading of the first kind, before all others, or a short line that says "plan".
    std::size_t first = pieces.size();
    int tops = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].kind == PieceKind::heading && pieces[i].style == HeadingStyle::marked && pieces[i].depth == 1) ++tops;
      if (first == pieces.size() && (pieces[i].kind == PieceKind::heading || pieces[i].kind == PieceKind::paragraph)) first = i;
    }
    std::size_t looked = 0;
    for (std::size_t i = 0; i < pieces.size() && looked < 6; ++i) {
      Piece& piece = pieces[i];
      if (piece.kind != PieceKind::heading && piece.kind != PieceKind::paragraph) continue;
      ++looked;
      if (!piece.number.empty()) break;
      std::string fold = folded(piece.text);
      bool names_plan = contains(fold, "plan") && letters(piece.text) <= 120 && piece.lines.size() <= 3 && !piece.text.ends_with('.') && !foreword_title(piece.text);
      bool only_top = piece.kind == PieceKind::heading && piece.style == HeadingStyle::marked && piece.depth == 1 && tops == 1 && i == first && !foreword_title(piece.text);
      if (!names_plan && !only_top) {
        if (piece.kind == PieceKind::heading) break;
        continue;
      }
      if (plan().title.empty()) plan().title = ordinary(piece.text);
      map(piece, "Title", "");
      used_[i] = true;
      break;
    }
    if (plan().title.empty()) plan().title = plan().year == 0 ? "Samarbejdsplan" : "Samarbejdsplan " + std::to_string(plan().year);
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
    for (int depth = 1; depth <= 4; ++depth) levels_[{HeadingStyle::numbered, depth}] = depth == 1 ? Level::chapter : depth == 2 ? Level::section : Level::subheading;
    if (!chapters && counts[{HeadingStyle::numbered, 2}] > 0 && counts[{HeadingStyle::contents, 1}] + counts[{HeadingStyle::capitals, 0}] + counts[{HeadingStyle::bold, 0}] == 0) chapters = true;
    for (int depth = 0; depth <= 4; ++depth) {
      if (counts[{HeadingStyle::contents, depth}] > 0) {
        levels_[{HeadingStyle::contents, depth}] = Level::chapter;
        chapters = true;
      }
    }
    bool capitals = false;
    for (int depth = 0; depth <= 4; ++depth) capitals = capitals || counts[{HeadingStyle::capitals, depth}] > 0;
    if (capitals) {
      Level level = chapters && !sections && counts[{HeadingStyle::capitals, 0}] > 0 && marks.empty() && counts[{HeadingStyle::contents, 1}] == 0 ? Level::section : !chapters ? Level::chapter : Level::subheading;
      levels_[{HeadingStyle::capitals, 0}] = level;
      for (int depth = 1; depth <= 4; ++depth) levels_[{HeadingStyle::capitals, depth}] = depth == 1 ? Level::chapter : depth == 2 ? Level::section : Level::subheading;
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
      int depth = piece.style == HeadingStyle::numbered ? piece.depth : 1 + static_cast<int>(std::count(piece.number.begin(), piece.number.end(), '.'));
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
        if (piece.text.empty()) not_understood(piece, /*text*/"The box names a paragraph of law, but its text is missing.");
        map(piece, /*text*/"Box of law");
        break;
      case PieceKind::picture: picture(piece); break;
      case PieceKind::field: field(piece); break;
      case PieceKind::contents: map(piece, /*text*/"Table of contents", ""); break;
      case PieceKind::page_header: map(piece, /*text*/"Page header", ""); break;
      case PieceKind::page_number: map(piece, /*text*/"Page number", ""); break;
      case PieceKind::rule: map(piece, /*text*/"Dividing line", ""); break;
      case PieceKind::metadata: map(piece, /*text*/"Metadata of the file", ""); break;
      case PieceKind::invisible: map(piece, /*text*/"Invisible characters", ""); break;
      case PieceKind::comment:
        not_understood(piece, /*text*/"A comment in the file. It is not part of the plan.");
        map(piece, /*text*/"Left out", "");
        break;
      case PieceKind::code:
        not_understood(piece, /*text*/"A block of code. It is not part of the plan.");
        map(piece, /*text*/"Left out", "");
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
    if (!has_letter(title) && piece.number.empty()) {   // a mark without words
      blocks().push_back({Text{piece.text}, false});
      map(piece, "Paragraph");
      return;
    }
    if (in_foreword_ && piece.number.empty() && is_office(title)) {   // "**Politidirektør Anna Holm**"
      Piece line = piece;
      line.lines = {piece.text};
      if (signature_line(line)) return;
    }
    Level level = level_of(piece);
    if (foreword_title(title)) level = Level::chapter;
    if (level == Level::section && plan().chapters.empty()) {
      // Sections without a chapter above them: the chapter is made, so that nothing hangs in the air.
      std::size_t dot = piece.number.find('.');
      plan().chapters.push_back({dot == std::string::npos ? "" : piece.number.substr(0, dot), plan().title, false, {}, {}});
      in_foreword_ = false;
    }
    if (level == Level::section && in_foreword_ && piece.number.empty()) level = Level::subheading;
    switch (level) {
      case Level::chapter:
        subheading_.clear();
        in_section_ = false;
        in_foreword_ = foreword_title(title) && plan().foreword.blocks.empty();
        plan().chapters.push_back({piece.number, title, in_foreword_, {}, {}});
        map(piece, /*text*/"Chapter");
        break;
      case Level::section:
        subheading_.clear();
        in_foreword_ = false;
        in_section_ = true;
        plan().chapters.back().sections.push_back({piece.number, title, {}});
        if (piece.name == "indsatsomraade" || piece.name == "fokusomraade") named_area(piece, title);
        map(piece, /*text*/"Section");
        break;
      case Level::subheading:
        subheading_ = piece.number.empty() ? title : piece.number + " " + title;
        blocks().push_back({Subheading{subheading_}, false});
        map(piece, /*text*/"Small heading");
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
    area.key = new_key(title);
    plan().areas.push_back(std::move(area));
    area_chapter_ = plan().chapters.size() - 1;
  }

  void paragraph(std::size_t index) {
    Piece& piece = source_.pieces[index];
    std::string fold = folded(std::string_view(piece.text).substr(0, std::min<std::size_t>(piece.text.size(), 60)));
    if (fold.starts_with("kilde: ") && !blocks().empty() && give_source(piece.text.substr(7))) {
      map(piece, /*text*/"Source of a figure");
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
    map(piece, any_fact ? /*text*/"Paragraph with a figure" : /*text*/"Paragraph");
    if (std::size_t bad = piece.text.find("\xef\xbf\xbd"); bad != std::string::npos) not_understood(piece, /*text*/"Some characters could not be read.");
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
      while (!source.empty() && (source.back() == '.' || source.back() == ',' || source.back() == ' ')) source.pop_back();
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
      } else if (fold.starts_with("med venlig hilsen") || fold == "venlig hilsen" || fold == "god laeselyst" || fold == "god laeselyst!") {
        continue;
      } else if (std::size_t comma = line.find(','); comma != std::string::npos && is_name(std::string_view(line).substr(0, comma)) && is_office(std::string_view(line).substr(comma + 1)) && draft.signatory.empty()) {
        draft.signatory = squeezed(std::string_view(line).substr(0, comma));
        draft.signatory_title = capitalised(squeezed(std::string_view(line).substr(comma + 1)));
      } else if (is_office(line) && draft.signatory_title.empty()) {
        std::vector<Word> words = words_of(line);
        if (words.size() >= 3 && offices().contains(folded(words[0].text)) && is_name(std::string_view(line).substr(words[1].at))) {
          draft.signatory = squeezed(std::string_view(line).substr(words[1].at));
          draft.signatory_title = words[0].text;
        } else {
          draft.signatory_title = line;
        }
      } else if (is_name(line) && draft.signatory.empty() && (!plan().foreword.blocks.empty() || !draft.on_behalf_of.empty()) && !line.ends_with('.')) {
        draft.signatory = line;
      } else if (all && !draft.signatory.empty() && draft.on_behalf_of.empty() && contains(folded(line), "politi") && is_name(line)) {
        draft.on_behalf_of = line;
      } else {
        all = false;
      }
    }
    if (!all) return false;
    plan().foreword = std::move(draft);
    map(piece, /*text*/"Signatory of the foreword");
    return true;
  }

  void list(const Piece& piece) {
    bool introduced = about_areas(paragraph_before_) || (!plan().chapters.empty() && blocks().empty() && about_areas(plan().chapters.back().title));
    bool titles = piece.items.size() >= 2 && piece.items.size() <= 60 &&
                  std::all_of(piece.items.begin(), piece.items.end(), [](const std::string& item) { return letters(item) <= 180 && sentences(item).size() <= 1; });
    if (!areas_listed_ && introduced && titles && plan().areas.empty() && !in_section_ && !in_foreword_ && (piece.ordered || contains(paragraph_before_, ":") || paragraph_before_.empty())) {
      areas_listed_ = true;
      area_chapter_ = plan().chapters.empty() ? std::string::npos : plan().chapters.size() - 1;
      for (std::size_t i = 0; i < piece.items.size(); ++i) {
        FocusArea area;
        area.number = piece.ordered ? piece.item_numbers[i] : static_cast<int>(i + 1);
        std::string title = bare(piece.items[i]);
        while (title.ends_with('.') || title.ends_with(';') || title.ends_with(',')) title.pop_back();
        area.title = ordinary(title);
        area.key = new_key(area.title);
        plan().areas.push_back(std::move(area));
      }
      blocks().push_back({AreaList{}, false});
      map(piece, /*text*/"List of focus areas");
      return;
    }
    blocks().push_back({List{piece.ordered, piece.items}, false});
    map(piece, /*text*/"List");
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
      while (credit.ends_with(')') || credit.ends_with('.') || credit.ends_with('*') || credit.ends_with('_')) credit.remove_suffix(1);
      while (text.ends_with('(') || text.ends_with('*') || text.ends_with('_')) text = trimmed(text.substr(0, text.size() - 1));
      picture.credit = trimmed(credit);
      break;
    }
    picture.caption = bare(text);
    blocks().push_back({std::move(picture), false});
    map(piece, /*text*/"Picture");
  }

  void field(const Piece& piece) {
    std::size_t chapter = plan().chapters.empty() ? std::string::npos : plan().chapters.size() - 1;
    std::size_t section = in_section_ ? plan().chapters.back().sections.size() - 1 : std::string::npos;
    if (chapter == std::string::npos || piece.name == "tekst" || piece.name == "resultat") {
      blocks().push_back({Text{piece.text}, false});
      map(piece, /*text*/"Paragraph");
      return;
    }
    if (piece.name == "kilde") {
      if (give_source(piece.text)) {
        map(piece, /*text*/"Source of a figure");
      } else {
        blocks().push_back({Text{"Kilde: " + piece.text}, false});
        map(piece, /*text*/"Paragraph");
      }
      return;
    }
    if (fields_.empty() || fields_.back().chapter != chapter || fields_.back().section != section || fields_.back().subheading != subheading_) {
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
    map(piece, /*text*/"Particulars of an initiative");
  }

  void table(const Piece& piece) {
    std::string markdown;
    for (const std::string& line : piece.lines) markdown += (markdown.empty() ? "" : "\n") + line;
    blocks().push_back({Text{markdown}, false});
    map(piece, /*text*/"Table");
    not_understood(piece, /*text*/"A table. It is kept as it stands; what it says is not read.");
  }

  void not_understood(const Piece& piece, std::string why) {
    std::string shown = piece.text.empty() ? (piece.lines.empty() ? piece.name : piece.lines[0]) : piece.text;
    result_.not_understood.push_back({piece.first, excerpt(squeezed(shown)), std::move(why)});
  }

  std::string new_key(std::string_view title) {
    std::string start = address_word(title);
    std::size_t& count = keys_[start];
    ++count;
    if (count == 1) return start;
    std::string key;
    do {
      key = start + "-" + std::to_string(count++);
    } while (!keys_.emplace(key, 1).second);
    --count;
    return key;
  }

  // -- areas ------------------------------------------------------------------------------------------------------

  void match_areas() {
    Plan& plan = this->plan();
    if (plan.areas.empty()) {
      areas_from_sections();
      return;
    }
    // The chapter whose sections are the areas.
    std::size_t best = std::string::npos;
    double most = 0;
    std::vector<std::vector<std::string>> titles;
    for (const FocusArea& area : plan.areas) titles.push_back(meaning_words(area.title));
    std::size_t budget = 200'000;
    for (std::size_t c = 0; c < plan.chapters.size(); ++c) {
      double sum = c == area_chapter_ ? 0.5 : 0;
      for (const Section& section : plan.chapters[c].sections) {
        std::vector<std::string> words = meaning_words(section.title);
        double top = 0;
        for (const auto& title : titles) {
          if (budget == 0) break;
          --budget;
          top = std::max(top, overlap(title, words));
        }
        sum += top >= 0.5 ? top : 0;
      }
      if (sum > most) {
        most = sum;
        best = c;
      }
    }
    if (best == std::string::npos) return;
    Chapter& chapter = plan.chapters[best];
    // Greedy by likeness: each section belongs to one area at most.
    struct Pair {
      double likeness;
      std::size_t area, section;
    };
    std::vector<Pair> pairs;
    if (chapter.sections.size() <= 200) {
      for (std::size_t s = 0; s < chapter.sections.size(); ++s) {
        std::vector<std::string> words = meaning_words(chapter.sections[s].title);
        for (std::size_t a = 0; a < plan.areas.size(); ++a) {
          double likeness = overlap(titles[a], words);
          if (folded(plan.areas[a].title) == folded(chapter.sections[s].title)) likeness = 2;
          if (chapter.sections[s].number.ends_with("." + std::to_string(plan.areas[a].number)) && likeness > 0) likeness += 0.2;
          if (likeness >= 0.5) pairs.push_back({likeness, a, s});
        }
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.likeness > b.likeness; });
    std::set<std::size_t> areas, sections;
    for (std::size_t a = 0; a < plan.areas.size(); ++a) {
      if (!plan.areas[a].section.empty()) areas.insert(a);  // named in its heading
    }
    for (const Pair& pair : pairs) {
      if (areas.contains(pair.area) || sections.contains(pair.section)) continue;
      areas.insert(pair.area);
      sections.insert(pair.section);
      plan.areas[pair.area].section = label(chapter.sections[pair.section]);
    }
    for (const FocusArea& area : plan.areas) {
      for (std::size_t s = 0; s < chapter.sections.size(); ++s) {
        if (!area.section.empty() && label(chapter.sections[s]) == area.section) sections.insert(s);
      }
    }
    if (areas_listed_ && sections.size() * 2 >= chapter.sections.size()) {
      for (std::size_t s = 0; s < chapter.sections.size() && plan.areas.size() < 80; ++s) {
        if (sections.contains(s)) continue;
        FocusArea area;
        area.listed = false;
        area.title = chapter.sections[s].title;
        area.section = label(chapter.sections[s]);
        area.key = new_key(area.title);
        plan.areas.push_back(std::move(area));
      }
    }
  }

  // A section's number; a document without numbers is given them, so that areas can name their section.
  std::string label(Section& section) {
    if (section.number.empty()) number_sections();
    return section.number;
  }

  void number_sections() {
    std::set<std::string> taken;
    for (const Chapter& chapter : plan().chapters) {
      taken.insert(chapter.number);
      for (const Section& section : chapter.sections) taken.insert(section.number);
    }
    std::size_t c = 0;
    for (Chapter& chapter : plan().chapters) {
      ++c;
      if (chapter.number.empty()) {
        std::string number = std::to_string(c);
        if (!taken.insert(number).second) continue;
        chapter.number = number;
      }
      std::size_t s = 0;
      for (Section& section : chapter.sections) {
        do {
          ++s;
        } while (section.number.empty() && taken.contains(chapter.number + "." + std::to_string(s)));
        if (section.number.empty()) {
          section.number = chapter.number + "." + std::to_string(s);
          taken.insert(section.number);
        }
      }
    }
  }

  // No list in the document: the sections of the chapter about areas are the list.
  void areas_from_sections() {
    for (std::size_t c = 0; c < plan().chapters.size(); ++c) {
      Chapter& chapter = plan().chapters[c];
      if (!about_areas(chapter.title) || chapter.sections.empty() || chapter.sections.size() > 60) continue;
      area_chapter_ = c;
      int number = 0;
      for (std::size_t s = 0; s < chapter.sections.size(); ++s) {
        FocusArea area;
        area.number = ++number;
        area.title = chapter.sections[s].title;
        area.section = label(chapter.sections[s]);
        area.key = new_key(area.title);
        plan().areas.push_back(std::move(area));
      }
      return;
    }
  }

  // -- initiatives --------------------------------------------------------------------------------------------------

  std::vector<Initiative>& home_of(const std::string& section) {
    for (FocusArea& area : plan().areas) {
      if (!section.empty() && area.section == section) return area.initiatives;
    }
    return plan().others;
  }

  void read_initiatives() {
    std::size_t count = 0;
    std::unordered_map<std::string, std::vector<const Fields*>> with_fields;
    for (const Fields& fields : fields_) with_fields[std::to_string(fields.chapter) + "/" + std::to_string(fields.section)].push_back(&fields);
    for (std::size_t c = 0; c < plan().chapters.size() && count < most_initiatives; ++c) {
      Chapter& chapter = plan().chapters[c];
      if (chapter.foreword) continue;
      scan(chapter.blocks, chapter.title, chapter.number, count, with_fields[std::to_string(c) + "/" + std::to_string(std::string::npos)]);
      for (std::size_t s = 0; s < chapter.sections.size() && count < most_initiatives; ++s) {
        scan(chapter.sections[s].blocks, chapter.sections[s].title, chapter.sections[s].number, count, with_fields[std::to_string(c) + "/" + std::to_string(s)]);
      }
    }
  }

  void scan(const std::vector<Block>& blocks, const std::string& title, const std::string& number, std::size_t& count, const std::vector<const Fields*>& fields) {
    std::vector<Initiative> found;
    std::string heading;
    std::set<std::string> named;   // headings that already became an initiative by their particulars
    for (const Fields* each : fields) {
      if (count + found.size() >= most_initiatives) break;
      Initiative initiative;
      if (apply_fields(*each, number, initiative)) {
        named.insert(each->subheading);
        initiative.text = text_under(blocks, each->subheading);
        initiative.type = type_of(initiative.title + " " + initiative.text);
        for (const auto& [name, value] : each->values) {
          if (name == "type") initiative.type = initiative_type(folded(value)).value_or(type_of(value));
        }
        for (std::string_view sentence : sentences(initiative.text)) {
          if (auto said = initiative_in(sentence, plan().year, names_)) {
            initiative.continuation = said->continuation;
            break;
          }
        }
        found.push_back(std::move(initiative));
      }
    }
    std::size_t heading_start = found.size();
    const auto consider = [&](std::string_view text) {
      for (std::string_view sentence : sentences(text)) {
        if (count + found.size() >= most_initiatives || sentence.size() > 1200) continue;
        std::optional<Initiative> initiative = initiative_in(sentence, plan().year, names_);
        if (!initiative) continue;
        if (letters(initiative->title) < 9) initiative->title = heading.empty() ? title : heading;
        if (initiative->title.empty()) continue;
        std::vector<std::string> mine = meaning_words(initiative->title);
        bool again = false;
        for (std::size_t i = heading_start; i < found.size() && !again; ++i) {
          again = found[i].continuation == initiative->continuation && overlap(meaning_words(found[i].title), mine) >= 0.5;
          if (again) found[i].text += " " + std::string(sentence);
        }
        if (again) continue;
        initiative->section = number;
        found.push_back(std::move(*initiative));
      }
    };
    for (const Block& block : blocks) {
      if (const auto* sub = std::get_if<Subheading>(&block.content)) {
        title_by_heading(found, heading_start, heading);
        heading = sub->text;
        heading_start = found.size();
        continue;
      }
      if (named.contains(heading)) continue;
      if (const auto* text = std::get_if<Text>(&block.content)) consider(text->markdown);
      if (const auto* fact = std::get_if<Fact>(&block.content)) consider(fact->text);
      if (const auto* list = std::get_if<List>(&block.content)) {
        for (const std::string& item : list->items) consider(item);
      }
    }
    title_by_heading(found, heading_start, heading);
    std::vector<Initiative>& home = home_of(number);
    for (Initiative& initiative : found) {
      initiative.key = new_key(initiative.title);
      home.push_back(std::move(initiative));
    }
    count += found.size();
  }

  // The only initiative under a small heading takes the heading as its title.
  static void title_by_heading(std::vector<Initiative>& found, std::size_t from, const std::string& heading) {
    if (!heading.empty() && found.size() == from + 1) found[from].title = heading;
  }

  static std::string text_under(const std::vector<Block>& blocks, const std::string& heading) {
    std::string out;
    bool inside = heading.empty();
    for (const Block& block : blocks) {
      if (const auto* sub = std::get_if<Subheading>(&block.content)) inside = sub->text == heading;
      const auto* text = std::get_if<Text>(&block.content);
      if (!inside || text == nullptr || out.size() > 20'000 || text->markdown.starts_with('|')) continue;
      std::size_t colon = text->markdown.find(':');
      if (colon != std::string::npos && colon < 30 && is_particular(text->markdown)) continue;
      out += (out.empty() ? "" : "\n\n") + text->markdown;
    }
    return out;
  }

  static bool is_particular(const std::string& text) {
    std::string fold = folded(replace_all(text.substr(0, std::min<std::size_t>(text.size(), 40)), "*", ""));
    for (std::string_view sign : {"ansvarlig", "ejer:", "tovholder", "frist", "tidsfrist", "deadline", "kommune", "samarbejdspartner", "partnere", "medansvarlig", "leverance", "produkt", "type:", "status:"}) {
      if (fold.starts_with(sign)) return true;
    }
    return false;
  }

  // True when the particulars name somebody or a day: then the heading above them is an initiative.
  bool apply_fields(const Fields& fields, const std::string& number, Initiative& out) {
    bool real = false;
    for (const auto& [name, value] : fields.values) {
      if (name == "ansvarlig" || name == "ansvarlige" || name == "ejer" || name == "tovholder") {
        assign(out, value, names_);
        real = true;
      } else if (name == "medansvarlig" || name == "medansvarlige" || name.starts_with("samarbejdspartner") || name == "partnere") {
        std::vector<Names::Hit> hits = names_.in(value);
        for (Names::Hit& hit : hits) out.co_owners.push_back(std::move(hit.body));
        if (hits.empty()) out.co_owners.push_back(squeezed(value));
      } else if (name == "frist" || name == "tidsfrist" || name == "deadline") {
        out.due = due_in(value, plan().year);
        real = true;
      } else if (name == "kommuner" || name == "kommune") {
        for (Names::Hit& hit : names_.in(value)) {
          if (hit.municipality) out.municipalities.push_back(std::move(hit.body));
        }
      } else if (name == "leverance" || name == "produkt") {
        out.deliverable = squeezed(value);
      } else if (name == "maal" || name == "formaal" || name == "baggrund") {
        for (FocusArea& area : plan().areas) {
          if (number.empty() || area.section != number || !fields.subheading.empty()) continue;
          (name == "baggrund" ? area.background : area.goal) = value;
        }
      }
    }
    if (fields.section == std::string::npos && fields.subheading.empty()) return false;
    out.title = fields.subheading;
    if (out.title.empty()) {
      for (const Chapter& chapter : plan().chapters) {
        for (const Section& section : chapter.sections) {
          if (section.number == number && !number.empty()) out.title = section.title;
        }
      }
    }
    out.section = number;
    out.text.clear();
    return real && !out.title.empty();
  }

  // -- nothing is lost ------------------------------------------------------------------------------------------------

  void account() {
    const auto whole = [&](std::string why) {
      auto first = std::find_if(lines_.begin(), lines_.end(), [](const Line& line) { return !line.blank(); });
      result_.not_understood.push_back({first == lines_.end() ? 1 : first->number, first == lines_.end() ? "" : excerpt(first->text), std::move(why)});
    };
    if (plan().chapters.empty()) whole(/*text*/"No headings were found. Everything stands before the first chapter.");
    if (plan().year == 0) whole(/*text*/"The document does not tell which year the plan is for.");
    if (plan().areas.empty() && !plan().chapters.empty()) whole(/*text*/"No list of focus areas was found.");
    int last = lines_.empty() ? 0 : lines_.back().number;
    std::vector<bool> covered(static_cast<std::size_t>(last) + 1, false);
    for (const MappedLines& lines : result_.mapping) {
      for (int line = std::max(lines.first, 0); line <= lines.last && line <= last; ++line) covered[static_cast<std::size_t>(line)] = true;
    }
    for (const Line& line : lines_) {
      if (line.blank() || covered[static_cast<std::size_t>(line.number)]) continue;
      result_.not_understood.push_back({line.number, excerpt(line.text), /*text*/"This line was not recognised."});
    }
    std::stable_sort(result_.mapping.begin(), result_.mapping.end(), [](const MappedLines& a, const MappedLines& b) { return a.first < b.first; });
    std::stable_sort(result_.not_understood.begin(), result_.not_understood.end(), [](const NotUnderstood& a, const NotUnderstood& b) { return a.line < b.line; });
  }
};

}  // namespace

config::Outcome<ImportResult> import_document(std::string_view text, const ImportHints& hints) {
  config::Outcome<std::vector<Line>> lines = read_lines(text);
  if (!lines) return lines.refusal();
  return Builder(*lines, pieces_of(*lines), hints).run();
}

}  // namespace cooperation_plan
