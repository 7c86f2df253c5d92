#pragma once
// A member asks for a meeting more than those of the year: an extra one or one on a special theme. The chair convenes
// it or answers why not; a request is never left without an answer (bekendtgørelse 1426/2006 § 3).

#include <optional>
#include <string>

#include "audit/change.h"
#include "config/outcome.h"
#include "meeting.h"
#include "meeting_acts.h"
#include "permit/viewer.h"

namespace councils {

enum class RequestState { asked, convened, declined };
std::string_view identifier(RequestState state);
std::optional<RequestState> request_state_named(std::string_view identifier);

struct MeetingRequest {
  storage::Id id, council;
  storage::Id holder;  // the seat that asks
  MeetingKind kind = MeetingKind::extra;
  std::string matter, reason;
  std::optional<config::Date> wanted;  // the latest day the member wishes for
  config::Date asked;
  RequestState state = RequestState::asked;
  std::string answer;
  std::optional<config::Date> answered;
  storage::Id meeting;
  storage::Id audience;
  std::int64_t version = 1;

  std::string address() const { return "/raad/anmodning/" + id.text(); }
  /// The chair answers within two weeks, or before the day that is wished for.
  config::Date answer_due() const;
};

/// What the register knows of a request: the thing, and the chair's todo while it waits.
void register_request(storage::Transaction& tx, const MeetingRequest& request, const Council& council);

struct Wish {
  MeetingKind kind = MeetingKind::extra;
  std::string matter, reason;
  std::optional<config::Date> wanted;
};
config::Outcome<MeetingRequest> ask_for_meeting(audit::Change& change, const permit::Viewer& viewer,
                                                const storage::Id& council, const Wish& wish);
/// The chair alone; the council and the kind of `wanted` are the request's.
config::Outcome<Meeting> convene(audit::Change& change, const permit::Viewer& viewer, const storage::Id& request,
                                 std::int64_t version, NewMeeting wanted);
config::Outcome<config::Done> decline(audit::Change& change, const permit::Viewer& viewer, const storage::Id& request,
                                      std::int64_t version, const std::string& answer);

}  // namespace councils
