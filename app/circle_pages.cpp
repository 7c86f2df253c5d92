// /kreds/{ting}?kun= (all | decisions), /api/v1/kreds/{ting}. Only what the viewer may see is in it, and hidden things
// are not walked through.

#include "circle_pages.h"

#include <algorithm>
#include <map>

#include <boost/json.hpp>

#include "i18n/danish.h"
#include "registry/edge.h"
#include "thing_words.h"
#include "web/components.h"
#include "web/frame.h"

namespace app {
namespace {

struct Circle {
  registry::Thing middle;
  std::vector<registry::Neighbour> around;
};

std::optional<Circle> find(const web::Exchange& exchange, audit::Archive& archive) {
  const storage::Id id = exchange.id("ting");
  return archive.read([&](storage::Transaction& tx) -> std::optional<Circle> {
    auto thing = registry::find(tx, exchange.viewer, id);
    if (!thing) return std::nullopt;
    return Circle{*thing, registry::circle_of(tx, exchange.viewer, id)};
  });
}

/// Places of the drawing: columns by distance (before to the left, after to the right), at most eight rows.
web::Html drawing(const web::Exchange& exchange, const Circle& circle) {
  constexpr int width = 190, height = 54, gap_x = 44, gap_y = 14, most_rows = 8, most_columns = 3;
  struct Place {
    int column, row;
    const registry::Thing* thing;
    std::string from;
  };
  std::map<int, int> rows;
  std::map<std::string, int> side;  // id -> signed column
  side[circle.middle.id.text()] = 0;
  std::vector<Place> places{{0, rows[0]++, &circle.middle, ""}};
  int left = 0, right = 0;
  for (const auto& neighbour : circle.around) {
    const auto via = side.find(neighbour.via.text());
    if (via == side.end()) continue;
    const int column = via->second == 0 ? (neighbour.forwards ? 1 : -1) : via->second + (via->second > 0 ? 1 : -1);
    if (std::abs(column) > most_columns || rows[column] >= most_rows) continue;
    side[neighbour.thing.id.text()] = column;
    places.push_back({column, rows[column]++, &neighbour.thing, neighbour.via.text()});
    left = std::min(left, column);
    right = std::max(right, column);
  }
  int deepest = 1;
  for (const auto& [column, count] : rows) deepest = std::max(deepest, count);
  const int total_width = (right - left + 1) * (width + gap_x);
  const int total_height = deepest * (height + gap_y);
  const auto x_of = [&](const Place& place) { return (place.column - left) * (width + gap_x); };
  const auto y_of = [&](const Place& place) {
    return (total_height - rows[place.column] * (height + gap_y)) / 2 + place.row * (height + gap_y);
  };
  web::Html svg;
  svg << "<svg class=\"circle-drawing\" role=\"group\" aria-label=\""
      << exchange.t("Drawing of the circle around {0}", {circle.middle.title}) << "\" viewBox=\"0 0 " << total_width
      << " " << total_height << "\" width=\"" << total_width << "\" height=\"" << total_height << "\">";
  std::map<std::string, const Place*> by_id;
  for (const Place& place : places) by_id[place.thing->id.text()] = &place;
  for (const Place& place : places) {
    if (place.from.empty()) continue;
    const Place& from = *by_id.at(place.from);
    const bool after = place.column > from.column;
    svg << "<line class=\"circle-line\" x1=\"" << x_of(from) + (after ? width : 0) << "\" y1=\""
        << y_of(from) + height / 2 << "\" x2=\"" << x_of(place) + (after ? 0 : width) << "\" y2=\""
        << y_of(place) + height / 2 << "\"/>";
  }
  const auto cut = [](const std::string& title) {
    if (title.size() <= 26) return title;
    std::size_t end = 24;
    while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0) == 0x80) --end;
    return title.substr(0, end) + "…";
  };
  for (const Place& place : places) {
    const bool middle = place.thing == &circle.middle;
    svg << "<a href=\"" << web::Url(place.thing->address) << "\"><title>" << place.thing->title << "</title>";
    if (middle)
      svg << "<rect class=\"circle-box circle-middle\"";
    else
      svg << "<rect class=\"circle-box\"";
    svg << " x=\"" << x_of(place) << "\" y=\"" << y_of(place) << "\" width=\"" << width << "\" height=\"" << height
        << "\" rx=\"4\"/><text class=\"circle-kind\" x=\"" << x_of(place) + 10 << "\" y=\"" << y_of(place) + 20 << "\">"
        << kind_words(exchange, *place.thing) << "</text><text class=\"circle-title\" x=\"" << x_of(place) + 10
        << "\" y=\"" << y_of(place) + 41 << "\">" << cut(place.thing->title) << "</text></a>";
  }
  svg << "</svg>";
  return svg;
}

