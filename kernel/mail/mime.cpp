// The MIME writer.

#include "mime.h"

#include <algorithm>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace mail {

namespace {

constexpr std::string_view digits64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view digits16 = "0123456789ABCDEF";

std::string base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    const std::size_t have = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t j = 0; j < 3; ++j) three = three << 8 | (j < have ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j) out.push_back(j <= have ? digits64[three >> (18 - 6 * j) & 63] : '=');
  }
  return out;
}

bool plain(char c) { return c >= 0x20 && c < 0x7F; }

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }  // inside a UTF-8 character

/// A display name in quotes, or encoded words.
std::string phrase(std::string_view name) {
  const std::string encoded = encode_head(name);
  if (encoded.starts_with("=?")) return encoded;
  std::string out = "\"";
  for (const char c : encoded) {
    if (c == '\r' || c == '\n') continue;
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

}  // namespace

bool is_address(std::string_view text) {
  const auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == text.size() ||
      text.find('@', at + 1) != std::string_view::npos)
    return false;
  if (text.size() > 254 || text.front() == '-') return false;
  return std::none_of(text.begin(), text.end(), [](char c) {
    return c <= 0x20 || c >= 0x7F || std::string_view("()<>[]:;,\\\"").find(c) != std::string_view::npos;
  });
}

std::string encode_head(std::string_view text) {
  std::string clean(text);
  for (char& c : clean) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  if (clean.size() <= 60 && std::all_of(clean.begin(), clean.end(), plain) && clean.find("=?") == std::string::npos)
    return clean;
  std::string out;
  for (std::size_t at = 0; at < clean.size();) {
    std::size_t end = std::min(at + 42, clean.size());  // 42 bytes are 56 characters of base64: a word stays below 75
    while (end < clean.size() && continues(clean[end])) --end;
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(std::string_view(clean).substr(at, end - at)) + "?=";
    at = end;
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  const auto put = [&](std::string_view piece) {
    if (column + piece.size() > 75) {
      out += "=\r\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (c == '\n') {
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool line_ends = i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r';
    if (plain(c) && c != '=' && !(c == ' ' && line_ends)) {
      put(std::string_view(&c, 1));
    } else {
      const auto byte = static_cast<unsigned char>(c);
      const char escape[] = {'=', digits16[byte >> 4], digits16[byte & 15]};
      put({escape, 3});
    }
  }
  return out;
}

std::string base64_lines(std::string_view bytes) {
  const std::string all = base64(bytes);
  std::string out;
  for (std::size_t at = 0; at < all.size(); at += 76) out += all.substr(at, 76) + "\r\n";
  return out;
}

std::string mail_date(config::Instant instant) {
  const auto second = std::chrono::floor<std::chrono::seconds>(instant);
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", fmt::gmtime(second.time_since_epoch().count()));
}

std::string write_mime(const Message& message, const storage::Id& id, std::string_view from, config::Instant written) {
  const auto domain = from.substr(from.find('@') + 1);
  std::string out = fmt::format(
      "From: <{}>\r\nTo: {}<{}>\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{}>\r\nMIME-Version: "
      "1.0\r\nAuto-Submitted: auto-generated\r\n",
      from, message.to_name.empty() ? "" : phrase(message.to_name) + "\r\n ", message.to, encode_head(message.subject),
      mail_date(written), id.text(), domain);
  const std::string text =
      "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
      quoted_printable(message.text) + "\r\n";
  if (message.calendar.empty()) return out + text;
  // The calendar object stands last among the alternatives, and these are the first child: elsewhere Outlook shows an
  // attachment without buttons.
  const std::string outer = "=_" + id.text() + "_1";
  const std::string inner = "=_" + id.text() + "_2";
  std::string method;
  std::copy_if(message.calendar_method.begin(), message.calendar_method.end(), std::back_inserter(method),
               [](char c) { return c >= 'A' && c <= 'Z'; });
  out += fmt::format(
      "Content-Type: multipart/mixed; boundary=\"{0}\"\r\n\r\n--{0}\r\nContent-Type: multipart/alternative; "
      "boundary=\"{1}\"\r\n\r\n",
      outer, inner);
  out += fmt::format("--{}\r\n{}\r\n", inner, text);
  out += fmt::format(
      "--{}\r\nContent-Type: text/calendar; method={}; charset=UTF-8\r\nContent-Transfer-Encoding: "
      "base64\r\n\r\n{}\r\n",
      inner, method, base64_lines(message.calendar));
  out += fmt::format("--{}--\r\n\r\n--{}--\r\n", inner, outer);
  return out;
}

}  // namespace mail
