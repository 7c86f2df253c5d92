#pragma once
// The status report of a lokalråd at one of its meetings: under fixed headings the police write one column, the
// municipality the other, and the lokalråd concludes. It is frozen with the minutes. Rules only.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"
#include "storage/id.h"

namespace action_plans {

enum class Side { police, municipality };
std::string_view identifier(Side side);
enum class Conclusion { none, no_change, adjust, new_measure };
std::string_view identifier(Conclusion conclusion);
std::optional<Conclusion> conclusion_named(std::string_view identifier);
std::string_view english_name(Conclusion conclusion);

struct Column {
  std::string text, by;
  storage::Id figure;  // the thing the figures come from
};
struct Line {
  int position = 0;
  std::string heading;
  Column police, municipality;
  Conclusion conclusion = Conclusion::none;
  storage::Id item;
  std::string concluded_words;

  Column& of(Side side) { return side == Side::police ? police : municipality; }
  const Column& of(Side side) const { return side == Side::police ? police : municipality; }
};
struct Report {
  storage::Id id, council;
  std::string council_name;
  storage::Id authority, meeting;
  std::string meeting_title, meeting_address;
  config::Date day{};
  bool frozen = false;
  int number = 0;
  std::string snapshot;
  std::optional<config::Date> frozen_on;
  std::string frozen_by;
  storage::Id audience;
  int version = 0;
  int police_version = 0, municipality_version = 0;  // the two columns are written side by side
  std::vector<Line> lines;

  int version_of(Side side) const { return side == Side::police ? police_version : municipality_version; }

  std::string title() const;
  std::string address() const { return "/statusredegoerelser/" + id.text(); }
};

/// The headings when the district's files say nothing else.
std::vector<std::string> usual_headings();
/// The columns' limit keeps the sheet on two printed pages.
inline constexpr std::size_t most_in_column = 600;

/// The report is about places and patterns, never about persons (databeskyttelsesloven; retsplejeloven § 115 has its
/// own room). Finds CPR numbers and "14-årige Mads".
bool names_a_person(std::string_view text);
std::optional<config::Refusal> refuse_column(const Report& report, std::string_view text, std::string_view heading,
                                             std::string field);
/// The meeting is there and every heading has its conclusion.
std::optional<config::Refusal> refuse_freeze(const Report& report, config::Date today);

}  // namespace action_plans
