// Bilateral meetings reach their two parties and nobody else: on every page, list, count, search, CSV, JSON, feed,
// circle, list of work and mail. Through the real handlers and a real database, on both engines.

#include <algorithm>
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "audit/history.h"
#include "bilateral_acts.h"
#include "bilateral_store.h"
#include "documents/documents.h"
#include "files/files.h"
#include "jobs/jobs.h"
#include "mail/mail.h"
#include "module.h"
#include "organisation/lookup.h"
#include "organisation/module.h"
#include "registry/edge.h"
#include "registry/feed.h"
#include "registry/search.h"
#include "registry/todo.h"
#include "trial/databases.h"

namespace documents {
config::Package package();
}
namespace web {
config::Package package();
}

namespace councils {
namespace {

using permit::Role;
using storage::Id;
using Values = std::vector<std::pair<std::string, std::string>>;

std::vector<config::Package> packages() {
  return {audit::package(), permit::package(),    registry::package(), files::package(),        jobs::package(),
          mail::package(),  documents::package(), web::package(),      organisation::package(), councils::package()};
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
  Module module;
  web::Routes routes;

  explicit World(std::unique_ptr<trial::Throwaway> fresh)
      : database(std::move(fresh)),
        archive(**database, clock),
        files(database->folder(), files::make_scanner("none")),
        printer(database->folder(), std::filesystem::path(trial::source_folder()) / "kernel/documents/worker",
                packages()),
        organisation_module(archive),
        module(archive, files, printer, settings) {
    clock.set(*config::parse_local("2020-09-15T08:30"));
    organisation_module.routes(routes);
    module.routes(routes);
    const std::filesystem::path district = std::filesystem::path(trial::source_folder()) / "districts/fyn-2020";
    const auto loaded =
        archive.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
          config::Faults faults = organisation_module.load(change, district);
          if (faults.empty()) faults = module.load(change, district);
          if (!faults.empty()) return config::Refusal{faults.front().text(), {}, {}, {}};
          return config::done;
        });
    EXPECT_TRUE(loaded) << loaded.refusal().sentence;
  }

  std::vector<permit::Viewer> everyone() {
    return archive.read([&](storage::Transaction& tx) {
      std::vector<permit::Viewer> all{permit::citizen(clock.today())};
      for (const permit::Capacity& capacity : organisation_module.directory().everyone(tx, clock.today())) {
        permit::Viewer one = permit::citizen(clock.today());
        one.role = capacity.role;
        one.person = capacity.person;
        one.name = capacity.person_name;
        one.capacity = capacity.id;
        one.authority = capacity.authority;
        one.authority_name = capacity.authority_name;
        one.title = capacity.title;
        all.push_back(std::move(one));
      }
      return all;
    });
  }
  permit::Viewer of(Role role, const char* authority) {
    for (permit::Viewer& one : everyone()) {
      if (one.role == role && one.authority == organisation::authority_id(authority)) return one;
    }
    ADD_FAILURE() << "nobody";
    return permit::citizen(clock.today());
  }

  http::Response ask(const permit::Viewer& who, http::Method method, const std::string& address,
                     const Values& form = {}) {
    http::Request request;
    request.method = method;
    const std::size_t question = address.find('?');
    request.path = address.substr(0, question);
    if (question != std::string::npos) request.query = *http::read_form(address.substr(question + 1));
    request.form = http::Fields(form);
    const auto match = routes.find(method, request.path);
    http::Response response;
    response.status = 404;
    if (!match.route || !match.route->right.given_to(who)) return response;
    permit::Viewer now = who;
    now.today = clock.today();
    web::Exchange exchange{request, now, danish, clock.now(), "token", match.place};
    return match.route->handler(exchange);
  }
  http::Response get(const permit::Viewer& who, const std::string& address) {
    return ask(who, http::Method::get, address);
  }
  http::Response post(const permit::Viewer& who, const std::string& address, const Values& form) {
    return ask(who, http::Method::post, address, form);
  }
  template <class Body>
  auto read(Body body) {
    return archive.read(body);
  }
};

