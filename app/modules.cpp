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
          organisation::package(), indicators::package(), councils::package(), cooperation_plan::package(),
          priorities::package(), action_plans::package(), evaluation::package(), communication::package(),
          app::package()};
}

Modules::Modules(audit::Archive& archive, files::Files& files, documents::Printer& printer,
                 const config::Settings& settings)
    : organisation_(archive),
      indicators_(archive, printer, settings),
      councils_(archive, files, printer, settings),
      cooperation_plan_(archive, files, printer, settings),
      priorities_(archive, printer, settings),
      action_plans_(archive, printer, settings),
      evaluation_(archive, printer, settings),
      communication_(archive) {}

void Modules::routes(web::Routes& routes) {
  organisation_.routes(routes);
  indicators_.routes(routes);
  councils_.routes(routes);
  cooperation_plan_.routes(routes);
  priorities_.routes(routes);
  action_plans_.routes(routes);
  evaluation_.routes(routes);
  communication_.routes(routes);
}

void Modules::begin_jobs(jobs::Queue& queue) {
  organisation_.begin_jobs(queue);
  priorities_.begin_jobs(queue);
}

config::Faults Modules::load(audit::Change& change, const std::filesystem::path& district) {
  config::Faults faults = organisation_.load(change, district);
  if (!faults.empty()) return faults;  // the rest stands on authorities and people
  const auto also = [&](const config::Faults& more) { faults.insert(faults.end(), more.begin(), more.end()); };
  also(indicators_.load(change, district));
  also(councils_.load(change, district));
  also(cooperation_plan_.load(change, district));
  if (!faults.empty()) return faults;  // what follows points at meetings and plans
  also(priorities_.load(change, district));
  also(action_plans_.load(change, district));
  also(evaluation_.load(change, district));
  return faults;
}

}  // namespace app
