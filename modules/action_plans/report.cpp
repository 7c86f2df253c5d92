// The rules of status reports.

#include "report.h"

#include <array>

#include "i18n/danish.h"

namespace action_plans {

using config::Refusal;

namespace {

struct ConclusionName {
  Conclusion conclusion;
  std::string_view identifier, english;
};
constexpr std::array<ConclusionName, 4> conclusion_names{{
    {Conclusion::none, "none", /*text*/ "Not concluded yet"},
    {Conclusion::no_change, "no_change", /*text*/ "No change"},
    {Conclusion::adjust, "adjust", /*text*/ "Adjust a measure"},
    {Conclusion::new_measure, "new_measure", /*text*/ "New measure"},
}};

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Six digits that can be a day of birth, at most one mark, four digits: a CPR number, not part of a longer number.
bool cpr_at(std::string_view text, std::size_t at) {
  if (at > 0 && digit(text[at - 1])) return false;
  std::size_t end = at;
  for (int n = 0; n < 6; ++n, ++end) {
    if (end >= text.size() || !digit(text[end])) return false;
  }
  const int day = (text[at] - '0') * 10 + text[at + 1] - '0';
  const int month = (text[at + 2] - '0') * 10 + text[at + 3] - '0';
  if (day < 1 || day > 31 || month < 1 || month > 12) return false;
  if (end < text.size() && (text[end] == '-' || text[end] == ' ')) ++end;
  for (int n = 0; n < 4; ++n, ++end) {
    if (end >= text.size() || !digit(text[end])) return false;
  }
  return end >= text.size() || !digit(text[end]);
}

bool capital_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (text[at] >= 'A' && text[at] <= 'Z') return true;
  const std::string_view two = text.substr(at, 2);
  return two == "Æ" || two == "Ø" || two == "Å";
}

/// "14-årig Mads", "den 16-årige Emma": an age and a name.
bool aged_name_at(std::string_view text, std::size_t at) {
  constexpr std::string_view mark = "-årig";
  if (text.substr(at, mark.size()) != mark || at == 0 || !digit(text[at - 1])) return false;
  std::size_t end = at + mark.size();
  while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
  return end < text.size() && text[end] == ' ' && capital_at(text, end + 1);
}

}  // namespace

std::string_view identifier(Side side) { return side == Side::police ? "police" : "municipality"; }
std::string_view identifier(Conclusion conclusion) {
  return conclusion_names[static_cast<std::size_t>(conclusion)].identifier;
}
std::string_view english_name(Conclusion conclusion) {
  return conclusion_names[static_cast<std::size_t>(conclusion)].english;
}
std::optional<Conclusion> conclusion_named(std::string_view identifier) {
  for (const ConclusionName& name : conclusion_names) {
    if (name.identifier == identifier) return name.conclusion;
  }
  return std::nullopt;
}

std::string Report::title() const {
  const std::string what = frozen ? "Statusredegørelse nr. " + std::to_string(number) : "Statusredegørelse";
  return what + ", " + council_name + ", " + i18n::long_date(day);
}

std::vector<std::string> usual_headings() {
  return {"Kriminalitetsbillede", "Misbrug", "Unge", "Bander", "Indbrud", "Natteliv", "Trafik", "PSP", "Andet"};
}

bool names_a_person(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (digit(text[at]) && cpr_at(text, at)) return true;
    if (text[at] == '-' && aged_name_at(text, at)) return true;
  }
  return false;
}

std::optional<Refusal> refuse_column(const Report& report, std::string_view text, std::string_view heading,
                                     std::string field) {
  if (report.frozen) return Refusal{"The report is frozen with the minutes and is not changed.", {}, {}, {}};
  if (names_a_person(text))
    return Refusal{
        "Take the person out under {0}: a status report tells of places and patterns. Matters of persons belong in "
        "the SSP or PSP cooperation.",
        {std::string(heading)},
        std::move(field),
        "retsplejeloven § 115"};
  return std::nullopt;
}

std::optional<Refusal> refuse_freeze(const Report& report, config::Date today) {
  if (report.frozen) return Refusal{"The report is frozen already.", {}, {}, {}};
  if (today < report.day)
    return Refusal{"The meeting is on {0}; the report is frozen there.", {i18n::long_date(report.day)}, {}, {}};
  std::string missing;
  for (const Line& line : report.lines) {
    if (line.conclusion == Conclusion::none) missing += (missing.empty() ? "" : ", ") + line.heading;
  }
  if (!missing.empty()) return Refusal{"These headings have no conclusion yet: {0}.", {missing}, {}, {}};
  return std::nullopt;
}

}  // namespace action_plans
