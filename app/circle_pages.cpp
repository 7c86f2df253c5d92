// /kreds/{ting}?kun= (beslutninger | virkning), /kreds/{ting}/tekst, /api/v1/kreds/{ting}. Only what the viewer may see
// is in them, and hidden things are not walked through.

#include "circle_pages.h"

#include "circle_drawing.h"
#include "circle_json.h"
#include "circle_story.h"
#include "i18n/danish.h"
#include "registry/edge.h"
#include "thing_words.h"
#include "web/components.h"
#include "web/frame.h"

namespace app {
namespace {

constexpr int nearest = 200, everything = 50'000;

struct Found {
  registry::Thing middle;
  registry::Circle circle;
};

std::optional<Found> find(const web::Exchange& exchange, audit::Archive& archive, int most) {
  const storage::Id id = exchange.id("ting");
  return archive.read([&](storage::Transaction& tx) -> std::optional<Found> {
    auto thing = registry::find(tx, exchange.viewer, id);
    if (!thing) return std::nullopt;
    return Found{*thing, registry::whole_circle_of(tx, exchange.viewer, id, most)};
  });
}

web::Html choices(const web::Exchange& exchange, const std::string& address, Only chosen) {
  struct Choice {
    Only only;
    std::string words;
    std::string address;
  };
  web::Html html;
  html << "<nav class=\"list-foot\" aria-label=\"" << exchange.t("What the story tells of") << "\">";
  bool first = true;
  for (const Choice& choice : {Choice{Only::everything, exchange.t("Everything"), address},
                               Choice{Only::decisions, exchange.t("Decisions only"), address + "?kun=beslutninger"},
                               Choice{Only::effects, exchange.t("Effects only"), address + "?kun=virkning"}}) {
    if (!first) html << " · ";
    first = false;
    if (choice.only == chosen)
      html << "<strong aria-current=\"true\">" << choice.words << "</strong>";
    else
      html << web::link(choice.words, choice.address);
  }
  html << "</nav>";
  return html;
}

web::Html told(const web::Exchange& exchange, const Story& story) {
  std::vector<web::Event> events;
  for (const StoryLine& line : story.lines) {
    web::Html what;
    what << "<a href=\"" << web::Url(line.thing->address) << "\">" << line.sentence << "</a> <span class=\"hit-kind\">"
         << kind_words(exchange, *line.thing);
    if (line.middle) what << " · " << exchange.t("you are here");
    what << "</span>";
    if (!line.why.empty()) what << "<p class=\"circle-why\">" << line.why << "</p>";
    events.push_back({i18n::long_date(line.day), what});
  }
  return web::timeline(events);
}

http::Response circle_page(web::Exchange& exchange, audit::Archive& archive) {
  const auto found = find(exchange, archive, nearest);
  if (!found) return web::not_found(exchange);
  const Only only = only_of(exchange);
  const Story story = story_of(exchange, found->middle, found->circle, only);
  const std::string address = "/kreds/" + found->middle.id.text();

  web::Page page{.title = exchange.t("The circle: {0}", {found->middle.title}),
                 .lead = exchange.t("Where it came from and what came of it, from the oldest to the newest."),
                 .crumbs = {{found->middle.title, found->middle.address}}};
  page.body << choices(exchange, address, only) << web::heading(2, exchange.t("The story"));
  if (!story.setting.empty()) {
    page.body << "<p>" << exchange.t("It belongs to:");
    bool first = true;
    for (const registry::Thing* thing : story.setting) {
      page.body << (first ? web::Markup(" ") : web::Markup(", ")) << web::link(thing->title, thing->address);
      first = false;
    }
    page.body << "</p>";
  }
  page.body << told(exchange, story);
  if (only != Only::everything && story.lines.size() == 1)
    page.body << "<p>" << exchange.t("There is nothing else of that kind here.") << "</p>";
  if (!found->circle.complete) {
    page.body << "<p>" << exchange.t("The story tells of what lies nearest. Everything is in the data (JSON).")
              << "</p>";
  }
  page.body << web::heading(2, exchange.t("Drawing of the circle")) << "<p>"
            << exchange.t("The drawing shows the nearest part. The story says the same in words.") << "</p>"
            << "<div class=\"circle-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
            << exchange.t("Drawing of the circle") << "\">" << circle_drawing(exchange, found->middle, found->circle)
            << "</div>";

  const std::string kept = only == Only::decisions ? "?kun=beslutninger" : only == Only::effects ? "?kun=virkning" : "";
  web::Html text;
  text << "<label class=\"form-label\" for=\"tekst\">" << exchange.t("Mark the text and copy it") << "</label>"
       << "<textarea class=\"form-input\" id=\"tekst\" rows=\"10\" readonly>"
       << story_as_text(exchange, found->middle, story) << "</textarea><p>"
       << web::link(exchange.t("Fetch it as a text file"), address + "/tekst" + kept) << "</p>";
  page.body << "<div class=\"d-print-none\">" << web::details(exchange.t("Copy as text for a briefing"), text)
            << "<p class=\"list-foot\">"
            << web::link(exchange.t("The whole circle as data (JSON)"), "/api/v1" + address) << " · "
            << web::link(exchange.t("Data for programmers"), "/api") << "</p></div>";
  return web::show(exchange, page);
}

http::Response circle_text(web::Exchange& exchange, audit::Archive& archive) {
  const auto found = find(exchange, archive, nearest);
  if (!found) return web::not_found(exchange);
  http::Response response;
  response.type = "text/plain; charset=utf-8";
  response.body =
      story_as_text(exchange, found->middle, story_of(exchange, found->middle, found->circle, only_of(exchange)));
  response.with("Content-Disposition", "attachment; filename=\"kredsen.txt\"");
  return response;
}

http::Response circle_json(web::Exchange& exchange, audit::Archive& archive) {
  const auto found = find(exchange, archive, everything);
  if (!found) return web::not_found(exchange);
  http::Response response;
  response.type = "application/json";
  response.body = circle_as_json(found->middle, found->circle);
  return response;
}

}  // namespace

void add_circle_routes(web::Routes& routes, audit::Archive& archive) {
  routes.get("/kreds/{ting}", permit::anyone, [&](web::Exchange& x) { return circle_page(x, archive); });
  routes.get("/kreds/{ting}/tekst", permit::anyone, [&](web::Exchange& x) { return circle_text(x, archive); });
  routes.get("/api/v1/kreds/{ting}", permit::anyone, [&](web::Exchange& x) { return circle_json(x, archive); })
      .tells("What a thing came from and what came of it: everything reached that you may see, nearest first.",
             "{things: [{id: id, kind: text, title: text, address: text, sentence: text, day: day, distance: integer, "
             "came_after: yes_no}], edges: [{from: id, to: id, kind: text, day: day}], complete: yes_no}");
}

}  // namespace app
