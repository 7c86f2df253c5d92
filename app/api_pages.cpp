// /api and /api/v1/openapi.json.

#include "api_pages.h"

#include "api_description.h"
#include "web/components.h"
#include "web/frame.h"

namespace app {
namespace {

http::Response description(const web::Routes& routes, const config::Settings& settings) {
  const bool https = settings.public_address.starts_with("https://");
  http::Response response;
  response.type = "application/json";
  response.body = boost::json::serialize(describe_api(routes, https ? "__Host-trygkreds" : "trygkreds"));
  return response;
}

http::Response api_page(web::Exchange& exchange, const web::Routes& routes) {
  web::Page page{.title = exchange.t("Data for programmers"),
                 .lead = exchange.t("What the pages show can also be fetched as JSON, with the same rights.")};
  page.body
      << "<p>"
      << exchange.t(
             "Ask with GET. Without a session you get what everybody may see: published plans, published minutes, "
             "local officers. With the cookie of your session you get what your role may see, and nothing more.")
      << "</p><p>"
      << exchange.t(
             "What does not exist and what is not for you answer alike: 404. Nothing can be changed through the "
             "API. Days are written as 2020-09-15 and are Danish calendar days.")
      << "</p><p>" << web::link(exchange.t("The description of every address (OpenAPI 3.1)"), "/api/v1/openapi.json")
      << "</p>" << web::heading(2, exchange.t("Addresses"))
      << "<div class=\"table--responsive-scroll\"><table class=\"table\">"
      << "<thead><tr><th scope=\"col\">" << exchange.t("Address") << "</th><th scope=\"col\">" << exchange.t("Who")
      << "</th></tr></thead><tbody>";
  for (const web::Route* route : api_routes(routes)) {
    if (!route->right.given_to(exchange.viewer)) continue;  // what you may use
    const bool plain = route->pattern.find('{') == std::string::npos;
    page.body << "<tr><td>";
    if (plain)
      page.body << web::link(route->pattern, route->pattern);
    else
      page.body << "<code>" << route->pattern << "</code>";
    page.body << "<br><span class=\"hit-kind\" lang=\"en\">" << route->sentence << "</span></td><td>"
              << (route->right.given_to(permit::Role::citizen) ? exchange.t("Everybody") : exchange.t("Your role"))
              << "</td></tr>";
  }
  page.body << "</tbody></table></div>";
  return web::show(exchange, page);
}

}  // namespace

void add_api_routes(web::Routes& routes, const config::Settings& settings) {
  routes.get("/api", permit::anyone, [&](web::Exchange& x) { return api_page(x, routes); });
  routes.get("/api/v1/openapi.json", permit::anyone, [&](web::Exchange&) { return description(routes, settings); })
      .tells(
          "This description.",
          "{openapi: text, info: anything, servers: anything, tags: anything, paths: anything, components: anything}");
}

}  // namespace app
