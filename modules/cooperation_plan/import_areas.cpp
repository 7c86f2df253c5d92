// Which section belongs to which area of the published list.

#include "import_areas.h"

#include <algorithm>
#include <set>
#include <vector>

#include "words.h"

namespace cooperation_plan {

namespace {

class Matcher {
 public:
  Matcher(Plan& plan, bool listed, std::size_t chapter, Keys& keys)
      : plan_(plan), areas_listed_(listed), area_chapter_(chapter), keys_(keys) {}

  void run() {
    Plan& plan = plan_;
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
          if (chapter.sections[s].number.ends_with("." + std::to_string(plan.areas[a].number)) && likeness > 0)
            likeness += 0.2;
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
        area.key = keys_.make(area.title);
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
    for (const Chapter& chapter : plan_.chapters) {
      taken.insert(chapter.number);
      for (const Section& section : chapter.sections) taken.insert(section.number);
    }
    std::size_t c = 0;
    for (Chapter& chapter : plan_.chapters) {
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
    for (std::size_t c = 0; c < plan_.chapters.size(); ++c) {
      Chapter& chapter = plan_.chapters[c];
      if (!about_areas(chapter.title) || chapter.sections.empty() || chapter.sections.size() > 60) continue;
      area_chapter_ = c;
      int number = 0;
      for (std::size_t s = 0; s < chapter.sections.size(); ++s) {
        FocusArea area;
        area.number = ++number;
        area.title = chapter.sections[s].title;
        area.section = label(chapter.sections[s]);
        area.key = keys_.make(area.title);
        plan_.areas.push_back(std::move(area));
      }
      return;
    }
  }

 private:
  Plan& plan_;
  bool areas_listed_;
  std::size_t area_chapter_;
  Keys& keys_;
};

}  // namespace

std::string Keys::make(std::string_view title) {
  std::string start = address_word(title);
  std::size_t& count = taken_[start];
  ++count;
  if (count == 1) return start;
  std::string key;
  do {
    key = start + "-" + std::to_string(count++);
  } while (!taken_.emplace(key, 1).second);
  --count;
  return key;
}

bool about_areas(std::string_view text) {
  std::string fold = folded(text);
  for (std::string_view sign : {"indsatsomraade", "fokusomraade", "indsatser i ", "prioriterede indsatser",
                                "saerlige indsatser", "temaer i ", "prioriterer vi", "prioriteter"}) {
    if (contains(fold, sign)) return true;
  }
  return false;
}

void match_areas(Plan& plan, bool listed, std::size_t chapter, Keys& keys) {
  Matcher(plan, listed, chapter, keys).run();
}

}  // namespace cooperation_plan
