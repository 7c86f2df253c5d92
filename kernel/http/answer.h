#pragma once
// The head of an answer as bytes, and the short answers that the door itself gives.

#include <string>
#include <string_view>

#include "response.h"

namespace http {

std::string_view reason(int status);
/// The Date head's form of a second since 1970: "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(std::int64_t seconds);
/// Writes status line and heads into `head` (emptied first). False when a head of the response holds a line end or is
/// one that only the door may set: the answer must then be a plain 500.
bool write_head(std::string& head, const Response& response, std::string_view date, bool close);
/// A short text/plain answer in Danish and English.
Response plain(int status);

}  // namespace http
