#pragma once
// Introduces evaluation to app. Rounds of evaluation with findings, proposals and the municipalities' consent, and the
// annual account of retsplejeloven § 112, stk. 2.

#include <filesystem>

#include "audit/archive.h"
#include "config/package.h"
#include "config/settings.h"
#include "config/yaml.h"
#include "documents/documents.h"
#include "web/routes.h"

namespace evaluation {

class Module {
 public:
  Module(audit::Archive& archive, documents::Printer& printer, const config::Settings&)
      : archive_(archive), printer_(printer) {}
  void routes(web::Routes& routes);
  /// Loads account_headings.yaml and evaluation.yaml of a district inside the caller's change; both may be missing.
  config::Faults load(audit::Change& change, const std::filesystem::path& district) const;

 private:
  audit::Archive& archive_;
  documents::Printer& printer_;
};

config::Package package();

}  // namespace evaluation
