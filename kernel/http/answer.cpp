// Answers as bytes.

#include "answer.h"

#include <algorithm>
#include <chrono>
#include <iterator>

#include <fmt/format.h>

#include "encoding.h"

namespace http {

std::string_view reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Other";
  }
}

std::string http_date(std::int64_t seconds) {
  using namespace std::chrono;
  constexpr std::string_view week[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_seconds at{std::chrono::seconds{seconds}};
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss time{at - day};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", week[weekday{day}.c_encoding()],
                     static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

bool write_head(std::string& head, const Response& response, std::string_view date, bool close) {
  head.clear();
  auto out = std::back_inserter(head);
  fmt::format_to(out, "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason(response.status), date);
  const auto unsafe = [](std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
  };
  if (unsafe(response.type)) return false;
  const bool bodyless = response.status == 204 || response.status == 304;
  if (!bodyless) {
    if (!response.type.empty()) fmt::format_to(out, "Content-Type: {}\r\n", response.type);
    fmt::format_to(out, "Content-Length: {}\r\n", response.bytes().size());
  }
  for (const auto& [name, value] : response.headers) {
    if (name.empty() || unsafe(name) || unsafe(value) || name.find_first_of(": ") != std::string::npos) return false;
    if (same_word(name, "content-length") || same_word(name, "transfer-encoding") || same_word(name, "connection"))
      return false;
    fmt::format_to(out, "{}: {}\r\n", name, value);
  }
  head += close ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
  return true;
}

Response plain(int status) {
  const auto sentence = [&]() -> std::string_view {
    switch (status) {
      case 413: return "Det, der blev sendt, er for stort.\nWhat was sent is too large.\n";
      case 414: return "Adressen er for lang.\nThe address is too long.\n";
      case 417: return "Forventningen kan ikke opfyldes.\nThe expectation cannot be met.\n";
      case 431: return "Forespørgslens hoved er for stort.\nThe head of the request is too large.\n";
      case 500: return "Der skete en fejl. Prøv igen om lidt.\nSomething went wrong. Try again in a moment.\n";
      case 503: return "Der er travlt lige nu. Prøv igen om lidt.\nThe server is busy. Try again in a moment.\n";
      case 505: return "Denne udgave af HTTP kan ikke bruges.\nThis version of HTTP cannot be used.\n";
      default: return "Forespørgslen kunne ikke læses.\nThe request could not be read.\n";
    }
  }();
  Response response;
  response.status = status;
  response.type = "text/plain; charset=utf-8";
  response.body = sentence;
  response.with("Cache-Control", "no-store").with("X-Content-Type-Options", "nosniff");
  return response;
}

}  // namespace http
