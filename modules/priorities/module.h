#pragma once
// Introduces priorities to app. What the cooperation should take up: themes, candidates for next year's focus areas,
// and the open call to citizens.

#include <filesystem>

#include "audit/archive.h"
#include "config/package.h"
#include "config/settings.h"
#include "config/yaml.h"
#include "documents/documents.h"
#include "jobs/jobs.h"
#include "send_limit.h"
#include "web/routes.h"

namespace priorities {

class Module {
 public:
  Module(audit::Archive& archive, documents::Printer&, const config::Settings&) : archive_(archive) {}
  void routes(web::Routes& routes);
  /// Tells the queue what to do when names and contacts of a call are to be deleted; before it starts.
  void begin_jobs(jobs::Queue& queue);
  /// Loads priorities.yaml of a district inside the caller's change; a district without the file has none.
  config::Faults load(audit::Change& change, const std::filesystem::path& district) const;

 private:
  audit::Archive& archive_;
  SendLimit limit_{10, std::chrono::minutes(10)};  // ideas from one address
};

config::Package package();

}  // namespace priorities
