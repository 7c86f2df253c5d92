// Figures and questionnaires through the real handlers and a real database, on both engines.

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "audit/history.h"
#include "files/files.h"
#include "indicator_acts.h"
#include "indicator_store.h"
#include "jobs/jobs.h"
#include "lookup.h"
#include "mail/mail.h"
#include "module.h"
#include "organisation/lookup.h"
#include "organisation/module.h"
#include "permit/audience.h"
#include "registry/edge.h"
#include "registry/feed.h"
#include "registry/todo.h"
#include "round_acts.h"
#include "round_store.h"
#include "trial/databases.h"

namespace documents {
config::Package package();
}
namespace web {
config::Package package();
}

namespace indicators {
namespace {

using permit::Role;
using Values = std::vector<std::pair<std::string, std::string>>;

std::vector<config::Package> packages() {
  return {audit::package(), permit::package(),    registry::package(), files::package(),        jobs::package(),
          mail::package(),  documents::package(), web::package(),      organisation::package(), indicators::package()};
}

struct World {
  config::Clock clock;
  std::unique_ptr<trial::Throwaway> database;
  audit::Archive archive;
  config::Settings settings;
  documents::Printer printer;
  i18n::Language danish{"da", packages()};
  organisation::Module organisation_module;
  Module module;
  web::Routes routes;

  explicit World(std::unique_ptr<trial::Throwaway> fresh)
      : database(std::move(fresh)),
        archive(**database, clock),
        printer(database->folder(), std::filesystem::path(trial::source_folder()) / "kernel/documents/worker",
                packages()),
        organisation_module(archive),
        module(archive, printer, settings) {
    clock.set(*config::parse_local("2020-09-15T08:30"));
    module.routes(routes);
    const std::filesystem::path district = std::filesystem::path(trial::source_folder()) / "districts/fyn-2020";
    for (int twice = 0; twice < 2; ++twice) {  // loading again doubles nothing
      const auto loaded =
          archive.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
            config::Faults faults = organisation_module.load(change, district);
            if (faults.empty()) faults = module.load(change, district);
            if (!faults.empty()) return config::Refusal{faults.front().text()};
            change.record({"trial_loaded", {}, {}, {}, {}});
            return config::done;
          });
      EXPECT_TRUE(loaded) << loaded.refusal().sentence;
    }
  }

  permit::Viewer viewer(std::string_view person, Role role, std::string_view authority) {
    permit::Viewer found = permit::citizen(clock.today());
    found.role = role;
    found.person = organisation::person_id(person);
    found.name = person;
    found.capacity = organisation::capacity_id(person, role, authority);
    found.authority = organisation::authority_id(authority);
    return found;
  }
  permit::Viewer analyst() { return viewer("analytiker", Role::analyst, "fyns-politi"); }
  permit::Viewer secretary() { return viewer("kredssekretaer", Role::district_secretariat, "fyns-politi"); }
  permit::Viewer mayor(const char* where) { return viewer(std::string("borgmester-") + where, Role::mayor, where); }
  permit::Viewer citizen() { return permit::citizen(clock.today()); }

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
    web::Exchange exchange{request, viewer, danish, clock.now(), "token", match.place};
    return match.route->handler(exchange);
  }
  http::Response get(const permit::Viewer& viewer, std::string address) {
    return ask(viewer, http::Method::get, std::move(address));
  }
  http::Response post(const permit::Viewer& viewer, std::string address, const Values& form) {
    return ask(viewer, http::Method::post, std::move(address), form);
  }
  template <class Body>
  auto read(Body body) {
    return archive.read(body);
  }
  Indicator indicator(const char* key) {
    return *read([&](storage::Transaction& tx) { return find_indicator(tx, indicator_id(key)); });
  }
  std::vector<registry::Work> work(const permit::Viewer& viewer) {
    return read([&](storage::Transaction& tx) { return registry::work_of(tx, viewer); });
  }
};