class BilateralTest : public trial::BothEngines {
 protected:
  std::unique_ptr<World> world() { return std::make_unique<World>(open(packages())); }
};
TRIAL_ON_BOTH(BilateralTest);

bool says(const http::Response& response, std::string_view words) {
  return response.bytes().find(words) != std::string::npos;
}
std::string location(const http::Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "Location") return value;
  }
  return {};
}

const Id svendborg_1 = Id::of_words("bilateral:svendborg-2020-1");
const Id agreement_2 = Id::of_words("agreement:svendborg-2020-12");

TEST_P(BilateralTest, reaches_its_two_parties_and_nobody_else) {
  auto w = world();
  const Id police = organisation::authority_id("fyns-politi"), town = organisation::authority_id("svendborg");
  const std::vector<std::string> secrets{"havneplads", "Natteliv og ordensregler", "beværtningssted",
                                         svendborg_1.text(), agreement_2.text()};
  int parties = 0, outsiders = 0;
  std::set<std::pair<Role, Id>> seen;
  std::set<Role> walked;
  for (const permit::Viewer& who : w->everyone()) {
    if (!seen.insert({who.role, who.authority}).second) continue;
    bool of_pair = false;
    for (const permit::Holder& holder : holders_of_pair(police, town))
      of_pair = of_pair || holder.holder == permit::office(who.role, who.authority);
    ++(of_pair ? parties : outsiders);
    const std::string what = who.name + ", " + who.authority_name;
    // Every page and answer without a place in its address, as it is, as CSV and searched in.
    const bool walks = !of_pair && walked.insert(who.role).second;  // one of each role: more see no other pages
    for (const web::Route& route : w->routes.all()) {
      if (!walks) break;
      if (route.method != http::Method::get || route.pattern.find('{') != std::string::npos) continue;
      for (const char* more : {"", "?format=csv", "?soeg=bevilling"}) {
        const auto response = w->get(who, route.pattern + more);
        for (const std::string& secret : secrets)
          EXPECT_FALSE(says(response, secret)) << route.pattern << more << " says " << secret << " to " << what;
      }
    }
    for (const char* before : {"/bilaterale/", "/api/v1/bilaterale/"}) {
      const auto response = w->get(who, before + svendborg_1.text());
      EXPECT_EQ(response.status, of_pair ? 200 : 404) << what;
      EXPECT_EQ(says(response, "havneplads"), of_pair) << what;
    }
    for (const char* list : {"/bilaterale", "/bilaterale?format=csv", "/api/v1/bilaterale"})
      EXPECT_EQ(says(w->get(who, list), "Natteliv og ordensregler"), of_pair) << list << " to " << what;
    EXPECT_NE(w->post(who, "/bilaterale/" + svendborg_1.text() + "/aftale/" + agreement_2.text(),
                      {{"version", "7"}, {"report-" + agreement_2.text(), "Set."}})
                  .status,
              303);
    w->read([&](storage::Transaction& tx) {
      EXPECT_EQ(registry::find(tx, who, svendborg_1).has_value(), of_pair) << what;
      EXPECT_EQ(registry::find(tx, who, agreement_2).has_value(), of_pair) << what;
      EXPECT_EQ(!registry::search(tx, who, "havnepladsen").things.empty(), of_pair) << what;
      for (const char* kind : {bilateral_kind, agreement_kind}) {
        for (const registry::Thing& thing : registry::of_kind(tx, who, kind, 100))
          EXPECT_TRUE(of_pair || thing.audience != pair_audience(police, town)) << what;
        registry::FeedQuery feed;
        feed.kind = kind;
        for (const registry::Thing& thing : registry::feed(tx, who, feed))
          EXPECT_TRUE(of_pair || thing.audience != pair_audience(police, town)) << what;
      }
      for (const registry::Work& work : registry::work_of(tx, who))
        EXPECT_TRUE(of_pair || work.thing.audience != pair_audience(police, town)) << what;
      int counted = 0;
      for (const BilateralCount& count : count_bilaterals(tx, who, 2020))
        counted += count.municipality == town ? count.held : 0;
      EXPECT_EQ(counted, of_pair ? 1 : 0) << what;
      for (const registry::Neighbour& one : registry::circle_of(tx, who, svendborg_1))
        EXPECT_TRUE(of_pair) << one.thing.title;
    });
  }
  EXPECT_EQ(parties, 6);
  EXPECT_GT(outsiders, 40);
}

