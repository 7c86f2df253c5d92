#pragma once
// Introduces councils to app.

#include <filesystem>

#include "audit/archive.h"
#include "config/package.h"
#include "config/settings.h"
#include "config/yaml.h"
#include "documents/documents.h"
#include "files/files.h"
#include "web/routes.h"

namespace councils {

class Module {
 public:
  Module(audit::Archive& archive, files::Files& files, documents::Printer& printer, const config::Settings& settings)
      : archive_(archive), files_(files), printer_(printer), settings_(settings) {}
  void routes(web::Routes& routes);
  /// Loads councils.yaml and meetings/*.yaml of a district inside the caller's change.
  config::Faults load(audit::Change& change, const std::filesystem::path& district) const;

 private:
  audit::Archive& archive_;
  files::Files& files_;
  documents::Printer& printer_;
  const config::Settings& settings_;
};

config::Package package();

}  // namespace councils
