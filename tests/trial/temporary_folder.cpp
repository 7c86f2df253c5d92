// See temporary_folder.h.

#include "temporary_folder.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>

namespace trial {

namespace fs = std::filesystem;

namespace {

void remove_leftovers(const fs::path& tmp, const std::string& prefix) {
  std::error_code ignored;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(tmp, fs::directory_options::skip_permission_denied, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind(prefix, 0) != 0) continue;
    const int owner = std::atoi(name.c_str() + prefix.size());
    if (owner > 0 && kill(owner, 0) != 0 && errno == ESRCH) fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace

std::string temporary_folder(const std::string& what) {
  const fs::path tmp = fs::temp_directory_path();
  const std::string prefix = fmt::format("trygkreds-{}-", what);
  remove_leftovers(tmp, prefix);
  std::string pattern = (tmp / fmt::format("{}{}-XXXXXX", prefix, getpid())).string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
  return pattern;
}

}  // namespace trial
