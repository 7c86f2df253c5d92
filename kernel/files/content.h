#pragma once
// What uploaded bytes are: decided by looking at them, with the name's ending as a second witness.

#include <optional>
#include <string>
#include <string_view>

namespace files {

/// The media type if the bytes are of a permitted kind and the name's ending says the same; else nothing. Permitted:
/// PDF, Office Open XML and ODF without macros, plain text, CSV, PNG, JPEG.
std::optional<std::string> type_of(std::string_view name, std::string_view bytes);

/// A name without folders, control characters and direction marks, at most 150 bytes, ending kept.
std::string clean_name(std::string_view name);

/// Archives that unpack to too much, or to too many files (a zip bomb), or that hold macros.
bool is_safe_archive(std::string_view bytes);

}  // namespace files
