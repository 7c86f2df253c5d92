#pragma once
// The one list of modules, bottom-up.

#include <filesystem>
#include <vector>

#include "communication/module.h"
#include "config/package.h"
#include "cooperation_plan/module.h"
#include "councils/module.h"
#include "organisation/module.h"
#include "web/routes.h"

namespace app {

class Modules {
 public:
  Modules(audit::Archive& archive, files::Files& files, documents::Printer& printer, const config::Settings& settings);

  void routes(web::Routes& routes);
  /// Loads a district's folder, module by module from the bottom, inside the caller's change.
  config::Faults load(audit::Change& change, const std::filesystem::path& district);
  const permit::Directory& directory() const { return organisation_.directory(); }
  cooperation_plan::Module& plan() { return cooperation_plan_; }

 private:
  organisation::Module organisation_;
  councils::Module councils_;
  cooperation_plan::Module cooperation_plan_;
  communication::Module communication_;
};

/// The packages of the kernel and the modules, in the order of their migrations.
std::vector<config::Package> packages();

}  // namespace app
