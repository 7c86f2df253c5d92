// The linter's own findings: the list against the chapters, numbers of order, facts, pictures, initiatives, foreword,
// law, years.

#include "linter.h"

#include <algorithm>
#include <map>
#include <set>

#include "linter_names.h"
#include "words.h"

namespace cooperation_plan {

namespace {

// Words that half of all titles share.
bool usual(const std::string& word) {
  static const std::set<std::string_view> words = {
      "styrket",      "indsats",    "indsatsen",   "indsatser", "faelles", "bedre", "oeget",  "forebyggelse",
      "forebyggende", "samarbejde", "samarbejdet", "fokus",     "mere",    "nye",   "fortsat"};
  return words.contains(word);
}

bool same_word(const std::string& a, const std::string& b) {
  if (a == b) return true;
  return a.size() >= 5 && b.size() >= 5 && without_ending(a) == without_ending(b);
}

// Every word that matters in the shorter title stands in the other.
bool repeats(const std::string& a, const std::string& b) {
  std::vector<std::string> x = meaning_words(a), y = meaning_words(b);
  const auto thin = [](std::vector<std::string>& words) { std::erase_if(words, usual); };
  if (folded(a) == folded(b)) return true;
  thin(x);
  thin(y);
  if (x.empty() || y.empty()) return false;
  const auto& few = x.size() <= y.size() ? x : y;
  const auto& many = x.size() <= y.size() ? y : x;
  std::size_t hits = 0;
  for (const std::string& word : few)
    hits += std::any_of(many.begin(), many.end(), [&](const std::string& other) { return same_word(word, other); });
  return hits == few.size() && (few.size() >= 2 || many.size() == 1);
}

class Linter {
 public:
  Linter(const Plan& plan, const KnownBodies& bodies) : plan_(plan), bodies_(bodies) {}

  std::vector<Finding> run() {
    list();
    sections();
    blocks("", plan_.front);
    blocks(foreword_number(), plan_.foreword.blocks);
    for (const Chapter& chapter : plan_.chapters) {
      blocks(chapter.number.empty() ? chapter.title : chapter.number, chapter.blocks);
      for (const Section& section : chapter.sections)
        blocks(section.number.empty() ? section.title : section.number, section.blocks);
    }
    initiatives();
    foreword_and_law();
    std::vector<Passage> passages = passages_of(plan_);
    years(passages);
    lint_bodies(passages, bodies_, findings_);
    lint_spelling(passages, bodies_, findings_);
    return std::move(findings_);
  }

 private:
  const Plan& plan_;
  const KnownBodies& bodies_;
  std::vector<Finding> findings_;
  bool box_ = false;

  void find(std::string code, Severity severity, std::string where, std::string sentence,
            std::vector<std::string> arguments, std::optional<Mend> mend = std::nullopt) {
    findings_.push_back(
        {std::move(code), severity, std::move(where), std::move(sentence), std::move(arguments), std::move(mend)});
  }

  static std::string in_list(const FocusArea& area) { return area.section; }

  std::string foreword_number() const {
    for (const Chapter& chapter : plan_.chapters) {
      if (chapter.foreword) return chapter.number.empty() ? chapter.title : chapter.number;
    }
    return {};
  }

  // -- the published list against the chapters --------------------------------------------------------------------