bool says(const http::Response& response, std::string_view words) {
  return response.bytes().find(words) != std::string::npos;
}
std::string place(const char* key) { return organisation::authority_id(key).text(); }
bool waits(const std::vector<registry::Work>& work, const char* act, const storage::Id& thing) {
  return std::any_of(work.begin(), work.end(), [&](const registry::Work& one) {
    return one.todo.act == act && (thing.empty() || one.thing.id == thing);
  });
}

class IndicatorPagesTest : public trial::BothEngines {
 protected:
  std::unique_ptr<World> world() { return std::make_unique<World>(open(packages())); }
};
TRIAL_ON_BOTH(IndicatorPagesTest);

TEST_P(IndicatorPagesTest, public_figures_are_read_by_everybody_and_others_by_staff_only) {
  auto w = world();
  EXPECT_TRUE(says(w->get(w->citizen(), "/tal"), "Indbrud i beboelse"));
  EXPECT_FALSE(says(w->get(w->citizen(), "/tal"), "reaktionstid"));
  EXPECT_EQ(w->get(w->citizen(), "/tal/indbrud").status, 200);
  EXPECT_EQ(w->get(w->citizen(), "/tal/indbrud/2019").status, 200);
  EXPECT_EQ(w->get(w->citizen(), "/tal/reaktionstid").status, 404);
  EXPECT_EQ(w->get(w->citizen(), "/api/v1/tal/reaktionstid").status, 404);
  EXPECT_EQ(w->get(w->mayor("assens"), "/tal/reaktionstid").status, 200);
  EXPECT_EQ(w->get(w->citizen(), "/tal/indbrud/2017").status, 404);
  EXPECT_EQ(w->get(w->citizen(), "/tal/indbrud/vrøvl").status, 404);
  const auto page = w->get(w->citizen(), "/tal/indbrud/2019");
  EXPECT_TRUE(says(page, "<svg role=\"img\""));
  EXPECT_TRUE(says(page, "Hvad viser det ikke?"));
  EXPECT_TRUE(says(page, "ren tilfældighed") || says(page, "rene tilfældigheder"));
  const auto summary =
      w->read([&](storage::Transaction& tx) { return find(tx, w->citizen(), indicator_id("indbrud")); });
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->period, "2019");
  EXPECT_TRUE(summary->value);
  EXPECT_FALSE(w->read([&](storage::Transaction& tx) { return find(tx, w->citizen(), indicator_id("exit")); }));
  EXPECT_TRUE(w->read([&](storage::Transaction& tx) { return find(tx, w->analyst(), indicator_id("exit")); }));
}

TEST_P(IndicatorPagesTest, small_numbers_leave_in_no_form) {
  auto w = world();
  // 2019: three burglaries on Ærø of 2,857 households (1.1 per 1,000, 0.2-3.1), and Assens hidden beside it.
  for (const char* address : {"/tal/indbrud/2019", "/tal/indbrud/2019?format=csv", "/tal/indbrud",
                              "/tal/indbrud?format=csv", "/api/v1/tal/indbrud", "/tal", "/tal?format=csv"}) {
    for (const permit::Viewer& viewer : {w->citizen(), w->mayor("aeroe"), w->analyst()}) {
      const auto response = w->get(viewer, address);
      ASSERT_EQ(response.status, 200);
      EXPECT_FALSE(says(response, "0,2–3,1")) << address;
    }
  }
  const auto json = boost::json::parse(w->get(w->citizen(), "/api/v1/tal/indbrud").bytes());
  for (const auto& place_ : json.at("periods").at(1).at("places").as_array()) {
    const bool hidden = place_.at("place").as_string() == "Ærø" || place_.at("place").as_string() == "Assens";
    for (const char* field : {"value", "low", "high", "count", "of"})
      EXPECT_EQ(place_.at(field).is_null(), hidden) << place_.at("place").as_string() << " " << field;
  }
  const auto page = w->get(w->citizen(), "/tal/indbrud/2019");
  EXPECT_TRUE(says(page, "under 5"));
  EXPECT_TRUE(says(page, "skjult"));
  // What is typed is the owner's alone.
  EXPECT_TRUE(says(w->get(w->analyst(), "/tal/indbrud/indtastet"), "3 af 2.857"));
  EXPECT_EQ(w->get(w->secretary(), "/tal/indbrud/indtastet").status, 404);
  EXPECT_EQ(w->get(w->mayor("aeroe"), "/tal/indbrud/indtastet").status, 403);
  // Beyond the owner nothing that is shown adds up to the hidden ones: they are at least two, and the sum of the
  // hidden is at least 5k + 8.
  const Indicator one = w->indicator("indbrud");
  const std::string csv = w->get(w->citizen(), "/tal/indbrud/2019?format=csv").bytes();
  w->read([&](storage::Transaction& tx) {
    std::int64_t hidden = 0, small = 0;
    for (const Value& value : values_of(tx, one)) {
      if (value.period.year != 2019) continue;
      if (*value.count >= 1 && *value.count <= 4) ++small;
    }
    for (const Value& value : values_of(tx, one)) {
      const auto authority = organisation::find_authority(tx, value.place, w->clock.today());
      if (value.period.year == 2019 && (csv.find(authority->short_name + ";skjult") != std::string::npos ||
                                        csv.find(authority->short_name + ";under 5") != std::string::npos))
        hidden += *value.count;
    }
    EXPECT_GT(small, 0);
    EXPECT_GE(hidden, 5 * small + 8);
  });
}

