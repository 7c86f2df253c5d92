// Themes, priorities and the open call through the real handlers and a real database, on both engines: allowed, and
// refused for the wrong person, too early and too late.

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "audit/history.h"
#include "cooperation_plan/draft_area.h"
#include "cooperation_plan/module.h"
#include "councils/discussion.h"
#include "councils/module.h"
#include "files/files.h"
#include "idea_store.h"
#include "idea_work.h"
#include "indicators/module.h"
#include "jobs/jobs.h"
#include "mail/mail.h"
#include "module.h"
#include "organisation/lookup.h"
#include "organisation/module.h"
#include "permit/audience.h"
#include "registry/edge.h"
#include "registry/feed.h"
#include "registry/search.h"
#include "registry/todo.h"
#include "round_store.h"
#include "theme_store.h"
#include "trial/databases.h"

namespace documents {
config::Package package();
}
namespace web {
config::Package package();
}

namespace priorities {
namespace {

using permit::Role;
using storage::Id;
using Values = std::vector<std::pair<std::string, std::string>>;

std::vector<config::Package> packages() {
  return {audit::package(),        permit::package(),     registry::package(),  files::package(),
          jobs::package(),         mail::package(),       documents::package(), web::package(),
          organisation::package(), indicators::package(), councils::package(),  cooperation_plan::package(),
          priorities::package()};
}

constexpr storage::Sql hold_meeting{"hold_meeting", "UPDATE councils_meeting SET state = 'held' WHERE id = :meeting"};
constexpr storage::Sql minute_item{
    "minute_item", "UPDATE councils_item SET outcome = 'decided', record = 'Rådet valgte.' WHERE id = :item"};

/// The demo district with its modules, and people who ask for pages.
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
  jobs::Queue queue;
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
        module(archive, printer, settings),
        queue(**database, clock) {
    clock.set(*config::parse_local("2020-09-15T08:30"));
    plan_module.routes(routes);
    module.routes(routes);
    module.begin_jobs(queue);
    const std::filesystem::path district = std::filesystem::path(trial::source_folder()) / "districts/fyn-2020";
    const auto loaded =
        archive.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
          config::Faults faults = organisation_module.load(change, district);
          if (faults.empty()) faults = councils_module.load(change, district);
          if (faults.empty()) faults = plan_module.load(change, district);
          if (faults.empty()) faults = module.load(change, district);
          if (!faults.empty()) return config::Refusal{faults.front().text(), {}, {}, {}};
          return config::done;
        });
    EXPECT_TRUE(loaded) << loaded.refusal().sentence;
  }

  permit::Viewer viewer(const std::string& person, Role role, const std::string& authority) {
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
  permit::Viewer mayor(const std::string& town) { return viewer("borgmester-" + town, Role::mayor, town); }
  permit::Viewer citizen() { return permit::citizen(clock.today()); }

  /// Finds the route, asks its right, and lets the handler answer: 403 stands for the gate's refusal.
  http::Response ask(const permit::Viewer& who, http::Method method, const std::string& address,
                     const Values& form = {}) {
    http::Request request;
    request.method = method;
    request.remote = "192.0.2.7";
    const std::size_t question = address.find('?');
    request.path = address.substr(0, question);
    if (question != std::string::npos) request.query = *http::read_form(address.substr(question + 1));
    request.form = http::Fields(form);
    const auto match = routes.find(method, request.path);
    http::Response response;
    response.status = 404;
    if (!match.route) return response;
    if (!match.route->right.given_to(who)) {
      response.status = 403;
      return response;
    }
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
  Round round(int year) {
    return *read([&](storage::Transaction& tx) { return store::round(tx, round_id(year)); });
  }
  std::vector<Candidate> candidates(int year) {
    return read([&](storage::Transaction& tx) { return store::candidates_of(tx, round_id(year)); });
  }
  std::string version(int year) { return std::to_string(round(year).version); }
  /// Stands in for the meeting's own pages, which are tested where they belong.
  void hold_and_minute(const Id& subject) {
    const auto discussion = read([&](storage::Transaction& tx) { return councils::discussion_of(tx, subject); });
    ASSERT_TRUE(discussion);
    (*database)->write([&](storage::Transaction& tx) {
      tx.execute(hold_meeting, {{"meeting", discussion->meeting}});
      tx.execute(minute_item, {{"item", discussion->item}});
    });
  }
};

const Id meeting_4 = Id::of_words("meeting:kredsraad-4-2020");

class PrioritiesTest : public trial::BothEngines {
 protected:
  std::unique_ptr<World> world() { return std::make_unique<World>(open(packages())); }
};
TRIAL_ON_BOTH(PrioritiesTest);

bool says(const http::Response& response, std::string_view words) {
  return response.bytes().find(words) != std::string::npos;
}
std::string location(const http::Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "Location") return value;
  }
  return {};
}

