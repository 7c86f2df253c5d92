// What can be done to an agenda item.

#include "item_acts.h"

#include <algorithm>

#include "agenda_item_store.h"
#include "attendance_store.h"
#include "decision_store.h"
#include "meeting_acts.h"
#include "registration.h"
#include "registry/edge.h"
#include "registry/thing.h"

namespace councils {
namespace {

struct Found {
  Opened opened;
  Item item;
};

/// The meeting and the item as they are in this change, if the viewer may have them.
std::optional<Found> find(audit::Change& change, const permit::Viewer& viewer, const storage::Id& meeting,
                          const storage::Id& id) {
  auto opened = open_meeting(change.tx(), viewer, meeting);
  if (!opened) return std::nullopt;
  auto item = visible_item(change.tx(), viewer, meeting, id);
  if (!item) return std::nullopt;
  return Found{std::move(*opened), std::move(*item)};
}

/// Everything under an item follows its class.
void inherit_class(storage::Transaction& tx, const files::Files& files, const Meeting& meeting, Item& item,
                   bool closed) {
  item.closed = closed;
  item.audience = closed ? meeting.closed_audience : meeting.audience;
  files.set_audience(tx, item.id, item.audience);
  for (Decision& decision : decisions_of_item(tx, item.id)) {
    decision.closed = closed;
    decision.audience = item.audience;
    update_decision(tx, decision);
    register_decision(tx, meeting, decision);
  }
}

void record(audit::Change& change, std::string verb, const Item& item, std::string details = {}) {
  change.record({std::move(verb), item.id, kinds::item, {}, std::move(details)});
}

}  // namespace

config::Outcome<Item> add_item(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                               const ItemText& text) {
  storage::Transaction& tx = change.tx();
  const auto opened = open_meeting(tx, viewer, id);
  if (!opened) return not_for_you();
  if (auto allowed = may_add(opened->meeting, opened->part); !allowed) return allowed.refusal();
  const Meeting& meeting = opened->meeting;
  std::vector<Item> items = items_of(tx, id);
  Item item;
  item.id = storage::Id::next();
  item.meeting = id;
  item.kind = text.kind;
  item.title = text.title;
  item.presenter = text.presenter;
  item.guests = text.guests;
  item.minutes = text.minutes;
  item.brief = text.brief;
  item.closed = text.closed;
  item.audience = text.closed ? meeting.closed_audience : meeting.audience;
  if (!prepares(opened->part))
    item.proposer = viewer.title.empty() ? viewer.name : viewer.title + ", " + viewer.authority_name;
  // New items stand before "Kommende møder" and "Eventuelt".
  int position = 1;
  bool placed = false;
  for (const Item& there : items) {
    if (!placed && (there.kind == ItemKind::next_meetings || there.kind == ItemKind::any_other)) {
      item.position = position++;
      placed = true;
    }
    place_item(tx, there.id, position++, there.number);
  }
  if (!placed) item.position = position;
  insert_item(tx, item);
  register_item(tx, meeting, item);
  record(change, "item_added", item);
  return item;
}

config::Outcome<Item> edit_item(audit::Change& change, const permit::Viewer& viewer, const files::Files& files,
                                const storage::Id& meeting, const storage::Id& id, std::int64_t version,
                                const ItemText& text) {
  auto found = find(change, viewer, meeting, id);
  if (!found) return not_for_you();
  if (auto allowed = may_edit(found->opened.meeting, found->opened.part); !allowed) return allowed.refusal();
  Item& item = found->item;
  if (item.version != version) return changed_meanwhile();
  item.kind = text.kind;
  item.title = text.title;
  item.presenter = text.presenter;
  item.guests = text.guests;
  item.minutes = text.minutes;
  item.brief = text.brief;
  if (item.closed != text.closed) inherit_class(change.tx(), files, found->opened.meeting, item, text.closed);
  if (!update_item(change.tx(), item)) return changed_meanwhile();
  register_item(change.tx(), found->opened.meeting, item);
  record(change, "item_edited", item);
  return item;
}

config::Outcome<Item> set_class(audit::Change& change, const permit::Viewer& viewer, const files::Files& files,
                                const storage::Id& meeting, const storage::Id& id, std::int64_t version, bool closed) {
  auto found = find(change, viewer, meeting, id);
  if (!found) return not_for_you();
  if (auto allowed = may_set_class(found->opened.meeting, found->opened.part, closed); !allowed)
    return allowed.refusal();
  Item& item = found->item;
  if (item.version != version) return changed_meanwhile();
  inherit_class(change.tx(), files, found->opened.meeting, item, closed);
  if (!update_item(change.tx(), item)) return changed_meanwhile();
  register_item(change.tx(), found->opened.meeting, item);
  if (found->opened.meeting.state == State::published) {
    register_public_minutes(change.tx(), found->opened.meeting, open_items(change.tx(), meeting));
    if (closed && !item.subject.empty()) {
      registry::remove_edge(change.tx(), {item.subject, public_minutes_id(found->opened.meeting), "discussed",
                                          found->opened.meeting.day});
    }
  }
  record(change, closed ? "item_closed" : "item_opened", item);
  return item;
}

config::Outcome<config::Done> shift_item(audit::Change& change, const permit::Viewer& viewer,
                                         const storage::Id& meeting, const storage::Id& id, int by) {
  auto found = find(change, viewer, meeting, id);
  if (!found) return not_for_you();
  if (auto allowed = may_edit(found->opened.meeting, found->opened.part); !allowed) return allowed.refusal();
  std::vector<Item> items = items_of(change.tx(), meeting);
  const auto at = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  const auto index = static_cast<int>(at - items.begin());
  const int target = std::clamp(index + by, 0, static_cast<int>(items.size()) - 1);
  if (target == index) return config::done;
  std::swap(items[static_cast<std::size_t>(index)], items[static_cast<std::size_t>(target)]);
  int position = 1;
  for (const Item& item : items) place_item(change.tx(), item.id, position++, item.number);
  record(change, "item_moved", found->item);
  return config::done;
}

config::Outcome<config::Done> remove_item(audit::Change& change, const permit::Viewer& viewer,
                                          const files::Files& files, const storage::Id& meeting, const storage::Id& id,
                                          std::int64_t version) {
  auto found = find(change, viewer, meeting, id);
  if (!found) return not_for_you();
  if (auto allowed = may_edit(found->opened.meeting, found->opened.part); !allowed) return allowed.refusal();
  if (found->item.version != version) return changed_meanwhile();
  if (!files.of_thing(change.tx(), viewer, id).empty()) {
    return config::Refusal{
        "The item has annexes, so it is kept. Move it to the end or change its text instead.", {}, {}, {}};
  }
  delete_item(change.tx(), id);
  registry::remove(change.tx(), id);
  record(change, "item_removed", found->item);
  return config::done;
}

config::Outcome<config::Done> add_annex(audit::Change& change, const permit::Viewer& viewer, const files::Files& files,
                                        const storage::Id& meeting, const storage::Id& id,
                                        const files::Files::Stored& stored) {
  auto found = find(change, viewer, meeting, id);
  if (!found) return not_for_you();
  if (auto allowed = may_edit(found->opened.meeting, found->opened.part); !allowed) return allowed.refusal();
  files.keep(change, stored, id, found->item.audience);
  record(change, "item_annex_added", found->item);
  return config::done;
}

config::Outcome<Item> minute_item(audit::Change& change, const permit::Viewer& viewer, const storage::Id& meeting,
                                  const storage::Id& id, std::int64_t version, const MinuteText& text) {
  storage::Transaction& tx = change.tx();
  auto found = find(change, viewer, meeting, id);
  if (!found) return not_for_you();
  if (auto allowed = may_minute(found->opened.meeting, found->opened.part); !allowed) return allowed.refusal();
  Item& item = found->item;
  if (item.version != version) return changed_meanwhile();
  const auto owners = owners_of(found->opened.members, found->opened.meeting.day);
  for (const NewDecision& wanted : text.decisions) {
    if (wanted.owner.empty() || std::find(owners.begin(), owners.end(), wanted.owner) != owners.end()) continue;
    return config::Refusal{"Only somebody with a seat in the council can carry out its decision.",
                           {},
                           wanted.field,
                           "retsplejeloven § 111"};
  }
  const Ending outcome = text.decisions.empty() ? text.outcome : Ending::decided;
  bool changed = item.record != text.record || item.outcome != outcome || !text.decisions.empty();
  item.record = text.record;
  item.outcome = outcome;
  if (!update_item(tx, item)) return changed_meanwhile();
  register_item(tx, found->opened.meeting, item);
  int position = static_cast<int>(decisions_of_item(tx, id).size());
  for (const NewDecision& wanted : text.decisions) {
    Decision decision;
    decision.id = storage::Id::next();
    decision.item = id;
    decision.meeting = meeting;
    decision.council = found->opened.meeting.council;
    decision.position = ++position;
    decision.number = std::to_string(item.number) + "." + std::to_string(decision.position);
    decision.text = wanted.text;
    decision.owner = wanted.owner;
    decision.decided = found->opened.meeting.day;
    decision.due = wanted.due;
    decision.closed = item.closed;
    decision.audience = item.audience;
    insert_decision(tx, decision);
    register_decision(tx, found->opened.meeting, decision);
    change.record({"decision_taken", decision.id, kinds::decision, {}, decision.number});
  }
  for (Attendance attendance :
       complete(found->opened.members, attendance_of(tx, meeting), meeting, found->opened.meeting.day)) {
    const bool left = std::find(text.left.begin(), text.left.end(), attendance.holder) != text.left.end();
    if (left && attendance.left_item != id) {
      attendance.left_item = id;
      attendance.left_at = text.left_at;
    } else if (!left && attendance.left_item == id) {
      attendance.left_item = {};
      attendance.left_at = 0;
    } else {
      continue;
    }
    put_attendance(tx, attendance);
    changed = true;
  }
  if (changed) {
    if (auto again = begin_round_again(change, found->opened); !again) {
      config::Refusal refusal = again.refusal();
      if (refusal.field.empty()) refusal.field = "record";
      return refusal;
    }
  }
  record(change, "item_minuted", item);
  return item;
}

}  // namespace councils
