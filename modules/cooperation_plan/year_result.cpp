// The words of the year's results.

#include "year_result.h"

#include <array>

namespace cooperation_plan {

namespace {

struct Name {
  std::string_view identifier, english;
};
constexpr std::array<Name, 4> names{{{"reached", /*text*/ "Reached"},
                                     {"partly", /*text*/ "Partly reached"},
                                     {"missed", /*text*/ "Not reached"},
                                     {"dropped", /*text*/ "Dropped"}}};

}  // namespace

std::string_view identifier(YearResult result) { return names[static_cast<std::size_t>(result)].identifier; }
std::string_view english_name(YearResult result) { return names[static_cast<std::size_t>(result)].english; }

std::optional<YearResult> year_result_named(std::string_view identifier) {
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (names[n].identifier == identifier) return static_cast<YearResult>(n);
  }
  return std::nullopt;
}

}  // namespace cooperation_plan
