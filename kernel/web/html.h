#pragma once
// The HTML writer. A string *literal* is markup; every run-time value is text and is escaped (& < > " '), in elements and
// in attributes alike. Markup from run-time strings cannot be written: Markup takes literals only.
//
//   h << "<p class=\"lead\">" << meeting.title << "</p>";
//   h << "<a href=\"" << Url(address) << "\">" << title << "</a>";

#include <cstdint>
#include <string>
#include <string_view>

namespace web {

/// A literal of markup. The constructor runs at compile time only.
struct Markup {
  std::string_view text;
  template <std::size_t N>
  consteval Markup(const char (&literal)[N]) : text(literal, N - 1) {}
};

/// An address in href, src or action: relative, http, https, mailto or tel; anything else is written as "#".
struct Url {
  std::string_view address;
  explicit Url(std::string_view a) : address(a) {}
};

class Html {
 public:
  Html() = default;
  Html(Markup markup) : text_(markup.text) {}
  Html& operator<<(Markup markup);
  Html& operator<<(const std::string& text);   // escaped
  Html& operator<<(std::string_view text);     // escaped
  Html& operator<<(Url url);
  Html& operator<<(std::int64_t number);       // plain digits
  Html& operator<<(int number) { return *this << static_cast<std::int64_t>(number); }
  Html& operator<<(std::size_t number) { return *this << static_cast<std::int64_t>(number); }
  Html& operator<<(const Html& html);          // already safe
  Html& operator<<(const char*) = delete;      // say std::string_view (escaped) or a literal (markup)

  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  friend Html markdown(std::string_view source);  // markdown.h: rendered with raw HTML off
  std::string text_;
};

/// Plain text as one escaped piece of HTML.
Html text(std::string_view words);
/// Plain text with blank lines as paragraphs and line breaks kept.
Html paragraphs(std::string_view words);

}  // namespace web
