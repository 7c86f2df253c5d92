// PDFs.

#include "print_pages.h"

#include "agenda_item_store.h"
#include "meeting_json.h"
#include "meeting_store.h"
#include "organisation/lookup.h"
#include "publication.h"
#include "rights.h"

namespace councils {
namespace {

using boost::json::object;
using web::Exchange;

void put_words(object& data, const Exchange& x, storage::Transaction& tx) {
  const auto police = organisation::police_district(tx, x.today());
  data["authority"] = police ? police->name : std::string();
  data["language"] = x.language.code();
  data["words"] = object{{"agenda", x.t("Agenda")},
                         {"minutes", x.t("Minutes")},
                         {"when", x.t("When")},
                         {"where", x.t("Where")},
                         {"present", x.t("Present")},
                         {"absent", x.t("Not present")},
                         {"attendance", x.t("Who was there")},
                         {"seat", x.t("Seat")},
                         {"closed", x.t("Closed item")},
                         {"presenter", x.t("Presented by")},
                         {"guests", x.t("Guests under this item")},
                         {"annexes", x.t("Annexes")},
                         {"minutes_unit", x.t("min.")},
                         {"decisions", x.t("Decisions")},
                         {"followed_up", x.t("Taken up again:")},
                         {"by", x.t("by")}};
}

http::Response pdf(Exchange& x, const Desk& desk, std::string_view name, const object& data, const std::string& file,
                   const std::string& back) {
  const auto printed = desk.printer.pdf(name, data);
  if (!printed) return web::refused(x, printed.refusal(), back);
  http::Response response;
  response.type = "application/pdf";
  response.body = *printed;
  response.with("Content-Disposition", "inline; filename=\"" + file + "\"");
  return response;
}

http::Response whole(Exchange& x, const Desk& desk, bool minutes) {
  object data;
  const storage::Id id = x.id("moede");
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, id);
    if (!opened) return false;
    if (minutes && !opened->meeting.minutes_are_out() && !(opened->meeting.was_held() && prepares(opened->part)))
      return false;
    data = whole_json(x, tx, desk.files, *opened, minutes);
    put_words(data, x, tx);
    return true;
  });
  if (!found) return web::not_found(x);
  return pdf(x, desk, minutes ? "councils/minutes" : "councils/agenda", data, minutes ? "referat.pdf" : "dagsorden.pdf",
             "/raad/moede/" + id.text());
}

http::Response open_part(Exchange& x, const Desk& desk) {
  object data;
  const storage::Id id = x.id("moede");
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto meeting = published_meeting(tx, id);
    if (!meeting) return false;
    data = to_json(public_minutes(tx, *meeting, open_items(tx, id)), x);
    put_words(data, x, tx);
    return true;
  });
  if (!found) return web::not_found(x);
  return pdf(x, desk, "councils/public_minutes", data, "referat.pdf", "/moeder/" + id.text() + "/offentligt");
}

}  // namespace

void print_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/raad/moede/{moede}/dagsorden.pdf", rights::see, [desk](Exchange& x) { return whole(x, desk, false); });
  routes.get("/raad/moede/{moede}/referat.pdf", rights::see, [desk](Exchange& x) { return whole(x, desk, true); });
  routes.get("/moeder/{moede}/offentligt/referat.pdf", permit::anyone,
             [desk](Exchange& x) { return open_part(x, desk); });
}

}  // namespace councils
