// /api/v1/ting?slags=&efter= and /api/v1/ting/{ting}.

#include "thing_api.h"

#include <boost/json.hpp>

namespace app {
namespace {

constexpr int page_size = 100;

boost::json::object json_of(const registry::Thing& thing) {
  return {{"id", thing.id.text()},        {"kind", thing.kind},         {"title", thing.title},
          {"address", thing.address},     {"sentence", thing.sentence}, {"state", thing.state},
          {"day", config::iso(thing.day)}};
}

http::Response answer(const boost::json::object& whole) {
  http::Response response;
  response.type = "application/json";
  response.body = boost::json::serialize(whole);
  return response;
}

http::Response things_json(web::Exchange& exchange, audit::Archive& archive) {
  const auto query = feed_after(exchange.request.query.get("slags"), exchange.request.query.get("efter"), page_size);
  std::vector<registry::Thing> things;
  if (query)
    things = archive.read([&](storage::Transaction& tx) { return registry::feed(tx, exchange.viewer, *query); });
  std::string next;
  if (things.size() > page_size) {
    things.pop_back();
    next = end_of_page(things.back());
  }
  boost::json::array rows;
  for (const registry::Thing& thing : things) rows.push_back(json_of(thing));
  return answer({{"things", rows}, {"next", next.empty() ? boost::json::value(nullptr) : boost::json::value(next)}});
}

http::Response thing_json(web::Exchange& exchange, audit::Archive& archive) {
  const auto thing =
      archive.read([&](storage::Transaction& tx) { return registry::find(tx, exchange.viewer, exchange.id("ting")); });
  return thing ? answer(json_of(*thing)) : web::not_found(exchange);
}

}  // namespace

std::string end_of_page(const registry::Thing& last) { return config::iso(last.day) + "_" + last.id.text(); }

std::optional<registry::FeedQuery> feed_after(std::string kind, const std::string& efter, int size) {
  registry::FeedQuery query{.kind = std::move(kind), .limit = size + 1};
  if (efter.empty()) return query;
  const std::size_t mark = efter.find('_');
  if (mark == std::string::npos) return std::nullopt;
  const auto day = config::parse_date(std::string_view(efter).substr(0, mark));
  const auto id = storage::Id::parse(std::string_view(efter).substr(mark + 1));
  if (!day || !id) return std::nullopt;
  query.after_day = config::iso(*day);
  query.after_id = id->text();
  return query;
}

void add_thing_routes(web::Routes& routes, audit::Archive& archive) {
  routes.get("/api/v1/ting", permit::anyone, [&](web::Exchange& x) { return things_json(x, archive); })
      .tells("All things of a kind that you may see, the newest first, 100 at a time; next goes into efter.",
             "{things: [{id: id, kind: text, title: text, address: text, sentence: text, state: text, day: day}], "
             "next: text | null}",
             "slags: text, efter?: text");
  routes.get("/api/v1/ting/{ting}", permit::anyone, [&](web::Exchange& x) { return thing_json(x, archive); })
      .tells("One thing of the register.",
             "{id: id, kind: text, title: text, address: text, sentence: text, state: text, day: day}", "ting: id");
}

}  // namespace app
