// The questions of other modules.

#include "discussion.h"

#include <algorithm>

#include "agenda_item_store.h"
#include "council_store.h"
#include "item_acts.h"
#include "meeting_access.h"
#include "meeting_acts.h"
#include "meeting_store.h"
#include "registration.h"

namespace councils {
namespace {

/// retsplejeloven § 113: the plan is discussed in the kredsråd. Another council's meeting is no such discussion.
bool asks_for_district_council(std::string_view subject_kind) { return subject_kind.starts_with("cooperation_plan."); }

bool of_district_council(storage::Transaction& tx, const Meeting& meeting) {
  return std::any_of(meeting.councils.begin(), meeting.councils.end(), [&](const storage::Id& id) {
    const auto council = find_council(tx, id);
    return council && council->district;
  });
}

CouncilName name_of_council(const Council& council) {
  return {council.id, council.name, council.district, council.audience};
}

}  // namespace

std::vector<CouncilName> councils_of(storage::Transaction& tx, config::Date) {
  std::vector<CouncilName> names;
  for (const Council& council : all_councils(tx)) names.push_back(name_of_council(council));
  return names;
}

std::optional<CouncilName> district_council(storage::Transaction& tx, config::Date day) {
  for (CouncilName& name : councils_of(tx, day)) {
    if (name.district) return std::move(name);
  }
  return std::nullopt;
}

std::vector<OpenMeeting> meetings_taking_items(storage::Transaction& tx, const permit::Viewer& viewer,
                                               const storage::Id& council) {
  std::vector<OpenMeeting> open;
  for (const Meeting& meeting : visible_meetings(tx, viewer, council)) {
    if (meeting.takes_items() && meeting.day >= viewer.today) open.push_back({meeting.id, meeting.title, meeting.day});
  }
  std::reverse(open.begin(), open.end());  // the next one first
  return open;
}

config::Outcome<storage::Id> put_on_agenda(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                           const Matter& matter) {
  storage::Transaction& tx = change.tx();
  const auto opened = open_meeting(tx, viewer, id);
  if (!opened) return not_for_you();
  if (auto allowed = may_add(opened->meeting, opened->part); !allowed) return allowed.refusal();
  if (asks_for_district_council(matter.subject_kind) && !of_district_council(tx, opened->meeting)) {
    return config::Refusal{
        "The plan is discussed in the kredsråd. Choose one of its meetings.", {}, "meeting", "retsplejeloven § 113"};
  }
  for (const Item& there : items_on(tx, matter.subject)) {
    if (there.meeting == id) return there.id;  // it stands there already
  }
  Item item;
  item.id = storage::Id::next();
  item.meeting = id;
  item.kind = asks_for_district_council(matter.subject_kind) ? ItemKind::cooperation_plan : ItemKind::discussion;
  item.title = matter.title;
  item.brief = matter.brief;
  item.minutes = matter.minutes;
  item.audience = opened->meeting.audience;
  item.subject = matter.subject;
  item.subject_kind = matter.subject_kind;
  item.subject_address = matter.subject_address;
  int position = 1;
  for (const Item& there : items_of(tx, id)) {
    if (item.position == 0 && (there.kind == ItemKind::next_meetings || there.kind == ItemKind::any_other))
      item.position = position++;
    place_item(tx, there.id, position++, there.number);
  }
  if (item.position == 0) item.position = position;
  insert_item(tx, item);
  register_item(tx, opened->meeting, item);
  change.record({"item_added", item.id, kinds::item, {}, matter.title});
  return item.id;
}

std::optional<Discussion> discussion_of(storage::Transaction& tx, const storage::Id& subject) {
  std::optional<Discussion> latest;
  for (const Item& item : items_on(tx, subject)) {
    const auto meeting = find_meeting(tx, item.meeting);
    if (!meeting || meeting->state == State::cancelled) continue;
    if (asks_for_district_council(item.subject_kind) && !of_district_council(tx, *meeting)) continue;
    if (latest && latest->day > meeting->day) continue;
    Discussion discussion;
    discussion.meeting = meeting->id;
    discussion.item = item.id;
    discussion.meeting_title = meeting->title;
    discussion.item_number = item.number_text();
    discussion.item_address = item.address();
    discussion.day = meeting->day;
    discussion.minuted = meeting->was_held() && item.minuted();
    discussion.approved = meeting->state == State::minutes_approved || meeting->state == State::published;
    latest = std::move(discussion);
  }
  return latest;
}

}  // namespace councils
