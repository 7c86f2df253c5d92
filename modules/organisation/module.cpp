// Introduces organisation to app.

#include "module.h"

#include "directory.h"
#include "district_file.h"
#include "load.h"
#include "people_pages.h"
#include "public_pages.h"
#include "rights.h"

namespace organisation {

Module::Module(audit::Archive& archive) : archive_(archive), directory_(std::make_unique<StoredDirectory>()) {}

void Module::routes(web::Routes& routes) {
  using Page = http::Response (*)(audit::Archive&, web::Exchange&);
  const auto with = [this](Page page) { return [this, page](web::Exchange& exchange) { return page(archive_, exchange); }; };

  routes.get("/folk", read_people, with(list_people));
  routes.get("/folk/person/{person}", read_people, with(show_person));
  routes.get("/folk/myndighed", permit::anyone, with(list_authorities));
  routes.get("/folk/myndighed/{myndighed}", permit::anyone, with(show_authority));
  routes.get("/folk/omraader", permit::anyone, with(list_areas));
  routes.get("/folk/omraader/{omraade}", permit::anyone, with(show_area));

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
