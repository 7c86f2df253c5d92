// From a viewer to a meeting.

#include "meeting_access.h"

#include <algorithm>
#include <map>

#include "agenda_item_store.h"
#include "council_store.h"
#include "decision_store.h"
#include "meeting_store.h"
#include "permit/audience.h"

namespace councils {
namespace {

bool may_read_minutes(const Opened& opened) { return opened.meeting.minutes_are_out() || prepares(opened.part); }

/// Of each meeting once: whether the viewer may read its minutes.
class Readable {
 public:
  Readable(storage::Transaction& tx, const permit::Viewer& viewer) : tx_(tx), viewer_(viewer) {}
  bool operator()(const storage::Id& id) {
    const auto [found, fresh] = known_.emplace(id, false);
    if (fresh) {
      const auto meeting = find_meeting(tx_, id);
      found->second =
          meeting && (meeting->minutes_are_out() || prepares(part_of(members_of(tx_, meeting->councils), viewer_)));
    }
    return found->second;
  }

 private:
  storage::Transaction& tx_;
  const permit::Viewer& viewer_;
  std::map<storage::Id, bool> known_;
};

Item as_shown(Item item, const Opened& opened) {
  if (!may_read_minutes(opened)) {
    item.record.clear();
    item.outcome = Ending::none;
  }
  return item;
}

}  // namespace

std::optional<Opened> open_meeting(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  auto meeting = visible_meeting(tx, viewer, id);
  if (!meeting) return std::nullopt;
  auto council = find_council(tx, meeting->council);
  if (!council) return std::nullopt;
  Opened opened{std::move(*meeting), std::move(*council), {}, Part::outsider};
  opened.members = members_of(tx, opened.meeting.councils);
  opened.part = part_of(opened.members, viewer);
  return opened;
}

std::vector<Item> items_for(storage::Transaction& tx, const permit::Viewer& viewer, const Opened& opened) {
  std::vector<Item> items;
  for (Item& item : visible_items(tx, viewer, opened.meeting.id)) items.push_back(as_shown(std::move(item), opened));
  return items;
}

std::optional<Item> item_for(storage::Transaction& tx, const permit::Viewer& viewer, const Opened& opened,
                             const storage::Id& id) {
  auto item = visible_item(tx, viewer, opened.meeting.id, id);
  if (!item) return std::nullopt;
  return as_shown(std::move(*item), opened);
}

std::vector<Decision> decisions_for(storage::Transaction& tx, const permit::Viewer& viewer, const Opened& opened,
                                    const Item& item) {
  std::vector<Decision> decisions;
  if (!may_read_minutes(opened)) return decisions;
  for (Decision& decision : decisions_of_item(tx, item.id)) {
    if (permit::may_see(tx, viewer, decision.audience)) decisions.push_back(std::move(decision));
  }
  return decisions;
}

std::vector<Decision> followed_up_for(storage::Transaction& tx, const permit::Viewer& viewer, const Item& item) {
  std::vector<Decision> decisions = followed_up(tx, item.id);
  Readable readable(tx, viewer);
  std::erase_if(decisions, [&](const Decision& decision) {
    return !readable(decision.meeting) || !permit::may_see(tx, viewer, decision.audience);
  });
  return decisions;
}

std::optional<Decision> decision_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  auto decision = visible_decision(tx, viewer, id);
  if (decision && !Readable(tx, viewer)(decision->meeting)) decision.reset();
  return decision;
}

std::vector<Decision> all_decisions_for(storage::Transaction& tx, const permit::Viewer& viewer, int limit) {
  std::vector<Decision> decisions = visible_decisions(tx, viewer, limit);
  Readable readable(tx, viewer);
  std::erase_if(decisions, [&](const Decision& decision) { return !readable(decision.meeting); });
  return decisions;
}

Part part_in(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& council) {
  return part_of(members_of(tx, {council}), viewer);
}

Part part_in(storage::Transaction& tx, const permit::Viewer& viewer, const Decision& decision) {
  const auto meeting = find_meeting(tx, decision.meeting);
  return meeting ? part_of(members_of(tx, meeting->councils), viewer) : Part::outsider;
}

}  // namespace councils
