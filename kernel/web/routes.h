#pragma once
// Routes carry their right: one cannot be written without. Each module adds its own in module.cpp, together.

#include <functional>
#include <string>
#include <vector>

#include "permit/right.h"
#include "exchange.h"

namespace web {

using Handler = std::function<http::Response(Exchange&)>;

struct Route {
  http::Method method;
  std::string pattern;     // "/moeder/{moede}/punkt/{punkt}"; {name} matches one segment
  permit::Right right;
  Handler handler;
};

class Routes {
 public:
  void get(std::string pattern, permit::Right right, Handler handler) {
    routes_.push_back({http::Method::get, std::move(pattern), right, std::move(handler)});
  }
  void post(std::string pattern, permit::Right right, Handler handler) {
    routes_.push_back({http::Method::post, std::move(pattern), right, std::move(handler)});
  }
  const std::vector<Route>& all() const { return routes_; }

  struct Match {
    const Route* route = nullptr;
    std::map<std::string, std::string> place;
    bool other_method = false;  // the address exists, but not for this method
  };
  /// Literal segments win over {name}. HEAD matches GET.
  Match find(http::Method method, std::string_view path) const;

 private:
  std::vector<Route> routes_;
};

}  // namespace web
