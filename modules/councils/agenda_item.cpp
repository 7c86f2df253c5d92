// The rules of an agenda item.

#include "agenda_item.h"

namespace councils {
namespace {

constexpr const char* chair_keeps_secretariat = "bekendtgørelse nr. 1426 af 13. december 2006 § 2";

config::Refusal no(std::string sentence) {
  return config::Refusal{.sentence = std::move(sentence), .arguments = {}, .field = {}, .law = chair_keeps_secretariat};
}

}  // namespace

std::string_view identifier(ItemKind kind) {
  switch (kind) {
    case ItemKind::approve_agenda: return "approve_agenda";
    case ItemKind::approve_minutes: return "approve_minutes";
    case ItemKind::follow_up: return "follow_up";
    case ItemKind::since_last: return "since_last";
    case ItemKind::theme: return "theme";
    case ItemKind::information: return "information";
    case ItemKind::discussion: return "discussion";
    case ItemKind::decision: return "decision";
    case ItemKind::cooperation_plan: return "cooperation_plan";
    case ItemKind::crime_development: return "crime_development";
    case ItemKind::next_meetings: return "next_meetings";
    case ItemKind::any_other: return "any_other";
  }
  return "information";
}

std::optional<ItemKind> item_kind_named(std::string_view name) {
  for (const ItemKind kind : all_item_kinds) {
    if (identifier(kind) == name) return kind;
  }
  return std::nullopt;
}

std::string_view identifier(Ending ending) {
  switch (ending) {
    case Ending::none: return "none";
    case Ending::noted: return "noted";
    case Ending::discussed: return "discussed";
    case Ending::decided: return "decided";
  }
  return "none";
}

std::optional<Ending> ending_named(std::string_view name) {
  for (const Ending ending : {Ending::none, Ending::noted, Ending::discussed, Ending::decided}) {
    if (identifier(ending) == name) return ending;
  }
  return std::nullopt;
}

std::string Item::address() const { return "/raad/moede/" + meeting.text() + "/punkt/" + id.text(); }

config::Outcome<config::Done> may_add(const Meeting& meeting, Part part) {
  if (part == Part::outsider || part == Part::reader) {
    return no(/*text*/ "Only members and the secretariat can put items on the agenda.");
  }
  if (!meeting.takes_items()) {
    return no(
        /*text*/ "The agenda has been sent, so it takes no more items. Put the matter on the next meeting's agenda.");
  }
  return config::done;
}

config::Outcome<config::Done> may_edit(const Meeting& meeting, Part part) {
  if (!prepares(part)) return no(/*text*/ "Only the chair and the secretariat can change the agenda.");
  if (!meeting.takes_items())
    return no(/*text*/ "The agenda has been sent. What the members have received is not changed afterwards.");
  return config::done;
}

config::Outcome<config::Done> may_minute(const Meeting& meeting, Part part) {
  if (!prepares(part)) return no(/*text*/ "Only the chair and the secretariat write the minutes.");
  if (!meeting.takes_minutes())
    return no(/*text*/ "Minutes are written from the meeting is opened until they are approved.");
  return config::done;
}

config::Outcome<config::Done> may_set_class(const Meeting& meeting, Part part, bool closed) {
  if (!prepares(part))
    return no(/*text*/ "Only the chair and the secretariat decide whether an item is open or closed.");
  if (!closed && meeting.state >= State::minutes_approved) {
    return no(/*text*/ "A closed item cannot be opened when the minutes have been approved.");
  }
  return config::done;
}

std::vector<int> time_plan(int starts, const std::vector<Item>& items) {
  std::vector<int> times{starts};
  for (const Item& item : items) times.push_back(times.back() + item.minutes);
  return times;
}

}  // namespace councils
