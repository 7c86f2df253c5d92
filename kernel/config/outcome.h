#pragma once
// What an act answers: the value, or a refusal that a person can understand. Broken things are exceptions instead.

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace config {

/// Why something was not done. `sentence` is the English text (the key of the translation) with {0} {1} places.
struct Refusal {
  std::string sentence;
  std::vector<std::string> arguments;
  std::string field;  // the form field it stands beside; empty = the whole act
  std::string law;    // paragraph in small print, for instance "retsplejeloven § 113"

  bool operator==(const Refusal&) const = default;
};

template <class T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : content_(std::move(value)) {}
  Outcome(Refusal refusal) : content_(std::move(refusal)) {}

  explicit operator bool() const { return content_.index() == 0; }
  T& operator*() { return std::get<0>(content_); }
  const T& operator*() const { return std::get<0>(content_); }
  T* operator->() { return &std::get<0>(content_); }
  const T* operator->() const { return &std::get<0>(content_); }
  const Refusal& refusal() const { return std::get<1>(content_); }

 private:
  std::variant<T, Refusal> content_;
};

/// An act without a value: `return done;` or `return Refusal{...}`.
struct Done {};
inline constexpr Done done{};

}  // namespace config
