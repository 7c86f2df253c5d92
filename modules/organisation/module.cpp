// Introduces organisation to app.

#include "module.h"

#include "directory.h"
#include "district_file.h"
#include "load.h"
#include "local_officer_pages.h"
#include "organisation_api.h"
#include "people_pages.h"
#include "public_pages.h"
#include "rights.h"
#include "role_pages.h"

namespace organisation {

Module::Module(audit::Archive& archive) : archive_(archive), directory_(std::make_unique<StoredDirectory>()) {}

void Module::routes(web::Routes& routes) {
  using Page = http::Response (*)(audit::Archive&, web::Exchange&);
  const auto with = [this](Page page) {
    return [this, page](web::Exchange& exchange) { return page(archive_, exchange); };
  };

  routes.get("/folk", read_people, with(list_people));
  routes.get("/folk/person/{person}", read_people, with(show_person));
  routes.get("/folk/myndighed", permit::anyone, with(list_authorities));
  routes.get("/folk/myndighed/{myndighed}", permit::anyone, with(show_authority));
  routes.get("/folk/omraader", permit::anyone, with(list_areas));
  routes.get("/folk/omraader/{omraade}", permit::anyone, with(show_area));

  routes.get("/folk/lokalbetjente", read_people, with(list_local_officers));
  routes.get("/folk/lokalbetjente/ny", assign_local_officers, with(show_assign));
  routes.post("/folk/lokalbetjente/ny", assign_local_officers, with(assign));
  routes.get("/folk/lokalbetjente/{tildeling}/afslut", assign_local_officers, with(show_end_assignment));
  routes.post("/folk/lokalbetjente/{tildeling}/afslut", assign_local_officers, with(end_assignment));

  routes.get("/folk/person/ny", change_roles, with(show_add_person));
  routes.post("/folk/person/ny", change_roles, with(add_person_from_form));
  routes.get("/folk/roller/ny", change_roles, with(show_give_role));
  routes.post("/folk/roller/ny", change_roles, with(give_role_from_form));
  routes.get("/folk/roller/{rolle}/afslut", change_roles, with(show_end_role));
  routes.post("/folk/roller/{rolle}/afslut", change_roles, with(end_role_from_form));

  routes.get("/api/v1/myndigheder", permit::anyone, with(authorities_json));
  routes.get("/api/v1/lokalbetjente", permit::anyone, with(local_officers_json));
  routes.get("/api/v1/folk", read_people, with(people_json));

  routes.get_public("/lokalbetjent", with(find_local_officer));
  routes.get_public("/lokalbetjent/{kommune}", with(show_local_officers));
}

const permit::Directory& Module::directory() const { return *directory_; }

config::Faults Module::load(audit::Change& change, const std::filesystem::path& district) const {
  const std::filesystem::path path = district / "organisation.yaml";
  const auto text = config::read_file(path);
  if (!text) return {{path.string(), 0, "The file is missing or cannot be read."}};
  config::Reader reader(path.string());
  const DistrictFile file = read_district_file(reader, *text);
  if (!reader.faults().empty()) return reader.faults();
  return write_district(change, file, path.string());
}

}  // namespace organisation
