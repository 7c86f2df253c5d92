#pragma once
// The name of a thing: 128 random bits, written as 26 lower-case letters and digits (Crockford base 32). Nothing can be
// read from it, so it may stand in an address.

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace storage {

class Id {
 public:
  Id() = default;  // empty: no thing
  static Id random();
  /// Nothing unless it is 26 characters of the alphabet.
  static std::optional<Id> parse(std::string_view text);
  /// The same words always give the same id (BLAKE2b): for fixed things, offices and demo data.
  static Id of_words(std::string_view words);

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  auto operator<=>(const Id&) const = default;

 private:
  std::string text_;
};

}  // namespace storage

template <>
struct std::hash<storage::Id> {
  std::size_t operator()(const storage::Id& id) const noexcept { return std::hash<std::string>{}(id.text()); }
};
