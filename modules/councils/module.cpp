// The routes and the loading of the councils.

#include "module.h"

#include "agenda_item_pages.h"
#include "council_pages.h"
#include "decision_pages.h"
#include "loading.h"
#include "meeting_api.h"
#include "meeting_change_pages.h"
#include "meeting_mode_pages.h"
#include "meeting_pages.h"
#include "minutes_pages.h"
#include "print_pages.h"
#include "publication_pages.h"

namespace councils {

void Module::routes(web::Routes& routes) {
  const Desk desk{archive_, files_, printer_, settings_};
  council_routes(routes, desk);
  meeting_routes(routes, desk);
  meeting_change_routes(routes, desk);
  agenda_item_routes(routes, desk);
  meeting_mode_routes(routes, desk);
  minutes_routes(routes, desk);
  publication_routes(routes, desk);
  decision_routes(routes, desk);
  print_routes(routes, desk);
  api_routes(routes, desk);
}

config::Faults Module::load(audit::Change& change, const std::filesystem::path& district) const {
  return load_district(change, files_, district);
}

}  // namespace councils
