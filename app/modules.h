#pragma once
// The one list of modules, bottom-up.

#include <filesystem>
#include <vector>

#include "action_plans/module.h"
#include "communication/module.h"
#include "config/package.h"
#include "cooperation_plan/module.h"
#include "councils/module.h"
#include "evaluation/module.h"
#include "indicators/module.h"
#include "jobs/jobs.h"
#include "organisation/module.h"
#include "priorities/module.h"
#include "web/routes.h"

namespace app {

class Modules {
 public:
  Modules(audit::Archive& archive, files::Files& files, documents::Printer& printer, const config::Settings& settings);

  void routes(web::Routes& routes);
  /// Loads a district's folder, module by module from the bottom, inside the caller's change.
  config::Faults load(audit::Change& change, const std::filesystem::path& district);
  /// Tells the queue what the modules do by themselves; before it starts.
  void begin_jobs(jobs::Queue& queue);
  const permit::Directory& directory() const { return organisation_.directory(); }
  cooperation_plan::Module& plan() { return cooperation_plan_; }

 private:
  organisation::Module organisation_;
  indicators::Module indicators_;
  councils::Module councils_;
  cooperation_plan::Module cooperation_plan_;
  priorities::Module priorities_;
  action_plans::Module action_plans_;
  evaluation::Module evaluation_;
  communication::Module communication_;
};

/// The packages of the kernel and the modules, in the order of their migrations.
std::vector<config::Package> packages();

}  // namespace app
