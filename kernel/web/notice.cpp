// The sentence as base64url and a keyed BLAKE2b of it.

#include "notice.h"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace web {
namespace {

constexpr std::size_t longest = 1500;  // bytes; a cookie may hold four thousand
constexpr int alphabet = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string base64(const unsigned char* bytes, std::size_t size) {
  std::string text(sodium_base64_encoded_len(size, alphabet), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, size, alphabet);
  text.pop_back();  // the closing zero
  return text;
}

std::string signature(std::string_view form_token, std::string_view sentence) {
  std::array<unsigned char, 32> key;
  crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char*>(form_token.data()),
                     form_token.size(), nullptr, 0);
  std::array<unsigned char, 16> mark;
  crypto_generichash(mark.data(), mark.size(), reinterpret_cast<const unsigned char*>(sentence.data()), sentence.size(),
                     key.data(), key.size());
  return base64(mark.data(), mark.size());
}

}  // namespace

std::string notice_cookie(std::string_view form_token, std::string_view sentence) {
  if (sentence.size() > longest) {
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(sentence[end]) & 0xC0) == 0x80) --end;  // not inside a letter
    sentence = sentence.substr(0, end);
  }
  return fmt::format("{}={}.{}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax", notice_cookie_name,
                     base64(reinterpret_cast<const unsigned char*>(sentence.data()), sentence.size()),
                     signature(form_token, sentence));
}

std::optional<std::string> read_notice(std::string_view form_token, std::string_view value) {
  const std::size_t point = value.find('.');
  if (point == std::string_view::npos || value.size() > 3 * longest || form_token.empty()) return std::nullopt;
  std::string sentence(point, '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(sentence.data()), sentence.size(), value.data(), point,
                        nullptr, &size, nullptr, alphabet) != 0) {
    return std::nullopt;
  }
  sentence.resize(size);
  const std::string expected = signature(form_token, sentence);
  const std::string_view given = value.substr(point + 1);
  if (given.size() != expected.size() || sodium_memcmp(given.data(), expected.data(), expected.size()) != 0)
    return std::nullopt;
  return sentence;
}

std::string cleared_notice() {
  return fmt::format("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax", notice_cookie_name);
}

}  // namespace web
