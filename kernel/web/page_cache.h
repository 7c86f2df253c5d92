#pragma once
// Public pages rendered once and sent often. A page is kept with the version of the database that it was rendered from
// and the day; it is only sent while both are still so. Bounded: what was not used for longest goes first.

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "config/clock.h"
#include "http/request.h"
#include "http/response.h"

namespace web {

class PageCache {
 public:
  explicit PageCache(std::size_t most_bytes = 64 * 1024 * 1024) : most_bytes_(most_bytes) {}

  /// What an address and language are kept under.
  static std::string key(const http::Request& request, std::string_view language);
  /// The kept page in the client's encoding, or 304; nothing when there is none of exactly this version and day. Any
  /// thread.
  std::optional<http::Response> find(const std::string& key, std::uint64_t version, config::Date day,
                                     const http::Request& request);
  /// Keeps a page; `version` was read before it was rendered. Answers what to send.
  http::Response keep(const std::string& key, std::uint64_t version, config::Date day, const http::Request& request,
                      http::Response response);

 private:
  struct Kept {
    std::string key;
    std::uint64_t version;
    config::Date day;
    http::Response page;  // its heads, without the body
    std::shared_ptr<const std::string> plain, gzip, brotli;
    std::string tag;
    std::size_t size = 0;
  };
  static http::Response send(const Kept& kept, const http::Request& request);

  const std::size_t most_bytes_;
  std::mutex lock_;
  std::list<Kept> pages_;  // last used first
  std::unordered_map<std::string, std::list<Kept>::iterator> index_;
  std::size_t bytes_ = 0;
};

}  // namespace web
