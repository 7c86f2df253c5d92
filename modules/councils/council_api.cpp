// /api/v1/raad/{raad} and /api/v1/beslutninger/{beslutning}.

#include "council_api.h"

#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "council_store.h"
#include "meeting_access.h"
#include "meeting_json.h"
#include "meeting_store.h"
#include "organisation/lookup.h"
#include "rights.h"

namespace councils {
namespace {

using boost::json::array;
using boost::json::object;
using web::Exchange;

http::Response json(const object& value) {
  http::Response response;
  response.type = "application/json; charset=utf-8";
  response.body = boost::json::serialize(value);
  return response;
}

http::Response council_json(Exchange& x, const Desk& desk) {
  object out;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto councils = visible_councils(tx, x.viewer);
    const auto council =
        std::find_if(councils.begin(), councils.end(), [&](const Council& one) { return one.key == x.place["raad"]; });
    if (council == councils.end()) return false;
    out = object{{"id", council->id.text()},
                 {"key", council->key},
                 {"name", council->name},
                 {"district", council->district},
                 {"meetings_a_year", council->meetings_a_year},
                 {"venue", council->venue},
                 {"address", "/raad/" + council->key}};
    array seats, meetings;
    for (const Member& member : members_of(tx, {council->id})) {
      if (!member.holds_on(x.today())) continue;
      object row{{"who", organisation::words_for(tx, member.holder, x.today())}, {"seat", identifier(member.seat)}};
      if (!member.substitute.empty()) row["substitute"] = organisation::words_for(tx, member.substitute, x.today());
      seats.push_back(std::move(row));
    }
    for (const Meeting& meeting : visible_meetings(tx, x.viewer, council->id)) meetings.push_back(to_json(meeting));
    out["seats"] = std::move(seats);
    out["meetings"] = std::move(meetings);
    return true;
  });
  return found ? json(out) : web::not_found(x);
}

http::Response decision_json(Exchange& x, const Desk& desk) {
  object out;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto decision = decision_for(tx, x.viewer, x.id("beslutning"));
    if (!decision) return false;
    out = to_json(*decision);
    out["owner"] =
        decision->owner.empty() ? std::string() : organisation::words_for(tx, decision->owner, decision->decided);
    return true;
  });
  return found ? json(out) : web::not_found(x);
}

}  // namespace

void council_api_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/api/v1/raad/{raad}", rights::see, [desk](Exchange& x) { return council_json(x, desk); })
      .tells("One council by its key: its seats and its meetings.",
             "{id: id, key: text, name: text, district: yes_no, meetings_a_year: integer, venue: text, address: text, "
             "seats: [{who: text, seat: text, substitute?: text}], meetings: [{id: id, title: text, number: integer, "
             "year: integer, day: day, starts: text, venue: text, state: text, address: text, councils: [id], "
             "moved_from?: day, ...}]}",
             "raad: text");
  routes.get("/api/v1/beslutninger/{beslutning}", rights::see, [desk](Exchange& x) { return decision_json(x, desk); })
      .tells("One decision.",
             "{id: id, number: text, text: text, council: id, meeting: id, item: id, decided: day, state: text, "
             "report: text, closed: yes_no, address: text, due?: day, owner: text}",
             "beslutning: id");
}

}  // namespace councils
