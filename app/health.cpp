// /healthz: the process answers. /readyz: the database answers too.

#include "health.h"

#include "registry/feed.h"

namespace app {
namespace {

http::Response plain(std::string words) {
  http::Response response;
  response.type = "text/plain; charset=utf-8";
  response.body = std::move(words);
  return response;
}

}  // namespace

void add_health_routes(web::Routes& routes, audit::Archive& archive) {
  routes.get("/healthz", permit::anyone, [](web::Exchange&) { return plain("ok\n"); });
  routes.get("/readyz", permit::anyone, [&](web::Exchange& x) {
    archive.read([&](storage::Transaction& tx) { registry::of_kind(tx, x.viewer, "app.readiness", 1); });
    return plain("ready\n");
  });
}

}  // namespace app
