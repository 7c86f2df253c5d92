// The public's version.

#include "publication.h"

#include "attendance_store.h"
#include "council_store.h"
#include "decision_store.h"
#include "meeting_store.h"
#include "organisation/lookup.h"
#include "registry/thing.h"

namespace councils {
namespace {

/// The office without the names of those who hold it: who is employed where is not the public's matter here.
std::string office_words(storage::Transaction& tx, const Decision& decision) {
  if (decision.owner.empty()) return {};
  std::string words = organisation::words_for(tx, decision.owner, decision.decided);
  if (const auto at = words.find(" ("); at != std::string::npos) words.resize(at);
  return words;
}

/// What an item takes up again, as far as the minutes that it was taken in are public themselves.
std::vector<Decision> taken_up(storage::Transaction& tx, const Item& item) {
  std::vector<Decision> decisions = followed_up(tx, item.id);
  std::erase_if(decisions, [&](const Decision& decision) { return !published_meeting(tx, decision.meeting); });
  return decisions;
}

std::vector<PublicDecision> open_part(storage::Transaction& tx, const std::vector<Decision>& decisions) {
  std::vector<PublicDecision> open;
  for (const Decision& decision : decisions) {
    if (decision.closed) continue;
    open.push_back({decision.number, decision.text, office_words(tx, decision), decision.due, decision.state});
  }
  return open;
}

}  // namespace

PublicMinutes public_minutes(storage::Transaction& tx, const Meeting& meeting, const std::vector<Item>& items) {
  PublicMinutes minutes;
  minutes.meeting = meeting.id;
  minutes.title = meeting.title;
  if (const auto council = find_council(tx, meeting.council)) minutes.council = council->name;
  minutes.day = meeting.day;
  minutes.starts = meeting.starts;
  minutes.venue = meeting.venue;
  minutes.approved = meeting.approved;
  minutes.published = meeting.published;
  const auto members = members_of(tx, meeting.councils);
  for (const Attendance& row : complete(members, attendance_of(tx, meeting.id), meeting.id, meeting.day)) {
    switch (row.presence) {
      case Presence::present: minutes.present.push_back(organisation::words_for(tx, row.holder, meeting.day)); break;
      case Presence::substitute:
        minutes.present.push_back(
            organisation::words_for(tx, row.substitute.empty() ? row.holder : row.substitute, meeting.day));
        break;
      case Presence::apology: minutes.absent.push_back(organisation::words_for(tx, row.holder, meeting.day)); break;
      case Presence::unknown: break;
    }
  }
  const permit::Viewer public_reader = permit::citizen(meeting.day);
  for (const Item& item : items) {
    if (item.closed) continue;
    // No way to what the public cannot open: a proposal in consultation, a plan not yet published.
    const bool open = registry::find(tx, public_reader, item.subject).has_value();
    minutes.items.push_back({item.number_text(), item.title, item.presenter, item.record, item.kind, item.outcome,
                             open ? item.subject_address : "", open_part(tx, decisions_of_item(tx, item.id)),
                             open_part(tx, taken_up(tx, item))});
  }
  return minutes;
}

}  // namespace councils
