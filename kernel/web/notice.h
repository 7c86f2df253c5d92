#pragma once
// One sentence from an act to the page after it, carried by a short-lived cookie that only the same browser session can
// make: signed with its form token.

#include <optional>
#include <string>
#include <string_view>

namespace web {

inline constexpr std::string_view notice_cookie_name = "besked";

/// The value of Set-Cookie.
std::string notice_cookie(std::string_view form_token, std::string_view sentence);
/// The sentence in a cookie's value, or nothing when it was not signed with this form token.
std::optional<std::string> read_notice(std::string_view form_token, std::string_view value);
/// The value of Set-Cookie that takes it away again.
std::string cleared_notice();

}  // namespace web
