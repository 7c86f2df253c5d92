// Changing a council.

#include "council_change.h"

#include <algorithm>

#include "council_store.h"
#include "i18n/danish.h"
#include "meeting_acts.h"
#include "meeting_store.h"
#include "organisation/lookup.h"
#include "registration.h"

namespace councils {
namespace {

constexpr const char* four_meetings = "bekendtgørelse nr. 1426 af 13. december 2006 § 3";
constexpr config::Date open_end{std::chrono::year{9999}, std::chrono::month{12}, std::chrono::day{31}};

/// The council when the viewer prepares it and nobody was faster.
config::Outcome<Council> to_change(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id,
                                   std::int64_t version, const std::string& reason) {
  const auto council = find_council(tx, id);
  if (!council || !permit::may_see(tx, viewer, council->audience)) return not_for_you();
  if (!prepares(part_in(tx, viewer, id))) {
    return config::Refusal{
        "Only the chair and the secretariat of the council can change its rules and seats.", {}, {}, {}};
  }
  if (council->version != version) return changed_meanwhile();
  if (reason.empty()) return config::Refusal{"Write why. It stands in the council's history.", {}, "reason", {}};
  return *council;
}

/// Who may see what, and what waits for whom, as the seats are now.
void follow_the_seats(audit::Change& change, const permit::Viewer& viewer, const Council& council) {
  storage::Transaction& tx = change.tx();
  const auto members = members_of(tx, {council.id});
  permit::set_holders(tx, council.audience, audience_of(members));
  permit::set_holders(tx, council.closed_audience, audience_of(members));
  for (const Meeting& meeting : visible_meetings(tx, viewer, council.id)) {
    if (meeting.councils.size() > 1) {
      std::vector<Council> together;
      for (const storage::Id& id : meeting.councils) together.push_back(*find_council(tx, id));
      audiences_of(tx, together);  // sets the holders of the joint one
    }
    if (meeting.state < State::published) {
      register_work(tx, *find_council(tx, meeting.council), meeting, members_of(tx, meeting.councils));
    }
  }
}

std::string words_of(storage::Transaction& tx, const storage::Id& holder, config::Date day) {
  return holder.empty() ? std::string("ingen") : organisation::words_for(tx, holder, day);
}

/// The seat of a holder that is held on a day.
std::optional<Member> seat_on(storage::Transaction& tx, const storage::Id& council, const storage::Id& holder,
                              config::Date day) {
  for (Member& member : members_of(tx, {council})) {
    if (member.holder == holder && member.holds_on(day)) return std::move(member);
  }
  return std::nullopt;
}

config::Refusal no_such_seat() {
  return config::Refusal{"Nobody has that seat on that day. Choose a day in its period.", {}, "from", {}};
}

config::Outcome<config::Done> keep(audit::Change& change, const permit::Viewer& viewer, Council council,
                                   const char* verb, const SeatChange& wanted, const std::string& details) {
  if (!update_rules(change.tx(), council)) return changed_meanwhile();
  follow_the_seats(change, viewer, council);
  change.record({verb, council.id, kinds::council, wanted.reason, details});
  return config::done;
}

}  // namespace

config::Outcome<Council> change_rules(audit::Change& change, const permit::Viewer& viewer, const Council& wanted,
                                      const std::string& reason) {
  storage::Transaction& tx = change.tx();
  const auto found = to_change(tx, viewer, wanted.id, wanted.version, reason);
  if (!found) return found;
  Council council = *found;
  if (council.district && wanted.meetings_a_year < 4) {
    return config::Refusal{
        "The district council meets at least four times a year.", {}, "meetings_a_year", four_meetings};
  }
  const Deadlines& days = wanted.deadlines;
  if (days.call < days.items) {
    return config::Refusal{"The call for wishes must go out before the last day for wishes.", {}, "call", {}};
  }
  if (days.items < days.dispatch) {
    return config::Refusal{"The last day for wishes must come before the agenda is sent.", {}, "items", {}};
  }
  if (days.material < days.dispatch) {
    return config::Refusal{"Briefs and annexes must be in before the agenda is sent.", {}, "material", {}};
  }
  if (days.publish < days.minutes + days.objections) {
    return config::Refusal{"The open part is published when the days for objections are over.", {}, "publish", {}};
  }
  const Deadlines before = council.deadlines;
  council.deadlines = days;
  council.meetings_a_year = wanted.meetings_a_year;
  if (!council.district) council.days_after_district = wanted.days_after_district;
  council.venue = wanted.venue;
  council.starts = wanted.starts;
  council.expected = wanted.expected;
  if (!update_rules(tx, council)) return changed_meanwhile();
  register_council(tx, council, change.today());
  for (const Meeting& meeting : visible_meetings(tx, viewer, council.id)) {
    if (meeting.council == council.id && meeting.state < State::published)
      register_work(tx, council, meeting, members_of(tx, meeting.councils));
  }
  const auto dates = [](const Deadlines& d) {
    return std::to_string(d.call) + "/" + std::to_string(d.items) + "/" + std::to_string(d.material) + "/" +
           std::to_string(d.dispatch) + "/" + std::to_string(d.minutes) + "/" + std::to_string(d.objections) + "/" +
           std::to_string(d.publish);
  };
  change.record({"council_rules_changed", council.id, kinds::council, reason,
                 "frister " + dates(before) + " -> " + dates(council.deadlines)});
  return council;
}

config::Outcome<config::Done> add_seat(audit::Change& change, const permit::Viewer& viewer, const SeatChange& wanted) {
  storage::Transaction& tx = change.tx();
  const auto council = to_change(tx, viewer, wanted.council, wanted.version, wanted.reason);
  if (!council) return council.refusal();
  if (wanted.seat == Seat::chair) {
    return config::Refusal{"The council has its chair already; the office chairs, whoever holds it.", {}, "seat", {}};
  }
  if (wanted.substitute == wanted.holder) {
    return config::Refusal{"Somebody else must be the substitute.", {}, "substitute", {}};
  }
  const auto members = members_of(tx, {wanted.council});
  int position = 0;
  for (const Member& member : members) {
    position = std::max(position, member.position);
    if (member.holder == wanted.holder && member.until > wanted.from) {
      return config::Refusal{"There is such a seat already on that day or later.", {}, "holder", {}};
    }
  }
  Member member;
  member.council = wanted.council;
  member.holder = wanted.holder;
  member.seat = wanted.seat;
  member.substitute = wanted.substitute;
  member.position = position + 1;
  member.since = wanted.from;
  member.until = open_end;
  put_member(tx, member);
  return keep(change, viewer, *council, "seat_added", wanted,
              words_of(tx, wanted.holder, wanted.from) + " fra " + i18n::long_date(wanted.from));
}

config::Outcome<config::Done> end_seat(audit::Change& change, const permit::Viewer& viewer, const SeatChange& wanted) {
  storage::Transaction& tx = change.tx();
  const auto council = to_change(tx, viewer, wanted.council, wanted.version, wanted.reason);
  if (!council) return council.refusal();
  auto seat = seat_on(tx, wanted.council, wanted.holder, config::plus_days(wanted.from, -1));
  if (!seat) return no_such_seat();
  if (seat->seat == Seat::chair) {
    return config::Refusal{"The chair's seat cannot end: the office chairs, whoever holds it.",
                           {},
                           "act",
                           "bekendtgørelse nr. 1426 af 13. december 2006 § 2"};
  }
  seat->until = wanted.from;
  put_member(tx, *seat);
  return keep(change, viewer, *council, "seat_ended", wanted,
              words_of(tx, wanted.holder, wanted.from) + " til " + i18n::long_date(wanted.from));
}

config::Outcome<config::Done> change_substitute(audit::Change& change, const permit::Viewer& viewer,
                                                const SeatChange& wanted) {
  storage::Transaction& tx = change.tx();
  const auto council = to_change(tx, viewer, wanted.council, wanted.version, wanted.reason);
  if (!council) return council.refusal();
  auto seat = seat_on(tx, wanted.council, wanted.holder, wanted.from);
  if (!seat) return no_such_seat();
  if (wanted.substitute == wanted.holder) {
    return config::Refusal{"Somebody else must be the substitute.", {}, "substitute", {}};
  }
  const config::Date until = seat->until;
  if (seat->since < wanted.from) {
    seat->until = wanted.from;
    put_member(tx, *seat);
  }
  Member next = *seat;
  next.since = wanted.from;
  next.until = until;
  next.substitute = wanted.substitute;
  put_member(tx, next);
  return keep(change, viewer, *council, "substitute_changed", wanted,
              words_of(tx, wanted.holder, wanted.from) + ": " + words_of(tx, wanted.substitute, wanted.from) + " fra " +
                  i18n::long_date(wanted.from));
}

}  // namespace councils
