#pragma once
// What the year brought for an initiative, in the words of its owner: reached, partly, not, or dropped with a reason.

#include <optional>
#include <string_view>

namespace cooperation_plan {

enum class YearResult { reached, partly, missed, dropped };

std::string_view identifier(YearResult result);  // "partly"
std::optional<YearResult> year_result_named(std::string_view identifier);
std::string_view english_name(YearResult result);  // "Partly reached": the translation's key

}  // namespace cooperation_plan
