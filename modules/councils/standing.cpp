// The questions of modules above about one council.

#include "standing.h"

#include <algorithm>

#include "agenda_item_store.h"
#include "council_store.h"
#include "meeting_access.h"
#include "meeting_store.h"
#include "registration.h"

namespace councils {
namespace {

Seated seated(storage::Transaction& tx, const Council& council, config::Date day) {
  Seated found{council.id,        council.key,      council.name,  council.district,
               council.authority, council.audience, council.chair, {}};
  for (const Member& member : members_of(tx, {council.id})) {
    if (member.seat == Seat::secretary && member.holds_on(day)) found.secretary = member.holder;
  }
  return found;
}

bool meets(const Meeting& meeting, const storage::Id& council) {
  return std::find(meeting.councils.begin(), meeting.councils.end(), council) != meeting.councils.end();
}

Discussion discussion_on(const Meeting& meeting, const Item& item) {
  Discussion discussion;
  discussion.meeting = meeting.id;
  discussion.item = item.id;
  discussion.meeting_title = meeting.title;
  discussion.item_number = item.number_text();
  discussion.item_address = item.address();
  discussion.day = meeting.day;
  discussion.minuted = meeting.was_held() && item.minuted();
  discussion.approved = meeting.state == State::minutes_approved || meeting.state == State::published;
  return discussion;
}

}  // namespace

std::vector<Seated> seated_councils(storage::Transaction& tx, config::Date day) {
  std::vector<Seated> all;
  for (const Council& council : all_councils(tx)) all.push_back(seated(tx, council, day));
  return all;
}

std::optional<Seated> seated_council(storage::Transaction& tx, const storage::Id& id, config::Date day) {
  const auto council = find_council(tx, id);
  if (!council) return std::nullopt;
  return seated(tx, *council, day);
}

Standing standing_in(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& council) {
  switch (part_in(tx, viewer, council)) {
    case Part::chair:
    case Part::secretariat: return Standing::prepares;
    case Part::member:
    case Part::substitute: return Standing::sits;
    case Part::reader: return Standing::reads;
    case Part::outsider: break;
  }
  return Standing::outside;
}

std::vector<CouncilMeeting> meetings_of_council(storage::Transaction& tx, const permit::Viewer& viewer,
                                                const storage::Id& council) {
  std::vector<CouncilMeeting> meetings;
  for (const Meeting& meeting : visible_meetings(tx, viewer, council)) {
    if (meeting.state == State::cancelled) continue;
    meetings.push_back({meeting.id, meeting.title, meeting_address(meeting), meeting.day, meeting.was_held()});
  }
  return meetings;
}

std::vector<CouncilDecision> decisions_of_council(storage::Transaction& tx, const permit::Viewer& viewer,
                                                  const storage::Id& council) {
  std::vector<CouncilDecision> decisions;
  for (const Decision& decision : all_decisions_for(tx, viewer, 5000)) {
    if (decision.council != council || decision.closed) continue;
    decisions.push_back({decision.id, decision.number, decision.text, decision.address(), decision.decided});
  }
  std::stable_sort(decisions.begin(), decisions.end(),
                   [](const CouncilDecision& a, const CouncilDecision& b) { return a.day > b.day; });
  return decisions;
}

std::optional<Discussion> discussion_in(storage::Transaction& tx, const storage::Id& council,
                                        const storage::Id& subject) {
  std::optional<Discussion> latest;
  for (const Item& item : items_on(tx, subject)) {
    const auto meeting = find_meeting(tx, item.meeting);
    if (!meeting || meeting->state == State::cancelled || !meets(*meeting, council)) continue;
    if (latest && latest->day > meeting->day) continue;
    latest = discussion_on(*meeting, item);
  }
  return latest;
}

std::optional<Discussion> discussion_at(storage::Transaction& tx, const storage::Id& council, const storage::Id& id,
                                        int number) {
  const auto meeting = find_meeting(tx, id);
  if (!meeting || meeting->state == State::cancelled || !meets(*meeting, council)) return std::nullopt;
  for (const Item& item : items_of(tx, id)) {
    if (item.number == number && !item.closed) return discussion_on(*meeting, item);
  }
  return std::nullopt;
}

}  // namespace councils
