#pragma once
// A value on its way into a statement, bound by name.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/clock.h"
#include "id.h"

namespace storage {

struct Blob {
  std::string bytes;
};

/// null, integer (also bool and time), real, text (also id and date), bytes, or a list of texts for `IN :list`.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob, std::vector<std::string>>;

inline Value to_value(std::nullopt_t) { return std::monostate{}; }
inline Value to_value(bool value) { return std::int64_t{value}; }
inline Value to_value(int value) { return std::int64_t{value}; }
inline Value to_value(unsigned value) { return std::int64_t{value}; }
inline Value to_value(std::int64_t value) { return value; }
inline Value to_value(long long value) { return std::int64_t{value}; }
inline Value to_value(double value) { return value; }
inline Value to_value(std::string value) { return value; }
inline Value to_value(std::string_view value) { return std::string(value); }
inline Value to_value(const char* value) { return std::string(value); }
inline Value to_value(const Id& value) { return value.empty() ? Value{std::monostate{}} : Value{value.text()}; }
inline Value to_value(config::Date value) { return config::iso(value); }
inline Value to_value(config::Instant value) { return std::int64_t{value.time_since_epoch().count()}; }
inline Value to_value(Blob value) { return value; }
inline Value to_value(std::vector<std::string> value) { return value; }
inline Value to_value(const std::vector<Id>& ids) {
  std::vector<std::string> texts;
  texts.reserve(ids.size());
  for (const Id& id : ids) texts.push_back(id.text());
  return texts;
}
template <class T>
Value to_value(const std::optional<T>& value) {
  return value ? to_value(*value) : Value{std::monostate{}};
}

/// `{"meeting", id}` binds :meeting.
struct Bind {
  std::string_view name;
  Value value;
  template <class T>
  Bind(std::string_view n, T&& v) : name(n), value(to_value(std::forward<T>(v))) {}
};

}  // namespace storage
