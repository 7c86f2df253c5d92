// Requests for a meeting and their answers.

#include "meeting_request.h"

#include <algorithm>

#include "council_store.h"
#include "due_day.h"
#include "holiday.h"
#include "i18n/danish.h"
#include "meeting_request_store.h"
#include "registration.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"

namespace councils {
namespace {

constexpr const char* extra_meetings = "bekendtgørelse nr. 1426 af 13. december 2006 § 3";

/// The request for the one who may answer it, or why not.
config::Outcome<MeetingRequest> to_answer(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id,
                                          std::int64_t version) {
  auto request = visible_request(tx, viewer, id);
  if (!request) return not_for_you();
  if (part_in(tx, viewer, request->council) != Part::chair) {
    return config::Refusal{"Only the chair of the council answers a request for a meeting.", {}, {}, extra_meetings};
  }
  if (request->version != version) return changed_meanwhile();
  if (request->state != RequestState::asked) {
    return config::Refusal{"The request has been answered already.", {}, {}, extra_meetings};
  }
  return *request;
}

}  // namespace

std::string_view identifier(RequestState state) {
  switch (state) {
    case RequestState::asked: return "asked";
    case RequestState::convened: return "convened";
    case RequestState::declined: return "declined";
  }
  return "asked";
}

std::optional<RequestState> request_state_named(std::string_view name) {
  for (const RequestState state : {RequestState::asked, RequestState::convened, RequestState::declined}) {
    if (identifier(state) == name) return state;
  }
  return std::nullopt;
}

void register_request(storage::Transaction& tx, const MeetingRequest& request, const Council& council) {
  registry::Thing thing;
  thing.id = request.id;
  thing.kind = kinds::request;
  thing.title =
      (request.kind == MeetingKind::theme ? "Ønske om temamøde: " : "Ønske om ekstra møde: ") + request.matter;
  thing.address = request.address();
  thing.audience = request.audience;
  thing.sentence = "Et medlem ønskede " + i18n::long_date(request.asked) + " et møde mere i " + council.name + ".";
  thing.state = "request." + std::string(identifier(request.state));
  thing.day = request.asked;
  registry::put(tx, thing, request.reason + "\n" + request.answer);
  registry::put_edge(tx, {council.id, request.id, "request", request.asked});
  if (request.state == RequestState::asked) {
    registry::Todo todo;
    todo.id = storage::Id::of_words("todo:" + request.id.text());
    todo.thing = request.id;
    todo.holder = council.chair;
    todo.act = waits::answer_request;
    todo.due = request.answer_due();
    registry::put_todo(tx, todo);
  } else {
    registry::close_todo(tx, request.id, waits::answer_request);
  }
}

config::Date MeetingRequest::answer_due() const {
  const config::Date two_weeks = working_day_back(config::plus_days(asked, 14));
  return wanted ? std::max(asked, std::min(two_weeks, working_day_back(*wanted))) : two_weeks;
}

config::Outcome<MeetingRequest> ask_for_meeting(audit::Change& change, const permit::Viewer& viewer,
                                                const storage::Id& id, const Wish& wish) {
  storage::Transaction& tx = change.tx();
  const auto council = find_council(tx, id);
  if (!council || !permit::may_see(tx, viewer, council->audience)) return not_for_you();
  const auto members = members_of(tx, {id});
  const Member* seat = seat_of(members, viewer);
  if (!seat || seat->seat == Seat::chair) {
    return config::Refusal{
        "A member of the council can ask for a meeting, or the member's substitute. The chair convenes it.",
        {},
        {},
        extra_meetings};
  }
  if (wish.matter.empty()) return config::Refusal{"Write what the meeting is about.", {}, "matter", {}};
  if (wish.reason.empty()) return config::Refusal{"Write why it cannot wait for the next meeting.", {}, "reason", {}};
  if (wish.wanted && *wish.wanted < change.today()) {
    return config::Refusal{"The day has passed. Choose a day that is still to come.", {}, "wanted", {}};
  }
  MeetingRequest request;
  request.id = storage::Id::next();
  request.council = id;
  request.holder = seat->holder;
  request.kind = wish.kind;
  request.matter = wish.matter;
  request.reason = wish.reason;
  request.wanted = wish.wanted;
  request.asked = change.today();
  request.audience = council->audience;
  insert_request(tx, request);
  register_request(tx, request, *council);
  change.record({"meeting_requested", request.id, kinds::request, wish.reason, wish.matter});
  return request;
}

config::Outcome<Meeting> convene(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                 std::int64_t version, NewMeeting wanted) {
  storage::Transaction& tx = change.tx();
  const auto found = to_answer(tx, viewer, id, version);
  if (!found) return found.refusal();
  MeetingRequest request = *found;
  wanted.councils = {request.council};
  wanted.year = static_cast<int>(wanted.day.year());
  wanted.kind = request.kind;
  wanted.theme = request.kind == MeetingKind::theme ? request.matter : std::string();
  const auto meeting = plan_meeting(change, viewer, wanted);
  if (!meeting) return meeting;
  request.state = RequestState::convened;
  request.answered = change.today();
  request.meeting = meeting->id;
  if (!update_request(tx, request)) return changed_meanwhile();
  register_request(tx, request, *find_council(tx, request.council));
  registry::put_edge(tx, {request.id, meeting->id, "convened", meeting->day});
  change.record({"request_convened", request.id, kinds::request, {}, meeting->title});
  return meeting;
}

config::Outcome<config::Done> decline(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                      std::int64_t version, const std::string& answer) {
  storage::Transaction& tx = change.tx();
  const auto found = to_answer(tx, viewer, id, version);
  if (!found) return found.refusal();
  if (answer.empty()) {
    return config::Refusal{"Write why the meeting is not convened. The member reads it.", {}, "answer", extra_meetings};
  }
  MeetingRequest request = *found;
  request.state = RequestState::declined;
  request.answered = change.today();
  request.answer = answer;
  if (!update_request(tx, request)) return changed_meanwhile();
  register_request(tx, request, *find_council(tx, request.council));
  change.record({"request_declined", request.id, kinds::request, answer, {}});
  return config::done;
}

}  // namespace councils
