#pragma once
// A meeting and its way from the year's calendar to the published minutes. Every step is a rule: who, when, what it
// needs. Retsplejeloven § 111; bekendtgørelse 1426/2006 §§ 2-4: the chief of police chairs, convenes and keeps the
// secretariat.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"
#include "council.h"
#include "membership.h"
#include "storage/id.h"

namespace councils {

enum class State {
  scheduled,
  call_for_items,
  agenda_draft,
  agenda_sent,
  held,
  minutes_draft,
  minutes_sent,
  minutes_approved,
  published,
  cancelled,
};
inline constexpr std::array all_states{
    State::scheduled,     State::call_for_items, State::agenda_draft,     State::agenda_sent, State::held,
    State::minutes_draft, State::minutes_sent,   State::minutes_approved, State::published,   State::cancelled};
std::string_view identifier(State state);
std::optional<State> state_named(std::string_view identifier);

enum class Act {
  call_for_items,
  begin_agenda,
  send_agenda,
  hold,
  begin_minutes,
  send_minutes,
  approve_minutes,
  publish,
  move,
  cancel,
};
inline constexpr std::array all_acts{Act::call_for_items, Act::begin_agenda, Act::send_agenda,     Act::hold,
                                     Act::begin_minutes,  Act::send_minutes, Act::approve_minutes, Act::publish,
                                     Act::move,           Act::cancel};
std::string_view identifier(Act act);
std::optional<Act> act_named(std::string_view identifier);

/// An extra meeting was asked for by a member (bekendtgørelse 1426/2006 § 3); a special theme meeting has one matter.
enum class MeetingKind { ordinary, extra, theme };
std::string_view identifier(MeetingKind kind);
std::optional<MeetingKind> meeting_kind_named(std::string_view identifier);

/// How much of a meeting the public may attend (bekendtgørelse 1426/2006 § 3); usually nothing.
enum class Opening { none, part, whole };
std::string_view identifier(Opening opening);
std::optional<Opening> opening_named(std::string_view identifier);

struct Meeting {
  storage::Id id;
  storage::Id council;                // whose running numbers it uses
  std::vector<storage::Id> councils;  // all that meet
  int number = 0, year = 0;
  std::string title;  // "Kredsrådet, møde 3/2020"
  config::Date day;
  int starts = 0;
  std::string venue;
  int expected = 90;
  State state = State::scheduled;
  storage::Id audience, closed_audience;
  int sequence = 0;
  std::optional<config::Date> moved_from;
  std::string reason;
  std::optional<config::Date> sent, minutes_sent, approved;
  std::string approved_by;
  std::optional<config::Date> published;
  MeetingKind kind = MeetingKind::ordinary;
  std::string theme;  // of a special theme meeting
  Opening opening = Opening::none;
  std::string open_part;  // which part, in words
  std::int64_t version = 1;

  bool takes_items() const { return state <= State::agenda_draft; }
  bool takes_minutes() const { return state >= State::held && state <= State::minutes_sent; }
  bool minutes_are_out() const { return state >= State::minutes_sent && state <= State::published; }
  bool was_held() const { return state >= State::held && state <= State::published; }
};

/// What a rule must know besides the meeting itself.
struct Circumstances {
  Part part = Part::outsider;
  config::Date today;
  int items = 0;
  int without_minutes = 0;        // items without a word or an outcome
  int unanswered = 0;             // members who have not answered the approval round
  int objections_unanswered = 0;  // objections the secretariat has not replied to
  bool round_over = false;        // the days for objections have passed
  bool approved_at_next = false;  // a later meeting approved them under its item
  std::optional<config::Date> new_day;
  std::string reason;
};

/// The state after the act, or why not.
config::Outcome<State> after(Act act, const Meeting& meeting, const Circumstances& circumstances);

/// Deadlines of a meeting as its council has set them.
config::Date items_due(const Council& council, const Meeting& meeting);
config::Date dispatch_due(const Council& council, const Meeting& meeting);
config::Date minutes_due(const Council& council, const Meeting& meeting);
std::optional<config::Date> objections_due(const Council& council, const Meeting& meeting);
/// "Kredsrådet, møde 3/2020", "Lokalrådet i Svendborg, temamøde 5/2020: Unge og hash".
std::string meeting_title(std::string_view council, int number, int year, MeetingKind kind = MeetingKind::ordinary,
                          std::string_view theme = {});

}  // namespace councils
