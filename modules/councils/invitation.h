#pragma once
// Invitations: an iCalendar object (RFC 5545) and the mail around it. Neither says anything of what is on the agenda.

#include <string>
#include <vector>

#include "audit/change.h"
#include "meeting.h"
#include "membership.h"

namespace councils {

enum class Call { request, cancel };

struct Invitation {
  std::string uid;
  int sequence = 0;
  Call call = Call::request;
  std::string title;  // the meeting's name only
  config::Date day;
  int starts = 0, minutes = 0;
  std::string venue;
  std::string address;  // where the agenda is read
  std::string from, to, to_name;
  config::Instant stamp{};
};

/// The calendar object of one invitation (iMIP): CRLF, lines folded at 75 octets, times in Europe/Copenhagen with the
/// zone's own rules.
std::string calendar_text(const Invitation& invitation);
/// A calendar to subscribe to: the same events under a name, without a method and without anybody's address.
std::string feed_text(const std::string& name, const std::vector<Invitation>& events);
/// The event of a meeting, as invitations and feeds have it: never a word of the agenda.
Invitation event_of(const Meeting& meeting, const std::string& address, config::Instant stamp);

enum class News { agenda_sent, moved, cancelled, minutes_sent };
/// One mail per person with a say in the meeting, and per substitute. Answers how many.
int tell_members(audit::Change& change, const std::vector<Member>& members, const Meeting& meeting, News news,
                 const std::string& public_address, const std::string& from);

}  // namespace councils
