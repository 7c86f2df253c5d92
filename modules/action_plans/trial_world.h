#pragma once
// The demo district with the modules that action plans stand on, and people who ask for pages, for the tests of this
// folder.

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "audit/history.h"
#include "cooperation_plan/module.h"
#include "councils/module.h"
#include "councils/standing.h"
#include "files/files.h"
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

namespace action_plans {

using permit::Role;
using Values = std::vector<std::pair<std::string, std::string>>;

inline std::vector<config::Package> packages() {
  return {audit::package(),        permit::package(),   registry::package(),         files::package(),
          jobs::package(),         mail::package(),     documents::package(),        web::package(),
          organisation::package(), councils::package(), cooperation_plan::package(), action_plans::package()};
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
  Module module;
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
        module(archive, printer, settings) {
    clock.set(*config::parse_local("2020-09-15T08:30"));
    module.routes(routes);
    const std::filesystem::path district = std::filesystem::path(trial::source_folder()) / "districts/fyn-2020";
    const auto loaded =
        archive.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
          config::Faults faults = organisation_module.load(change, district);
          if (faults.empty()) faults = councils_module.load(change, district);
          if (faults.empty()) faults = plan_module.load(change, district);
          if (faults.empty()) faults = module.load(change, district);
          if (!faults.empty()) return config::Refusal{faults.front().text()};
          return config::done;
        });
    EXPECT_TRUE(loaded) << loaded.refusal().sentence;
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
      found.title = capacity->title;
      return found;
    });
  }
  permit::Viewer secretary() { return viewer("kredssekretaer", Role::district_secretariat, "fyns-politi"); }
  permit::Viewer rep(const std::string& key) { return viewer("repraesentant-" + key, Role::municipal_rep, key); }
  permit::Viewer mayor(const std::string& key) { return viewer("borgmester-" + key, Role::mayor, key); }
  permit::Viewer citizen() { return permit::citizen(clock.today()); }

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
  http::Response post(const permit::Viewer& viewer, std::string address, const Values& form = {}) {
    return ask(viewer, http::Method::post, std::move(address), form);
  }
  template <class Body>
  auto read(Body body) {
    return archive.read(body);
  }
};

class ActionPlansTest : public trial::BothEngines {
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

}  // namespace action_plans
