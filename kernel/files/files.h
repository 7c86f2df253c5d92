#pragma once
// Uploads: by type and size, in quarantine until a scanner says otherwise, never shown inline. The bytes lie in the
// data folder by content hash; the row is written in the change of the thing they belong to.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/archive.h"
#include "config/package.h"
#include "file.h"
#include "permit/viewer.h"

namespace files {

inline constexpr std::int64_t largest = 25 * 1024 * 1024;

/// Says whether bytes are harmless: clamd over its socket, or the demo's built-in one.
class Scanner {
 public:
  enum class Verdict { clean, found, unknown };  // unknown: scanner away or over its limits: stays in quarantine
  virtual ~Scanner() = default;
  virtual Verdict scan(std::string_view bytes) = 0;
  virtual bool answers() const { return true; }  // false: there is no scanner, and asking is of no use
};
/// `clamd:/path`, `builtin` (EICAR only, for the demo), `none`.
std::unique_ptr<Scanner> make_scanner(const std::string& setting);

class Files {
 public:
  Files(std::filesystem::path folder, std::unique_ptr<Scanner> scanner);

  /// Puts the bytes on disk (durably) before the change that names them. Refused: too large, empty, a type that is not
  /// allowed (PDF, office documents, text, CSV, PNG, JPEG, ODF). The answer is what `keep` wants.
  struct Stored {
    File file;
    std::string hash;
  };
  config::Outcome<Stored> store(std::string_view name, std::string_view bytes) const;
  /// Writes the row and its audit entry ("file_added" on the thing) inside the caller's change.
  void keep(audit::Change& change, const Stored& stored, const storage::Id& thing, const storage::Id& audience) const;
  /// The file if the viewer may see its audience.
  std::optional<File> find(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& file) const;
  std::vector<File> of_thing(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& thing) const;
  /// Moves all files of a thing to another audience (an item became closed, minutes were published).
  void set_audience(storage::Transaction& tx, const storage::Id& thing, const storage::Id& audience) const;
  /// The bytes of a clean file; nothing while it is in quarantine.
  std::optional<std::string> bytes(storage::Transaction& tx, const storage::Id& file) const;
  /// Scans what waits; called by a job. Answers how many were decided.
  int scan_waiting(audit::Archive& archive) const;

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Scanner> scanner_;
};

config::Package package();

}  // namespace files
