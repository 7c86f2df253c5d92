#pragma once
// Introduces cooperation_plan to app.

#include <filesystem>
#include <string>

#include "audit/archive.h"
#include "config/package.h"
#include "config/settings.h"
#include "config/yaml.h"
#include "documents/documents.h"
#include "files/files.h"
#include "web/routes.h"

namespace cooperation_plan {

class Module {
 public:
  Module(audit::Archive& archive, documents::Printer& printer, const config::Settings& settings)
      : archive_(archive), printer_(printer), settings_(settings) {}
  /// With a place for uploaded pictures.
  Module(audit::Archive& archive, const files::Files& files, documents::Printer& printer,
         const config::Settings& settings)
      : archive_(archive), printer_(printer), settings_(settings), files_(&files) {}
  void routes(web::Routes& routes);
  /// Loads plan/*.yaml (or plan/*.md) of a district inside the caller's change.
  config::Faults load(audit::Change& change, const std::filesystem::path& district) const;
  /// `trygkreds plan import FILE [--year N]`: imports as a new draft, inside the caller's change; answers the report
  /// for the terminal.
  config::Outcome<std::string> import_file(audit::Change& change, const std::filesystem::path& file, int year) const;

 private:
  audit::Archive& archive_;
  documents::Printer& printer_;
  const config::Settings& settings_;
  const files::Files* files_ = nullptr;
};

config::Package package();

}  // namespace cooperation_plan
