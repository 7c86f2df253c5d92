// Rows of the register.

#include "registration.h"

#include "due_day.h"
#include "i18n/danish.h"
#include "permit/audience.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"

namespace councils {
namespace {

std::string sentence_of(const Meeting& meeting) {
  const std::string when = i18n::spoken_time(config::local(meeting.day, meeting.starts));
  if (meeting.state == State::cancelled) return "Mødet " + when + " er aflyst.";
  if (meeting.was_held()) return "Mødet blev holdt " + when + ", " + meeting.venue + ".";
  return "Mødet holdes " + when + ", " + meeting.venue + ".";
}

void waits_for(storage::Transaction& tx, const Meeting& meeting, const storage::Id& holder, const char* act,
               config::Date due, std::string address) {
  registry::Todo todo;
  todo.id = storage::Id::of_words("todo:" + meeting.id.text() + holder.text() + act);
  todo.thing = meeting.id;
  todo.holder = holder;
  todo.act = act;
  todo.due = due;
  todo.address = std::move(address);
  registry::put_todo(tx, todo);
}

}  // namespace

std::string meeting_address(const Meeting& meeting) { return "/raad/moede/" + meeting.id.text(); }
std::string public_address_of(const Meeting& meeting) { return "/moeder/" + meeting.id.text() + "/offentligt"; }
storage::Id public_minutes_id(const Meeting& meeting) {
  return storage::Id::of_words("public-minutes:" + meeting.id.text());
}

void register_council(storage::Transaction& tx, const Council& council, config::Date since) {
  registry::Thing thing;
  thing.id = council.id;
  thing.kind = kinds::council;
  thing.title = council.name;
  thing.address = "/raad/" + council.key;
  thing.audience = council.audience;
  thing.sentence = council.district
                       ? "Rådet hvor politidirektøren og borgmestrene drøfter politiets virksomhed i kredsen."
                       : "Rådet hvor politi og kommune aftaler det lokale samarbejde.";
  thing.day = since;
  registry::put(tx, thing, council.venue);
}

void register_meeting(storage::Transaction& tx, const Meeting& meeting) {
  registry::Thing thing;
  thing.id = meeting.id;
  thing.kind = kinds::meeting;
  thing.title = meeting.title;
  thing.address = meeting_address(meeting);
  thing.audience = meeting.audience;
  thing.sentence = sentence_of(meeting);
  thing.state = "meeting." + std::string(identifier(meeting.state));
  thing.day = meeting.day;
  registry::put(tx, thing, meeting.venue);
  const storage::Id open = storage::Id::of_words("open-meeting:" + meeting.id.text());
  if (meeting.opening == Opening::none) {
    if (meeting.state <= State::held) registry::remove(tx, open);
    return;
  }
  thing.id = open;
  thing.kind = kinds::open_meeting;
  thing.title = "Åbent møde: " + meeting.title;
  thing.address = "/moeder#kommende";
  thing.audience = permit::public_audience();
  if (meeting.opening == Opening::part) thing.sentence += " Åbent: " + meeting.open_part;
  registry::put(tx, thing, meeting.venue);
  registry::put_edge(tx, {meeting.id, open, "opened", meeting.day});
}

void register_item(storage::Transaction& tx, const Meeting& meeting, const Item& item) {
  registry::Thing thing;
  thing.id = item.id;
  thing.kind = kinds::item;
  thing.title = item.number ? "Punkt " + std::to_string(item.number) + ": " + item.title : item.title;
  thing.address = item.address();
  thing.audience = item.audience;
  thing.sentence = "Punkt på dagsordenen: " + meeting.title + ".";
  thing.state = meeting.minutes_are_out() ? "item." + std::string(identifier(item.outcome)) : "item.none";
  thing.day = meeting.day;
  thing.closed = item.closed;
  std::string words = item.brief + "\n" + item.presenter;
  if (meeting.minutes_are_out()) words += "\n" + item.record;
  registry::put(tx, thing, words);
  registry::put_edge(tx, {meeting.id, item.id, "item", meeting.day});
  if (!item.subject.empty()) registry::put_edge(tx, {item.subject, item.id, "discussed", meeting.day});
}

void register_decision(storage::Transaction& tx, const Meeting& meeting, const Decision& decision) {
  if (!meeting.minutes_are_out()) return;
  registry::Thing thing;
  thing.id = decision.id;
  thing.kind = kinds::decision;
  thing.title = decision.text;
  thing.address = decision.address();
  thing.audience = decision.audience;
  thing.sentence = "Beslutning " + decision.number + " af " + i18n::long_date(decision.decided) + ".";
  thing.state = "decision." + std::string(identifier(decision.state));
  thing.day = decision.decided;
  thing.closed = decision.closed;
  registry::put(tx, thing, decision.report);
  registry::put_edge(tx, {decision.item, decision.id, "decided", decision.decided});
  if (decision.state == DecisionState::open && !decision.owner.empty()) {
    registry::Todo todo;
    todo.id = storage::Id::of_words("todo:" + decision.id.text());
    todo.thing = decision.id;
    todo.holder = decision.owner;
    todo.act = waits::carry_out;
    todo.due = decision.due.value_or(config::plus_days(decision.decided, 365));
    registry::put_todo(tx, todo);
  } else {
    registry::close_todo(tx, decision.id, waits::carry_out);
  }
}

void register_public_minutes(storage::Transaction& tx, const Meeting& meeting, const std::vector<Item>& open_items) {
  registry::Thing thing;
  thing.id = public_minutes_id(meeting);
  thing.kind = kinds::public_minutes;
  thing.title = "Referat: " + meeting.title;
  thing.address = public_address_of(meeting);
  thing.audience = permit::public_audience();
  thing.sentence = "Den åbne del af mødet " + i18n::long_date(meeting.day) + ".";
  thing.state = "meeting.published";
  thing.day = meeting.published.value_or(meeting.day);
  std::string words;
  for (const Item& item : open_items) {
    if (item.closed) continue;
    words += item.title + "\n" + item.record + "\n";
  }
  registry::put(tx, thing, words);
  registry::put_edge(tx, {meeting.id, thing.id, "published", thing.day});
  for (const Item& item : open_items) {
    if (!item.closed && !item.subject.empty())
      registry::put_edge(tx, {item.subject, thing.id, "discussed", meeting.day});
  }
}

void register_work(storage::Transaction& tx, const Council& council, const Meeting& meeting,
                   const std::vector<Member>& members) {
  for (const char* act : {waits::call_for_items, waits::propose_items, waits::send_agenda, waits::read_agenda,
                          waits::write_minutes, waits::approve_minutes, waits::end_round, waits::publish_minutes}) {
    registry::close_todo(tx, meeting.id, act);
  }
  const std::string address = meeting_address(meeting);
  for (const Member& member : members) {
    if (!member.holds_on(meeting.day)) continue;
    const bool secretary = member.seat == Seat::secretary;
    const bool says = member.seat == Seat::member;
    switch (meeting.state) {
      case State::scheduled:
        if (secretary)
          waits_for(tx, meeting, member.holder, waits::call_for_items, due_day(Point::call, council, meeting).day,
                    address);
        break;
      case State::call_for_items:
        if (secretary)
          waits_for(tx, meeting, member.holder, waits::send_agenda, dispatch_due(council, meeting), address);
        if (says)
          waits_for(tx, meeting, member.holder, waits::propose_items, items_due(council, meeting),
                    address + "/nyt-punkt");
        break;
      case State::agenda_draft:
        if (secretary)
          waits_for(tx, meeting, member.holder, waits::send_agenda, dispatch_due(council, meeting),
                    address + "/udsend");
        break;
      case State::agenda_sent:
        if (says) waits_for(tx, meeting, member.holder, waits::read_agenda, meeting.day, address);
        break;
      case State::held:
      case State::minutes_draft:
        if (secretary)
          waits_for(tx, meeting, member.holder, waits::write_minutes, minutes_due(council, meeting),
                    address + "/referat");
        break;
      case State::minutes_sent: {
        const config::Date last = objections_due(council, meeting).value_or(meeting.day);
        if (secretary)
          waits_for(tx, meeting, member.holder, waits::end_round, config::plus_days(last, 1), address + "/referat");
        if (member.has_a_say())
          waits_for(tx, meeting, member.holder, waits::approve_minutes, last, address + "/referat");
        break;
      }
      case State::minutes_approved:
        if (secretary) {
          waits_for(tx, meeting, member.holder, waits::publish_minutes,
                    config::plus_days(meeting.approved.value_or(meeting.day), 7), address + "/offentliggoer");
        }
        break;
      case State::published:
      case State::cancelled: break;
    }
  }
}

}  // namespace councils
