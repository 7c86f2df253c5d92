#pragma once
// Static files: bundled, hashed into their names, precompressed (br, gzip) and built into the program.

#include <string>
#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace web {

/// Address of an asset by its plain name: asset("site.css") -> "/assets/site.3f9a1c2b.css".
std::string asset(std::string_view name);
/// Answers /assets/... with the encoding the client accepts and a year of caching; false when it is no asset address.
bool serve_asset(const http::Request& request, http::Response& response);

}  // namespace web
