// Input: what was typed, taken apart field by field. Everything that does not fit is noted beside its field, and what
// was typed is kept for the form to show again.

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "form.h"

namespace web {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t start = text.find_first_not_of(blank);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(blank) - start + 1);
}

/// U+202A to U+202E and U+2066 to U+2069 turn the direction of what follows: a title could disguise the words beside
/// it. They come along unseen when text is pasted, so they are left out and not refused.
bool turns_direction(std::string_view rest) {
  if (rest.size() < 3 || rest[0] != '\xE2') return false;
  const auto second = static_cast<unsigned char>(rest[1]), third = static_cast<unsigned char>(rest[2]);
  return (second == 0x80 && third >= 0xAA && third <= 0xAE) || (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// All of `text` as a number that is not negative; -1 when it is none.
int small_number(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && !text.empty() && value >= 0 ? value : -1;
}

/// 3.3.2020, 03-03-2020 or 3/3 2020.
std::optional<config::Date> danish_date(std::string_view text) {
  const std::size_t first = text.find_first_of(".-/");
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = text.find_first_of(".-/ ", first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const int day = small_number(text.substr(0, first));
  const int month = small_number(text.substr(first + 1, second - first - 1));
  const int year = small_number(trimmed(text.substr(second + 1)));
  if (day < 1 || month < 1 || year < 1900 || year > 2199) return std::nullopt;
  return config::parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

}  // namespace

std::string Input::text(std::string_view field, TextRule rule) {
  std::string value;
  const std::string_view typed = trimmed(fields_.get(field));
  value.reserve(typed.size());
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed[i] == '\r') {  // browsers send line breaks as two characters
      if (i + 1 >= typed.size() || typed[i + 1] != '\n') value += '\n';
      continue;
    }
    if (turns_direction(typed.substr(i))) {
      i += 2;
      continue;
    }
    const auto byte = static_cast<unsigned char>(typed[i]);
    if ((byte < 0x20 && typed[i] != '\n' && typed[i] != '\t') || byte == 0x7F) {
      refuse({"The text holds characters that cannot be shown. Remove them.", {}, std::string(field), {}});
      return {};
    }
    value += typed[i];
  }
  const std::size_t size = letters(value);
  if (size == 0) {
    if (rule.required) refuse({"Write something here.", {}, std::string(field), {}});
  } else if (size < rule.least) {
    refuse({"Write at least {0} characters.", {std::to_string(rule.least)}, std::string(field), {}});
  } else if (size > rule.most) {
    refuse({"Write at most {0} characters. You have written {1}.",
            {std::to_string(rule.most), std::to_string(size)},
            std::string(field),
            {}});
  }
  return value;
}

std::optional<config::Date> Input::date(std::string_view field, bool required) {
  const std::string_view typed = trimmed(fields_.get(field));
  if (typed.empty()) {
    if (required) refuse({"Give a date.", {}, std::string(field), {}});
    return std::nullopt;
  }
  std::optional<config::Date> date = config::parse_date(typed);
  if (!date) date = danish_date(typed);
  if (!date) refuse({"This is no date. Write it like 3.3.2020.", {}, std::string(field), {}});
  return date;
}

std::optional<int> Input::minutes(std::string_view field, bool required) {
  const std::string_view typed = trimmed(fields_.get(field));
  if (typed.empty()) {
    if (required) refuse({"Give a time of day.", {}, std::string(field), {}});
    return std::nullopt;
  }
  const std::size_t point = typed.find_first_of(".:");
  const int hour = small_number(typed.substr(0, point));
  const std::string_view rest = point == std::string_view::npos ? std::string_view("00") : typed.substr(point + 1);
  const int minute = rest.size() == 2 ? small_number(rest) : -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
    refuse({"This is no time of day. Write it like 10.00.", {}, std::string(field), {}});
    return std::nullopt;
  }
  return hour * 60 + minute;
}

std::optional<std::int64_t> Input::number(std::string_view field, std::int64_t least, std::int64_t most,
                                          bool required) {
  const std::string_view typed = trimmed(fields_.get(field));
  if (typed.empty()) {
    if (required) refuse({"Write a number.", {}, std::string(field), {}});
    return std::nullopt;
  }
  std::string plain;
  for (const char letter : typed) {
    if (letter != '.' && letter != ' ') plain += letter;  // thousands
  }
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size()) {
    refuse({"Write a whole number.", {}, std::string(field), {}});
    return std::nullopt;
  }
  if (value < least || value > most) {
    refuse({"Write a number from {0} to {1}.", {std::to_string(least), std::to_string(most)}, std::string(field), {}});
    return std::nullopt;
  }
  return value;
}

storage::Id Input::id(std::string_view field, bool required) {
  const std::string_view typed = trimmed(fields_.get(field));
  if (typed.empty()) {
    if (required) refuse({"Choose one.", {}, std::string(field), {}});
    return {};
  }
  const std::optional<storage::Id> id = storage::Id::parse(typed);
  if (!id) refuse({"Choose one of those shown.", {}, std::string(field), {}});
  return id.value_or(storage::Id{});
}

std::string Input::choice(std::string_view field, const std::vector<std::string>& allowed) {
  const std::string& typed = fields_.get(field);
  if (std::find(allowed.begin(), allowed.end(), typed) != allowed.end()) return typed;
  refuse({typed.empty() ? "Choose one." : "Choose one of those shown.", {}, std::string(field), {}});
  return {};
}

}  // namespace web
