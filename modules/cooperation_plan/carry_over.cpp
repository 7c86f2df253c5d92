// Choosing, renumbering and moving to the new year.

#include "carry_over.h"

#include <algorithm>

#include "structure.h"
#include "words.h"

namespace cooperation_plan {

namespace {

bool kept(const CarryChoices& choices, const FocusArea& area) {
  const auto found = choices.areas.find(area.key);
  return found == choices.areas.end() || found->second.kept;
}

std::optional<Continuation> chosen(const CarryChoices& choices, const Initiative& initiative) {
  const auto found = choices.initiatives.find(initiative.key);
  return found == choices.initiatives.end() ? std::nullopt : found->second;
}

/// Every area that is left out has its reason, and not all are left out.
std::optional<config::Refusal> refuse(const Plan& old, const CarryChoices& choices) {
  bool any = false;
  for (const FocusArea& area : old.areas) {
    if (kept(choices, area)) {
      any = true;
    } else if (trimmed(choices.areas.at(area.key).reason).empty()) {
      return config::Refusal{
          /*text*/ "Write why the focus area \"{0}\" is left out.", {area.title}, "grund-" + area.key, {}};
    }
  }
  if (!any && !old.areas.empty())
    return config::Refusal{/*text*/ "At least one focus area comes along.", {}, "omraade-" + old.areas.front().key, {}};
  return std::nullopt;
}

Initiative moved(Initiative initiative, Continuation continuation) {
  initiative.continuation = continuation;
  if (initiative.due) {
    config::Date due{initiative.due->year() + std::chrono::years{1}, initiative.due->month(), initiative.due->day()};
    if (!due.ok()) due = config::Date{due.year() / due.month() / std::chrono::last};
    initiative.due = due;
  }
  return initiative;
}

std::vector<Initiative> carried(const std::vector<Initiative>& initiatives, const CarryChoices& choices) {
  std::vector<Initiative> out;
  for (const Initiative& one : initiatives) {
    if (const auto continuation = chosen(choices, one)) out.push_back(moved(one, *continuation));
  }
  return out;
}

}  // namespace

config::Outcome<Plan> next_year(const Plan& old, const CarryChoices& choices) {
  if (auto refusal = refuse(old, choices)) return *refusal;
  Plan plan = old;
  plan.year = old.year + 1;
  plan.title = replace_all(old.title, std::to_string(old.year), std::to_string(plan.year));
  plan.left.clear();
  plan.areas.clear();
  int number = 0;
  for (const FocusArea& area : old.areas) {
    if (!kept(choices, area)) {
      plan.left.push_back({area.key, area.title, std::string(trimmed(choices.areas.at(area.key).reason))});
      continue;
    }
    FocusArea next = area;
    next.number = area.listed ? ++number : 0;
    next.initiatives = carried(area.initiatives, choices);
    plan.areas.push_back(std::move(next));
  }
  plan.others = carried(old.others, choices);
  for (const FocusArea& area : old.areas) {
    const bool needed =
        area.section.empty() || std::any_of(plan.areas.begin(), plan.areas.end(),
                                            [&](const FocusArea& one) { return one.section == area.section; });
    if (needed) continue;
    for (Chapter& chapter : plan.chapters) {
      std::erase_if(chapter.sections, [&](const Section& section) { return section.number == area.section; });
    }
    for (Initiative& one : plan.others) {
      if (one.section == area.section) one.section.clear();
    }
  }
  renumber(plan);
  return plan;
}

config::Outcome<Plan> carry_into(Plan draft, const Plan& old, const CarryChoices& choices) {
  if (auto refusal = refuse(old, choices)) return *refusal;
  int number = 0;
  for (const FocusArea& area : draft.areas) number = std::max(number, area.number);
  for (const FocusArea& area : old.areas) {
    FocusArea* there = find_area(draft, area.key);
    if (!kept(choices, area)) {
      if (there != nullptr)
        return config::Refusal{
            /*text*/ "The draft has the focus area \"{0}\". Take it out of the draft first, or let it come along.",
            {there->title},
            "omraade-" + area.key,
            {}};
      std::erase_if(draft.left, [&](const LeftArea& one) { return one.key == area.key; });
      draft.left.push_back({area.key, area.title, std::string(trimmed(choices.areas.at(area.key).reason))});
      continue;
    }
    std::erase_if(draft.left, [&](const LeftArea& one) { return one.key == area.key; });
    if (there == nullptr) {
      FocusArea next = area;
      next.number = area.listed ? ++number : 0;
      next.section.clear();
      next.initiatives.clear();
      draft.areas.push_back(std::move(next));
    }
  }
  for (const Placed& placed : initiatives_of(old)) {
    if (placed.area != nullptr && !kept(choices, *placed.area)) continue;
    const auto continuation = chosen(choices, *placed.initiative);
    if (!continuation) continue;
    if (Initiative* there = find_initiative(draft, placed.initiative->key)) {
      there->continuation = *continuation;
      continue;
    }
    Initiative next = moved(*placed.initiative, *continuation);
    next.section.clear();
    FocusArea* area = placed.area == nullptr ? nullptr : find_area(draft, placed.area->key);
    (area == nullptr ? draft.others : area->initiatives).push_back(std::move(next));
  }
  return draft;
}

}  // namespace cooperation_plan
