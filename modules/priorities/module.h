#pragma once
// Introduces priorities to app. What the cooperation should take up: themes, candidates for next year's focus areas,
// and the open call to citizens.

#include <filesystem>
#include <memory>

#include "audit/archive.h"
#include "config/package.h"
#include "config/settings.h"
#include "config/yaml.h"
#include "documents/documents.h"
#include "jobs/jobs.h"
#include "web/routes.h"

namespace priorities {

class SendLimit;

class Module {
 public:
  Module(audit::Archive& archive, documents::Printer& printer, const config::Settings& settings);
  ~Module();
  void routes(web::Routes& routes);
  /// Tells the queue what to do when names and contacts of a call are to be deleted; before it starts.
  void begin_jobs(jobs::Queue& queue);
  /// Loads priorities.yaml of a district inside the caller's change; a district without the file has none.
  config::Faults load(audit::Change& change, const std::filesystem::path& district) const;

 private:
  audit::Archive& archive_;
  std::unique_ptr<SendLimit> limit_;  // ideas from one address
};

config::Package package();

}  // namespace priorities