  void list() {
    std::vector<const FocusArea*> listed;
    for (const FocusArea& area : plan_.areas) {
      if (area.listed && listed.size() < 100) listed.push_back(&area);
    }
    std::set<const FocusArea*> repeated;
    for (std::size_t j = 1; j < listed.size(); ++j) {
      for (std::size_t i = 0; i < j; ++i) {
        if (repeated.contains(listed[i]) || !repeats(listed[i]->title, listed[j]->title)) continue;
        // The one that has a section stays.
        const FocusArea* out = listed[i]->section.empty() && !listed[j]->section.empty() ? listed[i] : listed[j];
        const FocusArea* kept = out == listed[j] ? listed[i] : listed[j];
        if (!repeated.insert(out).second) continue;
        find("area-repeats", Severity::warning, in_list(*out),
             /*text*/ "Number {0} on the list, \"{1}\", repeats number {2}, \"{3}\".",
             {std::to_string(out->number), out->title, std::to_string(kept->number), kept->title},
             Mend{MendKind::remove_area, out->key, kept->key, ""});
        break;
      }
    }
    bool matched = std::any_of(plan_.areas.begin(), plan_.areas.end(),
                               [](const FocusArea& area) { return !area.section.empty(); });
    std::set<std::string> covered, chapters;
    for (const FocusArea& area : plan_.areas) {
      if (area.section.empty()) {
        if (area.listed && matched && !repeated.contains(&area)) {
          find("area-without-section", Severity::warning, in_list(area),
               /*text*/ "Number {0} on the list, \"{1}\", has no section of its own.",
               {std::to_string(area.number), area.title});
        }
        continue;
      }
      covered.insert(area.section);
      const Section* section = find_section(plan_, area.section);
      if (!area.listed && !listed.empty()) {
        find("section-not-listed", Severity::warning, area.section,
             /*text*/ "Section {0}, \"{1}\", is not on the list of focus areas.", {area.section, area.title},
             Mend{MendKind::list_area, area.key, "", ""});
      }
      if (section == nullptr) continue;
      chapters.insert(chapter_of(area.section));
      if (area.listed && squeezed(folded(area.title)) != squeezed(folded(section->title))) {
        bool slight = meaning_words(area.title) == meaning_words(section->title);
        find("area-title-differs", slight ? Severity::remark : Severity::warning, in_list(area),
             /*text*/ "Number {0} on the list is \"{1}\", but section {2} is \"{3}\".",
             {std::to_string(area.number), area.title, area.section, section->title},
             Mend{MendKind::rename_area, area.key, area.title, section->title});
      }
    }
    for (const Chapter& chapter : plan_.chapters) {
      for (const Section& section : chapter.sections) {
        if (section.number.empty() || covered.contains(section.number) || !chapters.contains(chapter.number)) continue;
        find("section-not-listed", Severity::warning, section.number,
             /*text*/ "Section {0}, \"{1}\", is not on the list of focus areas.", {section.number, section.title},
             Mend{MendKind::list_area, section.number, "", ""});
      }
    }
    numbers(listed);
  }

  std::string chapter_of(const std::string& section) const {
    for (const Chapter& chapter : plan_.chapters) {
      for (const Section& each : chapter.sections) {
        if (each.number == section) return chapter.number;
      }
    }
    return {};
  }

  void numbers(const std::vector<const FocusArea*>& listed) {
    std::set<int> seen;
    int expected = 1;
    for (const FocusArea* area : listed) {
      if (!seen.insert(area->number).second) {
        find("area-number-repeats", Severity::fault, in_list(*area),
             /*text*/ "Number {0} stands twice on the list of focus areas.", {std::to_string(area->number)},
             Mend{MendKind::renumber_areas, "", "", ""});
        continue;
      }
      if (area->number > expected) {
        find("area-number-gap", Severity::warning, in_list(*area),
             /*text*/ "The list of focus areas has no number {0}.", {std::to_string(expected)},
             Mend{MendKind::renumber_areas, "", "", ""});
      }
      expected = std::max(expected, area->number) + 1;
    }
  }

  // -- chapters and sections ----------------------------------------------------------------------------------------

  void sections() {
    std::set<std::string> seen;
    for (const Chapter& chapter : plan_.chapters) {
      std::string place = chapter.number.empty() ? chapter.title : chapter.number;
      if (!chapter.number.empty() && !seen.insert(chapter.number).second) {
        find("chapter-number-repeats", Severity::fault, place, /*text*/ "Two chapters have the number {0}.",
             {chapter.number});
      }
      bool empty =
          chapter.foreword ? plan_.foreword.blocks.empty() : chapter.blocks.empty() && chapter.sections.empty();
      if (empty)
        find("chapter-empty", Severity::warning, place, /*text*/ "Chapter {0}, \"{1}\", has no text.",
             {chapter.number, chapter.title});
      int before = 0;
      for (const Section& section : chapter.sections) {
        std::string inner = section.number.empty() ? section.title : section.number;
        if (!section.number.empty() && !seen.insert(section.number).second) {
          find("section-number-repeats", Severity::fault, inner, /*text*/ "Two sections have the number {0}.",
               {section.number});
        }
        bool text = std::any_of(section.blocks.begin(), section.blocks.end(),
                                [](const Block& block) { return !std::holds_alternative<Subheading>(block.content); });
        if (!text)
          find("section-empty", Severity::warning, inner, /*text*/ "Section {0}, \"{1}\", has no text.",
               {section.number, section.title});
        std::size_t dot = section.number.rfind('.');
        if (dot == std::string::npos || section.number.size() - dot > 4) continue;
        int last = std::atoi(section.number.c_str() + dot + 1);
        if (last > before + 1) {
          find("section-number-gap", Severity::remark, inner, /*text*/ "There is no section {0} before section {1}.",
               {section.number.substr(0, dot + 1) + std::to_string(before + 1), section.number});
        }
        before = std::max(before, last);
      }
    }
  }

  // -- facts, pictures, boxes ---------------------------------------------------------------------------------------

