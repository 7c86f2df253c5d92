// /soeg?soeg=&slags=&side= and /api/v1/soeg with the same parameters.

#include "search_pages.h"

#include <algorithm>

#include <boost/json.hpp>

#include "i18n/danish.h"
#include "registry/search.h"
#include "thing_words.h"
#include "web/components.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/list.h"

namespace app {
namespace {

constexpr int page_size = 25;

registry::Hits find(const web::Exchange& exchange, audit::Archive& archive, int page) {
  return archive.read([&](storage::Transaction& tx) {
    return registry::search(tx, exchange.viewer, exchange.request.query.get("soeg"),
                            exchange.request.query.get("slags"), page_size, (page - 1) * page_size);
  });
}

http::Response search_page(web::Exchange& exchange, audit::Archive& archive) {
  const std::string words = exchange.request.query.get("soeg");
  const int number = std::clamp(web::list_query(exchange).page, 1, 1000);
  web::Page page{.title = words.empty() ? exchange.t("Search") : exchange.t("Search: {0}", {words})};
  const web::Input input(exchange.request.query);
  page.body << web::Form(exchange, "/soeg", input)
                   .as_search()
                   .text("soeg", exchange.t("What are you looking for?"), exchange.t("Write one or more words."), false)
                   .submit(exchange.t("Search"));
  if (words.empty()) return web::show(exchange, page);

  const registry::Hits hits = find(exchange, archive, number);
  if (hits.things.empty()) {
    page.body << web::empty_state(
        exchange.t("Nothing was found that you may see"),
        exchange.t("Try fewer or other words. Search knows Danish endings, and å and aa are alike."));
    return web::show(exchange, page);
  }
  page.body << "<ol class=\"hits\">";
  for (const registry::Thing& thing : hits.things) {
    page.body << "<li><a href=\"" << web::Url(thing.address) << "\">" << thing.title << "</a> <span class=\"hit-kind\">"
              << kind_words(exchange, thing) << " · " << i18n::long_date(thing.day) << "</span><p>" << thing.sentence
              << "</p></li>";
  }
  page.body << "</ol>";
  const std::string base = "/soeg?soeg=" + http::percent_encode(words) + "&side=";
  if (number > 1) page.body << "<p>" << web::link(exchange.t("Back"), base + std::to_string(number - 1)) << "</p>";
  if (hits.more)
    page.body << "<p>" << web::link(exchange.t("More results"), base + std::to_string(number + 1)) << "</p>";
  return web::show(exchange, page);
}

http::Response search_json(web::Exchange& exchange, audit::Archive& archive) {
  const registry::Hits hits = find(exchange, archive, std::clamp(web::list_query(exchange).page, 1, 1000));
  boost::json::array things;
  for (const registry::Thing& thing : hits.things) {
    things.push_back({{"id", thing.id.text()},
                      {"kind", thing.kind},
                      {"title", thing.title},
                      {"address", thing.address},
                      {"sentence", thing.sentence},
                      {"day", config::iso(thing.day)}});
  }
  http::Response response;
  response.type = "application/json";
  response.body = boost::json::serialize(boost::json::object{{"things", things}, {"more", hits.more}});
  return response;
}

}  // namespace

void add_search_routes(web::Routes& routes, audit::Archive& archive) {
  routes.get("/soeg", permit::anyone, [&](web::Exchange& x) { return search_page(x, archive); });
  routes.get("/api/v1/soeg", permit::anyone, [&](web::Exchange& x) { return search_json(x, archive); });
}

}  // namespace app
