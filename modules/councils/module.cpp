// The routes and the loading of the councils.

#include "module.h"

#include "agenda_item_pages.h"
#include "bilateral_loading.h"
#include "bilateral_pages.h"
#include "council_change_pages.h"
#include "council_pages.h"
#include "decision_pages.h"
#include "feed_pages.h"
#include "loading.h"
#include "meeting_api.h"
#include "meeting_change_pages.h"
#include "meeting_mode_pages.h"
#include "meeting_pages.h"
#include "meeting_request_loading.h"
#include "meeting_request_pages.h"
#include "minutes_pages.h"
#include "opening_pages.h"
#include "print_pages.h"
#include "publication_pages.h"
#include "wheel_api.h"
#include "wheel_pages.h"
#include "year_plan_pages.h"

namespace councils {

void Module::routes(web::Routes& routes) {
  const Desk desk{archive_, files_, printer_, settings_};
  council_routes(routes, desk);
  council_change_routes(routes, desk);
  meeting_request_routes(routes, desk);
  wheel_routes(routes, desk);
  wheel_api_routes(routes, desk);
  year_plan_routes(routes, desk);
  feed_routes(routes, desk);
  opening_routes(routes, desk);
  meeting_routes(routes, desk);
  meeting_change_routes(routes, desk);
  agenda_item_routes(routes, desk);
  meeting_mode_routes(routes, desk);
  minutes_routes(routes, desk);
  publication_routes(routes, desk);
  decision_routes(routes, desk);
  print_routes(routes, desk);
  api_routes(routes, desk);
  bilateral_routes(routes, desk);
}

config::Faults Module::load(audit::Change& change, const std::filesystem::path& district) const {
  config::Faults faults = load_district(change, files_, district);
  if (faults.empty()) faults = load_requests(change, district);
  return faults.empty() ? load_bilaterals(change, district) : faults;
}

}  // namespace councils
