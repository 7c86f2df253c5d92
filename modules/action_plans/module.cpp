// The routes and the loading of action_plans.

#include "module.h"

#include "loading.h"
#include "plan_pages.h"
#include "report_pages.h"
#include "strategy_pages.h"

namespace action_plans {

void Module::routes(web::Routes& routes) {
  plan_routes(routes, archive_);
  item_routes(routes, archive_);
  public_routes(routes, archive_, printer_);
  strategy_routes(routes, archive_);
  report_routes(routes, archive_);
}

config::Faults Module::load(audit::Change& change, const std::filesystem::path& district) const {
  return load_district(change, district);
}

}  // namespace action_plans
