// What every page function may answer without a page of its own: not found, refused, done.

#include "exchange.h"

#include "components.h"
#include "frame.h"
#include "notice.h"

namespace web {

storage::Id Exchange::id(const std::string& name) const {
  const auto found = place.find(name);
  return found == place.end() ? storage::Id{} : storage::Id::parse(found->second).value_or(storage::Id{});
}

http::Response done(const Exchange& exchange, std::string address, std::string sentence) {
  http::Response response = http::redirect(std::move(address));
  if (!sentence.empty()) response.with("Set-Cookie", notice_cookie(exchange.form_token, sentence));
  return response;
}

http::Response not_found(const Exchange& exchange) {
  if (exchange.request.path.starts_with("/api/")) {
    http::Response response;
    response.status = 404;
    response.type = "application/problem+json";
    response.body = "{\"status\":404,\"type\":\"not_found\"}";
    return response;
  }
  Page page;
  page.title = exchange.t("We cannot find the page");
  page.status = 404;
  page.body << "<p>"
            << exchange.t(
                   "The page does not exist, or it is not open to you. Perhaps the address is misspelt, or the page "
                   "has moved.")
            << "</p><p>";
  if (exchange.viewer.signed_in()) {
    page.body << link(exchange.t("Go to my work"), "/mit-arbejde");
  } else {
    page.body << link(exchange.t("Log in"), "/log-ind") << text(" ")
              << exchange.t("if you work with the cooperation, or") << text(" ")
              << link(exchange.t("go to the front page"), "/");
  }
  page.body << "</p>";
  return show(exchange, page);
}

http::Response refused(const Exchange& exchange, const config::Refusal& refusal, std::string back) {
  Page page;
  page.title = exchange.t("It was not done");
  page.status = 409;
  Html why;
  why << "<p>" << exchange.t(refusal) << "</p>";
  if (!refusal.law.empty()) why << "<p class=\"law\">" << refusal.law << "</p>";
  page.body << alert(Tone::warning, exchange.t("The reason"), why) << "<p>"
            << exchange.t("Nothing was changed, and what you see there is kept.") << "</p><p>"
            << button_link(exchange.t("Back"), back, true) << "</p>";
  return show(exchange, page);
}

}  // namespace web
