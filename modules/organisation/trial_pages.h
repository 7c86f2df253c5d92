#pragma once
// For the tests of the pages: the demo district behind a gate, and its people asking through it.

#include <gtest/gtest.h>

#include <filesystem>

#include "audit/archive.h"
#include "audit/history.h"
#include "jobs/jobs.h"
#include "lookup.h"
#include "module.h"
#include "permit/audience.h"
#include "permit/sessions.h"
#include "person_store.h"
#include "registry/feed.h"
#include "trial/databases.h"
#include "web/gate.h"

namespace organisation {

using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr config::Date tuesday{std::chrono::year{2020}, std::chrono::September, std::chrono::day{15}};

/// The demo district behind a gate.
class OrganisationPages : public trial::BothEngines {
 protected:
  void SetUp() override {
    clock.set(config::parse_local("2020-09-15T08:30").value());
    database = open({audit::package(), permit::package(), registry::package(), jobs::package(), package()});
    archive = std::make_unique<audit::Archive>(**database, clock);
    module = std::make_unique<Module>(*archive);
    const auto loaded =
        archive->change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
          const config::Faults faults =
              module->load(change, std::filesystem::path(trial::source_folder()) / "districts/fyn-2020");
          if (!faults.empty()) return config::Refusal{faults.front().text()};
          return config::done;
        });
    ASSERT_TRUE(loaded) << loaded.refusal().sentence;
    archive->guard_with(permit::in_force(module->directory()));
    module->routes(routes);
    gate = std::make_unique<web::Gate>(*archive, module->directory(), settings, danish, danish, routes, web::Site{});
  }

  /// A session as this person; empty = a citizen.
  std::string log_in(const char* person) {
    const auto token =
        archive->change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<std::string> {
          const auto capacities = capacities_of_person(change.tx(), person_id(person), tuesday);
          if (capacities.empty()) return config::Refusal{};
          return permit::start_session(change, capacities.front());
        });
    EXPECT_TRUE(token);
    return token ? *token : "";
  }

  http::Request request(http::Method method, const std::string& address, const std::string& token) {
    http::Request request;
    request.method = method;
    request.target = address;
    const std::size_t mark = address.find('?');
    request.path = address.substr(0, mark);
    if (mark != std::string::npos) request.query = http::read_form(address.substr(mark + 1)).value();
    request.headers = http::Fields(Pairs{{"host", "127.0.0.1:8113"}});
    if (!token.empty()) request.cookies.add("trygkreds", token);
    request.id = storage::Id::next().text();
    return request;
  }
  http::Response get(const std::string& address, const std::string& token = {}) {
    return gate->answer(request(http::Method::get, address, token));
  }
  http::Response post(const std::string& address, Pairs form, const std::string& token) {
    http::Request sent = request(http::Method::post, address, token);
    form.emplace_back("formular", permit::form_token(token));
    sent.form = http::Fields(std::move(form));
    return gate->answer(sent);
  }
  std::size_t entries_of(const storage::Id& thing, const char* verb) {
    return archive->read([&](storage::Transaction& tx) {
      std::size_t count = 0;
      for (const audit::Entry& entry : audit::history_of(tx, thing)) count += entry.act.verb == verb;
      return count;
    });
  }

  config::Clock clock;
  config::Settings settings;
  std::unique_ptr<trial::Throwaway> database;
  std::unique_ptr<audit::Archive> archive;
  std::unique_ptr<Module> module;
  i18n::Language danish{"da", {package()}};
  web::Routes routes;
  std::unique_ptr<web::Gate> gate;
};
inline bool shows(const http::Response& response, std::string_view words) {
  return response.bytes().find(words) != std::string::npos;
}

}  // namespace organisation
