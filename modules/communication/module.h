#pragma once
// Introduces communication to app: the public front page, accessibility, privacy and contact pages.

#include "audit/archive.h"
#include "config/package.h"
#include "web/routes.h"

namespace communication {

class Module {
 public:
  explicit Module(audit::Archive& archive) : archive_(archive) {}
  void routes(web::Routes& routes);

 private:
  audit::Archive& archive_;
};

config::Package package();

}  // namespace communication