  void blocks(const std::string& where, const std::vector<Block>& list) {
    for (const Block& block : list) {
      if (const auto* fact = std::get_if<Fact>(&block.content)) {
        if (fact->source.empty() && fact->evidence.empty()) {
          find("fact-without-source", Severity::warning, where, /*text*/ "The figure {0} has no source: \"{1}\"",
               {fact->figure, excerpt(fact->text, 120)});
        }
        if (fact->evidence.empty() && fact->year != 0 && plan_.year != 0 && plan_.year - fact->year > 3) {
          find("fact-old", Severity::warning, where,
               /*text*/ "The figure {0} is from {1} and more than three years old.",
               {fact->figure, std::to_string(fact->year)});
        }
      } else if (const auto* picture = std::get_if<Picture>(&block.content)) {
        std::string name = excerpt(picture->caption.empty() ? picture->file : picture->caption, 80);
        if (trimmed(picture->alt).empty())
          find("picture-without-alt", Severity::fault, where,
               /*text*/ "The picture \"{0}\" has no text for those who cannot see it.", {name});
        if (trimmed(picture->credit).empty())
          find("picture-without-credit", Severity::warning, where,
               /*text*/ "The picture \"{0}\" does not tell who took it.", {name});
      } else if (const auto* law = std::get_if<StatutoryBox>(&block.content)) {
        if (contains(law->law, "113") && folded(law->law).starts_with("retsplejelov")) box_ = true;
      }
    }
  }

  void initiatives() {
    for (const Placed& placed : initiatives_of(plan_)) {
      const Initiative& initiative = *placed.initiative;
      if (initiative.owner.empty())
        find("initiative-without-owner", Severity::warning, initiative.section,
             /*text*/ "The initiative \"{0}\" has no owner.", {initiative.title});
      if (!initiative.due && initiative.continuation != Continuation::concluded) {
        find("initiative-without-due", Severity::remark, initiative.section,
             /*text*/ "The initiative \"{0}\" has no due date.", {initiative.title});
      }
    }
  }

  void foreword_and_law() {
    if (trimmed(plan_.foreword.signatory).empty())
      find("foreword-unsigned", Severity::warning, foreword_number(), /*text*/ "Nobody has signed the foreword.", {});
    if (!box_)
      find("law-missing", Severity::remark, "",
           /*text*/ "The plan does not show retsplejeloven § 113, which it is made under.", {},
           Mend{MendKind::add_statutory_box, "", "", ""});
  }

  // -- years ----------------------------------------------------------------------------------------------------------

  static int year_at(std::string_view word) {
    if (word.size() != 4 || word.substr(0, 2) != "20" || word[2] < '0' || word[2] > '9' || word[3] < '0' ||
        word[3] > '9')
      return 0;
    return 2000 + (word[2] - '0') * 10 + (word[3] - '0');
  }

  void years(const std::vector<Passage>& passages) {
    if (plan_.year == 0) return;
    std::set<int> in_title;
    for (const Word& word : words_of(plan_.title)) {
      if (int year = year_at(word.text); year != 0) in_title.insert(year);
    }
    if (!in_title.empty() && !in_title.contains(plan_.year)) {
      find("title-year", Severity::fault, "", /*text*/ "The title says {0}, but the plan is for {1}.",
           {std::to_string(*in_title.begin()), std::to_string(plan_.year)},
           Mend{MendKind::set_year, "", std::to_string(*in_title.begin()), std::to_string(plan_.year)});
    }
    for (std::size_t i = 1; i < passages.size(); ++i) {
      for (std::string_view sentence : sentences(passages[i].text)) {
        bool plans = false, own = false;
        int other = 0;
        bool before = false;  // "in 2019" right before the verb's side: it tells of the past
        for (const Word& word : words_of(sentence)) {
          std::string fold = word.text.size() <= 6 ? folded(word.text) : std::string();
          if (fold == "vil" || fold == "skal") plans = true;
          if (fold == "har" || fold == "blev" || fold == "siden") before = true;
          int year = year_at(word.text);
          if (year == 0) continue;
          own = own || year == plan_.year;
          if (year < plan_.year || year > plan_.year + 2) other = year;
        }
        if (!plans || own || other == 0 || before) continue;
        find("other-year", Severity::warning, passages[i].where,
             /*text*/ "The text plans something for {0}, but the plan is for {1}: \"{2}\"",
             {std::to_string(other), std::to_string(plan_.year), excerpt(sentence, 120)});
      }
    }
  }
};

}  // namespace

std::vector<Finding> lint(const Plan& plan, const KnownBodies& bodies) { return Linter(plan, bodies).run(); }

}  // namespace cooperation_plan