TEST_P(BilateralTest, is_planned_held_agreed_on_and_followed_up) {
  auto w = world();
  const auto secretary = w->of(Role::district_secretariat, "fyns-politi");
  const auto mayor = w->of(Role::mayor, "nyborg"), ceo = w->of(Role::municipal_ceo, "nyborg");
  const Values plan{{"municipality", organisation::authority_id("nyborg").text()},
                    {"subject", "Hemmelige planer"},
                    {"day", "2020-09-20"},
                    {"starts", "10.00"},
                    {"venue", "Rådhuset i Nyborg"}};
  EXPECT_EQ(w->post(w->of(Role::mayor, "assens"), "/bilaterale/nyt", plan).status, 422) << "not of the pair";
  EXPECT_EQ(w->post(w->of(Role::analyst, "fyns-politi"), "/bilaterale/nyt", plan).status, 404);
  Values past = plan;
  past[2].second = "2020-09-01";
  EXPECT_EQ(w->post(secretary, "/bilaterale/nyt", past).status, 422);
  const auto made = w->post(secretary, "/bilaterale/nyt", plan);
  ASSERT_EQ(made.status, 303);
  const std::string address = location(made);
  const Id id = *Id::parse(address.substr(address.rfind('/') + 1));

  // The mail reaches the other party only, and says nothing of the matter.
  constexpr storage::Sql mails{"mails", "SELECT recipient, subject, body FROM mail_outbox"};
  std::vector<std::string> told;
  w->read([&](storage::Transaction& tx) {
    std::set<std::string> expected;
    for (const Role role : {Role::mayor, Role::municipal_ceo, Role::municipal_secretariat}) {
      for (const auto& person : organisation::people_behind(
               tx, permit::office(role, organisation::authority_id("nyborg")), w->clock.today()))
        expected.insert(person.email);
    }
    tx.each(mails, {}, [&](const storage::Row& row) {
      told.push_back(row.text(0));
      EXPECT_TRUE(expected.contains(row.text(0))) << row.text(0);
      for (int column : {1, 2}) EXPECT_EQ(row.text(column).find("Hemmelige"), std::string::npos);
    });
    EXPECT_EQ(told.size(), expected.size());
  });

  EXPECT_EQ(w->post(w->of(Role::mayor, "assens"), address + "/punkt", {{"title", "Indbrudt"}}).status, 404);
  EXPECT_EQ(w->post(mayor, address + "/punkt", {{"title", "Lokaler"}, {"brief", "Skal vi dele?"}}).status, 303);
  const BilateralItem item = w->read([&](storage::Transaction& tx) { return bilateral_items(tx, id).front(); });
  const std::string note = "note-" + item.id.text();
  EXPECT_EQ(w->post(ceo, address + "/punkt/" + item.id.text() + "/notat", {{"version", "1"}, {note, "Ja."}}).status,
            409)
      << "not held";
  EXPECT_EQ(w->post(ceo, address + "/aftale",
                    {{"text", "Vi deler."}, {"owner", ceo.authority.text()}, {"follow_up", "2020-12-01"}})
                .status,
            409);
  w->clock.set(*config::parse_local("2020-09-21T09:00"));
  EXPECT_EQ(
      w->post(ceo, address + "/punkt/" + item.id.text() + "/notat", {{"version", "1"}, {note, "Ja, vi deler."}}).status,
      303);
  EXPECT_EQ(w->post(mayor, address + "/punkt/" + item.id.text() + "/notat", {{"version", "1"}, {note, "Nej."}}).status,
            422)
      << "stale";
  EXPECT_EQ(
      w->post(
           ceo, address + "/aftale",
           {{"text", "Vi deler."}, {"owner", organisation::authority_id("assens").text()}, {"follow_up", "2020-12-01"}})
          .status,
      422);
  EXPECT_EQ(w->post(ceo, address + "/aftale",
                    {{"text", "Vi deler."}, {"owner", ceo.authority.text()}, {"follow_up", "2020-12-01"}})
                .status,
            303);
  const Agreement agreement = w->read([&](storage::Transaction& tx) { return agreements_of(tx, id).front(); });
  const auto clerk = w->of(Role::municipal_secretariat, "nyborg");
  w->read([&](storage::Transaction& tx) {
    const auto work = registry::work_of(tx, clerk);
    EXPECT_TRUE(
        std::any_of(work.begin(), work.end(), [&](const registry::Work& one) { return one.thing.id == agreement.id; }));
  });
  EXPECT_EQ(w->post(mayor, address + "/aftale/" + agreement.id.text(),
                    {{"version", "1"}, {"report-" + agreement.id.text(), "Nøglen er udleveret."}})
                .status,
            303);
  EXPECT_TRUE(says(w->get(secretary, address), "Nøglen er udleveret."));
  EXPECT_EQ(w->post(mayor, address + "/aflys", {{"version", "9"}, {"reason", "Nej"}}).status, 409) << "held";
  EXPECT_TRUE(says(w->get(secretary, "/bilaterale/tal"), "/bilaterale?kommune=nyborg&amp;aar=2020&amp;tilstand=held"));
  EXPECT_EQ(w->get(mayor, "/bilaterale/tal").status, 404);
}