http::Response circle_page(web::Exchange& exchange, audit::Archive& archive) {
  const auto circle = find(exchange, archive);
  if (!circle) return web::not_found(exchange);
  const std::string only = exchange.request.query.get("kun");

  std::vector<const registry::Neighbour*> story;
  for (const auto& neighbour : circle->around) {
    if (only == "beslutninger" && neighbour.thing.kind != "councils.decision") continue;
    story.push_back(&neighbour);
  }
  std::stable_sort(story.begin(), story.end(),
                   [](const auto* a, const auto* b) { return a->thing.day < b->thing.day; });

  std::map<std::string, const registry::Thing*> things{{circle->middle.id.text(), &circle->middle}};
  for (const auto& neighbour : circle->around) things[neighbour.thing.id.text()] = &neighbour.thing;

  web::Page page{.title = exchange.t("The circle: {0}", {circle->middle.title}),
                 .lead = exchange.t("Where it came from and what came of it, from the oldest to the newest."),
                 .crumbs = {{circle->middle.title, circle->middle.address}}};
  std::vector<web::Event> events;
  const auto event = [&](const registry::Thing& thing, web::Html why) {
    web::Html what;
    what << "<a href=\"" << web::Url(thing.address) << "\">" << thing.title << "</a> <span class=\"hit-kind\">"
         << kind_words(exchange, thing) << "</span>";
    if (!thing.sentence.empty()) what << "<p>" << thing.sentence << "</p>";
    what << why;
    events.push_back({i18n::long_date(thing.day), what});
  };
  bool told = false;
  for (const auto* neighbour : story) {
    if (!told && circle->middle.day < neighbour->thing.day) {
      event(circle->middle, web::Html("<p><strong>←</strong></p>"));
      told = true;
    }
    web::Html why;
    const auto via = things.find(neighbour->via.text());
    if (via != things.end()) {
      why << "<p class=\"circle-why\">" << edge_words(exchange, *neighbour, *via->second) << "</p>";
    }
    event(neighbour->thing, why);
  }
  if (!told) event(circle->middle, {});
  page.body << "<p class=\"list-foot\">" << web::link(exchange.t("Everything"), "/kreds/" + circle->middle.id.text())
            << " · "
            << web::link(exchange.t("Decisions only"), "/kreds/" + circle->middle.id.text() + "?kun=beslutninger")
            << "</p>"
            << "<div class=\"circle-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
            << exchange.t("Drawing of the circle") << "\">" << drawing(exchange, *circle) << "</div>"
            << web::heading(2, exchange.t("The story")) << web::timeline(events);
  return web::show(exchange, page);
}

http::Response circle_json(web::Exchange& exchange, audit::Archive& archive) {
  const auto circle = find(exchange, archive);
  if (!circle) return web::not_found(exchange);
  const auto thing_json = [](const registry::Thing& thing) {
    return boost::json::object{{"id", thing.id.text()},      {"kind", thing.kind},
                               {"title", thing.title},       {"address", thing.address},
                               {"sentence", thing.sentence}, {"day", config::iso(thing.day)}};
  };
  boost::json::array things{thing_json(circle->middle)};
  boost::json::array edges;
  for (const auto& neighbour : circle->around) {
    things.push_back(thing_json(neighbour.thing));
    const auto& from = neighbour.forwards ? neighbour.via : neighbour.thing.id;
    const auto& to = neighbour.forwards ? neighbour.thing.id : neighbour.via;
    edges.push_back({{"from", from.text()}, {"to", to.text()}, {"kind", neighbour.edge}});
  }
  http::Response response;
  response.type = "application/json";
  response.body = boost::json::serialize(boost::json::object{{"things", things}, {"edges", edges}});
  return response;
}

}  // namespace

void add_circle_routes(web::Routes& routes, audit::Archive& archive) {
  routes.get("/kreds/{ting}", permit::anyone, [&](web::Exchange& x) { return circle_page(x, archive); });
  routes.get("/api/v1/kreds/{ting}", permit::anyone, [&](web::Exchange& x) { return circle_json(x, archive); });
}

}  // namespace app
