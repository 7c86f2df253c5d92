// Introduces organisation to app.

#include "module.h"

#include "authority_change_pages.h"
#include "cover_pages.h"
#include "daily.h"
#include "detail_api.h"
#include "directory.h"
#include "district_file.h"
#include "load.h"
#include "local_officer_pages.h"
#include "organisation_api.h"
#include "people_pages.h"
#include "public_pages.h"
#include "rights.h"
#include "role_pages.h"
#include "stakeholder_api.h"
#include "stakeholder_change_pages.h"
#include "stakeholder_load.h"
#include "stakeholder_pages.h"

namespace organisation {

void Module::begin_jobs(jobs::Queue& queue) {
  const auto put_next = [this](config::Instant due) {
    archive_.database().write([&](storage::Transaction& tx) { jobs::put(tx, daily_job, "", due); });
  };
  queue.on(daily_job, [this, put_next](const jobs::Job&) {
    begin_day(archive_);
    put_next(next_day(archive_.clock().now()));
  });
  put_next(archive_.clock().now());
}

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
  routes.get("/folk/myndighed/{myndighed}/ret", change_authorities, with(show_change_authority));
  routes.post("/folk/myndighed/{myndighed}/ret", change_authorities, with(change_authority_from_form));
  routes.get("/folk/omraader", permit::anyone, with(list_areas));
  routes.get("/folk/omraader/{omraade}", permit::anyone, with(show_area));

  routes.get("/folk/lokalbetjente", read_people, with(list_local_officers));
  routes.get("/folk/lokalbetjente/ny", assign_local_officers, with(show_assign));
  routes.post("/folk/lokalbetjente/ny", assign_local_officers, with(assign));
  routes.get("/folk/lokalbetjente/huller", read_people, with(list_cover_gaps));
  routes.get("/folk/lokalbetjente/bemanding", read_people, with(show_headcount));
  routes.get("/folk/lokalbetjente/bemanding/{omraade}", plan_headcount, with(show_plan_headcount));
  routes.post("/folk/lokalbetjente/bemanding/{omraade}", plan_headcount, with(plan_headcount_from_form));
  routes.get("/folk/lokalbetjente/{tildeling}/afslut", assign_local_officers, with(show_end_assignment));
  routes.post("/folk/lokalbetjente/{tildeling}/afslut", assign_local_officers, with(end_assignment));

  routes.get("/folk/person/ny", change_roles, with(show_add_person));
  routes.post("/folk/person/ny", change_roles, with(add_person_from_form));
  routes.get("/folk/roller/ny", change_roles, with(show_give_role));
  routes.post("/folk/roller/ny", change_roles, with(give_role_from_form));
  routes.get("/folk/roller/{rolle}/afslut", change_roles, with(show_end_role));
  routes.post("/folk/roller/{rolle}/afslut", change_roles, with(end_role_from_form));

  detail_api_routes(routes, archive_);
  routes.get("/api/v1/myndigheder", permit::anyone, with(authorities_json))
      .tells("The authorities in force today.",
             "{authorities: [{id: id, key: text, name: text, short_name: text, kind: text, "
             "municipality_code?: integer, area?: id}]}");
  routes.get("/api/v1/lokalbetjente", permit::anyone, with(local_officers_json))
      .tells("The local officers and their areas; the public sees those who accept to be contacted.",
             "{local_officers: [{name: text, email: text, phone: text, area: text, area_name: text, rank: "
             "text, functions: [text], since: day, until: day | null}]}");
  routes.get("/api/v1/lokalbetjente/huller", read_people, with(cover_gaps_json))
      .tells("The days of the coming year on which an area has nobody of a rank.",
             "{gaps: [{area: text, area_name: text, rank: text, since: day, until: day | null}]}");
  routes.get("/api/v1/lokalbetjente/bemanding", read_people, with(headcount_json))
      .tells("The local officers of each area: present today, planned, and expected by the day of the plan.",
             "{headcounts: [{area: text, area_name: text, year: integer, present: integer, planned: integer, by: day, "
             "expected: integer}]}");
  routes.get("/api/v1/folk", read_people, with(people_json))
      .tells("Everybody who holds a role today.",
             "{people: [{person: id, name: text, title: text, role: text, authority: text, authority_name: "
             "text, email: text, phone: text, since: day, until: day | null}]}");

  routes.get("/interessenter", read_stakeholders, with(list_stakeholders));
  routes.get("/interessenter/ny", keep_stakeholders, with(show_add_stakeholder));
  routes.post("/interessenter/ny", keep_stakeholders, with(add_stakeholder_from_form));
  routes.get("/interessenter/{interessent}", read_stakeholders, with(show_stakeholder));
  routes.get("/interessenter/{interessent}/ret", keep_stakeholders, with(show_change_stakeholder));
  routes.post("/interessenter/{interessent}/ret", keep_stakeholders, with(change_stakeholder_from_form));
  routes.get("/interessenter/{interessent}/kontakt", keep_stakeholders, with(show_give_consent));
  routes.post("/interessenter/{interessent}/kontakt", keep_stakeholders, with(give_consent_from_form));
  routes.get("/interessenter/{interessent}/samtykke", keep_stakeholders, with(show_withdraw_consent));
  routes.post("/interessenter/{interessent}/samtykke", keep_stakeholders, with(withdraw_consent_from_form));
  routes.get("/interessenter/{interessent}/indslag/nyt", keep_stakeholders, with(show_add_entry));
  routes.post("/interessenter/{interessent}/indslag/nyt", keep_stakeholders, with(add_entry_from_form));
  routes.get("/interessenter/{interessent}/indslag/{indslag}/fjern", keep_stakeholders, with(show_remove_entry));
  routes.post("/interessenter/{interessent}/indslag/{indslag}/fjern", keep_stakeholders, with(remove_entry_from_form));
  routes.get("/interessenter/{interessent}/afslut", keep_stakeholders, with(show_end_stakeholder));
  routes.post("/interessenter/{interessent}/afslut", keep_stakeholders, with(end_stakeholder_from_form));
  routes.get("/api/v1/interessenter", read_stakeholders, with(stakeholders_json))
      .tells("The register of stakeholders; a contact person only with a consent that stands.",
             "{stakeholders: [{id: id, name: text, type: text, municipality: id | null, area: id | null, interests: "
             "[text], website: text, address: text, since: day, until: day | null, contact: {name: text, title: text, "
             "email: text, phone: text, consent_since: day} | null}]}");
  routes.get("/api/v1/interessenter/{interessent}", read_stakeholders, with(stakeholder_json))
      .tells("One stakeholder, with the invitations, meetings and contributions.",
             "{id: id, name: text, type: text, municipality: id | null, area: id | null, interests: [text], website: "
             "text, address: text, since: day, until: day | null, contact: {name: text, title: text, email: text, "
             "phone: text, consent_since: day} | null, note: text, entries: [{kind: text, day: day, about: text, "
             "thing: {id: id, title: text, address: text} | null}]}");

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
  config::Faults faults = write_district(change, file, path.string());
  if (!faults.empty()) return faults;
  const std::filesystem::path register_path = district / "stakeholders.yaml";
  const auto register_text = config::read_file(register_path);
  return register_text ? load_stakeholders(change, *register_text, register_path.string()) : faults;
}

}  // namespace organisation
