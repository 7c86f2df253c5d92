// Introduces organisation to app.

#include "module.h"

#include "directory.h"
#include "district_file.h"
#include "load.h"

namespace organisation {

Module::Module(audit::Archive& archive) : archive_(archive), directory_(std::make_unique<StoredDirectory>()) {}

void Module::routes(web::Routes& routes) {
  (void)routes;
}

const permit::Directory& Module::directory() const { return *directory_; }

config::Faults Module::load(audit::Change& change, const std::filesystem::path& district) const {
  const std::filesystem::path path = district / "organisation.yaml";
  const auto text = config::read_file(path);
  if (!text) return {{path.string(), 0, "The file is missing or cannot be read."}};
  config::Reader reader(path.string());
  const DistrictFile file = read_district_file(reader, *text);
  if (!reader.faults().empty()) return reader.faults();
  return write_district(change, file, path.string());
}

}  // namespace organisation