TEST_P(IndicatorPagesTest, a_period_is_shown_when_all_have_reported) {
  auto w = world();
  const auto page = w->get(w->mayor("odense"), "/tal/reaktionstid/2020-k2");
  EXPECT_TRUE(says(page, "Langeland"));
  EXPECT_TRUE(says(page, "Intet vises, før alle har indberettet"));
  EXPECT_FALSE(says(page, "<svg role=\"img\""));
  EXPECT_TRUE(says(w->get(w->mayor("odense"), "/tal/reaktionstid"), "Forsinket"));
  EXPECT_TRUE(waits(w->work(w->analyst()), "indicators.enter_values", indicator_id("reaktionstid")));
  EXPECT_FALSE(waits(w->work(w->mayor("odense")), "indicators.enter_values", {}));
}

TEST_P(IndicatorPagesTest, figures_are_typed_in_and_corrected_by_their_owner) {
  auto w = world();
  const std::string address = "/tal/reaktionstid/indtast";
  Values form{{"periode", "2020-k2"},
              {"version", std::to_string(w->indicator("reaktionstid").version)},
              {"count-" + place("langeland"), "61"},
              {"whole-" + place("langeland"), "60"}};
  const Indicator one = w->indicator("reaktionstid");
  w->read([&](storage::Transaction& tx) {  // those that stand come along unchanged
    for (const Value& value : values_of(tx, one)) {
      if (identifier(value.period) != "2020-k2") continue;
      form.emplace_back("count-" + value.place.text(), std::to_string(*value.count));
      form.emplace_back("whole-" + value.place.text(), std::to_string(*value.whole));
    }
  });
  EXPECT_EQ(w->post(w->secretary(), address, form).status, 404) << "not the owner";
  EXPECT_EQ(w->post(w->citizen(), address, form).status, 403);
  const auto wrong = w->post(w->analyst(), address, form);
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(says(wrong, "Delen er større end helheden."));
  EXPECT_TRUE(says(wrong, "value=\"61\"")) << "what was typed is kept";
  form[2].second = "48";
  form.emplace_back("note-" + place("aeroe"), "Systemet var nede.");
  const auto saved = w->post(w->analyst(), address, form);
  EXPECT_EQ(saved.status, 303);
  EXPECT_TRUE(says(w->get(w->mayor("odense"), "/tal/reaktionstid/2020-k2"), "<svg role=\"img\"")) << "complete";
  // The other who had the form open is told, and keeps what was typed.
  const auto late = w->post(w->analyst(), address, form);
  EXPECT_EQ(late.status, 422);
  EXPECT_TRUE(says(late, "En anden har ændret dette imens"));
  // A correction needs its reason, and the old figure stays.
  form[1].second = std::to_string(w->indicator("reaktionstid").version);
  form[2].second = "49";
  EXPECT_TRUE(says(w->post(w->analyst(), address, form), "Skriv, hvorfor et tal rettes"));
  form.emplace_back("reason", "Et opkald var talt to gange.");
  EXPECT_EQ(w->post(w->analyst(), address, form).status, 303);
  const auto entered = w->get(w->analyst(), "/tal/reaktionstid/indtastet?format=csv");
  EXPECT_TRUE(says(entered, "48 af 60"));
  EXPECT_TRUE(says(entered, "49 af 60"));
  EXPECT_TRUE(says(entered, "Et opkald var talt to gange."));
  EXPECT_FALSE(says(w->get(w->mayor("odense"), "/tal/reaktionstid"), "Et opkald var talt to gange."));
  // The future is refused.
  form[0].second = "2020-k3";
  form[1].second = std::to_string(w->indicator("reaktionstid").version);
  EXPECT_TRUE(says(w->post(w->analyst(), address, form), "Tallene kan indtastes fra dagen efter"));
  const auto work = w->work(w->analyst());
  const auto next = std::find_if(work.begin(), work.end(), [](const registry::Work& waiting) {
    return waiting.thing.id == indicator_id("reaktionstid");
  });
  ASSERT_NE(next, work.end());
  EXPECT_EQ(config::iso(next->todo.due), "2020-10-30") << "the third quarter, 30 days after its end";
}

