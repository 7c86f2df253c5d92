#pragma once
// The course of a version of the plan, as the law wants it: drafted by the chief of police, discussed in the kredsråd,
// and only then published (retsplejeloven § 113). One table of steps; whatever is not in it is refused with its reason.
// Pure.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "config/clock.h"
#include "config/outcome.h"
#include "permit/role.h"

namespace cooperation_plan {

enum class VersionState {
  draft,              // the secretariat writes
  in_consultation,    // municipalities and partners answer; the secretariat mends and replies
  on_council_agenda,  // frozen: exactly this text is put before the kredsråd
  discussed,          // minuted
  final_text,         // the chief of police has settled on it
  published,
  replaced,  // a newer version took its place
  closed,    // the year is over
};
inline constexpr int version_state_count = static_cast<int>(VersionState::closed) + 1;

enum class CourseAct {
  edit,
  start_consultation,
  end_consultation,  // before the deadline, with a sentence why
  put_on_agenda,
  note_discussion,
  make_final,
  publish,
  revise,  // a new version, with the same road before it
  close,
};
inline constexpr int course_act_count = static_cast<int>(CourseAct::close) + 1;

std::string_view identifier(VersionState state);  // "on_council_agenda"
std::optional<VersionState> version_state_named(std::string_view identifier);
std::string_view english_name(VersionState state);  // "On the council's agenda"
std::string_view identifier(CourseAct act);
/// The text may be written in.
bool open_for_writing(VersionState state);

enum class Precondition {
  none,
  whole,               // a title, a chapter and a focus area: something to ask about
  reason_given,        // a sentence why
  answers_replied,     // the deadline is past or all have answered, and every answer has its reply
  minuted_discussion,  // a minuted item on exactly this version, the meeting not later than today
  discussed_before,    // the same, and the text has not changed by a letter since it was put on the agenda
  year_is_over,
};

/// What the precondition is judged by; gathered inside the change that takes the step.
struct CourseFacts {
  config::Date today;
  int year = 0;
  bool whole = false;
  bool reason = false;
  int asked = 0, answered = 0, unreplied = 0;
  std::optional<config::Date> deadline;  // the last day for answers; empty = no consultation
  bool consultation_ended = false;       // ended early
  bool on_agenda = false;
  bool minuted = false;
  config::Date discussed_on;  // day of the meeting, when it is on an agenda
  bool unchanged = true;      // the text is the one that was frozen
};

struct Step {
  VersionState from;
  CourseAct act;
  permit::Roles who;
  Precondition precondition;
  VersionState to;
  std::string_view document;  // what comes out of it, for people (English key); may be empty
};
std::span<const Step> course();
const Step* find_step(VersionState from, CourseAct act);

/// The state after the act, or why not, in everyday words.
config::Outcome<VersionState> take(VersionState from, CourseAct act, permit::Role role, const CourseFacts& facts);
/// Why the act is closed for anybody, or nothing when only the right person is missing. For the step guide.
std::optional<config::Refusal> closed_because(VersionState from, CourseAct act, const CourseFacts& facts);

inline constexpr std::string_view law_of_the_plan = "retsplejeloven § 113";

}  // namespace cooperation_plan
