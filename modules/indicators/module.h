#pragma once
// Introduces indicators to app. Figures that show effect: indicators with denominator, source, period, baseline and
// target; and questionnaires.

#include <filesystem>

#include "audit/archive.h"
#include "config/package.h"
#include "config/settings.h"
#include "config/yaml.h"
#include "documents/documents.h"
#include "web/routes.h"

namespace indicators {

class Module {
 public:
  Module(audit::Archive& archive, documents::Printer& printer, const config::Settings& settings)
      : archive_(archive), printer_(printer), settings_(settings) {}
  void routes(web::Routes& routes);
  /// Loads indicators.yaml of a district inside the caller's change; a district without the file has none.
  config::Faults load(audit::Change& change, const std::filesystem::path& district) const;

 private:
  audit::Archive& archive_;
  documents::Printer& printer_;
  const config::Settings& settings_;
};

config::Package package();

}  // namespace indicators
