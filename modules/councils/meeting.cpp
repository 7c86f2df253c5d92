// The rules of a meeting: one function per act, refusals in words that a mayor understands.

#include "meeting.h"

#include "due_day.h"

namespace councils {
namespace {

using config::Outcome;
using config::Refusal;

constexpr const char* chair_convenes = "bekendtgørelse nr. 1426 af 13. december 2006 § 3";
constexpr const char* chair_keeps_secretariat = "bekendtgørelse nr. 1426 af 13. december 2006 § 2";
constexpr const char* council_law = "retsplejeloven § 111";

Refusal no(std::string sentence, std::string law = chair_keeps_secretariat, std::string field = {}) {
  return Refusal{.sentence = std::move(sentence), .arguments = {}, .field = std::move(field), .law = std::move(law)};
}

Outcome<State> call_for_items(const Meeting& meeting) {
  if (meeting.state != State::scheduled)
    return no(/*text*/ "Items can be called for only before work on the agenda has begun.");
  return State::call_for_items;
}

Outcome<State> begin_agenda(const Meeting& meeting) {
  if (meeting.state != State::scheduled && meeting.state != State::call_for_items) {
    return no(/*text*/ "The draft of the agenda can be begun only once, before it is sent.");
  }
  return State::agenda_draft;
}

Outcome<State> send_agenda(const Meeting& meeting, const Circumstances& c) {
  if (meeting.state < State::agenda_draft)
    return no(/*text*/ "Begin the draft of the agenda first. Then it can be sent.");
  if (meeting.state != State::agenda_draft)
    return no(/*text*/ "The agenda has already been sent, or the meeting is cancelled.");
  if (c.items == 0) return no(/*text*/ "The agenda has no items yet. Put at least one item on it.", chair_convenes);
  if (config::days_between(meeting.day, c.today) > 0) {
    return no(/*text*/ "The day of the meeting has passed. Move the meeting to a new day before the agenda is sent.",
              chair_convenes);
  }
  return State::agenda_sent;
}

Outcome<State> hold(const Meeting& meeting, const Circumstances& c) {
  if (meeting.state < State::agenda_sent)
    return no(/*text*/ "The agenda must be sent to the members before the meeting opens.", chair_convenes);
  if (meeting.state != State::agenda_sent)
    return no(/*text*/ "The meeting has already been opened, or it is cancelled.");
  if (config::days_between(c.today, meeting.day) > 0) {
    return no(/*text*/ "The meeting can be opened on its own day. Move it if it is held earlier.", chair_convenes);
  }
  return State::held;
}

Outcome<State> begin_minutes(const Meeting& meeting) {
  if (meeting.state < State::held) return no(/*text*/ "Minutes are written when the meeting has been opened.");
  if (meeting.state != State::held)
    return no(/*text*/ "The minutes have already been begun, or the meeting is cancelled.");
  return State::minutes_draft;
}

Outcome<State> send_minutes(const Meeting& meeting, const Circumstances& c) {
  if (meeting.state < State::minutes_draft)
    return no(/*text*/ "End the meeting first. Then the minutes can be finished and sent.");
  if (meeting.state != State::minutes_draft)
    return no(/*text*/ "The minutes have already been sent, or the meeting is cancelled.");
  if (c.without_minutes > 0) {
    return no(
        /*text*/
        "At least one item has neither minutes nor an outcome. Every item must have one before the minutes are sent.");
  }
  return State::minutes_sent;
}

Outcome<State> approve_minutes(const Meeting& meeting, const Circumstances& c) {
  if (meeting.state < State::minutes_sent)
    return no(/*text*/ "The minutes must be sent to the members before they can be approved.");
  if (meeting.state != State::minutes_sent)
    return no(/*text*/ "The minutes have already been approved, or the meeting is cancelled.");
  if (c.objections_unanswered > 0)
    return no(/*text*/ "There is an objection that has not been answered. Answer it first.");
  if (c.approved_at_next || c.unanswered == 0 || c.round_over) return State::minutes_approved;
  return no(/*text*/
            "Some members have not answered, and the days for objections are not over. Wait for them, or let the next "
            "meeting approve the minutes.");
}

Outcome<State> publish(const Meeting& meeting) {
  if (meeting.state < State::minutes_approved)
    return no(/*text*/ "The minutes must be approved before they are shown to the public.", council_law);
  if (meeting.state != State::minutes_approved)
    return no(/*text*/ "The minutes have already been published, or the meeting is cancelled.", council_law);
  return State::published;
}

Outcome<State> move(const Meeting& meeting, const Circumstances& c) {
  if (meeting.state > State::agenda_sent)
    return no(/*text*/ "A meeting that has been held or cancelled cannot be moved.", chair_convenes);
  if (!c.new_day) return no(/*text*/ "Write the new day of the meeting.", chair_convenes, "day");
  if (config::days_between(*c.new_day, c.today) > 0)
    return no(/*text*/ "The new day has passed. Choose a day that is still to come.", chair_convenes, "day");
  if (c.reason.empty())
    return no(/*text*/ "Write why the meeting is moved. The members are told.", chair_convenes, "reason");
  return meeting.state;
}

Outcome<State> cancel(const Meeting& meeting, const Circumstances& c) {
  if (meeting.state > State::agenda_sent)
    return no(/*text*/ "A meeting that has been held or cancelled cannot be cancelled.", chair_convenes);
  if (c.reason.empty())
    return no(/*text*/ "Write why the meeting is cancelled. The members are told.", chair_convenes, "reason");
  return State::cancelled;
}

}  // namespace

std::string_view identifier(State state) {
  switch (state) {
    case State::scheduled: return "scheduled";
    case State::call_for_items: return "call_for_items";
    case State::agenda_draft: return "agenda_draft";
    case State::agenda_sent: return "agenda_sent";
    case State::held: return "held";
    case State::minutes_draft: return "minutes_draft";
    case State::minutes_sent: return "minutes_sent";
    case State::minutes_approved: return "minutes_approved";
    case State::published: return "published";
    case State::cancelled: return "cancelled";
  }
  return "scheduled";
}

std::optional<State> state_named(std::string_view name) {
  for (const State state : all_states) {
    if (identifier(state) == name) return state;
  }
  return std::nullopt;
}

std::string_view identifier(Act act) {
  switch (act) {
    case Act::call_for_items: return "call_for_items";
    case Act::begin_agenda: return "begin_agenda";
    case Act::send_agenda: return "send_agenda";
    case Act::hold: return "hold";
    case Act::begin_minutes: return "begin_minutes";
    case Act::send_minutes: return "send_minutes";
    case Act::approve_minutes: return "approve_minutes";
    case Act::publish: return "publish";
    case Act::move: return "move";
    case Act::cancel: return "cancel";
  }
  return "hold";
}

std::optional<Act> act_named(std::string_view name) {
  for (const Act act : all_acts) {
    if (identifier(act) == name) return act;
  }
  return std::nullopt;
}

config::Outcome<State> after(Act act, const Meeting& meeting, const Circumstances& c) {
  if (!prepares(c.part)) {
    return no(
        /*text*/ "Only the chair and the secretariat of the council can do this.",
        act == Act::move || act == Act::cancel || act == Act::send_agenda ? chair_convenes : chair_keeps_secretariat);
  }
  switch (act) {
    case Act::call_for_items: return call_for_items(meeting);
    case Act::begin_agenda: return begin_agenda(meeting);
    case Act::send_agenda: return send_agenda(meeting, c);
    case Act::hold: return hold(meeting, c);
    case Act::begin_minutes: return begin_minutes(meeting);
    case Act::send_minutes: return send_minutes(meeting, c);
    case Act::approve_minutes: return approve_minutes(meeting, c);
    case Act::publish: return publish(meeting);
    case Act::move: return move(meeting, c);
    case Act::cancel: return cancel(meeting, c);
  }
  return no(/*text*/ "This cannot be done.");
}

config::Date items_due(const Council& council, const Meeting& meeting) {
  return due_day(Point::items, council, meeting).day;
}
config::Date dispatch_due(const Council& council, const Meeting& meeting) {
  return due_day(Point::dispatch, council, meeting).day;
}
config::Date minutes_due(const Council& council, const Meeting& meeting) {
  return due_day(Point::minutes, council, meeting).day;
}
std::optional<config::Date> objections_due(const Council& council, const Meeting& meeting) {
  if (!meeting.minutes_sent) return std::nullopt;
  return due_day(Point::objections, council, meeting).day;
}

std::string_view identifier(MeetingKind kind) {
  switch (kind) {
    case MeetingKind::ordinary: return "ordinary";
    case MeetingKind::extra: return "extra";
    case MeetingKind::theme: return "theme";
  }
  return "ordinary";
}

std::optional<MeetingKind> meeting_kind_named(std::string_view name) {
  for (const MeetingKind kind : {MeetingKind::ordinary, MeetingKind::extra, MeetingKind::theme}) {
    if (identifier(kind) == name) return kind;
  }
  return std::nullopt;
}

std::string_view identifier(Opening opening) {
  switch (opening) {
    case Opening::none: return "none";
    case Opening::part: return "part";
    case Opening::whole: return "whole";
  }
  return "none";
}

std::optional<Opening> opening_named(std::string_view name) {
  for (const Opening opening : {Opening::none, Opening::part, Opening::whole}) {
    if (identifier(opening) == name) return opening;
  }
  return std::nullopt;
}

std::string meeting_title(std::string_view council, int number, int year, MeetingKind kind, std::string_view theme) {
  std::string title(council);
  switch (kind) {
    case MeetingKind::ordinary: title += ", møde "; break;
    case MeetingKind::extra: title += ", ekstraordinært møde "; break;
    case MeetingKind::theme: title += ", temamøde "; break;
  }
  title += std::to_string(number) + "/" + std::to_string(year);
  if (kind == MeetingKind::theme && !theme.empty()) title += ": " + std::string(theme);
  return title;
}

}  // namespace councils
