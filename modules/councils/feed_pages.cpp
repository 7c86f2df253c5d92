// The pages and addresses of calendar feeds.

#include "feed_pages.h"

#include <algorithm>

#include "council_store.h"
#include "feed.h"
#include "feed_store.h"
#include "i18n/danish.h"
#include "meeting_acts.h"
#include "rights.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

http::Response calendar(std::string text) {
  http::Response response;
  response.type = "text/calendar; charset=utf-8";
  response.body = std::move(text);
  response.with("Content-Disposition", "inline; filename=\"moeder.ics\"");
  return response;
}

Html address_line(const std::string& address) {
  Html html;
  html << "<p><code class=\"feed-address\">" << address << "</code></p>";
  return html;
}

/// `secret`: what was just made and is shown this once.
http::Response calendar_page(Exchange& x, const Desk& desk, const std::string& secret) {
  web::Page page;
  page.title = x.t("My calendar");
  page.lead =
      x.t("Subscribe in Outlook, on your phone or in another calendar, and the meetings you may see come there by "
          "themselves, "
          "with time and place and a link. What is on the agenda never leaves this place.");
  page.section = "/raad";
  page.crumbs = {{x.t("Councils"), "/raad"}};
  const std::string site = sender_of(desk.settings).public_address;
  desk.archive.read([&](storage::Transaction& tx) {
    const auto feed = feed_of(tx, x.viewer.person, x.viewer.capacity);
    if (!secret.empty()) {
      Html body = address_line(site + "/kalender/" + secret);
      body << "<p>"
           << x.t("Copy it now and add it as a calendar from the internet. It is shown this once; only a mark of it is "
                  "kept. Whoever has it can see your meetings, so keep it to yourself.")
           << "</p>";
      page.body << web::alert(web::Tone::success, x.t("Your secret address"), body);
    }
    if (feed) {
      page.body << "<p>" << x.t("You made a secret address {0}.", {i18n::spoken_time(feed->made)}) << "</p>"
                << web::act_button(x, x.t("Withdraw the address"), "/kalender/tilbagekald", web::Weight::harmful)
                << "<p>" << x.t("If you have lost it, make another. The old one then stops at once.") << "</p>"
                << web::act_button(x, x.t("Make another address"), "/kalender/ny");
    } else {
      page.body << web::empty_state(
          x.t("Here stands whether you have a secret address for your calendar."),
          x.t("It belongs to you in the role you have now, and stops when you no longer have the role."),
          web::act_button(x, x.t("Make a secret address"), "/kalender/ny", web::Weight::primary));
    }
    page.body << web::heading(2, x.t("Calendars for everybody")) << "<p>"
              << x.t("Public meetings of a council can be subscribed to by anybody.") << "</p><ul>";
    page.body << "<li>" << web::link(x.t("All public meetings"), "/moeder/kalender/alle") << "</li>";
    for (const Council& council : all_councils(tx)) {
      page.body << "<li>" << web::link(council.name, "/moeder/kalender/" + council.key) << "</li>";
    }
    page.body << "</ul>";
  });
  return web::show(x, page);
}

http::Response make(Exchange& x, const Desk& desk) {
  const auto outcome =
      desk.archive.change(x.viewer.actor(), [&](audit::Change& change) { return make_feed(change, x.viewer); });
  return outcome ? calendar_page(x, desk, *outcome) : web::refused(x, outcome.refusal(), "/kalender");
}

http::Response withdraw(Exchange& x, const Desk& desk) {
  const auto outcome =
      desk.archive.change(x.viewer.actor(), [&](audit::Change& change) { return withdraw_feed(change, x.viewer); });
  return after_act(x, outcome, "/kalender", x.t("The address no longer works."), "/kalender");
}

http::Response personal(Exchange& x, const Desk& desk) {
  const std::string secret = x.place["noegle"];
  const auto events = desk.archive.read([&](storage::Transaction& tx) {
    return personal_events(tx, secret, sender_of(desk.settings).public_address, x.now);
  });
  if (!events) return web::not_found(x);
  http::Response response = calendar(feed_text("Møder i samarbejdet", *events));
  response.with("Referrer-Policy", "no-referrer");
  return response;
}

http::Response public_feed(Exchange& x, const Desk& desk) {
  const std::string key = x.place["raad"];
  std::optional<std::string> text;
  desk.archive.read([&](storage::Transaction& tx) {
    const std::string site = sender_of(desk.settings).public_address;
    if (key == "alle") {
      text = feed_text("Åbne møder mellem politi og kommuner", public_events(tx, {}, site, x.now));
      return;
    }
    for (const Council& council : all_councils(tx)) {
      if (council.key == key)
        text = feed_text(council.name + ": åbne møder", public_events(tx, council.id, site, x.now));
    }
  });
  return text ? calendar(std::move(*text)) : web::not_found(x);
}

}  // namespace

void feed_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/kalender", rights::see, [desk](Exchange& x) { return calendar_page(x, desk, {}); });
  routes.post("/kalender/ny", rights::see, [desk](Exchange& x) { return make(x, desk); });
  routes.post("/kalender/tilbagekald", rights::see, [desk](Exchange& x) { return withdraw(x, desk); });
  // Whoever has the address is let in: the secret is the right, asked for in personal_events.
  routes.get("/kalender/{noegle}", permit::anyone, [desk](Exchange& x) { return personal(x, desk); });
  routes.get("/moeder/kalender/{raad}", permit::anyone, [desk](Exchange& x) { return public_feed(x, desk); });
}

}  // namespace councils
