#pragma once
// Bytes on disk by their own hash, durable before anybody names them.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace files {

/// BLAKE2b-256 in hexadecimal.
std::string hash_of(std::string_view bytes);
/// Writes the bytes to a temporary file, syncs it, gives it its name and syncs the folder. Throws std::system_error.
void put_bytes(const std::filesystem::path& folder, const std::string& hash, std::string_view bytes);
/// The bytes of a hash; nothing when they are not there. Throws std::runtime_error when they are no longer what they
/// were.
std::optional<std::string> get_bytes(const std::filesystem::path& folder, const std::string& hash);

}  // namespace files
