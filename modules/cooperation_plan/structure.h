#pragma once
// Adding, moving and removing the parts of a plan: chapters, sections and pictures. Numbers follow the order, and
// whatever names a section follows its number. Pure.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/outcome.h"
#include "plan.h"

namespace cooperation_plan {

/// A part of the text: "forside", "forord", "k1" (the second chapter), "k1a0" (its first section).
struct Part {
  enum class Kind { front, foreword, chapter, section } kind = Kind::front;
  std::size_t chapter = 0, section = 0;
};
std::optional<Part> part_named(const Plan& plan, std::string_view name);
std::string name_of(const Part& part);
/// Its blocks, to read and to write.
std::vector<Block>& blocks_of(Plan& plan, const Part& part);
/// "2.1 Nærhed"; empty for the front and the foreword.
std::string title_of(const Plan& plan, const Part& part);
/// Every part in the plan's order.
std::vector<Part> parts_of(const Plan& plan);

/// Chapters 1, 2, 3 and sections 2.1, 2.2 in their order, where they are numbered at all; areas and initiatives follow.
void renumber(Plan& plan);

/// One place up or down; a section goes on into the chapter before or after.
config::Outcome<Plan> move_part(Plan plan, const Part& part, bool up);
/// Takes a chapter (with its sections) or a section out. Focus areas and initiatives that named it stay, without place.
config::Outcome<Plan> remove_part(Plan plan, const Part& part);
/// The focus areas that would lose their section.
std::vector<std::string> areas_at(const Plan& plan, const Part& part);
/// A new chapter after this one, or a new section at the end of it.
Plan add_chapter(Plan plan, std::size_t after, std::string title, std::vector<Block> blocks);
Plan add_section(Plan plan, std::size_t chapter, std::string title, std::vector<Block> blocks);

struct PlacedPicture {
  Part part;
  Picture picture;
};
std::vector<PlacedPicture> pictures_of(const Plan& plan);
/// Changes the first picture of this file and puts it at the end of `part` when it stands in another.
config::Outcome<Plan> place_picture(Plan plan, const Picture& picture, const Part& part);
config::Outcome<Plan> remove_picture(Plan plan, std::string_view file);

}  // namespace cooperation_plan
