// Every statement about requests.

#include "meeting_request_store.h"

#include "permit/visible.h"

namespace councils {
namespace {

MeetingRequest read_request(const storage::Row& row) {
  MeetingRequest request;
  request.id = row.id(0);
  request.council = row.id(1);
  request.holder = row.id(2);
  request.kind = meeting_kind_named(row.view(3)).value_or(MeetingKind::extra);
  request.matter = row.text(4);
  request.reason = row.text(5);
  request.wanted = row.date_if(6);
  request.asked = row.date(7);
  request.state = request_state_named(row.view(8)).value_or(RequestState::asked);
  request.answer = row.text(9);
  request.answered = row.date_if(10);
  request.meeting = row.id(11);
  request.audience = row.id(12);
  request.version = row.integer(13);
  return request;
}

}  // namespace

constexpr storage::Sql insert_request_row{"councils_insert_request", R"sql(
  INSERT INTO councils_request (id, council, holder, kind, matter, reason, wanted, asked, state, answer, answered, meeting, audience, version)
  VALUES (:id, :council, :holder, :kind, :matter, :reason, :wanted, :asked, :state, :answer, :answered, :meeting, :audience, :version))sql"};

void insert_request(storage::Transaction& tx, const MeetingRequest& request) {
  tx.execute(insert_request_row, {{"id", request.id},
                                  {"council", request.council},
                                  {"holder", request.holder},
                                  {"kind", identifier(request.kind)},
                                  {"matter", request.matter},
                                  {"reason", request.reason},
                                  {"wanted", request.wanted},
                                  {"asked", request.asked},
                                  {"state", identifier(request.state)},
                                  {"answer", request.answer},
                                  {"answered", request.answered},
                                  {"meeting", request.meeting},
                                  {"audience", request.audience},
                                  {"version", request.version}});
}

constexpr storage::Sql update_request_row{"councils_update_request", R"sql(
  UPDATE councils_request SET state = :state, answer = :answer, answered = :answered, meeting = :meeting, version = version + 1
  WHERE id = :id AND version = :version)sql"};

bool update_request(storage::Transaction& tx, MeetingRequest& request) {
  const bool written = tx.execute(update_request_row, {{"id", request.id},
                                                       {"state", identifier(request.state)},
                                                       {"answer", request.answer},
                                                       {"answered", request.answered},
                                                       {"meeting", request.meeting},
                                                       {"version", request.version}}) == 1;
  if (written) ++request.version;
  return written;
}

constexpr storage::Sql find_any_request{"councils_find_any_request", R"sql(
  SELECT id, council, holder, kind, matter, reason, wanted, asked, state, answer, answered, meeting, audience, version
  FROM councils_request WHERE id = :id)sql"};

std::optional<MeetingRequest> find_request(storage::Transaction& tx, const storage::Id& id) {
  return tx.one(find_any_request, {{"id", id}}, read_request);
}

constexpr storage::Sql find_seen_request{"councils_find_request", R"sql(
  SELECT id, council, holder, kind, matter, reason, wanted, asked, state, answer, answered, meeting, audience, version
  FROM councils_request WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE R"sql()sql"};

std::optional<MeetingRequest> visible_request(storage::Transaction& tx, const permit::Viewer& viewer,
                                              const storage::Id& id) {
  return tx.one(find_seen_request, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}}, read_request);
}

constexpr storage::Sql list_requests{"councils_list_requests", R"sql(
  SELECT id, council, holder, kind, matter, reason, wanted, asked, state, answer, answered, meeting, audience, version
  FROM councils_request WHERE council = :council AND audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY asked DESC, id LIMIT 100)sql"};

std::vector<MeetingRequest> visible_requests(storage::Transaction& tx, const permit::Viewer& viewer,
                                             const storage::Id& council) {
  return tx.all(list_requests, {{"council", council}, {"holders", viewer.holders()}, {"today", viewer.today}},
                read_request);
}

}  // namespace councils
