#pragma once
// Introduces action_plans to app: strategies handed down, the lokalråds' action plans that answer them, and the status
// reports that change those.

#include <filesystem>

#include "audit/archive.h"
#include "config/package.h"
#include "config/settings.h"
#include "config/yaml.h"
#include "documents/documents.h"
#include "web/routes.h"

namespace action_plans {

class Module {
 public:
  Module(audit::Archive& archive, documents::Printer& printer, const config::Settings&)
      : archive_(archive), printer_(printer) {}
  void routes(web::Routes& routes);
  /// Loads action_plans.yaml of a district inside the caller's change; a district without the file has none.
  config::Faults load(audit::Change& change, const std::filesystem::path& district) const;

 private:
  audit::Archive& archive_;
  documents::Printer& printer_;
};

config::Package package();

}  // namespace action_plans
