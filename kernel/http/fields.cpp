// Fields by name, and the two plain forms in which they come: `a=1&b=2` and the Cookie head.

#include <algorithm>

#include "encoding.h"
#include "head.h"
#include "request.h"

namespace http {

namespace {
constexpr std::size_t most_fields = 4000;  // of one form: a long table of rows fits, a flood does not
}

const std::string& Fields::get(std::string_view name) const {
  static const std::string none;
  for (const auto& [key, value] : pairs_) {
    if (key == name) return value;
  }
  return none;
}

bool Fields::has(std::string_view name) const {
  return std::any_of(pairs_.begin(), pairs_.end(), [&](const auto& pair) { return pair.first == name; });
}

std::vector<std::string> Fields::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : pairs_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::optional<Fields> read_form(std::string_view text) {
  Fields fields;
  std::size_t count = 0;
  while (!text.empty()) {
    const auto end = text.find('&');
    const auto piece = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (piece.empty()) continue;
    if (++count > most_fields) return std::nullopt;
    const auto equals = piece.find('=');
    auto name = percent_decode(piece.substr(0, equals), true);
    auto value = equals == std::string_view::npos ? std::optional<std::string>("")
                                                  : percent_decode(piece.substr(equals + 1), true);
    if (!name || !value) return std::nullopt;
    fields.add(std::move(*name), std::move(*value));
  }
  return fields;
}

Fields read_cookies(std::string_view head) {
  Fields cookies;
  while (!head.empty()) {
    const auto end = head.find(';');
    const auto piece = trim(head.substr(0, end));
    head = end == std::string_view::npos ? std::string_view{} : head.substr(end + 1);
    const auto equals = piece.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    auto value = piece.substr(equals + 1);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    cookies.add(std::string(piece.substr(0, equals)), std::string(value));
  }
  return cookies;
}

}  // namespace http
