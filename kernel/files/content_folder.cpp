// The folder of bytes: FOLDER/ab/cdef... for the hash abcdef...

#include "content_folder.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "config/yaml.h"

namespace files {

namespace {

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (number_ < 0) throw std::system_error(errno, std::generic_category(), path.string());
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  void sync() const {
    if (::fsync(number_) != 0) throw std::system_error(errno, std::generic_category(), "fsync");
  }

 private:
  int number_;
};

void sync_folder(const std::filesystem::path& folder) { Descriptor(folder, O_RDONLY | O_DIRECTORY).sync(); }

std::filesystem::path place_of(const std::filesystem::path& folder, const std::string& hash) {
  return folder / hash.substr(0, 2) / hash.substr(2);
}

}  // namespace

std::string hash_of(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     nullptr, 0);
  std::string text(digest.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  text.pop_back();
  return text;
}

void put_bytes(const std::filesystem::path& folder, const std::string& hash, std::string_view bytes) {
  const auto place = place_of(folder, hash);
  if (std::filesystem::exists(place)) return;  // it got its name after it was synced
  const auto below = place.parent_path();
  if (std::filesystem::create_directories(below)) {
    sync_folder(folder);
    if (folder.has_parent_path() && std::filesystem::exists(folder.parent_path())) sync_folder(folder.parent_path());
  }
  std::string temporary = (below / ".new-XXXXXX").string();
  const int made = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (made < 0) throw std::system_error(errno, std::generic_category(), temporary);
  try {
    while (!bytes.empty()) {
      const auto written = ::write(made, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw std::system_error(errno, std::generic_category(), temporary);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(made) != 0) throw std::system_error(errno, std::generic_category(), "fsync");
    std::filesystem::rename(temporary, place);
  } catch (...) {
    ::close(made);
    ::unlink(temporary.c_str());
    throw;
  }
  ::close(made);
  sync_folder(below);
}

std::optional<std::string> get_bytes(const std::filesystem::path& folder, const std::string& hash) {
  auto bytes = config::read_file(place_of(folder, hash));
  if (bytes && hash_of(*bytes) != hash) throw std::runtime_error("the bytes of a file are damaged: " + hash);
  return bytes;
}

}  // namespace files
