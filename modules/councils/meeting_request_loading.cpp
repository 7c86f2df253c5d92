// Reading and writing the requests of a district's file.

#include "meeting_request_loading.h"

#include "council_store.h"
#include "district_file.h"
#include "meeting_request.h"
#include "meeting_request_store.h"
#include "meeting_store.h"
#include "registration.h"
#include "registry/edge.h"

namespace councils {
namespace {

MeetingRequest read_request(storage::Transaction& tx, config::Reader& reader, const config::Node& node,
                            config::Date today) {
  reader.only(node, {"council", "holder", "kind", "matter", "reason", "wanted", "asked", "state", "answered", "answer",
                     "meeting"});
  MeetingRequest request;
  const std::string key = reader.text(node, "council");
  request.council = council_id(key);
  const auto council = find_council(tx, request.council);
  if (!council) {
    reader.fault(node, "There is no council '" + key + "' in councils.yaml.");
    return request;
  }
  request.audience = council->audience;
  request.holder = holder_of(tx, reader, node, "holder", today);
  request.matter = reader.text(node, "matter");
  request.reason = reader.text(node, "reason");
  request.asked = date_of(reader, node, "asked").value_or(config::Date{});
  request.wanted = date_of(reader, node, "wanted");
  request.answered = date_of(reader, node, "answered");
  request.answer = reader.text_or(node, "answer", "");
  const auto kind = meeting_kind_named(reader.text_or(node, "kind", "extra"));
  if (!kind || *kind == MeetingKind::ordinary)
    reader.fault(node, "A request is for a meeting of kind 'extra' or 'theme'.");
  request.kind = kind.value_or(MeetingKind::extra);
  const auto state = request_state_named(reader.text_or(node, "state", "asked"));
  if (!state) reader.fault(node, "A request is 'asked', 'convened' or 'declined'.");
  request.state = state.value_or(RequestState::asked);
  if (request.state != RequestState::asked && !request.answered)
    reader.fault(node, "A request that has its answer says when: 'answered'.");
  if (request.state == RequestState::declined && request.answer.empty())
    reader.fault(node, "A request that is declined says why: 'answer'.");
  const config::Node& meeting = reader.map(node, "meeting");
  if (meeting.kind == config::Node::Kind::map) {
    reader.only(meeting, {"council", "number", "year"});
    request.meeting = storage::Id::of_words("meeting:" + reader.text(meeting, "council") + "-" +
                                            std::to_string(reader.number(meeting, "number", 1, 99)) + "-" +
                                            std::to_string(reader.number(meeting, "year", 1990, 2100)));
    if (!find_meeting(tx, request.meeting)) reader.fault(meeting, "There is no such meeting among meetings/.");
  } else if (request.state == RequestState::convened) {
    reader.fault(node, "A request that was convened says which meeting: 'meeting'.");
  }
  request.id =
      storage::Id::of_words("meeting-request:" + key + "-" + config::iso(request.asked) + "-" + request.matter);
  return request;
}

}  // namespace

config::Faults load_requests(audit::Change& change, const std::filesystem::path& district) {
  storage::Transaction& tx = change.tx();
  const auto text = config::read_file(district / "meeting_requests.yaml");
  if (!text) return {};
  config::Reader reader("meeting_requests.yaml");
  const config::Node root = reader.parse(*text);
  if (root.kind == config::Node::Kind::absent) return reader.faults();
  reader.only(root, {"requests"});
  std::vector<MeetingRequest> requests;
  for (const config::Node& node : reader.list(root, "requests"))
    requests.push_back(read_request(tx, reader, node, change.today()));
  if (!reader.faults().empty()) return reader.faults();
  for (const MeetingRequest& request : requests) {
    if (find_request(tx, request.id)) continue;  // left as people have answered it since
    insert_request(tx, request);
    register_request(tx, request, *find_council(tx, request.council));
    if (const auto meeting = find_meeting(tx, request.meeting))
      registry::put_edge(tx, {request.id, meeting->id, "convened", meeting->day});
    change.record({"meeting_requested", request.id, kinds::request, request.reason, request.matter});
  }
  return {};
}

}  // namespace councils
