#pragma once
// The name of a thing: 128 bits, written as 26 lower-case letters and digits (Crockford base 32). It may stand in an
// address: from a next() id the moment of its making can be read, from a random() one nothing.

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace storage {

class Id {
 public:
  Id() = default;  // empty: no thing
  /// A new thing's or entry's name: 64 bits that grow with time and 64 random ones. What is made together lies together
  /// in every index, which doubles the writes per second (docs/decisions/0009).
  static Id next();
  /// 128 random bits: for secrets, and for what must not tell when it was made.
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