TEST_P(IndicatorPagesTest, a_file_is_previewed_and_then_kept_or_refused_whole) {
  auto w = world();
  const std::string address = "/tal/unge-paa-knallert/importer";
  const Values wrong{{"tekst", "periode;kommune;antal;grundlag\n2018;Odense;40;7376\n2018;Atlantis;4;10\n"}};
  const auto refused = w->post(w->analyst(), address, wrong);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(says(refused, "fil.csv, linje 3"));
  EXPECT_EQ(w->post(w->secretary(), address, wrong).status, 404);
  EXPECT_EQ(w->post(w->analyst(), address + "/gem", wrong).status, 422);
  const std::string version = std::to_string(w->indicator("unge-paa-knallert").version);
  Values good{{"tekst", "periode;kommune;antal;grundlag\r\n2018;Odense;40;7376\r\n2018;461;41;7376\r\n"},
              {"version", version}};
  EXPECT_TRUE(says(w->post(w->analyst(), address, good), "Samme periode og sted")) << "name and code are one place";
  good[0].second = "periode;kommune;antal;grundlag\r\n2018;Odense;40;7376\r\n2018;Ærø Kommune;1;216\r\n";
  const auto preview = w->post(w->analyst(), address, good);
  EXPECT_EQ(preview.status, 200);
  EXPECT_TRUE(says(preview, "Retter 38 af"));
  EXPECT_TRUE(says(preview, "Som det står"));
  EXPECT_EQ(w->indicator("unge-paa-knallert").version, 1) << "nothing is kept yet";
  EXPECT_EQ(w->post(w->analyst(), address + "/gem", good).status, 422) << "a correction needs its reason";
  good.emplace_back("reason", "To skadestuer manglede.");
  EXPECT_EQ(w->post(w->analyst(), address + "/gem", good).status, 303);
  EXPECT_TRUE(says(w->get(w->analyst(), "/tal/unge-paa-knallert/indtastet"), "fil.csv"));
}

