// /ur (GET, POST dag, klokken): sets the demo's clock and starts a new session in the same role, since the old one is
// bound to the old time.

#include "clock_pages.h"

#include <charconv>
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

/// The clock is kept every few seconds; a program that was killed has gone on a little since.
constexpr std::chrono::seconds at_most_since_kept{10};

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
  // Told while the old time is in force: at the new one the mover may have no role at all.
  const auto told =
      archive.change(exchange.viewer.actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
        change.record({.verb = "clock_moved", .kind = "app.clock", .details = config::iso(then)});
        return config::done;
      });
  if (!told) return web::refused(exchange, told.refusal(), "/ur");
  clock.set(then);
  keep_clock(settings, then);
  const auto token =
      archive.change(exchange.viewer.actor(), [&](audit::Change& change) -> config::Outcome<std::string> {
        const auto capacity = directory.find(change.tx(), exchange.viewer.capacity, change.today());
        if (!capacity) return config::Refusal{"This role is no longer in force."};
        return permit::start_session(change, *capacity, settings.demo);
      });
  if (!token) return http::redirect("/log-ind");
  return http::redirect("/mit-arbejde").with("Set-Cookie", web::session_cookie(settings, *token));
}

}  // namespace

std::optional<config::Instant> read_kept_clock(const config::Settings& settings) {
  if (!settings.demo) return std::nullopt;
  auto text = config::read_file(kept_file(settings));
  if (!text) return std::nullopt;
  std::int64_t kept = 0;
  const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), kept);
  if (fault != std::errc() || end == text->data() + text->size() || *end != '\n') return std::nullopt;
  return config::Instant(std::chrono::microseconds(kept)) + at_most_since_kept;
}

/// Written beside and moved into place, so that it is whole at any moment.
void keep_clock(const config::Settings& settings, config::Instant now) {
  // A name of its own: the page and the queue of jobs may keep it at the same time.
  const std::filesystem::path fresh = settings.data / ("clock." + storage::Id::next().text());
  std::ofstream(fresh) << fmt::format("{}\n", now.time_since_epoch().count());
  std::filesystem::rename(fresh, kept_file(settings));
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
