// The parts of a plan rearranged.

#include "structure.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace cooperation_plan {

namespace {

bool plain_number(const std::string& number) {
  return !number.empty() && number.size() < 4 && number.find_first_not_of("0123456789") == std::string::npos;
}

config::Refusal no_further() { return {/*text*/ "It cannot be moved any further.", {}, {}, {}}; }

/// Whoever names one of these sections names none from now on.
void forget(Plan& plan, const std::vector<std::string>& numbers) {
  const auto drop = [&](std::string& number) {
    if (!number.empty() && std::find(numbers.begin(), numbers.end(), number) != numbers.end()) number.clear();
  };
  for (FocusArea& area : plan.areas) {
    drop(area.section);
    for (Initiative& one : area.initiatives) drop(one.section);
  }
  for (Initiative& one : plan.others) drop(one.section);
}

std::vector<std::string> numbers_in(const Plan& plan, const Part& part) {
  std::vector<std::string> numbers;
  if (part.kind == Part::Kind::section) {
    numbers.push_back(plan.chapters[part.chapter].sections[part.section].number);
  } else if (part.kind == Part::Kind::chapter) {
    numbers.push_back(plan.chapters[part.chapter].number);
    for (const Section& section : plan.chapters[part.chapter].sections) numbers.push_back(section.number);
  }
  std::erase(numbers, std::string{});
  return numbers;
}

bool is_picture(const Block& block, std::string_view file) {
  const auto* picture = std::get_if<Picture>(&block.content);
  return picture != nullptr && picture->file == file;
}

}  // namespace

std::optional<Part> part_named(const Plan& plan, std::string_view name) {
  if (name == "forside") return Part{};
  if (name == "forord") return Part{Part::Kind::foreword};
  if (name.empty() || name.front() != 'k') return std::nullopt;
  Part part{Part::Kind::chapter};
  const char* end = name.data() + name.size();
  auto [at, error] = std::from_chars(name.data() + 1, end, part.chapter);
  if (error != std::errc{} || part.chapter >= plan.chapters.size()) return std::nullopt;
  if (at == end) return part;
  if (*at != 'a') return std::nullopt;
  part.kind = Part::Kind::section;
  const auto [last, wrong] = std::from_chars(at + 1, end, part.section);
  if (wrong != std::errc{} || last != end || part.section >= plan.chapters[part.chapter].sections.size())
    return std::nullopt;
  return part;
}

std::string name_of(const Part& part) {
  switch (part.kind) {
    case Part::Kind::front: return "forside";
    case Part::Kind::foreword: return "forord";
    case Part::Kind::chapter: return "k" + std::to_string(part.chapter);
    case Part::Kind::section: return "k" + std::to_string(part.chapter) + "a" + std::to_string(part.section);
  }
  return {};
}

std::vector<Block>& blocks_of(Plan& plan, const Part& part) {
  switch (part.kind) {
    case Part::Kind::front: return plan.front;
    case Part::Kind::foreword: return plan.foreword.blocks;
    case Part::Kind::chapter:
      return plan.chapters[part.chapter].foreword ? plan.foreword.blocks : plan.chapters[part.chapter].blocks;
    case Part::Kind::section: return plan.chapters[part.chapter].sections[part.section].blocks;
  }
  return plan.front;
}

std::string title_of(const Plan& plan, const Part& part) {
  const auto words = [](const std::string& number, const std::string& title) {
    return number.empty() ? title : number + " " + title;
  };
  if (part.kind == Part::Kind::chapter)
    return words(plan.chapters[part.chapter].number, plan.chapters[part.chapter].title);
  if (part.kind == Part::Kind::section) {
    const Section& section = plan.chapters[part.chapter].sections[part.section];
    return words(section.number, section.title);
  }
  return {};
}

std::vector<Part> parts_of(const Plan& plan) {
  std::vector<Part> parts{Part{}, Part{Part::Kind::foreword}};
  for (std::size_t c = 0; c < plan.chapters.size(); ++c) {
    if (!plan.chapters[c].foreword) parts.push_back({Part::Kind::chapter, c, 0});
    for (std::size_t s = 0; s < plan.chapters[c].sections.size(); ++s) parts.push_back({Part::Kind::section, c, s});
  }
  return parts;
}

void renumber(Plan& plan) {
  std::map<std::string, std::string> numbers;
  const bool counted = std::all_of(plan.chapters.begin(), plan.chapters.end(),
                                   [](const Chapter& one) { return one.number.empty() || plain_number(one.number); });
  int next = 0;
  for (const Chapter& chapter : plan.chapters) {
    if (!plain_number(chapter.number)) continue;
    const int number = std::stoi(chapter.number);
    next = next == 0 ? number : std::min(next, number);
  }
  for (Chapter& chapter : plan.chapters) {
    if (counted && !chapter.number.empty()) {
      const std::string number = std::to_string(next++);
      numbers.emplace(chapter.number, number);
      chapter.number = number;
    }
    int inner = 0;
    for (Section& section : chapter.sections) {
      if (chapter.number.empty() || section.number.empty()) continue;
      const std::string number = chapter.number + "." + std::to_string(++inner);
      numbers.emplace(section.number, number);
      section.number = number;
    }
  }
  const auto follow = [&](std::string& number) {
    if (const auto found = numbers.find(number); found != numbers.end()) number = found->second;
  };
  for (FocusArea& area : plan.areas) {
    follow(area.section);
    for (Initiative& one : area.initiatives) follow(one.section);
  }
  for (Initiative& one : plan.others) follow(one.section);
}

