// The routes and the loading of indicators.

#include "module.h"

namespace indicators {

void Module::routes(web::Routes& routes) { (void)routes, (void)archive_, (void)printer_, (void)settings_; }

config::Faults Module::load(audit::Change& change, const std::filesystem::path& district) const {
  (void)change, (void)district;
  return {};
}

}  // namespace indicators
