#pragma once
// A meeting's steps carried out: permission and version re-read in the change, the rule asked, and everything that
// follows (numbers, invitations, todos, the register, the log) written with it.

#include <optional>
#include <string>

#include "audit/change.h"
#include "config/settings.h"
#include "meeting_access.h"

namespace councils {

/// What an act may bring with it.
struct Particulars {
  std::optional<config::Date> day;
  std::optional<int> starts;
  std::string venue;
  std::string reason;
};

/// Where mails point and who they are from.
struct Sender {
  std::string public_address;
  std::string mail_from;
};
Sender sender_of(const config::Settings& settings);

config::Outcome<Meeting> take_step(audit::Change& change, const permit::Viewer& viewer, const Sender& sender,
                                   const storage::Id& meeting, std::int64_t version, Act act,
                                   const Particulars& particulars = {});

/// What the rules must know about a meeting now.
Circumstances circumstances_of(storage::Transaction& tx, const Opened& opened, config::Date today);

struct NewMeeting {
  std::vector<storage::Id> councils;  // the first one's numbers are used
  int year = 0;
  config::Date day;
  int starts = 0;
  std::string venue;
  int expected = 0;
  MeetingKind kind = MeetingKind::ordinary;
  std::string theme;
};
config::Outcome<Meeting> plan_meeting(audit::Change& change, const permit::Viewer& viewer, const NewMeeting& wanted);

/// A member's answer in the approval round, and the secretariat's reply to an objection. With the meeting's version
/// that was read, an answer to minutes that have changed since is refused with field "version".
config::Outcome<config::Done> answer_round(audit::Change& change, const permit::Viewer& viewer,
                                           const storage::Id& meeting, bool approves, const std::string& objection,
                                           std::optional<std::int64_t> version = {});
/// The minutes are being changed. While they are out for approval nobody has approved the new words, so approvals are
/// taken back, their todos opened again, and the days for objections counted from today. Refused when the next meeting
/// approved them.
config::Outcome<config::Done> begin_round_again(audit::Change& change, Opened& opened);
config::Outcome<config::Done> reply_to_objection(audit::Change& change, const permit::Viewer& viewer,
                                                 const storage::Id& meeting, const storage::Id& seat,
                                                 const std::string& reply);
/// "I have read the agenda": the todo is done.
config::Outcome<config::Done> agenda_read(audit::Change& change, const permit::Viewer& viewer,
                                          const storage::Id& meeting);

/// The audience a meeting of these councils has; joint ones have their own, made here.
struct Audiences {
  storage::Id open, closed;
};
Audiences audiences_of(storage::Transaction& tx, const std::vector<Council>& councils);
/// "Kredsrådet", or "Lokalrådene i Svendborg, Ærø og Langeland" - how a meeting of these councils is called.
std::string name_of(const std::vector<Council>& councils);

config::Refusal not_for_you();
config::Refusal changed_meanwhile();

}  // namespace councils
