// The changes that a finding can suggest, made on the plan.

#include <algorithm>
#include <array>

#include "linter.h"
#include "linter_names.h"
#include "words.h"

namespace cooperation_plan {

namespace {

constexpr std::array<std::pair<MendKind, std::string_view>, 7> kinds{
    {{MendKind::remove_area, "remove_area"},
     {MendKind::list_area, "list_area"},
     {MendKind::rename_area, "rename_area"},
     {MendKind::replace_words, "replace_words"},
     {MendKind::renumber_areas, "renumber_areas"},
     {MendKind::add_statutory_box, "add_statutory_box"},
     {MendKind::set_year, "set_year"}}};

config::Refusal refuse() {
  return {/*text*/ "The plan has changed since this was suggested. Look at the findings again.", {}, {}, {}};
}

config::Outcome<Plan> remove_area(Plan plan, const Mend& mend) {
  FocusArea* out = find_area(plan, mend.target);
  FocusArea* kept = find_area(plan, mend.from);
  if (out == nullptr || kept == nullptr || out == kept) return refuse();
  for (Initiative& initiative : out->initiatives) kept->initiatives.push_back(std::move(initiative));
  if (kept->section.empty()) kept->section = out->section;
  if (kept->background.empty()) kept->background = out->background;
  if (kept->goal.empty()) kept->goal = out->goal;
  plan.areas.erase(plan.areas.begin() + (out - plan.areas.data()));
  return plan;
}

config::Outcome<Plan> list_area(Plan plan, const Mend& mend) {
  FocusArea area;
  if (FocusArea* found = find_area(plan, mend.target); found != nullptr) {
    if (found->listed) return refuse();
    area = std::move(*found);
    plan.areas.erase(plan.areas.begin() + (found - plan.areas.data()));
  } else {
    const Section* section = find_section(plan, mend.target);
    if (section == nullptr || std::any_of(plan.areas.begin(), plan.areas.end(),
                                          [&](const FocusArea& each) { return each.section == section->number; }))
      return refuse();
    area.title = section->title;
    area.section = section->number;
    area.key = free_key(plan, area.title);
    for (auto at = plan.others.begin(); at != plan.others.end();) {
      if (at->section == area.section) {
        area.initiatives.push_back(std::move(*at));
        at = plan.others.erase(at);
      } else {
        ++at;
      }
    }
  }
  area.listed = true;
  area.number = 0;
  auto place = plan.areas.begin();
  for (auto at = plan.areas.begin(); at != plan.areas.end(); ++at) {
    if (!at->listed) continue;
    area.number = std::max(area.number, at->number);
    place = at + 1;
  }
  ++area.number;
  plan.areas.insert(place, std::move(area));
  return plan;
}

// Every text that people read, except quoted law.
template <class Change>
void each_text(Plan& plan, Change change) {
  const auto blocks = [&](std::vector<Block>& list) {
    for (Block& block : list) {
      if (auto* text = std::get_if<Text>(&block.content)) change(text->markdown);
      if (auto* heading = std::get_if<Subheading>(&block.content)) change(heading->text);
      if (auto* fact = std::get_if<Fact>(&block.content)) {
        change(fact->text);
        change(fact->source);
      }
      if (auto* picture = std::get_if<Picture>(&block.content)) {
        change(picture->caption);
        change(picture->alt);
        change(picture->credit);
      }
      if (auto* items = std::get_if<List>(&block.content))
        std::for_each(items->items.begin(), items->items.end(), change);
    }
  };
  const auto initiative = [&](Initiative& each) {
    change(each.title);
    change(each.text);
    change(each.deliverable);
    change(each.owner);
    std::for_each(each.co_owners.begin(), each.co_owners.end(), change);
  };
  change(plan.title);
  blocks(plan.front);
  blocks(plan.foreword.blocks);
  for (Chapter& chapter : plan.chapters) {
    change(chapter.title);
    blocks(chapter.blocks);
    for (Section& section : chapter.sections) {
      change(section.title);
      blocks(section.blocks);
    }
  }
  for (FocusArea& area : plan.areas) {
    change(area.title);
    change(area.background);
    change(area.goal);
    std::for_each(area.initiatives.begin(), area.initiatives.end(), initiative);
  }
  std::for_each(plan.others.begin(), plan.others.end(), initiative);
}

}  // namespace

std::string_view word(MendKind kind) {
  for (const auto& [each, name] : kinds) {
    if (each == kind) return name;
  }
  return "";
}

std::optional<MendKind> mend_kind(std::string_view word) {
  for (const auto& [each, name] : kinds) {
    if (name == word) return each;
  }
  return std::nullopt;
}

config::Outcome<Plan> apply_mend(Plan plan, const Mend& mend) {
  switch (mend.kind) {
    case MendKind::remove_area: return remove_area(std::move(plan), mend);
    case MendKind::list_area: return list_area(std::move(plan), mend);
    case MendKind::rename_area: {
      FocusArea* area = find_area(plan, mend.target);
      if (area == nullptr || mend.to.empty() || area->title == mend.to) return refuse();
      area->title = mend.to;
      return plan;
    }
    case MendKind::replace_words: {
      if (trimmed(mend.from).empty() || trimmed(mend.to).empty()) return refuse();
      int count = 0;
      each_text(plan, [&](std::string& text) { text = with_words_replaced(text, mend.from, mend.to, count); });
      if (count == 0) return refuse();
      return plan;
    }
    case MendKind::renumber_areas: {
      int number = 0;
      for (FocusArea& area : plan.areas) {
        if (area.listed) area.number = ++number;
      }
      return plan;
    }
    case MendKind::add_statutory_box: {
      for (const Block& block : plan.front) {
        const auto* box = std::get_if<StatutoryBox>(&block.content);
        if (box != nullptr && contains(box->law, "113")) return refuse();
      }
      // Retsplejeloven § 113, told in short; the secretariat may put in the wording in force.
      plan.front.insert(plan.front.begin(),
                        Block{StatutoryBox{"Retsplejeloven § 113",
                                           "Hvert år laver politidirektøren en plan for, hvordan politiet arbejder "
                                           "sammen med kommunerne og med andre myndigheder, "
                                           "organisationer og foreninger i politikredsen. Når kredsrådet har drøftet "
                                           "planen, offentliggør politidirektøren den."},
                              false});
      return plan;
    }
    case MendKind::set_year: {
      if (mend.from.size() != 4 || mend.to.size() != 4 || !contains(plan.title, mend.from)) return refuse();
      plan.title = replace_all(plan.title, mend.from, mend.to);
      return plan;
    }
  }
  return refuse();
}

}  // namespace cooperation_plan