TEST_P(IndicatorPagesTest, a_figure_is_defined_changed_and_ended) {
  auto w = world();
  const std::string office = "analyst:" + organisation::authority_id("fyns-politi").text();
  Values form{{"title", "Butikstyverier"}, {"definition", "Anmeldte tyverier fra butik."},
              {"measure", "rate"},         {"kind", "people"},
              {"counted", "anmeldelser"},  {"of", ""},
              {"source", "POLSAS"},        {"not_shown", "Kun det anmeldte."},
              {"period", "quarter"},       {"since", "2020-k1"},
              {"level", "municipality"},   {"due_days", "30"},
              {"direction", "less"},       {"owner", office},
              {"audience", "staff"},       {"target", "2,5"},
              {"target_day", "31.12.2021"}};
  EXPECT_EQ(w->post(w->mayor("odense"), "/tal/ny", form).status, 403);
  const auto missing = w->post(w->analyst(), "/tal/ny", form);
  EXPECT_EQ(missing.status, 422);
  EXPECT_TRUE(says(missing, "Skriv, hvad tallet måles ud af"));
  form[5].second = "indbyggere";
  EXPECT_EQ(w->post(w->analyst(), "/tal/ny", form).status, 303);
  EXPECT_EQ(w->get(w->mayor("odense"), "/tal/butikstyverier").status, 200);
  EXPECT_EQ(w->get(w->citizen(), "/tal/butikstyverier").status, 404);
  form.emplace_back("version", "1");
  form[0].second = "Tyverier fra butik";
  EXPECT_EQ(
      w->post(w->viewer("forebygger", Role::prevention_officer, "fyns-politi"), "/tal/butikstyverier/ret", form).status,
      404);
  EXPECT_EQ(w->post(w->analyst(), "/tal/butikstyverier/ret", form).status, 303);
  const auto stale = w->post(w->secretary(), "/tal/butikstyverier/ret", form);
  EXPECT_EQ(stale.status, 422);
  EXPECT_TRUE(says(stale, "Det, der står nu"));
  EXPECT_EQ(w->post(w->analyst(), "/tal/butikstyverier/afslut", {{"version", "2"}, {"reason", ""}}).status, 422);
  EXPECT_EQ(
      w->post(w->analyst(), "/tal/butikstyverier/afslut", {{"version", "2"}, {"reason", "Tælles nu landsdækkende."}})
          .status,
      303);
  EXPECT_EQ(w->get(w->analyst(), "/tal/butikstyverier/ret").status, 404);
  EXPECT_TRUE(says(w->get(w->mayor("odense"), "/tal/butikstyverier"), "Måles ikke længere"));
}

const storage::Id closed_round = storage::Id::of_words("questionnaire:samarbejdet-2020");
const storage::Id open_round = storage::Id::of_words("questionnaire:nye-indsatser-2021");
const storage::Id small_round = storage::Id::of_words("questionnaire:tryghedsvandringer-2019");

TEST_P(IndicatorPagesTest, results_are_shown_when_closed_with_at_least_five) {
  auto w = world();
  const auto closed = w->get(w->secretary(), "/spoergeskemaer/" + closed_round.text());
  EXPECT_TRUE(says(closed, "Hold lokalrådene tættere på"));
  EXPECT_TRUE(says(closed, "Gennemsnit"));
  const auto small =
      w->get(w->viewer("forebygger", Role::prevention_officer, "fyns-politi"), "/spoergeskemaer/" + small_round.text());
  EXPECT_EQ(small.status, 200);
  EXPECT_TRUE(says(small, "For få svar"));
  EXPECT_FALSE(says(small, "Flere beboere."));
  EXPECT_EQ(w->get(w->mayor("assens"), "/spoergeskemaer/" + small_round.text()).status, 404);
  EXPECT_EQ(w->get(w->citizen(), "/spoergeskemaer/" + closed_round.text()).status, 404);
  EXPECT_EQ(w->get(w->citizen(), "/api/v1/spoergeskemaer/" + closed_round.text()).status, 404);
  const auto open = w->get(w->secretary(), "/spoergeskemaer/" + open_round.text());
  EXPECT_TRUE(says(open, "Resultaterne venter"));
  EXPECT_FALSE(says(open, "Et fast sted at ringe hen."));
  EXPECT_FALSE(says(w->get(w->secretary(), "/api/v1/spoergeskemaer/" + open_round.text()), "ringe hen"));
}

