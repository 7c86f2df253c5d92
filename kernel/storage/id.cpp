// Ids: 16 bytes as 26 characters of Crockford's base 32, most significant bits first (the last character holds 3 bits).

#include "id.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>

#include <sodium.h>

namespace storage {

namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t length = 26;

std::string spell_bytes(const std::array<unsigned char, 16>& bytes) {
  std::string text;
  text.reserve(length);
  unsigned held = 0;
  int bits = 0;
  for (const unsigned char byte : bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text.push_back(alphabet[(held >> bits) & 31U]);
    }
  }
  text.push_back(alphabet[(held << (5 - bits)) & 31U]);
  return text;
}

}  // namespace

Id Id::random() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  Id id;
  id.text_ = spell_bytes(bytes);
  return id;
}

Id Id::next() {
  // Within one millisecond the counter goes on, so that ids made in a row are in a row.
  static std::atomic<std::uint64_t> last{0};
  const auto now = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count());
  std::uint64_t before = last.load();
  std::uint64_t place = 0;
  do {
    place = std::max(now << 16, before + 1);
  } while (!last.compare_exchange_weak(before, place));
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  for (int i = 0; i < 8; ++i) bytes[static_cast<std::size_t>(i)] = static_cast<unsigned char>(place >> (56 - 8 * i));
  Id id;
  id.text_ = spell_bytes(bytes);
  return id;
}

std::optional<Id> Id::parse(std::string_view text) {
  if (text.size() != length || text.find_first_not_of(alphabet) != std::string_view::npos) return std::nullopt;
  Id id;
  id.text_ = text;
  return id;
}

Id Id::of_words(std::string_view words) {
  std::array<unsigned char, 16> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(words.data()), words.size(),
                     nullptr, 0);
  Id id;
  id.text_ = spell_bytes(bytes);
  return id;
}

}  // namespace storage
