// multipart/form-data as browsers write it (RFC 7578): fields become text, files become uploads with their bytes
// untouched.

#include <optional>

#include "encoding.h"
#include "request.h"

namespace http {

namespace {

constexpr std::size_t most_parts = 1000;
constexpr std::size_t most_head = 4096;

/// The value of a parameter after the first ';': `form-data; name="x"; filename="y"`. Nothing when it is absent.
/// `broken` is set when the text is not a list of parameters.
std::optional<std::string> parameter(std::string_view text, std::string_view wanted, bool& broken) {
  std::optional<std::string> found;
  auto at = text.find(';');
  while (at != std::string_view::npos && at < text.size()) {
    ++at;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    const auto equals = text.find('=', at);
    if (equals == std::string_view::npos) {
      broken = broken || at < text.size();
      return found;
    }
    const auto name = trim(text.substr(at, equals - at));
    std::string value;
    at = equals + 1;
    if (at < text.size() && text[at] == '"') {
      ++at;
      bool closed = false;
      for (; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\')) {
          value.push_back(text[++at]);
        } else if (text[at] == '"') {
          closed = true;
          ++at;
          break;
        } else {
          value.push_back(text[at]);
        }
      }
      const auto next = text.find_first_not_of(" \t", at);
      if (!closed || (next != std::string_view::npos && text[next] != ';')) {
        broken = true;
        return std::nullopt;
      }
      at = next;
    } else {
      const auto end = text.find(';', at);
      value = trim(text.substr(at, end == std::string_view::npos ? end : end - at));
      at = end;
    }
    if (same_word(name, wanted)) {
      if (found) broken = true;  // said twice
      found = std::move(value);
    }
  }
  return found;
}

/// Browsers write a quotation mark and line ends in names as %22, %0D and %0A.
std::string unescaped(std::string text) {
  for (const auto& [escape, character] : {std::pair{"%22", '"'}, std::pair{"%0D", '\r'}, std::pair{"%0A", '\n'}}) {
    for (auto at = text.find(escape); at != std::string::npos; at = text.find(escape, at + 1))
      text.replace(at, 3, 1, character);
  }
  return text;
}

struct PartHead {
  std::string name;
  std::optional<std::string> filename;
};

std::optional<PartHead> read_part_head(std::string_view head) {
  PartHead part;
  bool named = false;
  while (!head.empty()) {
    const auto end = head.find("\r\n");
    const auto line = head.substr(0, end);
    head = end == std::string_view::npos ? std::string_view{} : head.substr(end + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_text(line)) return std::nullopt;
    const auto value = trim(line.substr(colon + 1));
    if (same_word(line.substr(0, colon), "content-disposition")) {
      if (named || !same_word(trim(value.substr(0, value.find(';'))), "form-data")) return std::nullopt;
      bool broken = false;
      auto name = parameter(value, "name", broken);
      part.filename = parameter(value, "filename", broken);
      if (!name || broken) return std::nullopt;
      part.name = unescaped(std::move(*name));
      if (part.filename) part.filename = unescaped(std::move(*part.filename));
      named = true;
    } else if (same_word(line.substr(0, colon), "content-transfer-encoding")) {
      if (!same_word(value, "binary") && !same_word(value, "8bit") && !same_word(value, "7bit")) return std::nullopt;
    }
  }
  if (!named) return std::nullopt;
  return part;
}

}  // namespace

bool read_multipart(std::string_view body, std::string_view content_type, Fields& form, std::vector<Upload>& uploads) {
  bool broken = false;
  const auto boundary = parameter(content_type, "boundary", broken);
  if (broken || !boundary || boundary->empty() || boundary->size() > 70) return false;
  const std::string delimiter = "\r\n--" + *boundary;
  if (!body.starts_with(std::string_view(delimiter).substr(2))) return false;
  body.remove_prefix(delimiter.size() - 2);
  for (std::size_t count = 0; count <= most_parts; ++count) {
    if (body.starts_with("--")) return body.size() == 2 || body.substr(2) == "\r\n";
    if (!body.starts_with("\r\n")) return false;
    body.remove_prefix(2);
    const auto head_end = body.substr(0, most_head).find("\r\n\r\n");
    if (head_end == std::string_view::npos) return false;
    auto head = read_part_head(body.substr(0, head_end));
    if (!head) return false;
    body.remove_prefix(head_end + 4);
    const auto end = body.find(delimiter);
    if (end == std::string_view::npos) return false;
    const auto content = body.substr(0, end);
    body.remove_prefix(end + delimiter.size());
    if (head->filename) {
      if (!head->filename->empty() || !content.empty()) {  // a file field left empty is no upload
        uploads.push_back({std::move(head->name), std::move(*head->filename), std::string(content)});
      }
    } else {
      if (!is_text(content)) return false;
      form.add(std::move(head->name), std::string(content));
    }
  }
  return false;
}

}  // namespace http
