// The initiatives of a plan.

#include "import_initiatives.h"

#include <set>
#include <unordered_map>

#include "words.h"

namespace cooperation_plan {

namespace {

constexpr std::size_t most_initiatives = 400;

class InitiativeReader {
 public:
  InitiativeReader(Plan& plan, const std::vector<Particulars>& particulars, const Names& names, Keys& keys)
      : plan_(plan), fields_(particulars), names_(names), keys_(keys) {}

  std::vector<Initiative>& home_of(const std::string& section) {
    for (FocusArea& area : plan_.areas) {
      if (!section.empty() && area.section == section) return area.initiatives;
    }
    return plan_.others;
  }

  void run() {
    std::size_t count = 0;
    std::unordered_map<std::string, std::vector<const Particulars*>> with_fields;
    for (const Particulars& fields : fields_)
      with_fields[std::to_string(fields.chapter) + "/" + std::to_string(fields.section)].push_back(&fields);
    for (std::size_t c = 0; c < plan_.chapters.size() && count < most_initiatives; ++c) {
      Chapter& chapter = plan_.chapters[c];
      if (chapter.foreword) continue;
      scan(chapter.blocks, chapter.title, chapter.number, count,
           with_fields[std::to_string(c) + "/" + std::to_string(std::string::npos)]);
      for (std::size_t s = 0; s < chapter.sections.size() && count < most_initiatives; ++s) {
        scan(chapter.sections[s].blocks, chapter.sections[s].title, chapter.sections[s].number, count,
             with_fields[std::to_string(c) + "/" + std::to_string(s)]);
      }
    }
  }

  void scan(const std::vector<Block>& blocks, const std::string& title, const std::string& number, std::size_t& count,
            const std::vector<const Particulars*>& fields) {
    std::vector<Initiative> found;
    std::string heading;
    std::set<std::string> named;  // headings that already became an initiative by their particulars
    for (const Particulars* each : fields) {
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
          if (auto said = initiative_in(sentence, plan_.year, names_)) {
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
        std::optional<Initiative> initiative = initiative_in(sentence, plan_.year, names_);
        if (!initiative) continue;
        if (letters(initiative->title) < 9) initiative->title = heading.empty() ? title : heading;
        if (initiative->title.empty()) continue;
        std::vector<std::string> mine = meaning_words(initiative->title);
        bool again = false;
        for (std::size_t i = heading_start; i < found.size() && !again; ++i) {
          again =
              found[i].continuation == initiative->continuation && overlap(meaning_words(found[i].title), mine) >= 0.5;
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
      initiative.key = keys_.make(initiative.title);
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
    for (std::string_view sign :
         {"ansvarlig", "ejer:", "tovholder", "frist", "tidsfrist", "deadline", "kommune", "samarbejdspartner",
          "partnere", "medansvarlig", "leverance", "produkt", "type:", "status:"}) {
      if (fold.starts_with(sign)) return true;
    }
    return false;
  }

  // True when the particulars name somebody or a day: then the heading above them is an initiative.
  bool apply_fields(const Particulars& fields, const std::string& number, Initiative& out) {
    bool real = false;
    for (const auto& [name, value] : fields.values) {
      if (name == "ansvarlig" || name == "ansvarlige" || name == "ejer" || name == "tovholder") {
        assign(out, value, names_);
        real = true;
      } else if (name == "medansvarlig" || name == "medansvarlige" || name.starts_with("samarbejdspartner") ||
                 name == "partnere") {
        std::vector<Names::Hit> hits = names_.in(value);
        for (Names::Hit& hit : hits) out.co_owners.push_back(std::move(hit.body));
        if (hits.empty()) out.co_owners.push_back(squeezed(value));
      } else if (name == "frist" || name == "tidsfrist" || name == "deadline") {
        out.due = due_in(value, plan_.year);
        real = true;
      } else if (name == "kommuner" || name == "kommune") {
        for (Names::Hit& hit : names_.in(value)) {
          if (hit.municipality) out.municipalities.push_back(std::move(hit.body));
        }
      } else if (name == "leverance" || name == "produkt") {
        out.deliverable = squeezed(value);
      } else if (name == "maal" || name == "formaal" || name == "baggrund") {
        for (FocusArea& area : plan_.areas) {
          if (number.empty() || area.section != number || !fields.subheading.empty()) continue;
          (name == "baggrund" ? area.background : area.goal) = value;
        }
      }
    }
    if (fields.section == std::string::npos && fields.subheading.empty()) return false;
    out.title = fields.subheading;
    if (out.title.empty()) {
      for (const Chapter& chapter : plan_.chapters) {
        for (const Section& section : chapter.sections) {
          if (section.number == number && !number.empty()) out.title = section.title;
        }
      }
    }
    out.section = number;
    out.text.clear();
    return real && !out.title.empty();
  }

 private:
  Plan& plan_;
  const std::vector<Particulars>& fields_;
  const Names& names_;
  Keys& keys_;
};

}  // namespace

void read_initiatives(Plan& plan, const std::vector<Particulars>& particulars, const Names& names, Keys& keys) {
  InitiativeReader(plan, particulars, names, keys).run();
}

}  // namespace cooperation_plan