Values points_for(const std::vector<Candidate>& candidates, const std::string& version, int most) {
  Values form{{"version", version}};
  for (const Candidate& one : candidates)
    form.emplace_back("points-" + one.id.text(), std::to_string(most-- > 0 ? 3 : 0));
  return form;
}

TEST_P(PrioritiesTest, five_candidates_become_two_focus_areas_with_reasons) {
  auto w = world();
  const auto five = w->candidates(2021);
  ASSERT_EQ(five.size(), 5u);
  const std::string base = "/prioritering/2021";
  const auto nyborg = w->mayor("nyborg");
  const auto officer = w->viewer("lokalbetjent-syd-1", Role::local_officer, "fyns-politi");
  EXPECT_EQ(w->get(officer, base).status, 404) << "not of the kredsråd";
  EXPECT_FALSE(says(w->get(officer, "/prioritering"), "2021"));
  EXPECT_FALSE(says(w->get(officer, "/api/v1/prioritering"), "2021"));
  EXPECT_EQ(w->post(officer, base + "/svar", {}).status, 403);

  // Points are given once for each seat, changed until the deadline, and nobody else sees them before.
  EXPECT_EQ(w->post(nyborg, base + "/svar", {{"version", "0"}}).status, 422) << "every candidate";
  EXPECT_EQ(w->post(nyborg, base + "/svar", points_for(five, "0", 2)).status, 303);
  EXPECT_EQ(w->post(nyborg, base + "/svar", points_for(five, "0", 1)).status, 422) << "somebody answered since";
  EXPECT_EQ(w->post(nyborg, base + "/svar", points_for(five, "1", 3)).status, 303);
  EXPECT_EQ(w->post(w->viewer("stedfortraeder-nyborg", Role::deputy_member, "nyborg"), base + "/svar",
                    points_for(five, "2", 2))
                .status,
            303)
      << "the substitute answers for the same seat";
  w->read([&](storage::Transaction& tx) { EXPECT_EQ(store::ballots_of(tx, round_id(2021)).size(), 5u); });
  EXPECT_FALSE(says(w->get(w->mayor("assens"), base), "Point fra hvert medlem"));
  EXPECT_FALSE(says(w->get(w->mayor("assens"), "/api/v1/prioritering/2021"), "\"points\""));
  EXPECT_EQ(w->post(w->secretary(), base + "/svar", {}).status, 403) << "the secretariat has no say";

  EXPECT_EQ(w->post(w->secretary(), base + "/luk", {{"version", w->version(2021)}}).status, 409)
      << "before the deadline";
  EXPECT_EQ(w->get(w->secretary(), base + "/udfald").status, 409) << "no outcome before it has been discussed";
  w->clock.set(*config::parse_local("2020-09-26T09:00"));
  EXPECT_EQ(w->post(nyborg, base + "/svar", points_for(five, "3", 2)).status, 409) << "after the deadline";
  EXPECT_TRUE(says(w->get(w->mayor("assens"), base), "Point fra hvert medlem"));
  EXPECT_TRUE(says(w->get(w->mayor("assens"), "/api/v1/prioritering/2021"), "\"points\""));

  EXPECT_EQ(w->post(w->secretary(), base + "/dagsorden",
                    {{"version", w->version(2021)}, {"meeting", meeting_4.text()}, {"minutes", "30"}})
                .status,
            409);
  EXPECT_EQ(w->post(w->secretary(), base + "/luk", {{"version", w->version(2021)}}).status, 303);
  const std::string old = w->version(2021);
  EXPECT_EQ(
      w->post(w->secretary(), base + "/dagsorden", {{"version", old}, {"meeting", meeting_4.text()}, {"minutes", "30"}})
          .status,
      303);
  EXPECT_EQ(w->round(2021).state, RoundState::on_agenda);
  EXPECT_EQ(
      w->post(w->secretary(), base + "/dagsorden", {{"version", old}, {"meeting", meeting_4.text()}, {"minutes", "30"}})
          .status,
      409)
      << "stale";

  const auto choice = [&](bool reasons) {
    Values form{{"version", w->version(2021)}};
    int left = 2;
    for (const Candidate& one : five) {
      form.emplace_back("choice-" + one.id.text(), left-- > 0 ? "chosen" : "not_chosen");
      form.emplace_back("reason-" + one.id.text(), reasons ? "Fordi rådet sagde det om " + one.text.title : "");
    }
    return form;
  };
  EXPECT_EQ(w->post(w->secretary(), base + "/udfald", choice(true)).status, 409) << "not minuted";
  w->clock.set(*config::parse_local("2020-12-09T09:00"));
  w->hold_and_minute(round_id(2021));
  EXPECT_EQ(w->post(w->secretary(), base + "/plan", {{"version", w->version(2021)}}).status, 409)
      << "nothing chosen yet";
  EXPECT_EQ(w->post(w->secretary(), base + "/udfald", choice(false)).status, 422) << "a reason for each";
  EXPECT_EQ(w->post(nyborg, base + "/udfald", choice(true)).status, 403);
  EXPECT_EQ(w->post(w->secretary(), base + "/udfald", choice(true)).status, 303);
  EXPECT_EQ(w->post(w->secretary(), base + "/plan", {{"version", w->version(2021)}}).status, 303);

  // Two became areas, and the circle shows the way from one to the other.
  int became = 0;
  for (const Candidate& one : w->candidates(2021)) {
    EXPECT_FALSE(one.reason.empty());
    if (one.choice != Choice::chosen) {
      EXPECT_TRUE(one.area.empty());
      continue;
    }
    ++became;
    const auto secretary = w->secretary();
    w->read([&](storage::Transaction& tx) {
      const auto area = registry::find(tx, secretary, one.area);
      ASSERT_TRUE(area) << one.text.title;
      EXPECT_EQ(area->title, one.text.title);
      const auto around = registry::circle_of(tx, secretary, one.area);
      const auto reached = [&](const Id& id) {
        return std::any_of(around.begin(), around.end(),
                           [&](const auto& neighbour) { return neighbour.thing.id == id; });
      };
      EXPECT_TRUE(reached(one.id));
      EXPECT_TRUE(reached(round_id(2021)));
    });
  }
  EXPECT_EQ(became, 2);
  const auto page = w->get(w->secretary(), w->round(2021).plan_address);
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(says(page, five[0].text.title));
  EXPECT_TRUE(says(page, five[1].text.title));
  EXPECT_TRUE(says(w->get(nyborg, base), "Fordi rådet sagde det om " + five[4].text.title));
  EXPECT_EQ(w->post(w->secretary(), base + "/plan", {{"version", w->version(2021)}}).status, 409) << "once";
  EXPECT_TRUE(says(w->get(w->secretary(), base + "?format=csv"), five[2].text.title));
}

