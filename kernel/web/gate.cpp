// The gate. Every request passes these stations, in this order; a request that stops at one never reaches the next.
//
//   1 assets      files of the program itself: nobody's, no database
//   2 language    Danish, unless the reader chose English
//   3 viewer      the session cookie becomes a person in one capacity; no session is a citizen
//   4 route       the address is looked up; unknown is 404
//   5 right       the right named in the route; without it the answer is the same 404, byte for byte. Another method at
//   an
//                 address that one may use is 405
//   6 cache       a public page that was rendered from exactly this version of the database is sent as it is
//   7 form        a POST is bounded (413), comes from our own pages (Sec-Fetch-Site, Origin) and carries its form token
//   (403) 8 handler     the module's page, as a plain function 9 heads       security heads, cookies, no storing of
//   what belongs to somebody
//
// Exceptions become answers here and nowhere else: the database not to be had is 503, anything else 500 with the
// request's number, which is also in the log.

#include "gate.h"

#include <array>

#include <fmt/format.h>
#include <sodium.h>
#include <spdlog/spdlog.h>

#include "assets.h"
#include "notice.h"
#include "page_cache.h"

namespace web {
namespace {

constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src "
    "'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
constexpr std::size_t most_fields = 1000, most_field_bytes = 1024 * 1024;

bool is_https(const config::Settings& settings) { return settings.public_address.starts_with("https://"); }

std::string session_cookie_name(const config::Settings& settings) {
  return is_https(settings) ? "__Host-trygkreds" : "trygkreds";
}
std::string guest_cookie_name(const config::Settings& settings) { return session_cookie_name(settings) + "-formular"; }

std::string cookie(const config::Settings& settings, std::string_view name, std::string_view value,
                   std::string_view more = {}) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax{}{}", name, value, is_https(settings) ? "; Secure" : "",
                     more);
}

