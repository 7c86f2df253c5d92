#pragma once
// Introduces organisation to app: its package, routes, the directory for permit, and loading from a district folder.

#include <filesystem>
#include <memory>

#include "audit/archive.h"
#include "config/package.h"
#include "config/yaml.h"
#include "jobs/jobs.h"
#include "permit/directory.h"
#include "web/routes.h"

namespace organisation {

class Module {
 public:
  explicit Module(audit::Archive& archive);
  void routes(web::Routes& routes);
  /// Tells the queue what happens here by itself at each midnight; before it starts.
  void begin_jobs(jobs::Queue& queue);
  const permit::Directory& directory() const;
  /// Loads organisation.yaml and stakeholders.yaml (when there is one) of a district inside the caller's change; faults
  /// tell file, line and sentence, and the caller refuses with them. Loading again writes only what differs.
  config::Faults load(audit::Change& change, const std::filesystem::path& district) const;

 private:
  audit::Archive& archive_;
  std::unique_ptr<const permit::Directory> directory_;
};

config::Package package();

}  // namespace organisation
