#pragma once
// The gate: every request passes these stations in this order (gate.cpp holds the list and says why).
//   assets -> request id -> route -> session to Viewer -> right -> Sec-Fetch-Site and form token -> handler -> heads
// Exceptions become answers here and nowhere else.

#include <functional>
#include <memory>
#include <string>

#include "audit/archive.h"
#include "config/settings.h"
#include "frame.h"
#include "http/server.h"
#include "permit/directory.h"
#include "permit/sessions.h"
#include "routes.h"

namespace web {

class Gate {
 public:
  Gate(audit::Archive& archive, const permit::Directory& directory, const config::Settings& settings,
       const i18n::Language& danish, const i18n::Language& english, const Routes& routes, Site site);
  ~Gate();
  /// Answers one request. Any thread.
  http::Response answer(const http::Request& request);
  /// Assets and cached public pages, on the I/O thread.
  bool quick(const http::Request& request, http::Response& response);
  const Routes& routes() const { return routes_; }

 private:
  struct Body;
  const Routes& routes_;
  std::unique_ptr<Body> body_;
};

/// The `?videre=` of a log-in page when it is an address of our own ("/moeder"), else `otherwise`.
std::string onward(std::string_view address, std::string_view otherwise = "/");

/// The session cookie: __Host-trygkreds when served over https, trygkreds on plain loopback; HttpOnly, SameSite=Lax,
/// Path=/.
std::string session_cookie(const config::Settings& settings, std::string_view token);
std::string read_session_cookie(const config::Settings& settings, const http::Request& request);
std::string cleared_cookie(const config::Settings& settings);

}  // namespace web