TEST_P(PrioritiesTest, a_round_is_begun_asked_about_and_answered_by_those_who_may) {
  auto w = world();
  EXPECT_EQ(w->post(w->mayor("assens"), "/prioritering", {{"year", "2022"}, {"question", "Hvad?"}}).status, 403);
  EXPECT_EQ(w->post(w->secretary(), "/prioritering", {{"year", "2021"}, {"question", "Hvad?"}}).status, 422) << "there";
  EXPECT_EQ(w->post(w->secretary(), "/prioritering", {{"year", "2020"}, {"question", "Hvad?"}}).status, 422) << "begun";
  EXPECT_EQ(w->post(w->secretary(), "/prioritering", {{"year", "2022"}, {"question", "Hvad i 2022?"}}).status, 303);
  const auto late = config::iso(config::plus_days(w->clock.today(), 14));
  EXPECT_EQ(w->post(w->secretary(), "/prioritering/2022/spoerg", {{"version", "1"}, {"deadline", late}}).status, 409)
      << "two";
  const Values candidate{{"title", "Trygge busser"},
                         {"why", "Chauffører trues."},
                         {"figure", "12 sager"},
                         {"source", "Trafikselskabet"},
                         {"consequences", "Flere vagter."}};
  EXPECT_EQ(w->post(w->mayor("assens"), "/prioritering/2022/ny", {{"title", "Trygge busser"}}).status, 422);
  EXPECT_EQ(w->post(w->mayor("assens"), "/prioritering/2022/ny",
                    {{"title", "Uden kilde"}, {"why", "x"}, {"figure", "12"}, {"consequences", "y"}})
                .status,
            422)
      << "a figure has a source";
  const auto made = w->post(w->mayor("assens"), "/prioritering/2022/ny", candidate);
  ASSERT_EQ(made.status, 303);
  EXPECT_EQ(w->get(w->mayor("nyborg"), location(made)).status, 200);
  EXPECT_EQ(w->get(w->mayor("nyborg"), location(made) + "/ret").status, 404) << "another's";
  EXPECT_EQ(w->get(w->mayor("assens"), location(made) + "/ret").status, 200);
  EXPECT_EQ(w->get(w->viewer("frivillig", Role::partner, "natteravnene"), location(made)).status, 404);
  EXPECT_EQ(w->post(w->secretary(), "/prioritering/2022/ny", candidate).status, 303);
  EXPECT_EQ(w->post(w->secretary(), "/prioritering/2022/spoerg", {{"version", "1"}, {"deadline", "2020-09-01"}}).status,
            422);
  EXPECT_EQ(w->post(w->secretary(), "/prioritering/2022/spoerg", {{"version", "1"}, {"deadline", late}}).status, 303);
  EXPECT_EQ(w->post(w->mayor("assens"), "/prioritering/2022/ny", candidate).status, 409) << "settled";
  const auto citizen = w->citizen(), nyborg = w->mayor("nyborg");
  w->read([&](storage::Transaction& tx) {
    int asked = 0;
    for (const registry::Todo& todo : registry::open_on(tx, round_id(2022)))
      asked += todo.act == "priorities.prioritise";
    EXPECT_EQ(asked, 11) << "ten mayors and the chief";
    EXPECT_TRUE(registry::search(tx, citizen, "Trygge busser").things.empty());
    EXPECT_FALSE(registry::search(tx, nyborg, "Trygge busser").things.empty());
  });
}

