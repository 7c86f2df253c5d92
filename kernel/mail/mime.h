#pragma once
// A message as bytes (RFC 5322, 2045-2047, 6047). Pure: the same row always gives the same bytes.

#include <string>
#include <string_view>

#include "mail.h"

namespace mail {

/// The whole message with CRLF line ends. `id` makes the Message-ID; `from` is the sender's bare address.
std::string write_mime(const Message& message, const storage::Id& id, std::string_view from, config::Instant written);

/// One plain address: something@domain in ASCII without spaces, quotes, angle brackets and control characters.
bool is_address(std::string_view text);
/// Text for a head: control characters become spaces; what is not plain ASCII becomes encoded words, folded.
std::string encode_head(std::string_view text);
std::string quoted_printable(std::string_view text);  // line ends become CRLF
std::string base64_lines(std::string_view bytes);     // lines of 76
std::string mail_date(config::Instant instant);       // "Tue, 15 Sep 2020 06:30:00 +0000"

}  // namespace mail
