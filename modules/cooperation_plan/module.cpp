// The routes of cooperation_plan, each with its right, together.

#include "module.h"

#include "initiative_pages.h"
#include "plan_load.h"
#include "public_pages.h"
#include "rights.h"

namespace cooperation_plan {

void Module::routes(web::Routes& routes) {
  using Page = http::Response (*)(web::Exchange&, audit::Archive&);
  using SteerPage = http::Response (*)(web::Exchange&, audit::Archive&, Steer);
  const auto with = [this](Page page) { return [this, page](web::Exchange& exchange) { return page(exchange, archive_); }; };
  const auto steering = [this](SteerPage page, Steer steer) { return [this, page, steer](web::Exchange& exchange) { return page(exchange, archive_, steer); }; };

  // What everybody reads.
  routes.get_public("/plan", with(plans_page));
  routes.get_public("/plan/{aar}", with(plan_page));
  routes.get_public("/plan/{aar}/indsats/{nummer}", with(area_page));
  routes.get_public("/plan/{aar}/tiltag/{tiltag}", with(public_initiative_page));
  routes.get("/plan/{aar}/billede/{navn}", permit::anyone, with(plan_picture));
  routes.get_public("/plan/{aar}/samarbejdsplan.pdf", [this](web::Exchange& exchange) { return plan_pdf(exchange, archive_, printer_); });
  routes.get_public("/plan/{aar}/plan.json", with(plan_json));

  // Initiatives inside.
  routes.get("/tiltag", rights::read_initiatives, with(initiatives_page));
  routes.get("/tiltag/{tiltag}", rights::read_initiatives, with(initiative_page));
  routes.post("/tiltag/{tiltag}/nyt", rights::update_initiative, with(tell_news_from_form));
  routes.post("/tiltag/{tiltag}/spoerg", rights::steer_initiatives, with(ask_owner_from_button));
  const std::pair<const char*, Steer> steered[] = {{"/tiltag/{tiltag}/lys", Steer::light}, {"/tiltag/{tiltag}/frist", Steer::deadline}, {"/tiltag/{tiltag}/ansvar", Steer::owner}, {"/tiltag/{tiltag}/opgiv", Steer::drop}};
  for (const auto& [address, steer] : steered) {
    routes.get(address, rights::steer_initiatives, steering(steer_page, steer));
    routes.post(address, rights::steer_initiatives, steering(steer_from_form, steer));
  }
}

config::Faults Module::load(audit::Change& change, const std::filesystem::path& district) const { return load_plans(change, district); }

config::Outcome<std::string> Module::import_file(audit::Change& change, const std::filesystem::path& file, int year) const { return import_plan_file(change, file, year); }

}  // namespace cooperation_plan
