// Strict reading of a request's head: bare line ends, control characters, folded lines and targets other than a plain
// path are refused, so that a proxy in front and this server never see two different requests.

#include "head.h"

#include <algorithm>

#include "encoding.h"

namespace http {

std::size_t end_of_head(std::string_view bytes, std::size_t from) {
  const auto found = bytes.find("\r\n\r\n", from < 3 ? 0 : from - 3);
  return found == std::string_view::npos ? found : found + 4;
}

int fault_of_head(std::string_view bytes, bool complete, int most_fields) {
  int lines = 0;
  std::size_t line = 0;  // where the present line began
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c == '\r') {
      if (i + 1 < bytes.size() && bytes[i + 1] != '\n') return 400;
      continue;
    }
    if (c == '\n') {
      if (i == 0 || bytes[i - 1] != '\r') return 400;
      if (lines == 0 && i == 1) return 400;  // an empty line before the request
      ++lines;
      line = i + 1;
      continue;
    }
    if ((c < 0x20 && c != '\t') || c == 0x7F) return 400;
    if (lines == 0 && (c == '\t' || c >= 0x80)) return 400;
    if (lines > 0 && i == line && (c == ' ' || c == '\t')) return 400;  // folded line
  }
  if (lines - 2 > most_fields) return 431;  // the request line and the empty line are no fields
  if (complete && !is_text(bytes)) return 400;
  return 0;
}

bool read_target(std::string_view target, Request& request) {
  if (target.empty() || target.front() != '/' || (target.size() > 1 && target[1] == '/')) return false;
  for (const char c : target) {
    if (c <= 0x20 || c >= 0x7F || c == '#' || c == '\\' || c == '"' || c == '<' || c == '>' || c == '^' || c == '`' ||
        c == '{' || c == '|' || c == '}') {
      return false;
    }
  }
  request.target = target;
  const auto mark = target.find('?');
  const auto raw_path = target.substr(0, mark);
  auto path = percent_decode(raw_path, false);
  if (!path) return false;
  // An escaped slash, control characters and dot segments would be read differently by others.
  if (std::count(path->begin(), path->end(), '/') != std::count(raw_path.begin(), raw_path.end(), '/')) return false;
  if (std::any_of(path->begin(), path->end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F || c == '\\'; }))
    return false;
  for (std::size_t begin = 0; begin < path->size();) {
    const auto end = std::min(path->find('/', begin + 1), path->size());
    const auto segment = std::string_view(*path).substr(begin + 1, end - begin - 1);
    if (segment == "." || segment == "..") return false;
    begin = end;
  }
  request.path = std::move(*path);
  if (mark != std::string_view::npos) {
    auto query = read_form(target.substr(mark + 1));
    if (!query) return false;
    request.query = std::move(*query);
  }
  return true;
}

}  // namespace http
