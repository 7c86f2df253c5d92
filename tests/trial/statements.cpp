// The SQL literals of the stores, read from the source text.

#include <algorithm>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "config/yaml.h"
#include "databases.h"

namespace trial {

namespace fs = std::filesystem;

namespace {

/// Reads the pieces of one C++ string: "...", R"sql(...)sql" and the macros it knows, side by side.
class Pieces {
 public:
  Pieces(const std::string& source, std::size_t at, const std::string& visible)
      : source_(source), at_(at), visible_(visible) {}

  /// One string made of pieces; nothing if there is something else.
  std::optional<std::string> string() {
    std::string out;
    for (bool any = false;; any = true) {
      space();
      if (starts("R\"")) {
        const std::size_t open = source_.find('(', at_);
        const std::string close = ")" + source_.substr(at_ + 2, open - at_ - 2) + "\"";
        const std::size_t end = source_.find(close, open);
        if (end == std::string::npos) return std::nullopt;
        out += source_.substr(open + 1, end - open - 1);
        at_ = end + close.size();
      } else if (starts("\"")) {
        for (++at_; at_ < source_.size() && source_[at_] != '"'; ++at_) {
          if (source_[at_] == '\\') ++at_;
          out += source_[at_] == 'n' && source_[at_ - 1] == '\\' ? '\n' : source_[at_];
        }
        ++at_;
      } else if (starts("PERMIT_VISIBLE")) {
        out += visible_;
        at_ += std::string_view("PERMIT_VISIBLE").size();
      } else {
        return any ? std::optional{out} : std::nullopt;
      }
    }
  }
  bool take(char c) {
    space();
    if (at_ >= source_.size() || source_[at_] != c) return false;
    ++at_;
    return true;
  }

 private:
  bool starts(std::string_view what) const { return source_.compare(at_, what.size(), what) == 0; }
  void space() {
    for (;;) {
      while (at_ < source_.size() &&
             (std::isspace(static_cast<unsigned char>(source_[at_])) != 0 || source_[at_] == '\\'))
        ++at_;
      if (!starts("//")) return;
      at_ = std::min(source_.find('\n', at_), source_.size());
    }
  }

  const std::string& source_;
  std::size_t at_;
  const std::string& visible_;
};

std::string read(const fs::path& path) {
  auto bytes = config::read_file(path);
  if (!bytes) throw std::runtime_error("cannot read " + path.string());
  return std::move(*bytes);
}

std::string permit_visible() {
  const std::string header = read(fs::path(source_folder()) / "kernel/permit/visible.h");
  constexpr std::string_view define = "#define PERMIT_VISIBLE";
  const std::size_t at = header.find(define);
  const std::string none;
  auto text = at == std::string::npos ? std::nullopt : Pieces(header, at + define.size(), none).string();
  if (!text) throw std::runtime_error("kernel/permit/visible.h does not define PERMIT_VISIBLE as a string");
  return *text;
}

}  // namespace

std::vector<FoundStatement> statements_below(const std::string& folder) {
  const std::string visible = permit_visible();
  const fs::path root = folder.rfind('/', 0) == 0 ? fs::path(folder) : fs::path(source_folder()) / folder;
  std::vector<fs::path> stores;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    const std::string name = entry.path().filename().string();
    if (name.size() > 10 && name.compare(name.size() - 10, 10, "_store.cpp") == 0) stores.push_back(entry.path());
  }
  std::sort(stores.begin(), stores.end());
  std::vector<FoundStatement> found;
  for (const fs::path& store : stores) {
    const std::string source = read(store);
    constexpr std::string_view sql = "Sql ";
    for (std::size_t at = source.find(sql); at != std::string::npos; at = source.find(sql, at + 1)) {
      std::size_t brace = at + sql.size();
      while (brace < source.size() &&
             (std::isalnum(static_cast<unsigned char>(source[brace])) != 0 || source[brace] == '_'))
        ++brace;
      Pieces pieces(source, brace, visible);
      if (!pieces.take('{')) continue;
      const auto name = pieces.string();
      if (!name || !pieces.take(',')) continue;
      const auto text = pieces.string();
      if (!text || !pieces.take('}')) {
        throw std::runtime_error("statement " + *name + " in " + store.string() + " is not a plain literal");
      }
      found.push_back({store.string(), *name, *text});
    }
  }
  return found;
}

}  // namespace trial