TEST_P(BilateralTest, a_matter_brought_to_the_council_tells_nothing_of_where_it_came_from) {
  auto w = world();
  const auto mayor = w->of(Role::mayor, "svendborg"), other = w->of(Role::mayor, "nyborg");
  const Id item = Id::of_words("bilateral-item:svendborg-2020-11");
  const std::string address = "/bilaterale/" + svendborg_1.text() + "/punkt/" + item.text() + "/kredsraad";
  const Values matter{{"meeting", Id::of_words("meeting:kredsraad-4-2020").text()},
                      {"title", "Vilkår i bevillinger"},
                      {"brief", "Skal kommunerne stille de samme vilkår?"},
                      {"version", "1"}};
  EXPECT_EQ(w->post(other, address, matter).status, 404);
  EXPECT_EQ(w->post(w->of(Role::municipal_ceo, "svendborg"), address, matter).status, 422)
      << "has no seat in the kredsråd";
  Values sent = matter;
  sent[0].second = Id::of_words("meeting:kredsraad-3-2020").text();
  EXPECT_EQ(w->post(mayor, address, sent).status, 422) << "the agenda is sent";
  EXPECT_EQ(w->get(mayor, address).status, 200);
  EXPECT_EQ(w->post(mayor, address, matter).status, 303);
  EXPECT_EQ(w->post(mayor, address, matter).status, 422) << "once";
  const Id promoted =
      w->read([&](storage::Transaction& tx) { return bilateral_items(tx, svendborg_1).front().promoted; });
  ASSERT_FALSE(promoted.empty());
  const std::string address_of_item = w->read([&](storage::Transaction& tx) {
    const auto there = registry::find(tx, other, promoted);
    EXPECT_TRUE(there);
    for (const registry::Neighbour& one : registry::circle_of(tx, other, promoted))
      EXPECT_NE(one.thing.id, svendborg_1);
    const auto mine = registry::circle_of(tx, mayor, promoted);
    EXPECT_TRUE(std::any_of(mine.begin(), mine.end(), [](const auto& one) { return one.thing.id == svendborg_1; }));
    return there ? there->address : std::string();
  });
  const auto page = w->get(other, address_of_item);
  EXPECT_EQ(page.status, 200);
  EXPECT_FALSE(says(page, svendborg_1.text()));
  EXPECT_FALSE(says(page, "bilateral"));
}

}  // namespace
}  // namespace councils
