// Invitations.

#include "invitation.h"

#include <fmt/format.h>

#include <set>

#include "i18n/danish.h"
#include "mail/mail.h"
#include "organisation/lookup.h"
#include "registration.h"

namespace councils {
namespace {

/// One content line: folded at 75 octets without cutting a UTF-8 letter.
void put_line(std::string& out, std::string_view line) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t letter = 1;
    while (at + letter < line.size() && (static_cast<unsigned char>(line[at + letter]) & 0xC0) == 0x80) ++letter;
    if (width + letter > 75) {
      out += "\r\n ";
      width = 1;
    }
    out.append(line.substr(at, letter));
    width += letter;
    at += letter;
  }
  out += "\r\n";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ',' || c == ';') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c != '\r') {
      out += c;
    }
  }
  return out;
}

/// A parameter value: quotes cannot be written inside one.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c != '"' && static_cast<unsigned char>(c) >= ' ') out += c;
  }
  return out + "\"";
}

std::string local_stamp(config::Date day, int minutes) {
  const config::Date real = config::plus_days(day, minutes / (24 * 60));
  const int rest = minutes % (24 * 60);
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}00", static_cast<int>(real.year()), static_cast<unsigned>(real.month()),
                     static_cast<unsigned>(real.day()), rest / 60, rest % 60);
}

std::string utc_stamp(config::Instant instant) {
  std::string text;
  for (const char c : config::iso(instant)) {
    if (c != '-' && c != ':') text += c;
  }
  return text;
}

void open_calendar(std::string& out) {
  for (const char* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Trygkreds//Councils//DA", "CALSCALE:GREGORIAN"})
    put_line(out, line);
}

void put_zone(std::string& out) {
  for (const char* line :
       {"BEGIN:VTIMEZONE", "TZID:Europe/Copenhagen", "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
        "TZNAME:CEST", "DTSTART:19810329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE"}) {
    put_line(out, line);
  }
}

void put_event(std::string& out, const Invitation& i) {
  const auto put = [&out](const std::string& line) { put_line(out, line); };
  put("BEGIN:VEVENT");
  put("UID:" + i.uid);
  put("SEQUENCE:" + std::to_string(i.sequence));
  put("DTSTAMP:" + utc_stamp(i.stamp));
  put("DTSTART;TZID=Europe/Copenhagen:" + local_stamp(i.day, i.starts));
  put("DTEND;TZID=Europe/Copenhagen:" + local_stamp(i.day, i.starts + i.minutes));
  put("SUMMARY:" + escaped(i.title));
  put("LOCATION:" + escaped(i.venue));
  put("URL:" + i.address);
  put("DESCRIPTION:" + escaped("Dagsordenen læses her: " + i.address));
  if (!i.from.empty()) put("ORGANIZER:mailto:" + i.from);
  if (!i.to.empty()) {
    put("ATTENDEE;CN=" + in_quotes(i.to_name) + ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:" + i.to);
  }
  put(i.call == Call::cancel ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
  put("END:VEVENT");
}

}  // namespace

std::string calendar_text(const Invitation& invitation) {
  std::string out;
  open_calendar(out);
  put_line(out, invitation.call == Call::cancel ? "METHOD:CANCEL" : "METHOD:REQUEST");
  put_zone(out);
  put_event(out, invitation);
  put_line(out, "END:VCALENDAR");
  return out;
}

std::string feed_text(const std::string& name, const std::vector<Invitation>& events) {
  std::string out;
  open_calendar(out);
  put_line(out, "X-WR-CALNAME:" + escaped(name));
  put_line(out, "X-WR-TIMEZONE:Europe/Copenhagen");
  put_line(out, "REFRESH-INTERVAL;VALUE=DURATION:PT4H");
  put_line(out, "X-PUBLISHED-TTL:PT4H");
  put_zone(out);
  for (const Invitation& event : events) put_event(out, event);
  put_line(out, "END:VCALENDAR");
  return out;
}

Invitation event_of(const Meeting& meeting, const std::string& address, config::Instant stamp) {
  Invitation event;
  event.uid = meeting.id.text() + "@trygkreds";
  event.sequence = meeting.sequence;
  event.call = meeting.state == State::cancelled ? Call::cancel : Call::request;
  event.title = meeting.title;
  event.day = meeting.day;
  event.starts = meeting.starts;
  event.minutes = meeting.expected;
  event.venue = meeting.venue;
  event.address = address;
  event.stamp = stamp;
  return event;
}

int tell_members(audit::Change& change, const std::vector<Member>& members, const Meeting& meeting, News news,
                 const std::string& public_address, const std::string& from) {
  const std::string address = public_address + meeting_address(meeting);
  const std::string when = i18n::spoken_time(config::local(meeting.day, meeting.starts));
  mail::Message message;
  switch (news) {
    case News::agenda_sent:
      message.subject = "Indkaldelse: " + meeting.title;
      message.text = "Du er indkaldt til " + meeting.title + ", " + when + ", " + meeting.venue +
                     ".\n\nDagsordenen er klar. Log ind og læs den her:\n" + address + "\n";
      break;
    case News::moved:
      message.subject = "Flyttet: " + meeting.title;
      message.text = meeting.title + " er flyttet. Mødet holdes nu " + when + ", " + meeting.venue +
                     ".\n\nLog ind og læs mere her:\n" + address + "\n";
      break;
    case News::cancelled:
      message.subject = "Aflyst: " + meeting.title;
      message.text = meeting.title + ", " + when + ", er aflyst.\n\nLog ind og læs hvorfor her:\n" + address + "\n";
      break;
    case News::minutes_sent:
      message.subject = "Referat: " + meeting.title;
      message.text =
          "Referatet af " + meeting.title + " er klar. Log ind, læs det og svar her:\n" + address + "/referat\n";
      break;
  }
  std::set<std::string> told;
  for (const Member& member : members) {
    if (!member.has_a_say() || !member.holds_on(meeting.day)) continue;
    for (const storage::Id& holder : {member.holder, member.substitute}) {
      if (holder.empty()) continue;
      for (const organisation::Person& person : organisation::people_behind(change.tx(), holder, change.today())) {
        if (person.email.empty() || !told.insert(person.email).second) continue;
        message.to = person.email;
        message.to_name = person.name;
        message.calendar.clear();
        if (news != News::minutes_sent) {
          Invitation invitation = event_of(meeting, address, change.now());
          invitation.call = news == News::cancelled ? Call::cancel : Call::request;
          invitation.from = from;
          invitation.to = person.email;
          invitation.to_name = person.name;
          message.calendar = calendar_text(invitation);
          message.calendar_method = news == News::cancelled ? "CANCEL" : "REQUEST";
        }
        mail::put(change.tx(), message, change.now());
      }
    }
  }
  return static_cast<int>(told.size());
}

}  // namespace councils
