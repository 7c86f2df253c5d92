// Puts the program together and takes care of what happens by itself.

#include "program.h"

#include <fstream>

#include "api_pages.h"
#include "audit/history.h"
#include "circle_pages.h"
#include "clock_pages.h"
#include "health.h"
#include "log_in_pages.h"
#include "mail_choice_pages.h"
#include "menu.h"
#include "my_work_pages.h"
#include "organisation/lookup.h"
#include "permit/sessions.h"
#include "search_pages.h"
#include "thing_api.h"
#include "web/frame.h"

namespace app {
namespace {

std::string database_url(const config::Settings& settings) {
  if (!settings.database.empty()) return settings.database;
  std::filesystem::create_directories(settings.data);
  return "sqlite:" + (settings.data / "trygkreds.sqlite").string();
}

}  // namespace

Program::Program(config::Settings settings)
    : settings_(std::move(settings)),
      packages_(packages()),
      database_(storage::Database::open(database_url(settings_))),
      archive_(*database_, clock_),
      files_(settings_.data / "files", files::make_scanner(settings_.scanner)),
      printer_(settings_.data / "print", settings_.typst_worker, packages_),
      sender_(*database_, settings_, clock_),
      jobs_(std::make_unique<jobs::Queue>(*database_, clock_)),
      danish_("da", packages_),
      english_("en", packages_) {
  if (const auto kept = read_kept_clock(settings_)) {
    clock_.set(*kept);
  } else if (settings_.clock) {
    clock_.set(*settings_.clock);
  }
  database_->migrate(packages_);

  modules_ = std::make_unique<Modules>(archive_, files_, printer_, settings_);
  archive_.guard_with(permit::in_force(modules_->directory()));
  notifications_ = std::make_unique<Notifications>(archive_, modules_->directory(), settings_, danish_);
  modules_->routes(routes_);
  add_log_in_routes(routes_, archive_, modules_->directory(), settings_);
  add_my_work_routes(routes_, archive_);
  add_circle_routes(routes_, archive_);
  add_search_routes(routes_, archive_);
  add_thing_routes(routes_, archive_);
  add_mail_choice_routes(routes_, archive_);
  add_clock_routes(routes_, archive_, clock_, settings_, modules_->directory());
  add_health_routes(routes_, archive_);
  add_api_routes(routes_, settings_);
  open_gate();

  using namespace std::chrono_literals;
  jobs_->every(500ms, [this] { send_mail(); });
  jobs_->every(1s, [this] { files_.scan_waiting(archive_); });
  if (database_->engine() == storage::Engine::postgres) {
    jobs_->every(1s, [this] { database_->write([](storage::Transaction& tx) { audit::link_waiting(tx); }); });
  }
}

Program::~Program() { jobs_->stop(); }

void Program::start() {
  if (settings_.demo) {
    jobs_->every(std::chrono::seconds(5), [this] { keep_clock(settings_, clock_.now()); });
  } else {
    database_->write([](storage::Transaction& tx) { permit::end_demo_sessions(tx); });
  }
  modules_->begin_jobs(*jobs_);
  notifications_->begin(*jobs_);
  jobs_->start();
}

void Program::stop() {
  jobs_->stop();
  if (settings_.demo) keep_clock(settings_, clock_.now());
}

const permit::Directory& Program::directory() const { return modules_->directory(); }

int Program::send_mail() { return settings_.smtp.empty() ? 0 : sender_.send_waiting(); }

void Program::open_gate() {
  gate_ = std::make_shared<web::Gate>(archive_, modules_->directory(), settings_, danish_, english_, routes_, site());
}

web::Site Program::site() {
  web::Site site;
  site.authority = "Trygkreds";
  site.staff_menu = staff_menu();
  site.public_menu = public_menu();
  const auto [district, municipalities] = archive_.read([&](storage::Transaction& tx) {
    return std::pair(organisation::police_district(tx, clock_.today()),
                     organisation::municipalities(tx, clock_.today()));
  });
  if (!district) return site;
  site.authority = district->name;
  // A name in the district's own language, not a text of the program.
  site.district =
      district->name + (municipalities.size() == 1 ? " og " + municipalities.front().name : " og kommunerne");
  return site;
}

bool Program::empty() {
  return archive_.read([&](storage::Transaction& tx) { return organisation::authorities(tx, clock_.today()).empty(); });
}

config::Faults Program::load(const std::filesystem::path& district) {
  config::Faults faults;
  const auto outcome =
      archive_.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
        faults = modules_->load(change, district);
        if (!faults.empty()) return config::Refusal{"The district has faults and nothing was loaded."};
        change.record({.verb = "district_loaded", .kind = "app.district", .details = district.filename().string()});
        return config::done;
      });
  if (outcome) open_gate();
  return faults;
}

config::Outcome<std::string> Program::import_plan(const std::filesystem::path& file, int year) {
  return archive_.change(audit::system_actor(),
                         [&](audit::Change& change) { return modules_->plan().import_file(change, file, year); });
}

}  // namespace app
