// The routes of communication, all for everybody.

#include "module.h"

#include "front_pages.h"

namespace communication {

void Module::routes(web::Routes& routes) {
  routes.get_public("/", [this](web::Exchange& x) { return front_page(x, archive_); });
  routes.get_public("/kontakt", [](web::Exchange& x) { return contact_page(x); });
  routes.get_public("/tilgaengelighed", [](web::Exchange& x) { return accessibility_page(x); });
  routes.get_public("/privatliv", [](web::Exchange& x) { return privacy_page(x); });
}

}  // namespace communication
