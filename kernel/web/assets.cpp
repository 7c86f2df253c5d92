// Static files from the program itself, in the smallest encoding the client takes.

#include "assets.h"

#include <map>
#include <memory>

#include "built_in.h"
#include "encoding.h"

namespace web {

std::string asset(std::string_view name) {
  static const std::map<std::string_view, std::string_view> addresses = [] {
    std::map<std::string_view, std::string_view> made;
    for (const BuiltInAsset& file : built_in_assets()) made.emplace(file.plain, file.address);
    return made;
  }();
  const auto found = addresses.find(name);
  return found == addresses.end() ? "/assets/" + std::string(name) : std::string(found->second);
}

bool serve_asset(const http::Request& request, http::Response& response) {
  if (!request.path.starts_with("/assets/")) return false;
  struct Shared {
    std::string_view type;
    std::shared_ptr<const std::string> bytes, gzip, brotli;
  };
  static const std::map<std::string_view, Shared> files = [] {
    std::map<std::string_view, Shared> made;
    auto share = [](std::string_view bytes) {
      return bytes.empty() ? nullptr : std::make_shared<const std::string>(bytes);
    };
    for (const BuiltInAsset& file : built_in_assets()) {
      made.emplace(file.address, Shared{file.type, share(file.bytes), share(file.gzip), share(file.brotli)});
    }
    return made;
  }();

  response = {};
  response.with("X-Content-Type-Options", "nosniff").with("Cross-Origin-Resource-Policy", "same-origin");
  const auto found = files.find(request.path);
  if (found == files.end() || (request.method != http::Method::get && request.method != http::Method::head)) {
    response.status = found == files.end() ? 404 : 405;
    response.type = "text/plain; charset=utf-8";
    return true;
  }
  const Shared& file = found->second;
  response.type = file.type;
  response.with("Cache-Control", "public, max-age=31536000, immutable");
  if (file.gzip || file.brotli) response.with("Vary", "Accept-Encoding");
  const std::string& accepted = request.headers.get("accept-encoding");
  if (file.brotli && accepts(accepted, "br")) {
    response.shared = file.brotli;
    response.with("Content-Encoding", "br");
  } else if (file.gzip && accepts(accepted, "gzip")) {
    response.shared = file.gzip;
    response.with("Content-Encoding", "gzip");
  } else {
    response.shared = file.bytes;
  }
  return true;
}

}  // namespace web
