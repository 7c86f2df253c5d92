// /soeg?soeg=&slags=&side=, /soeg?slags=&efter= (all of a kind) and /api/v1/soeg with the same parameters.

#include "search_pages.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "i18n/danish.h"
#include "registry/feed.h"
#include "registry/search.h"
#include "thing_api.h"
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

/// Kinds that one looks for as such, in the order in which they are offered.
constexpr std::array<std::string_view, 6> kinds_to_browse{
    "councils.meeting",      "councils.decision",           "councils.public_minutes",
    "cooperation_plan.plan", "cooperation_plan.initiative", "cooperation_plan.update"};

/// Links to all things of a kind, as far as the viewer may see any.
web::Html kinds_offered(const web::Exchange& exchange, audit::Archive& archive) {
  web::Html links;
  archive.read([&](storage::Transaction& tx) {
    for (const std::string_view kind : kinds_to_browse) {
      const auto one = registry::of_kind(tx, exchange.viewer, kind, 1);
      if (one.empty()) continue;
      links << "<li>" << web::link(kind_words(exchange, one.front()), "/soeg?slags=" + std::string(kind)) << "</li>";
    }
  });
  web::Html html;
  if (!links.empty()) html << web::heading(2, exchange.t("Or see all of a kind")) << "<ul>" << links << "</ul>";
  return html;
}

/// All things of a kind, newest first: as a page, or as CSV.
http::Response kind_page(web::Exchange& exchange, audit::Archive& archive, const std::string& kind) {
  constexpr int most_in_a_file = 5000;
  const bool csv = web::list_query(exchange).csv;
  const int size = csv ? most_in_a_file : page_size;
  const auto query = feed_after(kind, exchange.request.query.get("efter"), size);
  if (!query) return web::not_found(exchange);
  std::vector<registry::Thing> things;
  web::List list{.caption = exchange.t("All of a kind"),
                 .columns = {{"day", exchange.t("Day")}, {"title", exchange.t("What")}, {"sentence", ""}},
                 .empty = web::empty_state(exchange.t("There is nothing of that kind that you may see"), ""),
                 .by_keyset = true};
  archive.read([&](storage::Transaction& tx) {
    things = registry::feed(tx, exchange.viewer, *query);
    list.total = registry::count(tx, exchange.viewer, {.kind = kind}, static_cast<int>(web::most_counted));
  });
  if (things.size() > static_cast<std::size_t>(size)) {
    things.pop_back();
    list.next = end_of_page(things.back());
  }
  web::Page page{.title = things.empty() ? exchange.t("All of a kind") : kind_words(exchange, things.front()),
                 .lead = exchange.t("The newest stand first."),
                 .crumbs = {{exchange.t("Search"), "/soeg"}}};
  list.caption = page.title;
  for (const registry::Thing& thing : things) {
    list.rows.push_back({{web::text(i18n::long_date(thing.day)), config::iso(thing.day)},
                         {web::link(thing.title, thing.address), thing.title},
                         {web::text(thing.sentence), thing.sentence}});
  }
  if (csv) return web::list_csv(exchange, list);
  page.body = web::show_list(exchange, list);
  return web::show(exchange, page);
}

http::Response search_page(web::Exchange& exchange, audit::Archive& archive) {
  if (const std::string& kind = exchange.request.query.get("slags");
      !kind.empty() && exchange.request.query.get("soeg").empty())
    return kind_page(exchange, archive, kind);
  const std::string words = exchange.request.query.get("soeg");
  const int number = std::clamp(web::list_query(exchange).page, 1, 1000);
  web::Page page{.title = words.empty() ? exchange.t("Search") : exchange.t("Search: {0}", {words})};
  const web::Input input(exchange.request.query);
  page.body << web::Form(exchange, "/soeg", input)
                   .as_search()
                   .text("soeg", exchange.t("What are you looking for?"), exchange.t("Write one or more words."), false)
                   .submit(exchange.t("Search"));
  if (words.empty()) {
    page.body << kinds_offered(exchange, archive);
    return web::show(exchange, page);
  }

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
  routes.get("/api/v1/soeg", permit::anyone, [&](web::Exchange& x) { return search_json(x, archive); })
      .tells("What is found by words, the best first, 25 at a time.",
             "{things: [{id: id, kind: text, title: text, address: text, sentence: text, day: day}], more: "
             "yes_no}",
             "soeg: text, slags?: text, side?: integer");
}

}  // namespace app
