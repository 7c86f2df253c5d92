// /ur (GET, POST dag, klokken): sets the demo's clock and starts a new session in the same role, since the old one is
// bound to the old time.

#include "clock_pages.h"

#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "config/yaml.h"
#include "i18n/danish.h"
#include "permit/sessions.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/gate.h"

namespace app {
namespace {

std::filesystem::path kept_file(const config::Settings& settings) { return settings.data / "clock"; }

/// Survives a restart; written beside and moved into place, so that it is whole at any moment.
void keep(const config::Settings& settings, config::Date day, int minutes) {
  const std::filesystem::path fresh = settings.data / "clock.new";
  std::ofstream(fresh) << fmt::format("{}T{:02}:{:02}\n", config::iso(day), minutes / 60, minutes % 60);
  std::filesystem::rename(fresh, kept_file(settings));
}

http::Response clock_page(web::Exchange& exchange, const web::Input& input) {
  web::Page page{
      .title = exchange.t("The demonstration's clock"),
      .lead = exchange.t("It is {0}. Move the clock to walk through the year.", {i18n::spoken_time(exchange.now)})};
  page.body << web::Form(exchange, "/ur", input)
                   .date("dag", exchange.t("Day"))
                   .time("klokken", exchange.t("Time of day"))
                   .submit(exchange.t("Move the clock"), "/mit-arbejde");
  return web::show(exchange, page);
}

http::Response move_clock(web::Exchange& exchange, audit::Archive& archive, config::Clock& clock,
                          const config::Settings& settings, const permit::Directory& directory) {
  web::Input input(exchange.request.form);
  const auto day = input.date("dag");
  const auto minutes = input.minutes("klokken");
  if (!input.ok()) return clock_page(exchange, input);
  const config::Instant then = config::local(*day, *minutes);
  clock.set(then);
  keep(settings, *day, *minutes);
  const auto token =
      archive.change(exchange.viewer.actor(), [&](audit::Change& change) -> config::Outcome<std::string> {
        change.record({.verb = "clock_moved", .kind = "app.clock", .details = config::iso(then)});
        const auto capacity = directory.find(change.tx(), exchange.viewer.capacity, change.today());
        if (!capacity) return std::string();
        return permit::start_session(change, *capacity);
      });
  if (!token || token->empty()) return http::redirect("/log-ind");
  return http::redirect("/mit-arbejde").with("Set-Cookie", web::session_cookie(settings, *token));
}

}  // namespace

std::optional<config::Instant> read_kept_clock(const config::Settings& settings) {
  if (!settings.demo) return std::nullopt;
  auto text = config::read_file(kept_file(settings));
  if (!text) return std::nullopt;
  while (!text->empty() && text->back() == '\n') text->pop_back();
  return config::parse_local(*text);
}

void add_clock_routes(web::Routes& routes, audit::Archive& archive, config::Clock& clock,
                      const config::Settings& settings, const permit::Directory& directory) {
  if (!settings.demo) return;
  routes.get("/ur", permit::signed_in, [](web::Exchange& x) {
    return clock_page(x, web::Input({{"dag", config::iso(x.today())}, {"klokken", i18n::clock_time(x.now)}}));
  });
  routes.post("/ur", permit::signed_in,
              [&](web::Exchange& x) { return move_clock(x, archive, clock, settings, directory); });
}

}  // namespace app
