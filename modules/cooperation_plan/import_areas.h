#pragma once
// Which section belongs to which area of the published list, and which sections the list leaves out.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "plan.h"

namespace cooperation_plan {

/// Address words, each given once in a document.
class Keys {
 public:
  std::string make(std::string_view title);

 private:
  std::map<std::string, std::size_t> taken_;
};

/// The words announce focus areas: "... disse indsatsområder for 2021:".
bool about_areas(std::string_view text);

/// `listed`: the plan's areas come from a list, found in `chapter` (npos = before the chapters). A plan without areas
/// gets them from the sections of the chapter that is about areas.
void match_areas(Plan& plan, bool listed, std::size_t chapter, Keys& keys);

}  // namespace cooperation_plan