TEST_P(PrioritiesTest, a_theme_goes_from_proposal_to_what_came_of_it) {
  auto w = world();
  const Values proposal{{"title", "Hash på stationen"}, {"why_now", "Det er blevet værre siden maj."}};
  EXPECT_EQ(w->post(w->viewer("ssp-nyborg", Role::ssp_consultant, "nyborg"), "/temaer/ny", proposal).status, 403);
  EXPECT_EQ(w->post(w->mayor("nyborg"), "/temaer/ny", {{"title", "Hash"}}).status, 422);
  const auto made = w->post(w->mayor("nyborg"), "/temaer/ny", proposal);
  ASSERT_EQ(made.status, 303);
  const std::string address = location(made);
  const Id id = *Id::parse(address.substr(address.rfind('/') + 1));
  const auto version = [&] {
    const auto secretary = w->secretary();
    return std::to_string(
        w->read([&](storage::Transaction& tx) { return store::theme_for(tx, secretary, id)->version; }));
  };
  EXPECT_TRUE(says(w->get(w->mayor("aeroe"), address), "Det er blevet værre"));
  EXPECT_EQ(w->get(w->viewer("ssp-nyborg", Role::ssp_consultant, "nyborg"), address).status, 404);
  EXPECT_EQ(w->get(w->mayor("aeroe"), address + "/ret").status, 404) << "another's proposal";
  const Values on_agenda{{"version", version()}, {"meeting", meeting_4.text()}, {"minutes", "20"}};
  EXPECT_EQ(w->post(w->secretary(), address + "/dagsorden", on_agenda).status, 409) << "not shortlisted";
  EXPECT_EQ(w->post(w->mayor("nyborg"), address + "/udvaelg", {{"version", version()}}).status, 403);
  EXPECT_EQ(w->post(w->secretary(), address + "/udvaelg", {{"version", version()}}).status, 303);
  EXPECT_EQ(
      w->post(w->secretary(), address + "/dagsorden",
              {{"version", version()}, {"meeting", Id::of_words("meeting:kredsraad-3-2020").text()}, {"minutes", "20"}})
          .status,
      422)
      << "the agenda is sent";
  // At most two themes in a meeting, unless one insists.
  for (const char* more : {"Et", "To"}) {
    const auto another =
        w->post(w->mayor("nyborg"), "/temaer/ny", {{"title", std::string(more) + " andet tema"}, {"why_now", "Nu."}});
    const std::string there = location(another);
    EXPECT_EQ(w->post(w->secretary(), there + "/udvaelg", {{"version", "1"}}).status, 303);
    EXPECT_EQ(w->post(w->secretary(), there + "/dagsorden",
                      {{"version", "2"}, {"meeting", meeting_4.text()}, {"minutes", "20"}})
                  .status,
              303);
  }
  EXPECT_EQ(w->post(w->secretary(), address + "/dagsorden",
                    {{"version", version()}, {"meeting", meeting_4.text()}, {"minutes", "20"}})
                .status,
            422);
  EXPECT_EQ(w->post(w->secretary(), address + "/dagsorden",
                    {{"version", version()}, {"meeting", meeting_4.text()}, {"minutes", "20"}, {"anyway", "ja"}})
                .status,
            303);
  EXPECT_EQ(w->post(w->secretary(), address + "/udbytte", {{"version", version()}, {"words", "Vi aftalte."}}).status,
            409)
      << "not minuted";
  w->clock.set(*config::parse_local("2020-12-09T09:00"));
  w->hold_and_minute(id);
  EXPECT_EQ(w->post(w->secretary(), address + "/opfoelgning", {{"version", version()}, {"words", "Det skete."}}).status,
            409);
  EXPECT_EQ(
      w->post(w->secretary(), address + "/udbytte", {{"version", version()}, {"words", "Vi aftalte fælles vagter."}})
          .status,
      303);
  EXPECT_EQ(w->post(w->secretary(), address + "/opfoelgning", {{"version", version()}, {"words", "Det skete."}}).status,
            303);
  EXPECT_TRUE(says(w->get(w->mayor("nyborg"), address), "Vi aftalte fælles vagter."));
  EXPECT_EQ(w->post(w->secretary(), address + "/afvis", {{"version", version()}, {"words", "Nej."}}).status, 409);
  EXPECT_TRUE(says(w->get(w->mayor("nyborg"), "/temaer?format=csv"), "Hash på stationen"));
}

