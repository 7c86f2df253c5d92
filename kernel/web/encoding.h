#pragma once
// Content encodings: what a client accepts, and bytes made small. Only public bytes are compressed while serving: a
// page with somebody's form token in it is not, so that its length tells nothing.

#include <string>
#include <string_view>

namespace web {

/// Whether an Accept-Encoding head takes `coding` ("br", "gzip"); a coding with q=0 is refused.
bool accepts(std::string_view head, std::string_view coding);
std::string gzip(std::string_view bytes);
std::string brotli(std::string_view bytes);

}  // namespace web
