#pragma once
// The characters of requests: UTF-8 checked, percent escapes taken apart. Used by everything that reads what a client
// sent.

#include <optional>
#include <string>
#include <string_view>

namespace http {

/// Well-formed UTF-8 without overlong forms, surrogates and NUL.
bool is_text(std::string_view bytes);
/// Undoes %XX (and '+' as a space when `form`); nothing when an escape is malformed or the result is not text.
std::optional<std::string> percent_decode(std::string_view text, bool form);
std::string lower(std::string_view ascii);
/// Equal but for the case of ASCII letters.
bool same_word(std::string_view a, std::string_view b);
std::string_view trim(std::string_view text);  // spaces and tabs

}  // namespace http
