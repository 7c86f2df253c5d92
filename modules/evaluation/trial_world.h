#pragma once
// The demo district with its modules on a throwaway database, and people who ask for pages, for the tests of this
// folder.

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "account_store.h"
#include "audit/history.h"
#include "cooperation_plan/module.h"
#include "councils/module.h"
#include "files/files.h"
#include "indicators/module.h"
#include "jobs/jobs.h"
#include "mail/mail.h"
#include "module.h"
#include "organisation/lookup.h"
#include "organisation/module.h"
#include "permit/audience.h"
#include "registry/feed.h"
#include "trial/databases.h"

namespace documents {
config::Package package();
}
namespace web {
config::Package package();
}

namespace evaluation {

using permit::Role;
using Values = std::vector<std::pair<std::string, std::string>>;

inline std::vector<config::Package> packages() {
  return {audit::package(),        permit::package(),     registry::package(),  files::package(),
          jobs::package(),         mail::package(),       documents::package(), web::package(),
          organisation::package(), indicators::package(), councils::package(),  cooperation_plan::package(),
          evaluation::package()};
}

struct World {
  config::Clock clock;
  std::unique_ptr<trial::Throwaway> database;
  audit::Archive archive;
  config::Settings settings;
  files::Files files;
  documents::Printer printer;
  i18n::Language danish{"da", packages()};
  organisation::Module organisation_module;
  councils::Module councils_module;
  cooperation_plan::Module plan_module;
  Module evaluation_module;
  web::Routes routes;

  explicit World(std::unique_ptr<trial::Throwaway> fresh)
      : database(std::move(fresh)),
        archive(**database, clock),
        files(database->folder(), files::make_scanner("none")),
        printer(database->folder(), std::filesystem::path(trial::source_folder()) / "kernel/documents/worker",
                packages()),
        organisation_module(archive),
        councils_module(archive, files, printer, settings),
        plan_module(archive, printer, settings),
        evaluation_module(archive, printer, settings) {
    clock.set(*config::parse_local("2020-09-15T08:30"));
    evaluation_module.routes(routes);
    const auto loaded = load();
    EXPECT_TRUE(loaded) << loaded.refusal().sentence;
  }

  static std::filesystem::path district() {
    return std::filesystem::path(trial::source_folder()) / "districts/fyn-2020";
  }

  config::Outcome<config::Done> load() {
    return archive.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
      config::Faults faults = organisation_module.load(change, district());
      if (faults.empty()) faults = councils_module.load(change, district());
      if (faults.empty()) faults = plan_module.load(change, district());
      if (faults.empty()) faults = evaluation_module.load(change, district());
      if (!faults.empty()) return config::Refusal{faults.front().text(), {}, {}, {}};
      return config::done;
    });
  }

  permit::Viewer viewer(std::string_view person, Role role, std::string_view authority) {
    return archive.read([&](storage::Transaction& tx) {
      permit::Viewer found = permit::citizen(clock.today());
      const auto capacity =
          organisation_module.directory().find(tx, organisation::capacity_id(person, role, authority), clock.today());
      EXPECT_TRUE(capacity) << person;
      if (!capacity) return found;
      found.role = role;
      found.person = capacity->person;
      found.name = capacity->person_name;
      found.capacity = capacity->id;
      found.authority = capacity->authority;
      found.authority_name = capacity->authority_name;
      return found;
    });
  }
  permit::Viewer citizen() { return permit::citizen(clock.today()); }
  permit::Viewer secretary() { return viewer("kredssekretaer", Role::district_secretariat, "fyns-politi"); }
  permit::Viewer chief() { return viewer("politidirektoer", Role::chief_of_police, "fyns-politi"); }
  permit::Viewer mayor(const std::string& of) { return viewer("borgmester-" + of, Role::mayor, of); }

  /// Finds the route, asks its right, and lets the handler answer: 403 stands for the gate's refusal.
  http::Response ask(const permit::Viewer& viewer, http::Method method, std::string address, const Values& form = {}) {
    http::Request request;
    request.method = method;
    request.target = address;
    const std::size_t question = address.find('?');
    request.path = address.substr(0, question);
    if (question != std::string::npos) request.query = *http::read_form(address.substr(question + 1));
    request.form = http::Fields(form);
    const auto match = routes.find(method, request.path);
    http::Response response;
    response.status = 404;
    if (!match.route) return response;
    if (!match.route->right.given_to(viewer)) {
      response.status = 403;
      return response;
    }
    permit::Viewer now = viewer;
    now.today = clock.today();
    web::Exchange exchange{request, now, danish, clock.now(), "token", match.place};
    return match.route->handler(exchange);
  }
  http::Response get(const permit::Viewer& viewer, std::string address) {
    return ask(viewer, http::Method::get, std::move(address));
  }
  http::Response get(std::string address) { return get(citizen(), std::move(address)); }
  http::Response post(const permit::Viewer& viewer, std::string address, const Values& form = {}) {
    return ask(viewer, http::Method::post, std::move(address), form);
  }

  template <class Body>
  auto read(Body body) {
    return archive.read(body);
  }
  AccountVersion account(int year, int number = 1) {
    return *read(
        [&](storage::Transaction& tx) { return store::account_version(tx, account_version_id(year, number)); });
  }
};

class EvaluationTest : public trial::BothEngines {
 protected:
  std::unique_ptr<World> world() { return std::make_unique<World>(open(packages())); }
};

inline bool says(const http::Response& response, std::string_view words) {
  return response.bytes().find(words) != std::string::npos;
}
inline std::string location(const http::Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "Location") return value;
  }
  return {};
}

/// The last meeting of 2020 is held and the item minuted by these statements; it is the day after.
inline void hold_and_minute(World& w, const storage::Id& item, const storage::Sql& hold, const storage::Sql& minute) {
  ASSERT_FALSE(item.empty());
  w.clock.set(*config::parse_local("2020-12-09T09:00"));
  w.archive.database().write([&](storage::Transaction& tx) {
    tx.execute(hold, {{"meeting", storage::Id::of_words("meeting:kredsraad-4-2020")}});
    tx.execute(minute, {{"item", item}});
  });
}

}  // namespace evaluation
