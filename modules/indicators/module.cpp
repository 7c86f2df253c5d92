// The routes and the loading of indicators.

#include "module.h"

#include "indicator_api.h"
#include "indicator_pages.h"
#include "loading.h"
#include "round_pages.h"
#include "value_pages.h"

namespace indicators {

void Module::routes(web::Routes& routes) {
  (void)printer_;  // figures are printed by the browser
  indicator_routes(routes, archive_);
  value_routes(routes, archive_);
  round_routes(routes, archive_, settings_);
  api_routes(routes, archive_);
}

config::Faults Module::load(audit::Change& change, const std::filesystem::path& district) const {
  return load_indicators(change, district);
}

}  // namespace indicators
