// The plan's structure: words of its kinds, finding parts, address words.

#include "plan.h"

#include <algorithm>
#include <array>

#include "words.h"

namespace cooperation_plan {

namespace {

constexpr std::array<std::pair<InitiativeType, std::string_view>, 6> types{
    {{InitiativeType::information, "information"},
     {InitiativeType::prevention, "prevention"},
     {InitiativeType::control, "control"},
     {InitiativeType::training, "training"},
     {InitiativeType::organisation, "organisation"},
     {InitiativeType::analysis, "analysis"}}};
constexpr std::array<std::pair<Continuation, std::string_view>, 5> continuations{
    {{Continuation::fresh, "new"},
     {Continuation::continued, "continued"},
     {Continuation::consolidated, "consolidated"},
     {Continuation::strengthened, "strengthened"},
     {Continuation::concluded, "concluded"}}};

template <class Table, class Value>
std::string_view word_in(const Table& table, Value value) {
  for (const auto& [each, name] : table) {
    if (each == value) return name;
  }
  return "";
}

}  // namespace

std::string_view word(InitiativeType type) { return word_in(types, type); }
std::string_view word(Continuation kind) { return word_in(continuations, kind); }

std::optional<InitiativeType> initiative_type(std::string_view word) {
  for (const auto& [each, name] : types) {
    if (name == word) return each;
  }
  return std::nullopt;
}

std::optional<Continuation> continuation(std::string_view word) {
  for (const auto& [each, name] : continuations) {
    if (name == word) return each;
  }
  return std::nullopt;
}

std::vector<Placed> initiatives_of(const Plan& plan) {
  std::vector<Placed> out;
  for (const FocusArea& area : plan.areas) {
    for (const Initiative& initiative : area.initiatives) out.push_back({&area, &initiative});
  }
  for (const Initiative& initiative : plan.others) out.push_back({nullptr, &initiative});
  return out;
}

Initiative* find_initiative(Plan& plan, std::string_view key) {
  for (FocusArea& area : plan.areas) {
    for (Initiative& initiative : area.initiatives) {
      if (initiative.key == key) return &initiative;
    }
  }
  for (Initiative& initiative : plan.others) {
    if (initiative.key == key) return &initiative;
  }
  return nullptr;
}

FocusArea* find_area(Plan& plan, std::string_view key) {
  auto found =
      std::find_if(plan.areas.begin(), plan.areas.end(), [&](const FocusArea& area) { return area.key == key; });
  return found == plan.areas.end() ? nullptr : &*found;
}

const Section* find_section(const Plan& plan, std::string_view number) {
  if (number.empty()) return nullptr;
  for (const Chapter& chapter : plan.chapters) {
    for (const Section& section : chapter.sections) {
      if (section.number == number) return &section;
    }
  }
  return nullptr;
}

std::string free_key(const Plan& plan, std::string_view title) {
  std::string start = address_word(title);
  const auto taken = [&](const std::string& key) {
    for (const Placed& placed : initiatives_of(plan)) {
      if (placed.initiative->key == key) return true;
    }
    return std::any_of(plan.areas.begin(), plan.areas.end(), [&](const FocusArea& area) { return area.key == key; });
  };
  std::string key = start;
  for (int next = 2; taken(key); ++next) key = start + "-" + std::to_string(next);
  return key;
}

std::string plain(const Block& block) {
  struct Reader {
    std::string operator()(const Text& text) const { return text.markdown; }
    std::string operator()(const Subheading& heading) const { return heading.text; }
    std::string operator()(const StatutoryBox& box) const { return box.law + ": " + box.text; }
    std::string operator()(const Picture& picture) const {
      return picture.caption.empty() || picture.alt.empty() ? picture.caption + picture.alt
                                                            : picture.caption + " " + picture.alt;
    }
    std::string operator()(const Fact& fact) const { return fact.text; }
    std::string operator()(const List& list) const {
      std::string out;
      for (const std::string& item : list.items) out += (out.empty() ? "" : "\n") + item;
      return out;
    }
    std::string operator()(const AreaList&) const { return ""; }
  };
  return std::visit(Reader{}, block.content);
}

}  // namespace cooperation_plan
