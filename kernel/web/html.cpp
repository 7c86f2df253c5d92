// Escaping, in one place. Text and attributes share one rule; addresses are checked for their scheme first.

#include "html.h"

#include <array>

#include <fmt/format.h>

namespace web {
namespace {

bool is_safe(std::string_view address) {
  // Browsers skip control characters and blanks in front and tabs and line breaks inside: refuse them all.
  for (const char letter : address) {
    if (static_cast<unsigned char>(letter) <= 0x20 || letter == '\\') return false;
  }
  if (address.starts_with("//")) return false;  // another host
  const std::size_t end = address.find_first_of(":/?#");
  if (end == std::string_view::npos || address[end] != ':') return true;  // relative
  std::string scheme(address.substr(0, end));
  for (char& letter : scheme) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

}  // namespace

void Html::escape(std::string_view text) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view written;
    switch (text[i]) {
      case '&': written = "&amp;"; break;
      case '<': written = "&lt;"; break;
      case '>': written = "&gt;"; break;
      case '"': written = "&quot;"; break;
      case '\'': written = "&#39;"; break;
      case '\0': written = "\xEF\xBF\xBD"; break;
      default: continue;
    }
    text_.append(text, start, i - start);
    text_.append(written);
    start = i + 1;
  }
  text_.append(text, start);
}

Html& Html::operator<<(Markup markup) {
  text_.append(markup.text);
  return *this;
}

Html& Html::operator<<(Url url) {
  if (is_safe(url.address)) {
    escape(url.address);
  } else {
    text_ += '#';
  }
  return *this;
}

Html& Html::operator<<(std::int64_t number) {
  fmt::format_to(std::back_inserter(text_), "{}", number);
  return *this;
}

Html& Html::operator<<(const Html& html) {
  text_.append(html.text_);
  return *this;
}

Html text(std::string_view words) {
  Html html;
  html << words;
  return html;
}

Html paragraphs(std::string_view words) {
  Html html;
  bool open = false;
  while (!words.empty()) {
    const std::size_t end = words.find('\n');
    std::string_view line = words.substr(0, end);
    words = end == std::string_view::npos ? std::string_view{} : words.substr(end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
      if (open) html << "</p>";
      open = false;
      continue;
    }
    if (open) {
      html << "<br>";
    } else {
      html << "<p>";
    }
    open = true;
    html << line;
  }
  if (open) html << "</p>";
  return html;
}

}  // namespace web
