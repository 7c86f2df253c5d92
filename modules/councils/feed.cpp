// Feeds: who may read what through an address without a log-in.

#include "feed.h"

#include <algorithm>

#include "feed_store.h"
#include "meeting_store.h"
#include "organisation/lookup.h"
#include "registration.h"

namespace councils {
namespace {

storage::Id digest_of(const std::string& secret) { return storage::Id::of_words("calendar-feed:" + secret); }

}  // namespace

config::Outcome<std::string> make_feed(audit::Change& change, const permit::Viewer& viewer) {
  const int before = delete_feeds(change.tx(), viewer.person, viewer.capacity);
  const std::string secret = storage::Id::random().text() + storage::Id::random().text();
  insert_feed(change.tx(),
              {digest_of(secret), viewer.person, viewer.capacity, viewer.authority, viewer.role, change.now()});
  change.record({before > 0 ? "feed_replaced" : "feed_made", viewer.person, kinds::feed, {}, {}});
  return secret;
}

config::Outcome<config::Done> withdraw_feed(audit::Change& change, const permit::Viewer& viewer) {
  if (delete_feeds(change.tx(), viewer.person, viewer.capacity) == 0) {
    return config::Refusal{"You have no calendar address to withdraw.", {}, {}, {}};
  }
  change.record({"feed_withdrawn", viewer.person, kinds::feed, {}, {}});
  return config::done;
}

std::optional<std::vector<Invitation>> personal_events(storage::Transaction& tx, const std::string& secret,
                                                       const std::string& public_address, config::Instant now) {
  if (secret.size() != 52) return std::nullopt;
  const auto feed = find_feed(tx, digest_of(secret));
  if (!feed) return std::nullopt;
  permit::Viewer viewer = permit::citizen(config::day_of(now));
  const auto holders = organisation::holders_of(tx, feed->role, feed->authority, viewer.today);
  const bool still = std::any_of(holders.begin(), holders.end(), [&](const permit::Capacity& capacity) {
    return capacity.id == feed->capacity && capacity.person == feed->person;
  });
  if (!still) return std::nullopt;
  viewer.role = feed->role;
  viewer.person = feed->person;
  viewer.capacity = feed->capacity;
  viewer.authority = feed->authority;
  std::vector<Invitation> events;
  // Two years back and everything ahead: what a calendar is opened for.
  for (const Meeting& meeting : visible_meetings_between(tx, viewer, config::plus_days(viewer.today, -730),
                                                         config::plus_days(viewer.today, 3650))) {
    events.push_back(event_of(meeting, public_address + meeting_address(meeting), now));
  }
  return events;
}

std::vector<Invitation> public_events(storage::Transaction& tx, const storage::Id& council,
                                      const std::string& public_address, config::Instant now) {
  std::vector<Invitation> events;
  for (const Meeting& meeting : public_meetings(tx, config::plus_days(config::day_of(now), -730))) {
    if (!council.empty() &&
        std::find(meeting.councils.begin(), meeting.councils.end(), council) == meeting.councils.end())
      continue;
    const bool minutes = meeting.state == State::published;
    events.push_back(event_of(meeting, public_address + (minutes ? public_address_of(meeting) : "/moeder"), now));
  }
  return events;
}

}  // namespace councils
