// A meeting's steps carried out.

#include "meeting_acts.h"

#include <algorithm>

#include "agenda_item_store.h"
#include "approval.h"
#include "approval_store.h"
#include "attendance_store.h"
#include "council_store.h"
#include "decision_store.h"
#include "i18n/danish.h"
#include "invitation.h"
#include "meeting_store.h"
#include "registration.h"
#include "registry/edge.h"
#include "registry/todo.h"

namespace councils {
namespace {

std::string verb_of(Act act) {
  switch (act) {
    case Act::call_for_items: return "meeting_called_for_items";
    case Act::begin_agenda: return "meeting_agenda_begun";
    case Act::send_agenda: return "meeting_agenda_sent";
    case Act::hold: return "meeting_opened";
    case Act::begin_minutes: return "meeting_ended";
    case Act::send_minutes: return "meeting_minutes_sent";
    case Act::approve_minutes: return "meeting_minutes_approved";
    case Act::publish: return "meeting_minutes_published";
    case Act::move: return "meeting_moved";
    case Act::cancel: return "meeting_cancelled";
  }
  return "meeting_opened";
}

/// The later meeting whose item on the minutes has been treated, or nothing.
std::optional<Meeting> approving_meeting(storage::Transaction& tx, const Meeting& meeting) {
  const auto next = meeting_after(tx, meeting.council, meeting.day);
  if (!next || !next->was_held()) return std::nullopt;
  for (const Item& item : items_of(tx, next->id)) {
    if (item.kind == ItemKind::approve_minutes && item.outcome != Ending::none) return next;
  }
  return std::nullopt;
}

Item standard_item(const Meeting& meeting, ItemKind kind, std::string title, int minutes) {
  Item item;
  item.id = storage::Id::next();
  item.meeting = meeting.id;
  item.kind = kind;
  item.title = std::move(title);
  item.minutes = minutes;
  item.audience = meeting.audience;
  return item;
}

/// The items that every agenda has, around those that members have already put there.
void lay_out_agenda(storage::Transaction& tx, const Opened& opened) {
  const Meeting& meeting = opened.meeting;
  std::vector<Item> items = items_of(tx, meeting.id);
  const auto has = [&items](ItemKind kind) {
    return std::any_of(items.begin(), items.end(), [kind](const Item& item) { return item.kind == kind; });
  };
  std::vector<Item> before, after;
  if (!has(ItemKind::approve_agenda))
    before.push_back(standard_item(meeting, ItemKind::approve_agenda, "Godkendelse af dagsorden", 5));
  if (const auto last = meeting_before(tx, meeting.council, meeting.day); last && !has(ItemKind::approve_minutes)) {
    before.push_back(standard_item(meeting, ItemKind::approve_minutes, "Godkendelse af referat fra " + last->title, 5));
  }
  if (!has(ItemKind::follow_up))
    before.push_back(standard_item(meeting, ItemKind::follow_up, "Opfølgning på beslutninger", 10));
  if (!has(ItemKind::next_meetings))
    after.push_back(standard_item(meeting, ItemKind::next_meetings, "Kommende møder", 5));
  if (!has(ItemKind::any_other)) after.push_back(standard_item(meeting, ItemKind::any_other, "Eventuelt", 5));
  int position = 1;
  const auto insert = [&](std::vector<Item>& some) {
    for (Item& item : some) {
      item.position = position++;
      insert_item(tx, item);
      register_item(tx, meeting, item);
    }
  };
  insert(before);
  for (const Item& item : items) place_item(tx, item.id, position++, 0);
  insert(after);
}

/// The councils' open decisions return under the item made for them.
void bring_back_decisions(storage::Transaction& tx, const Opened& opened, bool final) {
  const std::vector<Item> items = items_of(tx, opened.meeting.id);
  const auto item =
      std::find_if(items.begin(), items.end(), [](const Item& i) { return i.kind == ItemKind::follow_up; });
  if (item == items.end()) return;
  for (const Decision& decision : open_decisions(tx, opened.meeting.councils, opened.meeting.day)) {
    put_follow_up(tx, item->id, decision.id);
    if (final) registry::put_edge(tx, {decision.id, item->id, "followed_up", opened.meeting.day});
  }
}

void number_items(storage::Transaction& tx, const Opened& opened) {
  const std::vector<Item> items = items_of(tx, opened.meeting.id);
  int number = take_numbers(tx, opened.meeting.council, static_cast<int>(items.size()));
  int position = 1;
  for (Item item : items) {
    item.position = position++;
    item.number = number++;
    place_item(tx, item.id, item.position, item.number);
  }
}

void register_items(storage::Transaction& tx, const Meeting& meeting) {
  for (const Item& item : items_of(tx, meeting.id)) {
    register_item(tx, meeting, item);
    for (const Decision& decision : decisions_of_item(tx, item.id)) register_decision(tx, meeting, decision);
  }
}

std::string shown(config::Date day) { return i18n::long_date(day); }

}  // namespace

config::Refusal not_for_you() { return config::Refusal{"This does not exist, or it is not for you.", {}, {}, {}}; }
config::Refusal changed_meanwhile() {
  return config::Refusal{
      "Somebody else has changed this since you opened it. Nothing of yours is lost.", {}, "version", {}};
}

Sender sender_of(const config::Settings& settings) {
  Sender sender;
  sender.public_address = settings.public_address.empty()
                              ? "http://" + settings.address + ":" + std::to_string(settings.port)
                              : settings.public_address;
  sender.mail_from = settings.mail_from;
  return sender;
}

Circumstances circumstances_of(storage::Transaction& tx, const Opened& opened, config::Date today) {
  Circumstances c;
  c.part = opened.part;
  c.today = today;
  for (const Item& item : items_of(tx, opened.meeting.id)) {
    ++c.items;
    if (!item.minuted()) ++c.without_minutes;
  }
  if (opened.meeting.state == State::minutes_sent) {
    const Round round =
        round_of(opened.members, approvals_of(tx, opened.meeting.id), opened.meeting, opened.council, today);
    c.unanswered = round.unanswered;
    c.objections_unanswered = round.objections_unanswered;
    c.round_over = round.over;
    c.approved_at_next = approving_meeting(tx, opened.meeting).has_value();
  }
  return c;
}

config::Outcome<Meeting> take_step(audit::Change& change, const permit::Viewer& viewer, const Sender& sender,
                                   const storage::Id& id, std::int64_t version, Act act,
                                   const Particulars& particulars) {
  storage::Transaction& tx = change.tx();
  auto opened = open_meeting(tx, viewer, id);
  if (!opened) return not_for_you();
  if (opened->meeting.version != version) return changed_meanwhile();
  Circumstances c = circumstances_of(tx, *opened, change.today());
  c.new_day = particulars.day;
  c.reason = particulars.reason;
  const auto next = after(act, opened->meeting, c);
  if (!next) return next.refusal();

  Meeting& meeting = opened->meeting;
  const State before = meeting.state;
  meeting.state = *next;
  audit::Act entry{verb_of(act), meeting.id, kinds::meeting, {}, {}};
  switch (act) {
    case Act::call_for_items:
    case Act::hold:
    case Act::begin_minutes: break;
    case Act::begin_agenda:
      lay_out_agenda(tx, *opened);
      bring_back_decisions(tx, *opened, false);
      break;
    case Act::send_agenda:
      meeting.sent = change.today();
      bring_back_decisions(tx, *opened, true);
      number_items(tx, *opened);
      entry.details = std::to_string(tell_members(change, opened->members, meeting, News::agenda_sent,
                                                  sender.public_address, sender.mail_from)) +
                      " breve";
      break;
    case Act::send_minutes:
      meeting.minutes_sent = change.today();
      entry.details = std::to_string(tell_members(change, opened->members, meeting, News::minutes_sent,
                                                  sender.public_address, sender.mail_from)) +
                      " breve";
      break;
    case Act::approve_minutes: {
      meeting.approved = change.today();
      const auto by = approving_meeting(tx, meeting);
      meeting.approved_by = by ? by->title : "round";
      entry.details = by ? by->title : std::string();
      break;
    }
    case Act::publish: meeting.published = change.today(); break;
    case Act::move:
      entry.details = shown(meeting.day) + " -> " + shown(*particulars.day);
      entry.reason = particulars.reason;
      if (!meeting.moved_from) meeting.moved_from = meeting.day;
      meeting.day = *particulars.day;
      if (particulars.starts) meeting.starts = *particulars.starts;
      if (!particulars.venue.empty()) meeting.venue = particulars.venue;
      meeting.reason = particulars.reason;
      ++meeting.sequence;
      tell_members(change, opened->members, meeting, News::moved, sender.public_address, sender.mail_from);
      break;
    case Act::cancel:
      entry.reason = particulars.reason;
      meeting.reason = particulars.reason;
      ++meeting.sequence;
      tell_members(change, opened->members, meeting, News::cancelled, sender.public_address, sender.mail_from);
      break;
  }
  if (!update_meeting(tx, meeting)) return changed_meanwhile();
  register_meeting(tx, meeting);
  if (before != meeting.state || act == Act::move) register_items(tx, meeting);
  if (act == Act::publish) register_public_minutes(tx, meeting, open_items(tx, meeting.id));
  register_work(tx, opened->council, meeting, opened->members);
  change.record(entry);
  return meeting;
}

Audiences audiences_of(storage::Transaction& tx, const std::vector<Council>& councils) {
  if (councils.size() == 1) return {councils.front().audience, councils.front().closed_audience};
  std::string keys;
  std::vector<storage::Id> ids;
  for (const Council& council : councils) {
    keys += ":" + council.key;
    ids.push_back(council.id);
  }
  const Audiences audiences{storage::Id::of_words("joint-audience" + keys),
                            storage::Id::of_words("joint-closed-audience" + keys)};
  const auto holders = audience_of(members_of(tx, ids));
  permit::put_audience(tx, audiences.open, name_of(councils));
  permit::set_holders(tx, audiences.open, holders);
  permit::put_audience(tx, audiences.closed, name_of(councils) + ", lukkede punkter");
  permit::set_holders(tx, audiences.closed, holders);
  return audiences;
}

std::string name_of(const std::vector<Council>& councils) {
  if (councils.size() == 1) return councils.front().name;
  std::string names;
  for (std::size_t i = 0; i < councils.size(); ++i) {
    std::string place = councils[i].name;
    if (const auto at = place.find(" i "); at != std::string::npos) place = place.substr(at + 3);
    if (const auto at = place.find(" på "); at != std::string::npos) place = place.substr(at + 5);
    if (i > 0) names += i + 1 == councils.size() ? " og " : ", ";
    names += place;
  }
  return "Lokalrådene for " + names;
}

config::Outcome<Meeting> plan_meeting(audit::Change& change, const permit::Viewer& viewer, const NewMeeting& wanted) {
  storage::Transaction& tx = change.tx();
  std::vector<Council> councils;
  std::vector<storage::Id> ids;
  for (const storage::Id& id : wanted.councils) {
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
    ids.push_back(id);
    const auto council = find_council(tx, id);
    if (!council || !permit::may_see(tx, viewer, council->audience)) return not_for_you();
    if (!prepares(part_in(tx, viewer, id))) {
      return config::Refusal{"Only the chair and the secretariat of the council can plan a meeting.",
                             {},
                             {},
                             "bekendtgørelse nr. 1426 af 13. december 2006 § 3"};
    }
    councils.push_back(*council);
  }
  if (councils.empty()) return not_for_you();
  if (wanted.day < change.today()) {
    return config::Refusal{"The day has passed. Choose a day that is still to come.", {}, "day", {}};
  }
  if (wanted.kind == MeetingKind::theme && wanted.theme.empty()) {
    return config::Refusal{"Write the theme of the special theme meeting.", {}, "theme", {}};
  }
  const Audiences audiences = audiences_of(tx, councils);
  Meeting meeting;
  meeting.id = storage::Id::next();
  meeting.council = councils.front().id;
  meeting.councils = ids;
  meeting.year = static_cast<int>(wanted.day.year());
  meeting.number = next_meeting_number(tx, meeting.council, meeting.year);
  meeting.kind = wanted.kind;
  meeting.theme = wanted.theme;
  meeting.title = meeting_title(name_of(councils), meeting.number, meeting.year, meeting.kind, meeting.theme);
  meeting.day = wanted.day;
  meeting.starts = wanted.starts;
  meeting.venue = wanted.venue;
  meeting.expected = wanted.expected;
  meeting.audience = audiences.open;
  meeting.closed_audience = audiences.closed;
  insert_meeting(tx, meeting);
  register_meeting(tx, meeting);
  for (const Council& council : councils) registry::put_edge(tx, {council.id, meeting.id, "meeting", meeting.day});
  register_work(tx, councils.front(), meeting, members_of(tx, meeting.councils));
  change.record({"meeting_planned", meeting.id, kinds::meeting, {}, shown(meeting.day)});
  return meeting;
}

config::Outcome<config::Done> answer_round(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                           bool approves, const std::string& objection,
                                           std::optional<std::int64_t> version) {
  storage::Transaction& tx = change.tx();
  const auto opened = open_meeting(tx, viewer, id);
  if (!opened) return not_for_you();
  if (version && opened->meeting.version != *version) return changed_meanwhile();
  const Member* seat = seat_of(opened->members, viewer);
  const Round round = round_of(opened->members, approvals_of(tx, id), opened->meeting, opened->council, change.today());
  const Answer answer = approves ? Answer::approved : Answer::objected;
  if (auto allowed = may_answer(opened->meeting, seat, round, answer, objection); !allowed) return allowed.refusal();
  put_approval(tx, {id, seat->holder, answer, approves ? std::string() : objection, {}, change.now()});
  registry::close_todo(tx, id, waits::approve_minutes, seat->holder);
  change.record({approves ? "minutes_approved_by_member" : "minutes_objected", id, kinds::meeting, {}, {}});
  return config::done;
}

config::Outcome<config::Done> begin_round_again(audit::Change& change, Opened& opened) {
  storage::Transaction& tx = change.tx();
  Meeting& meeting = opened.meeting;
  if (meeting.state != State::minutes_sent) return config::done;
  if (approving_meeting(tx, meeting)) {
    return config::Refusal{
        "The next meeting has approved these minutes. Write the correction in the minutes of that meeting.",
        {},
        {},
        "retsplejeloven § 111"};
  }
  const int withdrawn = withdraw_approvals(tx, meeting.id);
  meeting.minutes_sent = change.today();
  if (!update_meeting(tx, meeting)) return changed_meanwhile();
  register_work(tx, opened.council, meeting, opened.members);
  for (const Approval& objection : approvals_of(tx, meeting.id))
    registry::close_todo(tx, meeting.id, waits::approve_minutes, objection.holder);
  change.record(
      {"minutes_round_begun_again",
       meeting.id,
       kinds::meeting,
       {},
       withdrawn == 1 ? "1 godkendelse trukket tilbage" : std::to_string(withdrawn) + " godkendelser trukket tilbage"});
  return config::done;
}

config::Outcome<config::Done> reply_to_objection(audit::Change& change, const permit::Viewer& viewer,
                                                 const storage::Id& id, const storage::Id& seat,
                                                 const std::string& reply) {
  storage::Transaction& tx = change.tx();
  const auto opened = open_meeting(tx, viewer, id);
  if (!opened) return not_for_you();
  if (!prepares(opened->part)) {
    return config::Refusal{"Only the chair and the secretariat answer objections.", {}, {}, "retsplejeloven § 111"};
  }
  if (opened->meeting.state != State::minutes_sent) return config::Refusal{"The approval round is over.", {}, {}, {}};
  if (reply.empty()) return config::Refusal{"Write what you have done about the objection.", {}, "reply", {}};
  for (Approval approval : approvals_of(tx, id)) {
    if (approval.holder != seat || approval.answer != Answer::objected) continue;
    approval.reply = reply;
    put_approval(tx, approval);
    change.record({"minutes_objection_answered", id, kinds::meeting, {}, {}});
    return config::done;
  }
  return not_for_you();
}

config::Outcome<config::Done> agenda_read(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id) {
  const auto opened = open_meeting(change.tx(), viewer, id);
  if (!opened) return not_for_you();
  const Member* seat = seat_of(opened->members, viewer);
  if (!seat) return not_for_you();
  registry::close_todo(change.tx(), id, waits::read_agenda, seat->holder);
  change.record({"meeting_agenda_read", id, kinds::meeting, {}, {}});
  return config::done;
}

}  // namespace councils