TEST_P(PrioritiesTest, an_idea_is_sent_without_log_in_answered_and_released) {
  auto w = world();
  const auto idea_count = [&] {
    return w->read([&](storage::Transaction& tx) { return store::ideas_of(tx, call_id(2021)).size(); });
  };
  const auto before = idea_count();
  Values form{{"year", "2021"},
              {"body", "Tænd lyset ved banegården, når det er mørkt."},
              {"sender_kind", "citizen"},
              {"sender", "Nabo Hemmelig"},
              {"contact", "nabo@hemmelig.example"}};
  const auto with = [&](const std::string& body) {
    Values other = form;
    other[1].second = body;
    return other;
  };
  EXPECT_EQ(w->post(w->citizen(), "/ideer/ny", with("Kort")).status, 422);
  EXPECT_EQ(w->post(w->citizen(), "/ideer/ny", with(std::string(2001, 'a'))).status, 422);
  EXPECT_EQ(w->post(w->citizen(), "/ideer/ny", with("Se på 010190-1234, som bor her.")).status, 422) << "civil number";
  const auto asked = w->post(w->citizen(), "/ideer/ny", with("Lars Thygesen larmer hver nat på torvet."));
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(says(asked, "Lars Thygesen")) << "what was typed is kept";
  EXPECT_EQ(idea_count(), before);
  Values trapped = form;
  trapped.emplace_back("hjemmeside", "http://spam.example");
  EXPECT_EQ(w->post(w->citizen(), "/ideer/ny", trapped).status, 303);
  EXPECT_EQ(idea_count(), before) << "a program filled in what people do not see";
  EXPECT_EQ(w->post(w->citizen(), "/ideer/ny", form).status, 303);
  ASSERT_EQ(idea_count(), before + 1);
  const Idea sent = w->read([&](storage::Transaction& tx) {
    const auto all = store::ideas_of(tx, call_id(2021));
    return *std::find_if(all.begin(), all.end(), [](const Idea& one) { return one.sender == "Nabo Hemmelig"; });
  });

  // Only the secretariat reads it until it is answered and released; nobody else ever reads who sent it.
  const auto citizen = w->citizen(), mayor = w->mayor("nyborg"), secretary = w->secretary();
  EXPECT_FALSE(says(w->get(w->citizen(), "/ideer"), "banegården"));
  EXPECT_EQ(w->get(w->mayor("nyborg"), sent.desk_address()).status, 403);
  w->read([&](storage::Transaction& tx) {
    EXPECT_FALSE(registry::find(tx, mayor, sent.id));
    for (const auto& hit : registry::search(tx, citizen, "banegården").things) EXPECT_NE(hit.id, sent.id);
    for (const auto& hit : registry::search(tx, secretary, "Hemmelig").things)
      EXPECT_NE(hit.id, sent.id) << "names are no search words";
    const auto open = registry::open_on(tx, sent.id);
    EXPECT_TRUE(std::any_of(open.begin(), open.end(),
                            [](const registry::Todo& one) { return one.act == "priorities.answer_idea"; }));
  });
  EXPECT_TRUE(says(w->get(w->secretary(), sent.desk_address()), "nabo@hemmelig.example"));
  EXPECT_FALSE(says(w->get(w->secretary(), "/ideer/svar?format=csv"), "hemmelig.example")) << "a copy would outlive it";
  EXPECT_EQ(w->post(w->secretary(), sent.desk_address() + "/vis", {{"version", "1"}, {"shown", "ja"}}).status, 409)
      << "unanswered";
  EXPECT_EQ(w->post(w->secretary(), sent.desk_address() + "/svar", {{"version", "1"}, {"reply", ""}}).status, 422);
  EXPECT_EQ(w->post(w->secretary(), sent.desk_address() + "/svar",
                    {{"version", "1"}, {"reply", "Vi tænder lyset i oktober."}})
                .status,
            303);
  EXPECT_EQ(w->post(w->secretary(), sent.desk_address() + "/svar", {{"version", "1"}, {"reply", "Igen"}}).status, 422)
      << "stale";
  EXPECT_EQ(w->post(w->secretary(), sent.desk_address() + "/vis", {{"version", "2"}, {"shown", "ja"}}).status, 303);
  const auto page = w->get(w->citizen(), "/ideer");
  EXPECT_TRUE(says(page, "banegården"));
  EXPECT_TRUE(says(page, "Vi tænder lyset"));
  EXPECT_FALSE(says(page, "Hemmelig"));
  EXPECT_FALSE(says(w->get(w->citizen(), "/api/v1/ideer"), "Hemmelig"));
  EXPECT_FALSE(says(w->get(w->citizen(), "/api/v1/ideer"), "hemmelig.example"));

  // Names and contacts go on their day, by themselves.
  w->clock.set(*config::parse_local("2020-12-30T12:00"));
  w->queue.run_due();
  EXPECT_TRUE(says(w->get(w->secretary(), sent.desk_address()), "nabo@hemmelig.example"));
  w->clock.set(*config::parse_local("2020-12-31T12:00"));
  w->queue.run_due();
  w->read([&](storage::Transaction& tx) {
    for (const Idea& one : store::ideas_of(tx, call_id(2021))) {
      EXPECT_TRUE(one.sender.empty());
      EXPECT_TRUE(one.contact.empty());
    }
  });
  EXPECT_FALSE(says(w->get(w->secretary(), sent.desk_address()), "hemmelig.example"));
  EXPECT_EQ(w->post(w->citizen(), "/ideer/ny", form).status, 409) << "closed";
}

