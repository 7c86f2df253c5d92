// Finding the route of an address: segment by segment, a literal before a {name}.

#include "routes.h"

namespace web {
namespace {

/// Takes the first segment off a path that starts with '/'.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::size_t end = path.find('/');
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(segment.size());
  return segment;
}

bool is_place(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// How well a pattern fits: one letter per segment, 'a' literal, 'b' place; empty when it does not. The smallest wins.
std::string fit(std::string_view pattern, std::string_view path, std::map<std::string, std::string>& place) {
  std::string score;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = take_segment(pattern);
    const std::string_view given = take_segment(path);
    if (is_place(wanted)) {
      if (given.empty()) return {};
      place[std::string(wanted.substr(1, wanted.size() - 2))] = std::string(given);
      score += 'b';
    } else {
      if (wanted != given) return {};
      score += 'a';
    }
  }
  return pattern.empty() && path.empty() ? score : std::string{};
}

}  // namespace

Routes::Match Routes::find(http::Method method, std::string_view path) const {
  Match match;
  if (path.empty() || path.front() != '/') return match;
  const http::Method wanted = method == http::Method::head ? http::Method::get : method;
  std::string best, best_other;
  for (const Route& route : routes_) {
    std::map<std::string, std::string> place;
    const std::string score = fit(route.pattern, path, place);
    if (score.empty()) continue;
    if (route.method == wanted) {
      if (best.empty() || score < best) {
        best = score;
        match.route = &route;
        match.place = std::move(place);
      }
    } else if (best_other.empty() || score < best_other) {
      best_other = score;
      match.other = &route;
    }
  }
  match.other_method = !match.route && match.other;
  return match;
}

}  // namespace web
