// /log-ind (GET, POST capacity, videre), /log-ud (POST), /rolle (GET, POST capacity).

#include "log_in_pages.h"

#include <algorithm>
#include <map>

#include "i18n/danish.h"
#include "permit/sessions.h"
#include "web/components.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/gate.h"

namespace app {
namespace {

/// Where to go after log-in: the page that sent me here, or Mit arbejde.
std::string wanted_page(const http::Request& request) {
  if (request.query.has("videre")) return web::onward(request.query.get("videre"), "/mit-arbejde");
  const std::string& from = request.headers.get("referer");
  const std::string ours = "//" + request.headers.get("host") + "/";
  const std::size_t at = from.find(ours);
  const std::string path = at == std::string::npos ? "/" : from.substr(at + ours.size() - 1);
  return path == "/" || path.starts_with("/log-") ? "/mit-arbejde" : web::onward(path, "/mit-arbejde");
}

std::string role_words(const web::Exchange& exchange, const permit::Capacity& capacity) {
  return capacity.title.empty() ? exchange.t(permit::english_name(capacity.role)) : capacity.title;
}

http::Response log_in_page(web::Exchange& exchange, audit::Archive& archive, const permit::Directory& directory,
                           const config::Settings& settings) {
  web::Page page{.title = exchange.t("Log in")};
  if (!settings.demo) {
    page.lead = exchange.t("Log-in goes through your own authority.");
    page.body =
        web::empty_state(exchange.t("No log-in is set up yet"),
                         exchange.t("The person who runs this installation connects it with your authority's log-in."));
    return web::show(exchange, page);
  }
  page.lead = exchange.t("This is a demonstration with invented people. Choose who you want to be.");
  const auto everyone =
      archive.read([&](storage::Transaction& tx) { return directory.everyone(tx, exchange.today()); });
  std::vector<std::pair<std::string, std::vector<permit::Capacity>>> groups;
  std::map<std::string, std::size_t> place;
  for (const permit::Capacity& capacity : everyone) {
    const auto [found, fresh] = place.emplace(capacity.authority_name, groups.size());
    if (fresh) groups.push_back({capacity.authority_name, {}});
    groups[found->second].second.push_back(capacity);
  }
  // The police first, then the municipalities, then everybody else.
  const auto weight = [&](const std::string& authority) {
    return authority.find("Politi") != std::string::npos ? 0 : authority.ends_with("Kommune") ? 1 : 2;
  };
  std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
    return std::pair(weight(a.first), i18n::sort_key(a.first)) < std::pair(weight(b.first), i18n::sort_key(b.first));
  });
  const std::string onward = wanted_page(exchange.request);
  for (const auto& [authority, people] : groups) {
    page.body << web::heading(2, authority) << "<ul class=\"people-to-be\">";
    for (const permit::Capacity& capacity : people) {
      page.body << "<li>"
                << web::act_button(exchange, capacity.person_name, "/log-ind", web::Weight::secondary,
                                   {{"capacity", capacity.id.text()}, {"videre", onward}})
                << " <span>" << role_words(exchange, capacity) << "</span></li>";
    }
    page.body << "</ul>";
  }
  if (groups.empty()) {
    page.body = web::empty_state(exchange.t("No district is loaded yet"),
                                 exchange.t("Load one with: trygkreds load districts/fyn-2020"));
  }
  return web::show(exchange, page);
}

/// Starts a session in a capacity that is in force today.
http::Response start(web::Exchange& exchange, audit::Archive& archive, const permit::Directory& directory,
                     const config::Settings& settings, const permit::Capacity& capacity, const std::string& onward) {
  permit::Viewer becoming;
  becoming.role = capacity.role;
  becoming.person = capacity.person;
  becoming.name = capacity.person_name;
  becoming.authority = capacity.authority;
  becoming.request = exchange.viewer.request;
  const std::string old = web::read_session_cookie(settings, exchange.request);
  const auto token = archive.change(becoming.actor(), [&](audit::Change& change) -> config::Outcome<std::string> {
    if (!directory.find(change.tx(), capacity.id, change.today())) {
      return config::Refusal{"This role is no longer in force."};
    }
    if (!old.empty()) permit::end_session(change, old);
    return permit::start_session(change, capacity, settings.demo);
  });
  if (!token) return web::refused(exchange, token.refusal(), "/log-ind");
  return http::redirect(web::onward(onward, "/mit-arbejde")).with("Set-Cookie", web::session_cookie(settings, *token));
}

