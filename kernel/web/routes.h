#pragma once
// Routes carry their right: one cannot be written without. Each module adds its own in module.cpp, together.

#include <functional>
#include <string>
#include <vector>

#include "exchange.h"
#include "permit/right.h"

namespace web {

using Handler = std::function<http::Response(Exchange&)>;

struct Route {
  http::Method method;
  std::string pattern;  // "/moeder/{moede}/punkt/{punkt}"; {name} matches one segment
  permit::Right right;
  Handler handler;
  bool cached = false;  // rendered once per version of the database for everybody who is not signed in
  // What a JSON route answers, for the description of the API: one plain English sentence, the answer's shape and the
  // parameters of its address, both in the notation of docs/api.md.
  std::string sentence = {}, shape = {}, parameters = {};

  /// routes.get("/api/v1/raad", rights::see, page).tells("The councils.", "{councils: [{id: id, name: text}]}");
  void tells(std::string what, std::string answers, std::string asked = {}) {
    sentence = std::move(what);
    shape = std::move(answers);
    parameters = std::move(asked);
  }
};

class Routes {
 public:
  /// The answer is good until the next route is added.
  Route& get(std::string pattern, permit::Right right, Handler handler) {
    return routes_.emplace_back(Route{http::Method::get, std::move(pattern), right, std::move(handler)});
  }
  void post(std::string pattern, permit::Right right, Handler handler) {
    routes_.push_back({http::Method::post, std::move(pattern), right, std::move(handler)});
  }
  /// A page for everybody that depends on nothing but its address, the database, the language and the day: rendered
  /// once per version and shared until the next commit. It has no POST form (those belong to somebody).
  Route& get_public(std::string pattern, Handler handler) {
    return routes_.emplace_back(Route{http::Method::get, std::move(pattern), permit::anyone, std::move(handler), true});
  }
  const std::vector<Route>& all() const { return routes_; }

  struct Match {
    const Route* route = nullptr;
    std::map<std::string, std::string> place;
    bool other_method = false;     // the address exists, but not for this method
    const Route* other = nullptr;  // one of those routes
  };
  /// Literal segments win over {name}. HEAD matches GET.
  Match find(http::Method method, std::string_view path) const;

 private:
  std::vector<Route> routes_;
};

}  // namespace web
