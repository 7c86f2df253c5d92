#pragma once
// Files as rows.

#include <optional>
#include <string>
#include <vector>

#include "files.h"

namespace files {

void insert(storage::Transaction& tx, const Files::Stored& stored, const storage::Id& thing,
            const storage::Id& audience, config::Instant at);
std::optional<File> visible_file(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& file);
std::vector<File> visible_files_of(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& thing);
void move_audience(storage::Transaction& tx, const storage::Id& thing, const storage::Id& audience);
/// The hash of a clean file.
std::optional<std::string> clean_hash(storage::Transaction& tx, const storage::Id& file);

struct Quarantined {
  File file;
  std::string hash;
};
/// What waits for the scanner, the longest unasked first.
std::vector<Quarantined> quarantined(storage::Transaction& tx, int limit);
/// False when it was decided meanwhile.
bool decide(storage::Transaction& tx, const storage::Id& file, State state);
void note_looked(storage::Transaction& tx, const storage::Id& file, config::Instant at);

}  // namespace files