TEST_P(IndicatorPagesTest, an_office_answers_once_and_nothing_leads_to_it) {
  auto w = world();
  // An invited office that has not answered.
  std::optional<permit::Viewer> asked;
  w->read([&](storage::Transaction& tx) {
    for (const Invited& one : invited_of(tx, open_round)) {
      for (const char* where : {"assens", "odense", "nyborg", "svendborg", "aeroe", "langeland"}) {
        const auto viewer = w->viewer(std::string("ssp-") + where, Role::ssp_consultant, where);
        if (!one.answered && one.holder == permit::office(viewer.role, viewer.authority)) asked = viewer;
      }
    }
  });
  ASSERT_TRUE(asked);
  const std::string address = "/spoergeskemaer/" + open_round.text() + "/svar";
  EXPECT_TRUE(waits(w->work(*asked), "indicators.answer_round", open_round));
  EXPECT_EQ(w->get(*asked, address).status, 200);
  EXPECT_EQ(w->get(w->mayor("odense"), address).status, 404) << "not invited";
  EXPECT_EQ(w->post(*asked, address, {{"svar-1", "9"}}).status, 422);
  EXPECT_EQ(w->post(*asked, address, {}).status, 422);
  const Values answer{{"svar-1", "2"}, {"svar-2", "5"}, {"svar-3", "Et hemmeligt ord"}};
  EXPECT_EQ(w->post(*asked, address, answer).status, 303);
  EXPECT_EQ(w->post(*asked, address, answer).status, 409) << "once";
  EXPECT_FALSE(waits(w->work(*asked), "indicators.answer_round", open_round));
  w->read([&](storage::Transaction& tx) {
    const auto replies = replies_of(tx, open_round);
    EXPECT_TRUE(
        std::is_sorted(replies.begin(), replies.end(), [](const Reply& a, const Reply& b) { return a.id < b.id; }));
    for (const Reply& reply : replies) EXPECT_TRUE(reply.group.empty()) << "too few invited per municipality";
    const auto log = audit::history_of(tx, open_round);
    const auto line = std::find_if(
        log.begin(), log.end(), [](const audit::Entry& entry) { return entry.act.verb == "questionnaire_answered"; });
    ASSERT_NE(line, log.end());
    EXPECT_TRUE(line->actor.person.empty());
  });
  // Closed: nobody can answer, and the todos are gone.
  EXPECT_EQ(w->post(*asked, "/spoergeskemaer/" + open_round.text() + "/luk", {}).status, 404);
  EXPECT_EQ(w->post(w->secretary(), "/spoergeskemaer/" + open_round.text() + "/luk", {}).status, 303);
  EXPECT_TRUE(says(w->get(w->secretary(), "/spoergeskemaer/" + open_round.text()), "Et hemmeligt ord") ||
              says(w->get(w->secretary(), "/spoergeskemaer/" + open_round.text()), "Færre end fem har svaret på"));
  const auto other = w->viewer("ssp-odense", Role::ssp_consultant, "odense");
  EXPECT_NE(w->post(other, address, answer).status, 303);
  EXPECT_FALSE(waits(w->work(other), "indicators.answer_round", open_round));
  EXPECT_EQ(w->post(w->secretary(), "/spoergeskemaer/" + open_round.text() + "/luk", {}).status, 409);
}

TEST_P(IndicatorPagesTest, the_open_address_takes_answers_until_it_is_closed) {
  auto w = world();
  const std::string link = w->read(
      [&](storage::Transaction& tx) { return visible_round(tx, w->secretary(), open_round)->public_address(); });
  EXPECT_EQ(w->get(w->citizen(), link).status, 200);
  EXPECT_EQ(w->get(w->citizen(), "/svar/" + storage::Id::random().text()).status, 404);
  EXPECT_EQ(w->get(w->citizen(), "/svar/x").status, 404);
  EXPECT_EQ(w->post(w->citizen(), link, {{"svar-1", "1"}, {"gruppe", "Odense"}}).status, 200);
  w->read([&](storage::Transaction& tx) { EXPECT_EQ(visible_round(tx, w->secretary(), open_round)->answers, 5u); });
  EXPECT_EQ(w->post(w->secretary(), "/spoergeskemaer/" + open_round.text() + "/luk", {}).status, 303);
  EXPECT_TRUE(says(w->post(w->citizen(), link, {{"svar-1", "1"}}), "Spørgeskemaet er lukket"));
}