TEST_P(PrioritiesTest, one_address_cannot_flood_and_an_idea_becomes_a_candidate) {
  auto w = world();
  const Values form{{"year", "2021"}, {"body", "En idé, som kommer igen og igen."}, {"sender_kind", "unsaid"}};
  for (int n = 0; n < 10; ++n) EXPECT_EQ(w->post(w->citizen(), "/ideer/ny", form).status, 303);
  EXPECT_EQ(w->post(w->citizen(), "/ideer/ny", form).status, 429);
  w->clock.set(*config::parse_local("2020-09-15T09:00"));
  EXPECT_EQ(w->post(w->citizen(), "/ideer/ny", form).status, 303) << "half an hour later";

  EXPECT_EQ(w->post(w->secretary(), "/ideer/svar/ny-runde",
                    {{"year", "2022"},
                     {"title", "Hvad i 2022?"},
                     {"question", "Skriv."},
                     {"opens", "2020-09-15"},
                     {"closes", "2020-10-15"},
                     {"forget", "2020-10-01"}})
                .status,
            422)
      << "forgotten too early";
  EXPECT_EQ(w->post(w->mayor("nyborg"), "/ideer/svar/ny-runde", {}).status, 403);
  EXPECT_EQ(w->post(w->secretary(), "/ideer/svar/ny-runde",
                    {{"year", "2022"},
                     {"title", "Hvad i 2022?"},
                     {"question", "Skriv."},
                     {"opens", "2020-09-15"},
                     {"closes", "2020-10-15"},
                     {"forget", "2021-01-01"}})
                .status,
            303);
  EXPECT_EQ(w->post(w->secretary(), "/prioritering", {{"year", "2022"}, {"question", "Hvad i 2022?"}}).status, 303);
  const Id idea = Id::of_words("idea:2021ungeraad");
  const Values candidate{{"title", "Spørg ungerådet"},
                         {"why", "De ved det."},
                         {"consequences", "Et møde om året."},
                         {"idea", idea.text()}};
  const auto made = w->post(w->secretary(), "/prioritering/2022/ny", candidate);
  ASSERT_EQ(made.status, 303);
  EXPECT_EQ(w->post(w->secretary(), "/prioritering/2022/ny", candidate).status, 409) << "once";
  EXPECT_EQ(w->candidates(2022).size(), 1u);
  const auto secretary = w->secretary(), mayor = w->mayor("nyborg");
  const Id becomes = w->candidates(2022).front().id;
  w->read([&](storage::Transaction& tx) {
    const auto around = registry::circle_of(tx, secretary, idea);
    EXPECT_TRUE(
        std::any_of(around.begin(), around.end(), [](const auto& one) { return one.edge == "became_candidate"; }));
    for (const auto& one : registry::circle_of(tx, mayor, becomes))
      EXPECT_NE(one.thing.id, idea) << "the idea is not released";
  });
}

TEST(PersonalWords, are_numbers_and_names_and_not_places) {
  EXPECT_EQ(personal_words("Ring til 010190-1234 nu")->what, Personal::civil_number);
  EXPECT_EQ(personal_words("0101901234")->what, Personal::civil_number);
  EXPECT_EQ(personal_words("Det er Mette Jensen igen")->words, "Mette Jensen");
  EXPECT_FALSE(personal_words("Ring 11 22 33 44 eller 99887766"));
  EXPECT_FALSE(personal_words("Per dag kommer der ti"));
  EXPECT_FALSE(personal_words("Odense Banegård og Faaborg-Midtfyn Kommune"));
  EXPECT_FALSE(personal_words("Kontakt Anna. Kommunen svarer"));
}

}  // namespace
}  // namespace priorities
