// The year wheel as JSON.

#include "wheel_api.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "registration.h"
#include "rights.h"
#include "wheel.h"
#include "wheel_words.h"

namespace councils {
namespace {

http::Response wheel_json(web::Exchange& x, const Desk& desk) {
  const auto year = year_in(x.place["aar"]);
  if (!year) return web::not_found(x);
  boost::json::array days;
  desk.archive.read([&](storage::Transaction& tx) {
    for (const WheelEntry& entry : wheel_of(tx, x.viewer, *year, {}).entries) {
      boost::json::object day{{"day", config::iso(entry.due.day)},
                              {"what", identifier(entry.due.point)},
                              {"stands", identifier(entry.turn)},
                              {"meeting", entry.meeting.id.text()},
                              {"title", entry.meeting.title},
                              {"council", entry.council},
                              {"address", meeting_address(entry.meeting)}};
      if (entry.due.moved()) {
        day["reckoned"] = config::iso(entry.due.reckoned);
        day["because"] = entry.due.holiday;
      }
      days.push_back(std::move(day));
    }
  });
  http::Response response;
  response.type = "application/json; charset=utf-8";
  response.body = boost::json::serialize(boost::json::object{{"year", *year}, {"days", std::move(days)}});
  return response;
}

}  // namespace

void wheel_api_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/api/v1/aarshjul/{aar}", rights::see, [desk](web::Exchange& x) { return wheel_json(x, desk); })
      .tells("What your councils have to do when in a year, derived from the meetings and moved off holidays.",
             "{year: integer, days: [{day: day, what: text, stands: text, meeting: id, title: text, council: text, "
             "address: text, reckoned?: day, because?: text}]}",
             "aar: integer");
}

}  // namespace councils
