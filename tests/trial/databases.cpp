// See databases.h.

#include "databases.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "postgres_server.h"
#include "storage/id.h"
#include "temporary_folder.h"

namespace trial {

namespace fs = std::filesystem;

Throwaway::Throwaway(storage::Engine engine, const std::vector<config::Package>& packages)
    : folder_(temporary_folder("trial")) {
  try {
    if (engine == storage::Engine::sqlite) {
      url_ = "sqlite:" + folder_ + "/trygkreds.db";
    } else {
      const std::string schema = "trial_" + storage::Id::random().text();
      create_schema(schema);
      schema_ = schema;
      url_ = with_schema(postgres_url(), schema_);
    }
    database_ = storage::Database::open(url_);
    database_->migrate(packages);
  } catch (...) {
    remove();
    throw;
  }
}

Throwaway::~Throwaway() { remove(); }

void Throwaway::remove() {
  database_.reset();
  try {
    if (!schema_.empty()) drop_schema(schema_);
  } catch (const std::exception&) {
    // The server goes with the process, and the schema with it.
  }
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string source_folder() {
  const char* folder = std::getenv("TRYGKREDS_SOURCE");
  if (folder != nullptr && *folder != '\0') return folder;
  for (fs::path path = fs::current_path(); path != path.root_path(); path = path.parent_path()) {
    if (fs::exists(path / "kernel" / "storage") && fs::exists(path / "CMakeLists.txt")) return path.string();
  }
  throw std::runtime_error("TRYGKREDS_SOURCE does not say where the source is");
}

}  // namespace trial