TEST_P(IndicatorPagesTest, a_round_is_started_moved_and_read_by_another_module) {
  auto w = world();
  Values form{
      {"title", "Prøve"},     {"purpose", "Til en evaluering."}, {"closes", "1.10.2020"}, {"split", "none"},
      {"readers", "invited"}, {"words-1", "Hvordan gik det?"},   {"kind-1", "scale"},     {"invited", "analyst"}};
  EXPECT_EQ(w->post(w->mayor("odense"), "/spoergeskemaer/ny", form).status, 403);
  EXPECT_TRUE(says(w->post(w->secretary(), "/spoergeskemaer/ny", form), "Mindst fem skal inviteres"));
  form.back().second = "mayor";
  const auto started = w->post(w->secretary(), "/spoergeskemaer/ny", form);
  EXPECT_EQ(started.status, 303);
  const auto work = w->work(w->mayor("odense"));
  const auto todo =
      std::find_if(work.begin(), work.end(), [](const registry::Work& one) { return one.thing.title == "Prøve"; });
  ASSERT_NE(todo, work.end());
  const storage::Id id = todo->thing.id;
  EXPECT_EQ(config::iso(todo->todo.due), "2020-10-01");
  const std::string address = "/spoergeskemaer/" + id.text();
  EXPECT_EQ(w->get(w->analyst(), address).status, 404) << "not among those invited";
  EXPECT_EQ(w->post(w->secretary(), address + "/frist", {{"version", "9"}, {"closes", "5.10.2020"}}).status, 409);
  EXPECT_EQ(w->post(w->secretary(), address + "/frist", {{"version", "1"}, {"closes", "5.10.2020"}}).status, 303);
  for (const char* where : {"odense", "assens", "nyborg", "svendborg", "aeroe"})
    EXPECT_EQ(w->post(w->mayor(where), address + "/svar", {{"svar-1", "4"}}).status, 303);
  EXPECT_FALSE(w->read([&](storage::Transaction& tx) { return results_of(tx, w->secretary(), id); })->shown);
  EXPECT_EQ(w->post(w->secretary(), address + "/luk", {}).status, 303);
  const auto results = w->read([&](storage::Transaction& tx) { return results_of(tx, w->mayor("nyborg"), id); });
  ASSERT_TRUE(results);
  ASSERT_TRUE(results->shown);
  EXPECT_EQ(results->questions.front().groups.front().mean, 4);
  EXPECT_FALSE(w->read([&](storage::Transaction& tx) { return results_of(tx, w->analyst(), id); }));
}

TEST(Rounds, every_group_that_is_shown_has_five_and_none_is_left_alone) {
  EXPECT_EQ(merged({{"a", 6}, {"b", 7}}, 5), (std::map<std::string, std::string>{{"a", "a"}, {"b", "b"}}));
  EXPECT_EQ(merged({{"a", 6}, {"b", 7}, {"c", 2}}, 5),
            (std::map<std::string, std::string>{{"a", "Øvrige"}, {"b", "b"}, {"c", "Øvrige"}}));
  EXPECT_EQ(merged({{"a", 6}, {"c", 2}}, 5), (std::map<std::string, std::string>{{"a", ""}, {"c", ""}}));
  EXPECT_EQ(merged({{"a", 1}, {"b", 1}, {"c", 3}, {"d", 9}}, 5),
            (std::map<std::string, std::string>{{"a", "Øvrige"}, {"b", "Øvrige"}, {"c", "Øvrige"}, {"d", "d"}}));
}

}  // namespace
}  // namespace indicators
