#pragma once
// The HTML writer. A string *literal* is markup; every run-time value is text and is escaped (& < > " '), in elements
// and in attributes alike. Markup from run-time strings cannot be written: Markup takes literals only.
//
//   h << "<p class=\"lead\">" << meeting.title << "</p>";
//   h << "<a href=\"" << Url(address) << "\">" << title << "</a>";

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

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
  template <class T>
    requires std::same_as<T, std::string> || std::same_as<T, std::string_view>
  Html& operator<<(const T& text) {  // escaped
    escape(text);
    return *this;
  }
  Html& operator<<(Url url);
  Html& operator<<(std::int64_t number);  // plain digits
  Html& operator<<(int number) { return *this << static_cast<std::int64_t>(number); }
  Html& operator<<(std::size_t number) { return *this << static_cast<std::int64_t>(number); }
  Html& operator<<(const Html& html);  // already safe
  // a const char* that is no literal does not fit any of them: say std::string_view (escaped)

  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  void escape(std::string_view text);
  std::string text_;
};

/// Plain text as one escaped piece of HTML.
Html text(std::string_view words);
/// Plain text with blank lines as paragraphs and line breaks kept.
Html paragraphs(std::string_view words);

}  // namespace web
