// The list in order of use, the index into it, and the answer with its ETag.

#include "page_cache.h"

#include <array>

#include <sodium.h>

#include "encoding.h"

namespace web {
namespace {

std::string tag_of(std::string_view bytes) {
  std::array<unsigned char, 16> mark;
  crypto_generichash(mark.data(), mark.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     nullptr, 0);
  std::array<char, 33> hex;
  sodium_bin2hex(hex.data(), hex.size(), mark.data(), mark.size());
  return hex.data();
}

}  // namespace

std::string PageCache::key(const http::Request& request, std::string_view language) {
  std::string key(language);
  key += '\n';
  key += request.path;
  for (const auto& [name, value] : request.query.pairs()) {
    key += '\n';
    key += name;
    key += '\x1f';
    key += value;
  }
  return key;
}

http::Response PageCache::send(const Kept& kept, const http::Request& request) {
  http::Response response = kept.page;
  const std::string& accepted = request.headers.get("accept-encoding");
  std::string tag = "\"" + kept.tag;
  if (kept.brotli && accepts(accepted, "br")) {
    response.shared = kept.brotli;
    response.with("Content-Encoding", "br");
    tag += "-br";
  } else if (kept.gzip && accepts(accepted, "gzip")) {
    response.shared = kept.gzip;
    response.with("Content-Encoding", "gzip");
    tag += "-gz";
  } else {
    response.shared = kept.plain;
  }
  tag += '"';
  if (request.headers.get("if-none-match").find(tag) != std::string::npos) {
    response.status = 304;
    response.shared = nullptr;
    std::erase_if(response.headers, [](const auto& head) { return head.first == "Content-Encoding"; });
  }
  response.with("ETag", std::move(tag));
  return response;
}

std::optional<http::Response> PageCache::find(const std::string& key, std::uint64_t version, config::Date day,
                                              const http::Request& request) {
  const std::lock_guard hold(lock_);
  const auto found = index_.find(key);
  if (found == index_.end()) return std::nullopt;
  const auto kept = found->second;
  if (kept->version != version || kept->day != day) {
    bytes_ -= kept->size;
    pages_.erase(kept);
    index_.erase(found);
    return std::nullopt;
  }
  pages_.splice(pages_.begin(), pages_, kept);
  return send(*kept, request);
}

http::Response PageCache::keep(const std::string& key, std::uint64_t version, config::Date day,
                               const http::Request& request, http::Response response) {
  Kept kept;
  kept.key = key;
  kept.version = version;
  kept.day = day;
  kept.plain = response.shared ? response.shared : std::make_shared<const std::string>(std::move(response.body));
  if (response.type.starts_with("text/") || response.type.starts_with("application/json") ||
      response.type.starts_with("image/svg")) {
    kept.gzip = std::make_shared<const std::string>(gzip(*kept.plain));
    kept.brotli = std::make_shared<const std::string>(brotli(*kept.plain));
    if (kept.gzip->empty()) kept.gzip = nullptr;
    if (kept.brotli->empty()) kept.brotli = nullptr;
  }
  kept.tag = tag_of(*kept.plain);
  response.body.clear();
  response.shared = nullptr;
  kept.page = std::move(response);
  kept.page.with("Cache-Control", "no-cache").with("Vary", "Accept-Encoding, Cookie");
  kept.size = key.size() + kept.plain->size() + (kept.gzip ? kept.gzip->size() : 0) +
              (kept.brotli ? kept.brotli->size() : 0) + 1024;

  http::Response answer = send(kept, request);
  if (kept.size > most_bytes_ / 4) return answer;
  const std::lock_guard hold(lock_);
  if (const auto found = index_.find(key); found != index_.end()) {
    bytes_ -= found->second->size;
    pages_.erase(found->second);
    index_.erase(found);
  }
  bytes_ += kept.size;
  pages_.push_front(std::move(kept));
  index_.emplace(pages_.front().key, pages_.begin());
  while (bytes_ > most_bytes_) {
    bytes_ -= pages_.back().size;
    index_.erase(pages_.back().key);
    pages_.pop_back();
  }
  return answer;
}

}  // namespace web
