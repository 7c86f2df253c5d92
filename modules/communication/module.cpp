// The routes of communication, all for everybody.

#include "module.h"

#include "front_pages.h"

namespace communication {

void Module::routes(web::Routes& routes) {
  routes.get("/", permit::anyone, [this](web::Exchange& x) { return front_page(x, archive_); });
  routes.get("/kontakt", permit::anyone, [](web::Exchange& x) { return contact_page(x); });
  routes.get("/tilgaengelighed", permit::anyone, [](web::Exchange& x) { return accessibility_page(x); });
  routes.get("/privatliv", permit::anyone, [](web::Exchange& x) { return privacy_page(x); });
}

}  // namespace communication
