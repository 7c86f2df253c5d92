// The JSON API of the councils.

#include "meeting_api.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "agenda_item_store.h"
#include "council_api.h"
#include "council_store.h"
#include "meeting_access.h"
#include "meeting_json.h"
#include "meeting_store.h"
#include "rights.h"

namespace councils {
namespace {

using boost::json::array;
using boost::json::object;
using web::Exchange;

http::Response json(const boost::json::value& value) {
  http::Response response;
  response.type = "application/json; charset=utf-8";
  response.body = boost::json::serialize(value);
  return response;
}

http::Response councils_json(Exchange& x, const Desk& desk) {
  array rows;
  desk.archive.read([&](storage::Transaction& tx) {
    for (const Council& council : visible_councils(tx, x.viewer)) {
      rows.push_back(object{{"id", council.id.text()},
                            {"key", council.key},
                            {"name", council.name},
                            {"district", council.district},
                            {"meetings_a_year", council.meetings_a_year},
                            {"address", "/raad/" + council.key}});
    }
  });
  return json(object{{"councils", std::move(rows)}});
}

http::Response meetings_json(Exchange& x, const Desk& desk) {
  array rows;
  desk.archive.read([&](storage::Transaction& tx) {
    for (const Meeting& meeting : visible_meetings(tx, x.viewer, 500)) rows.push_back(to_json(meeting));
  });
  return json(object{{"meetings", std::move(rows)}});
}

http::Response meeting_json(Exchange& x, const Desk& desk) {
  object out;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, x.id("moede"));
    if (!opened) return false;
    out = whole_json(x, tx, desk.files, *opened, opened->meeting.minutes_are_out() || prepares(opened->part));
    return true;
  });
  return found ? json(out) : web::not_found(x);
}

http::Response public_list_json(Exchange&, const Desk& desk) {
  array rows;
  desk.archive.read([&](storage::Transaction& tx) {
    for (const Meeting& meeting : published_meetings(tx, 500)) {
      rows.push_back(object{{"id", meeting.id.text()},
                            {"title", meeting.title},
                            {"day", config::iso(meeting.day)},
                            {"address", "/moeder/" + meeting.id.text() + "/offentligt"}});
    }
  });
  return json(object{{"meetings", std::move(rows)}});
}

http::Response public_json(Exchange& x, const Desk& desk) {
  object out;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto meeting = published_meeting(tx, x.id("moede"));
    if (!meeting) return false;
    out = to_json(public_minutes(tx, *meeting, open_items(tx, meeting->id)), x);
    return true;
  });
  return found ? json(out) : web::not_found(x);
}

http::Response decisions_json(Exchange& x, const Desk& desk) {
  array rows;
  desk.archive.read([&](storage::Transaction& tx) {
    for (const Decision& decision : all_decisions_for(tx, x.viewer, 5000)) rows.push_back(to_json(decision));
  });
  return json(object{{"decisions", std::move(rows)}});
}

}  // namespace

void api_routes(web::Routes& routes, const Desk& desk) {
  council_api_routes(routes, desk);
  routes.get("/api/v1/raad", rights::see, [desk](Exchange& x) { return councils_json(x, desk); })
      .tells("The councils that you may see.",
             "{councils: [{id: id, key: text, name: text, district: yes_no, meetings_a_year: integer, "
             "address: text}]}");
  routes.get("/api/v1/raad/moeder", rights::see, [desk](Exchange& x) { return meetings_json(x, desk); })
      .tells("Their meetings, the latest first.",
             "{meetings: [{id: id, title: text, number: integer, year: integer, day: day, starts: text, "
             "venue: text, state: text, address: text, councils: [id], moved_from?: day}]}");
  routes.get("/api/v1/raad/moeder/{moede}", rights::see, [desk](Exchange& x) { return meeting_json(x, desk); })
      .tells("One meeting: its agenda and, once they are out, its minutes.",
             "{id: id, title: text, number: integer, year: integer, day: day, starts: text, venue: text, "
             "state: text, address: text, councils: [id], moved_from?: day, when: text, state_words: text, "
             "items: [{id: id, number: text, title: text, kind: text, kind_words: text, presenter: text, "
             "guests: text, minutes: integer, starts: text, brief: text, closed: yes_no, address: text, "
             "annexes: [text], record?: text, outcome?: text, outcome_words?: text, decisions?: [{id: id, "
             "number: text, text: text, council: id, meeting: id, item: id, decided: day, state: text, "
             "report: text, closed: yes_no, address: text, due?: day, owner: text, due_words: text}]}], "
             "attendance?: [{who: text, words: text}]}",
             "moede: id");
  routes.get("/api/v1/beslutninger", rights::see, [desk](Exchange& x) { return decisions_json(x, desk); })
      .tells("The decisions that you may see.",
             "{decisions: [{id: id, number: text, text: text, council: id, meeting: id, item: id, decided: "
             "day, state: text, report: text, closed: yes_no, address: text, due?: day}]}");
  routes.get("/api/v1/moeder", permit::anyone, [desk](Exchange& x) { return public_list_json(x, desk); })
      .tells("The meetings whose open minutes are published.",
             "{meetings: [{id: id, title: text, day: day, address: text}]}");
  routes.get("/api/v1/moeder/{moede}", permit::anyone, [desk](Exchange& x) { return public_json(x, desk); })
      .tells("The open part of the minutes of a meeting.",
             "{id: id, title: text, council: text, day: day, when: text, venue: text, address: text, "
             "present: [text], absent: [text], published: text, items: [{number: text, title: text, kind: "
             "text, kind_words: text, record: text, outcome: text, outcome_words: text, decisions: "
             "[{number: text, text: text, owner: text, state: text, due: text, due_words: text}], "
             "followed_up: [{number: text, text: text, owner: text, state: text, due: text, due_words: "
             "text}]}]}",
             "moede: id");
}

}  // namespace councils