std::string random_token() {
  std::array<unsigned char, 24> bytes;
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 49> hex;
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  return hex.data();
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool has_head(const http::Response& response, std::string_view name) {
  for (const auto& [known, value] : response.headers) {
    if (known == name) return true;
  }
  return false;
}

/// An error in one sentence, as page or as JSON.
http::Response trouble(const Exchange& exchange, int status, std::string title, const Html& body,
                       std::string_view identifier) {
  if (exchange.request.path.starts_with("/api/")) {
    http::Response response;
    response.status = status;
    response.type = "application/problem+json";
    response.body = fmt::format("{{\"status\":{},\"type\":\"{}\"}}", status, identifier);
    return response;
  }
  Page page;
  page.title = std::move(title);
  page.status = status;
  page.body = body;
  return show(exchange, page);
}

http::Response other_method(const Exchange& exchange, const Route& route) {
  Html body;
  body << "<p>" << exchange.t("The address cannot be used in that way. Go to the page and try from there.") << "</p>";
  http::Response response = trouble(exchange, 405, exchange.t("That cannot be done here"), body, "method");
  response.with("Allow", route.method == http::Method::post ? "POST" : "GET, HEAD");
  return response;
}

http::Response too_large(const Exchange& exchange) {
  Html body;
  body << "<p>" << exchange.t("What you sent is larger than we can take. Nothing was saved.") << "</p>";
  return trouble(exchange, 413, exchange.t("It is too large"), body, "size");
}

http::Response strange_form(const Exchange& exchange) {
  Html body;
  body << "<p>"
       << exchange.t(
              "The form did not come from a page that you have open here, or it has been open too long. Nothing was "
              "saved.")
       << "</p><p>" << exchange.t("Go back, load the page again and send once more.") << "</p>";
  return trouble(exchange, 403, exchange.t("We could not take the form"), body, "form");
}

/// Whether a POST comes from one of our own pages, as far as the browser tells.
bool from_our_pages(const http::Request& request) {
  const std::string& site = request.headers.get("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  const std::string& origin = request.headers.get("origin");
  if (origin.empty()) return true;
  const std::size_t host = origin.find("://");
  return host != std::string::npos && origin.substr(host + 3) == request.headers.get("host");
}

bool within_bounds(const http::Request& request) {
  if (request.form.pairs().size() > most_fields) return false;
  for (const auto& [name, value] : request.form.pairs()) {
    if (name.size() > 200 || value.size() > most_field_bytes) return false;
  }
  return true;
}

}  // namespace

struct Gate::Body {
  audit::Archive& archive;
  const permit::Directory& directory;
  const config::Settings& settings;
  const i18n::Language& danish;
  const i18n::Language& english;
  Site site;
  permit::SessionLimits limits;
  PageCache cache;

  const i18n::Language& language_of(const http::Request& request) const {
    const std::string& asked = request.query.has("sprog") ? request.query.get("sprog") : request.cookies.get("sprog");
    return asked == "en" ? english : danish;
  }

  bool nobody(const http::Request& request) const {
    return !request.cookies.has(session_cookie_name(settings)) && !request.cookies.has(notice_cookie_name);
  }

  /// Station 3. A session that is used is kept alive, at most once a minute.
  permit::Viewer viewer_of(const http::Request& request, config::Instant now) {
    permit::Viewer viewer = permit::citizen(config::day_of(now));
    const std::string token = read_session_cookie(settings, request);
    if (!token.empty() && token.size() <= 200) {
      bool touch = false;
      std::optional<permit::Viewer> found = archive.read([&](storage::Transaction& tx) {
        std::optional<permit::Viewer> someone = permit::find_viewer(tx, directory, token, now, limits);
        touch = someone && permit::needs_touch(tx, token, now);
        return someone;
      });
      if (touch) archive.database().write([&](storage::Transaction& tx) { permit::touch_session(tx, token, now); });
      if (found) viewer = std::move(*found);
    }
    viewer.request = storage::Id::parse(request.id).value_or(storage::Id{});
    return viewer;
  }

  http::Response pass(const Routes& routes, Exchange& exchange);
  void hand_over_notice(const http::Request& request, http::Response& response, std::string& fresh_guest,
                        std::string_view session_form_token);
  void finish(const Exchange& exchange, http::Response& response, std::string_view fresh_guest);
};

Gate::Gate(audit::Archive& archive, const permit::Directory& directory, const config::Settings& settings,
           const i18n::Language& danish, const i18n::Language& english, const Routes& routes, Site site)
    : routes_(routes),
      body_(new Body{archive,
                     directory,
                     settings,
                     danish,
                     english,
                     std::move(site),
                     {std::chrono::minutes(settings.session_idle_minutes), std::chrono::hours(settings.session_hours)},
                     PageCache{}}) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

Gate::~Gate() = default;

/// Stations 4 to 8.
http::Response Gate::Body::pass(const Routes& routes, Exchange& exchange) {
  const http::Request& request = exchange.request;
  Routes::Match match = routes.find(request.method, request.path);
  if (match.other_method && match.other->right.given_to(exchange.viewer)) return other_method(exchange, *match.other);
  if (!match.route || !match.route->right.given_to(exchange.viewer)) return not_found(exchange);
  exchange.place = std::move(match.place);

  if (match.route->cached && nobody(request)) {
    const std::string key = PageCache::key(request, exchange.language.code());
    const std::uint64_t version =
        archive.database().version();  // before rendering: a commit meanwhile makes the page old
    const config::Date day = exchange.today();
    if (std::optional<http::Response> kept = cache.find(key, version, day, request)) return std::move(*kept);
    exchange.form_token.clear();  // the page belongs to nobody
    http::Response response = match.route->handler(exchange);
    if (response.status != 200) return response;
    return cache.keep(key, version, day, request, std::move(response));
  }

  if (request.method == http::Method::post) {
    if (!within_bounds(request)) return too_large(exchange);
    const std::string& sent =
        request.headers.has("x-formular") ? request.headers.get("x-formular") : request.form.get(form_token_field.text);
    if (!from_our_pages(request) || exchange.form_token.empty() || !same(sent, exchange.form_token))
      return strange_form(exchange);
  }
  return match.route->handler(exchange);
}

/// A log-out takes the session away that its sentence was signed with: the sentence is signed anew for the guest that
/// the reader becomes.
void Gate::Body::hand_over_notice(const http::Request& request, http::Response& response, std::string& fresh_guest,
                                  std::string_view session_form_token) {
  const std::string cleared = session_cookie_name(settings) + "=;", carried = std::string(notice_cookie_name) + "=";
  bool ended = false;
  std::string* notice = nullptr;
  for (auto& [name, value] : response.headers) {
    if (name != "Set-Cookie") continue;
    ended = ended || value.starts_with(cleared);
    if (value.starts_with(carried)) notice = &value;
  }
  if (!ended || notice == nullptr) return;
  const std::string signed_words = notice->substr(carried.size(), notice->find(';') - carried.size());
  const std::optional<std::string> sentence = read_notice(session_form_token, signed_words);
  if (!sentence) return;
  std::string guest = request.cookies.get(guest_cookie_name(settings));
  if (guest.size() != 48) guest = fresh_guest = random_token();
  *notice = notice_cookie(permit::form_token(guest), *sentence);
  if (!fresh_guest.empty()) {
    response.with("Set-Cookie", cookie(settings, guest_cookie_name(settings), fresh_guest));
    fresh_guest.clear();  // it is told
  }
}

/// Station 9.
void Gate::Body::finish(const Exchange& exchange, http::Response& response, std::string_view fresh_guest) {
  response.with("Content-Security-Policy", std::string(policy))
      .with("X-Content-Type-Options", "nosniff")
      .with("Referrer-Policy", "same-origin")
      .with("Cross-Origin-Opener-Policy", "same-origin")
      .with("Cross-Origin-Resource-Policy", "same-origin");
  if (is_https(settings)) response.with("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  const bool token_inside =
      !exchange.form_token.empty() && response.bytes().find(exchange.form_token) != std::string::npos;
  if (!fresh_guest.empty() && token_inside) {
    response.with("Set-Cookie", cookie(settings, guest_cookie_name(settings), fresh_guest));
  }
  if (!exchange.notice.empty() && response.status < 300) response.with("Set-Cookie", cleared_notice());
  if (const std::string& chosen = exchange.request.query.get("sprog"); chosen == "da" || chosen == "en") {
    response.with("Set-Cookie", cookie(settings, "sprog", chosen, "; Max-Age=31536000"));
  }
  if (exchange.viewer.signed_in() || token_inside) {
    std::erase_if(response.headers, [](const auto& head) { return head.first == "Cache-Control"; });
    response.with("Cache-Control", "no-store");
  } else if (!has_head(response, "Cache-Control")) {
    response.with("Cache-Control", "no-cache");
  }
}

http::Response Gate::answer(const http::Request& request) {
  http::Response response;
  if (serve_asset(request, response)) return response;

  const config::Instant now = body_->archive.clock().now();
  const i18n::Language& language = body_->language_of(request);
  Exchange exchange{request, permit::citizen(config::day_of(now)), language, now, {}, {}, {}, &body_->site};
  std::string fresh_guest;
  try {
    exchange.viewer = body_->viewer_of(request, now);
    exchange.viewer.language = language.code();
    std::string guest = request.cookies.get(guest_cookie_name(body_->settings));
    if (exchange.viewer.signed_in()) {
      exchange.form_token = permit::form_token(read_session_cookie(body_->settings, request));
    } else {
      if (guest.size() != 48) guest = fresh_guest = random_token();
      exchange.form_token = permit::form_token(guest);
    }
    if (const std::string& carried = request.cookies.get(notice_cookie_name);
        !carried.empty() && request.method == http::Method::get) {
      std::optional<std::string> sentence = read_notice(exchange.form_token, carried);
      if (!sentence && guest.size() == 48)
        sentence = read_notice(permit::form_token(guest), carried);  // from before the log-in
      exchange.notice = sentence.value_or("");
    }
    response = body_->pass(routes_, exchange);
    if (exchange.viewer.signed_in()) {
      body_->hand_over_notice(request, response, fresh_guest, exchange.form_token);
    }
  } catch (const storage::Unavailable& broken) {
    spdlog::error("request {} {}: the database is not to be had: {}", request.id, request.path, broken.what());
    Html body;
    body << "<p>" << exchange.t("We cannot reach our data just now. Nothing was lost. Try again in a minute.")
         << "</p>";
    exchange.notice.clear();
    response = trouble(exchange, 503, exchange.t("Try again in a minute"), body, "unavailable");
    response.with("Retry-After", "30");
  } catch (const std::exception& broken) {
    spdlog::error("request {} {}: {}", request.id, request.path, broken.what());
    Html body;
    body << "<p>" << exchange.t("Something broke at our end. What you did was not saved.") << "</p><p>"
         << exchange.t("If you write to us about it, give us this number: {0}", {request.id}) << "</p>";
    exchange.notice.clear();
    response = trouble(exchange, 500, exchange.t("Something went wrong"), body, "broken");
  }
  body_->finish(exchange, response, fresh_guest);
  return response;
}

bool Gate::quick(const http::Request& request, http::Response& response) {
  if (serve_asset(request, response)) return true;
  if (request.method != http::Method::get && request.method != http::Method::head) return false;
  // On PostgreSQL the version is asked of the server, which an I/O thread must not wait for.
  if (body_->archive.database().engine() != storage::Engine::sqlite || !body_->nobody(request) ||
      request.query.has("sprog"))
    return false;
  try {
    const config::Instant now = body_->archive.clock().now();
    const i18n::Language& language = body_->language_of(request);
    const std::uint64_t version = body_->archive.database().version();
    std::optional<http::Response> kept =
        body_->cache.find(PageCache::key(request, language.code()), version, config::day_of(now), request);
    if (!kept) return false;
    response = std::move(*kept);
    const Exchange exchange{request, permit::citizen(config::day_of(now)), language, now, {}, {}, {}, &body_->site};
    body_->finish(exchange, response, {});
    return true;
  } catch (const std::exception&) {
    return false;  // the long way tells what is wrong
  }
}

std::string onward(std::string_view address, std::string_view otherwise) {
  if (address.empty() || address.front() != '/' || address.starts_with("//") || address.size() > 500)
    return std::string(otherwise);
  for (const char letter : address) {
    if (static_cast<unsigned char>(letter) <= 0x20 || letter == '\\' || letter == 0x7F) return std::string(otherwise);
  }
  return std::string(address);
}

std::string session_cookie(const config::Settings& settings, std::string_view token) {
  return cookie(settings, session_cookie_name(settings), token);
}

std::string read_session_cookie(const config::Settings& settings, const http::Request& request) {
  return request.cookies.get(session_cookie_name(settings));
}

std::string cleared_cookie(const config::Settings& settings) {
  return cookie(settings, session_cookie_name(settings), "", "; Max-Age=0");
}

}  // namespace web