http::Response log_in(web::Exchange& exchange, audit::Archive& archive, const permit::Directory& directory,
                      const config::Settings& settings) {
  if (!settings.demo) return web::not_found(exchange);
  const auto id = storage::Id::parse(exchange.request.form.get("capacity"));
  const auto capacity = archive.read(
      [&](storage::Transaction& tx) { return id ? directory.find(tx, *id, exchange.today()) : std::nullopt; });
  if (!capacity) return web::refused(exchange, {"This role is no longer in force."}, "/log-ind");
  return start(exchange, archive, directory, settings, *capacity, exchange.request.form.get("videre"));
}

http::Response log_out(web::Exchange& exchange, audit::Archive& archive, const config::Settings& settings) {
  const std::string token = web::read_session_cookie(settings, exchange.request);
  const auto ended =
      archive.change(exchange.viewer.actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
        permit::end_session(change, token);
        return config::done;
      });
  if (!ended) return web::refused(exchange, ended.refusal(), "/");
  return web::done(exchange, "/", exchange.t("You are logged out.")).with("Set-Cookie", web::cleared_cookie(settings));
}

http::Response role_page(web::Exchange& exchange, audit::Archive& archive, const permit::Directory& directory) {
  const auto roles = archive.read(
      [&](storage::Transaction& tx) { return directory.of_person(tx, exchange.viewer.person, exchange.today()); });
  web::Page page{.title = exchange.t("The role you act in"),
                 .lead = exchange.t("You act in one role at a time. What you see and do is written down with it.")};
  page.body << "<ul class=\"people-to-be\">";
  for (const permit::Capacity& role : roles) {
    page.body << "<li>";
    const std::string words = role_words(exchange, role) + ", " + role.authority_name;
    if (role.id == exchange.viewer.capacity) {
      page.body << words << " " << web::tag(web::Tone::success, exchange.t("Now"));
    } else {
      page.body << web::act_button(exchange, words, "/rolle", web::Weight::secondary, {{"capacity", role.id.text()}});
    }
    page.body << "</li>";
  }
  page.body << "</ul>";
  return web::show(exchange, page);
}

http::Response change_role(web::Exchange& exchange, audit::Archive& archive, const permit::Directory& directory,
                           const config::Settings& settings) {
  const auto id = storage::Id::parse(exchange.request.form.get("capacity"));
  const auto capacity = archive.read(
      [&](storage::Transaction& tx) { return id ? directory.find(tx, *id, exchange.today()) : std::nullopt; });
  if (!capacity || capacity->person != exchange.viewer.person) return web::not_found(exchange);
  return start(exchange, archive, directory, settings, *capacity, "/mit-arbejde");
}

}  // namespace

void add_log_in_routes(web::Routes& routes, audit::Archive& archive, const permit::Directory& directory,
                       const config::Settings& settings) {
  routes.get("/log-ind", permit::anyone,
             [&](web::Exchange& x) { return log_in_page(x, archive, directory, settings); });
  routes.post("/log-ind", permit::anyone, [&](web::Exchange& x) { return log_in(x, archive, directory, settings); });
  routes.post("/log-ud", permit::signed_in, [&](web::Exchange& x) { return log_out(x, archive, settings); });
  routes.get("/rolle", permit::signed_in, [&](web::Exchange& x) { return role_page(x, archive, directory); });
  routes.post("/rolle", permit::signed_in,
              [&](web::Exchange& x) { return change_role(x, archive, directory, settings); });
}

}  // namespace app