config::Outcome<Plan> move_part(Plan plan, const Part& part, bool up) {
  if (part.kind == Part::Kind::chapter) {
    if (up ? part.chapter == 0 : part.chapter + 1 == plan.chapters.size()) return no_further();
    std::swap(plan.chapters[part.chapter], plan.chapters[up ? part.chapter - 1 : part.chapter + 1]);
  } else if (part.kind == Part::Kind::section) {
    auto& home = plan.chapters[part.chapter].sections;
    if (up ? part.section > 0 : part.section + 1 < home.size()) {
      std::swap(home[part.section], home[up ? part.section - 1 : part.section + 1]);
    } else {
      std::size_t other = part.chapter;
      do {
        if (up ? other == 0 : other + 1 == plan.chapters.size()) return no_further();
        other = up ? other - 1 : other + 1;
      } while (plan.chapters[other].foreword);
      Section moved = std::move(home[part.section]);
      home.erase(home.begin() + static_cast<std::ptrdiff_t>(part.section));
      auto& next = plan.chapters[other].sections;
      next.insert(up ? next.end() : next.begin(), std::move(moved));
    }
  } else {
    return no_further();
  }
  renumber(plan);
  return plan;
}

std::vector<std::string> areas_at(const Plan& plan, const Part& part) {
  std::vector<std::string> titles;
  const auto numbers = numbers_in(plan, part);
  for (const FocusArea& area : plan.areas) {
    if (std::find(numbers.begin(), numbers.end(), area.section) != numbers.end()) titles.push_back(area.title);
  }
  return titles;
}

config::Outcome<Plan> remove_part(Plan plan, const Part& part) {
  if (part.kind != Part::Kind::chapter && part.kind != Part::Kind::section)
    return config::Refusal{/*text*/ "Only chapters and sections can be taken out.", {}, {}, {}};
  forget(plan, numbers_in(plan, part));
  if (part.kind == Part::Kind::chapter) {
    plan.chapters.erase(plan.chapters.begin() + static_cast<std::ptrdiff_t>(part.chapter));
  } else {
    auto& home = plan.chapters[part.chapter].sections;
    home.erase(home.begin() + static_cast<std::ptrdiff_t>(part.section));
  }
  renumber(plan);
  return plan;
}

Plan add_chapter(Plan plan, std::size_t after, std::string title, std::vector<Block> blocks) {
  const bool counted =
      plan.chapters.empty() || std::any_of(plan.chapters.begin(), plan.chapters.end(),
                                           [](const Chapter& one) { return plain_number(one.number); });
  int highest = 0;
  for (const Chapter& one : plan.chapters) {
    if (plain_number(one.number)) highest = std::max(highest, std::stoi(one.number));
  }
  Chapter fresh;
  if (counted) fresh.number = std::to_string(highest + 1);
  fresh.title = std::move(title);
  fresh.blocks = std::move(blocks);
  const std::size_t at = std::min(after + 1, plan.chapters.size());
  plan.chapters.insert(plan.chapters.begin() + static_cast<std::ptrdiff_t>(at), std::move(fresh));
  renumber(plan);
  return plan;
}

Plan add_section(Plan plan, std::size_t chapter, std::string title, std::vector<Block> blocks) {
  Chapter& home = plan.chapters[chapter];
  Section fresh;
  if (!home.number.empty()) fresh.number = home.number + "." + std::to_string(home.sections.size() + 1);
  fresh.title = std::move(title);
  fresh.blocks = std::move(blocks);
  home.sections.push_back(std::move(fresh));
  return plan;
}

std::vector<PlacedPicture> pictures_of(const Plan& plan) {
  std::vector<PlacedPicture> found;
  Plan copy = plan;
  for (const Part& part : parts_of(plan)) {
    for (const Block& block : blocks_of(copy, part)) {
      if (const auto* picture = std::get_if<Picture>(&block.content)) found.push_back({part, *picture});
    }
  }
  return found;
}

config::Outcome<Plan> place_picture(Plan plan, const Picture& picture, const Part& part) {
  for (const Part& home : parts_of(plan)) {
    auto& blocks = blocks_of(plan, home);
    const auto found =
        std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) { return is_picture(block, picture.file); });
    if (found == blocks.end()) continue;
    if (name_of(home) == name_of(part)) {
      found->content = picture;
      return plan;
    }
    blocks.erase(found);
    break;
  }
  blocks_of(plan, part).push_back({picture, false});
  return plan;
}

config::Outcome<Plan> remove_picture(Plan plan, std::string_view file) {
  for (const Part& home : parts_of(plan))
    std::erase_if(blocks_of(plan, home), [&](const Block& block) { return is_picture(block, file); });
  return plan;
}

}  // namespace cooperation_plan
