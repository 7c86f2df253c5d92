// The one list of modules: what is built, in which order it is migrated, routed and loaded.

#include "modules.h"

#include "audit/history.h"
#include "jobs/jobs.h"
#include "mail/mail.h"
#include "permit/audience.h"
#include "registry/feed.h"

namespace documents {
config::Package package();
}
namespace web {
config::Package package();
}

namespace app {

config::Package package();

std::vector<config::Package> packages() {
  return {// kernel
          audit::package(), permit::package(), registry::package(), files::package(), jobs::package(), mail::package(),
          documents::package(), web::package(),
          // modules
          organisation::package(), councils::package(), cooperation_plan::package(), communication::package(),
          app::package()};
}

Modules::Modules(audit::Archive& archive, files::Files& files, documents::Printer& printer,
                 const config::Settings& settings)
    : organisation_(archive),
      councils_(archive, files, printer, settings),
      cooperation_plan_(archive, printer, settings),
      communication_(archive) {}

void Modules::routes(web::Routes& routes) {
  organisation_.routes(routes);
  councils_.routes(routes);
  cooperation_plan_.routes(routes);
  communication_.routes(routes);
}

config::Faults Modules::load(audit::Change& change, const std::filesystem::path& district) {
  config::Faults faults = organisation_.load(change, district);
  if (!faults.empty()) return faults;  // the rest stands on authorities and people
  faults = councils_.load(change, district);
  const config::Faults plan = cooperation_plan_.load(change, district);
  faults.insert(faults.end(), plan.begin(), plan.end());
  return faults;
}

}  // namespace app
