#pragma once
// The OpenAPI 3.1 description of the JSON API, generated from the routes themselves.

#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "web/routes.h"

namespace app {

/// Where the JSON API begins.
inline constexpr std::string_view api_root = "/api/v1/";

/// The JSON routes in the order of their addresses.
std::vector<const web::Route*> api_routes(const web::Routes& routes);
/// `cookie` is the name of the session's cookie. Throws std::invalid_argument when a shape is nonsense; a route that
/// tells nothing is there with an answer of any shape (a test finds it).
boost::json::object describe_api(const web::Routes& routes, std::string_view cookie);

}  // namespace app
