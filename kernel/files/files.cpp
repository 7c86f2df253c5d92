// Uploads from the form to the reader.

#include "files.h"

#include <fmt/format.h>

#include "content.h"
#include "content_folder.h"
#include "file_store.h"

namespace files {

namespace {
constexpr int most_scans_at_once = 50;
}

Files::Files(std::filesystem::path folder, std::unique_ptr<Scanner> scanner)
    : folder_(std::move(folder)), scanner_(std::move(scanner)) {}

config::Outcome<Files::Stored> Files::store(std::string_view name, std::string_view bytes) const {
  if (bytes.empty()) return config::Refusal{.sentence = "The file is empty."};
  if (static_cast<std::int64_t>(bytes.size()) > largest) {
    return config::Refusal{.sentence = "The file is larger than {0} MB.",
                           .arguments = {std::to_string(largest / 1024 / 1024)}};
  }
  const std::string cleaned = clean_name(name);
  const auto type = type_of(cleaned, bytes);
  if (!type) {
    return config::Refusal{.sentence =
                               "{0} cannot be uploaded. Permitted are PDF, Word, Excel, PowerPoint and OpenDocument "
                               "without macros, text, CSV, PNG and JPEG.",
                           .arguments = {cleaned}};
  }
  Stored stored;
  stored.hash = hash_of(bytes);
  put_bytes(folder_, stored.hash, bytes);
  stored.file = {
      .id = storage::Id::next(), .name = cleaned, .type = *type, .size = static_cast<std::int64_t>(bytes.size())};
  return stored;
}

void Files::keep(audit::Change& change, const Stored& stored, const storage::Id& thing,
                 const storage::Id& audience) const {
  insert(change.tx(), stored, thing, audience, change.now());
  change.record({.verb = "file_added",
                 .thing = thing,
                 .kind = "files.file",
                 .details = fmt::format("{} kB", (stored.file.size + 1023) / 1024)});
}

std::optional<File> Files::find(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& file) const {
  return visible_file(tx, viewer, file);
}

std::vector<File> Files::of_thing(storage::Transaction& tx, const permit::Viewer& viewer,
                                  const storage::Id& thing) const {
  return visible_files_of(tx, viewer, thing);
}

void Files::set_audience(storage::Transaction& tx, const storage::Id& thing, const storage::Id& audience) const {
  move_audience(tx, thing, audience);
}

std::optional<std::string> Files::bytes(storage::Transaction& tx, const storage::Id& file) const {
  const auto hash = clean_hash(tx, file);
  if (!hash) return std::nullopt;
  return get_bytes(folder_, *hash);
}

int Files::scan_waiting(audit::Archive& archive) const {
  if (!scanner_->answers()) return 0;
  const auto waiting = archive.read([](storage::Transaction& tx) { return quarantined(tx, most_scans_at_once); });
  int decided = 0;
  for (const auto& [file, hash] : waiting) {
    const auto content = get_bytes(folder_, hash);
    const auto verdict = content ? scanner_->scan(*content) : Scanner::Verdict::unknown;
    if (verdict == Scanner::Verdict::unknown) {
      archive.database().write(
          [&, id = file.id](storage::Transaction& tx) { note_looked(tx, id, archive.clock().now()); });
      continue;
    }
    const State state = verdict == Scanner::Verdict::clean ? State::clean : State::refused;
    const auto outcome = archive.change(
        audit::system_actor(), [&, id = file.id, thing = file.thing](audit::Change& change) -> config::Outcome<bool> {
          const bool ours = decide(change.tx(), id, state);
          if (ours)
            change.record({.verb = state == State::clean ? "file_cleared" : "file_refused",
                           .thing = thing,
                           .kind = "files.file"});
          else
            return config::Refusal{.sentence = "decided meanwhile"};
          return ours;
        });
    if (outcome) ++decided;
  }
  return decided;
}

}  // namespace files
