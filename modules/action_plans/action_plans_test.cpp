// Action plans, strategies and status reports of the demo district through the real handlers, on both engines.

#include <algorithm>

#include <boost/json.hpp>

#include "audit/history.h"
#include "plan_store.h"
#include "registration.h"
#include "registry/edge.h"
#include "registry/search.h"
#include "registry/thing.h"
#include "registry/todo.h"
#include "report_acts.h"
#include "report_store.h"
#include "strategy_store.h"
#include "trial_world.h"

namespace action_plans {
namespace {

TRIAL_ON_BOTH(ActionPlansTest);

const char* const municipalities[] = {"middelfart", "assens", "faaborg-midtfyn", "svendborg",  "aeroe",
                                      "langeland",  "nyborg", "nordfyn",         "kerteminde", "odense"};

storage::Id plan_of(std::string_view key) { return plan_id("lokalraad-" + std::string(key), 2020); }
storage::Id item_of(std::string_view key, int number) {
  return storage::Id::of_words("action-item:lokalraad-" + std::string(key) + "-2020-" + std::to_string(number));
}
storage::Id council_of(std::string_view key) { return storage::Id::of_words("council:lokalraad-" + std::string(key)); }

// Stands in for the meeting's own pages, which belong to the councils and are tested there.
constexpr storage::Sql hold_meeting{"hold_meeting", "UPDATE councils_meeting SET state = 'held' WHERE id = :meeting"};
constexpr storage::Sql minute_item{
    "minute_item", "UPDATE councils_item SET outcome = 'decided', record = 'Vedtaget.' WHERE subject = :subject"};

Values measure(const char* key, const char* area, const char* words) {
  return {{"area", area},
          {"measure", words},
          {"goal", "Ti møder inden jul"},
          {"owner", permit::office(Role::ssp_consultant, organisation::authority_id(key)).text()},
          {"due", "2020-12-10"},
          {"indicator", "Antal møder"},
          {"baseline", "0"},
          {"target", "10"},
          {"resources", "Hemmelig pulje"}};
}

TEST_P(ActionPlansTest, everybody_reads_the_open_part_of_adopted_plans_and_nothing_else) {
  auto w = world();
  const auto page = w->get(w->citizen(), "/handlingsplaner/2020/lokalraad-svendborg");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(says(page, "Nattebus og lys"));
  EXPECT_TRUE(says(page, "SSP-konsulent, Svendborg Kommune"));
  for (const char* form : {"", "?format=csv", "/plan.json"}) {
    const auto open = w->get(w->citizen(), std::string("/handlingsplaner/2020/lokalraad-svendborg") + form);
    EXPECT_EQ(open.status, 200);
    EXPECT_FALSE(says(open, "puljen til tryghed")) << "resources stay inside";
  }
  EXPECT_EQ(w->get(w->citizen(), "/handlingsplaner/2020/lokalraad-assens").status, 404) << "a draft";
  EXPECT_EQ(w->get(w->citizen(), "/handlingsplaner/abc").status, 404);
  const auto list = w->get(w->citizen(), "/handlingsplaner/2020");
  EXPECT_TRUE(says(list, "Lokalrådet i Svendborg"));
  EXPECT_FALSE(says(list, "Lokalrådet i Assens"));
  EXPECT_TRUE(says(w->get(w->rep("assens"), "/handlingsplaner"), "Lokalrådet i Assens"));
  EXPECT_EQ(w->get(w->citizen(), "/handlingsplaner/plan/" + plan_of("svendborg").text()).status, 403);
  EXPECT_EQ(w->get(w->rep("odense"), "/handlingsplaner/plan/" + plan_of("svendborg").text()).status, 404);
  EXPECT_EQ(w->get(w->rep("svendborg"), "/handlingsplaner/plan/" + plan_of("svendborg").text()).status, 200);
  EXPECT_EQ(w->get(w->mayor("odense"), "/handlingsplaner/plan/" + plan_of("svendborg").text()).status, 200)
      << "the kredsråd follows adopted plans";
  EXPECT_EQ(w->get(w->mayor("assens"), "/handlingsplaner/plan/" + plan_of("assens").text()).status, 404)
      << "but not the lokalråd's drafts";
  w->read([&](storage::Transaction& tx) {
    EXPECT_TRUE(registry::find(tx, w->citizen(), public_plan_id(*store::plan(tx, plan_of("svendborg")))));
    EXPECT_FALSE(registry::find(tx, w->citizen(), plan_of("svendborg")));
    EXPECT_FALSE(registry::find(tx, w->citizen(), item_of("svendborg", 1)));
  });
}

TEST_P(ActionPlansTest, is_adopted_only_with_every_area_answered_and_minuted) {
  auto w = world();
  const auto secretary = w->secretary();
  const auto rep = w->rep("aeroe");
  const std::string base = "/handlingsplaner/plan/" + plan_of("aeroe").text();
  const auto adopt = [&] {
    const auto plan = w->read([&](storage::Transaction& tx) { return *store::plan(tx, plan_of("aeroe")); });
    return w->post(secretary, base + "/vedtag", {{"version", std::to_string(plan.version)}});
  };
  EXPECT_EQ(w->post(rep, base + "/vedtag", {{"version", "1"}}).status, 403) << "a member does not adopt";
  auto refused = adopt();
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(says(refused, "Mindre salg af stoffer, hvor unge er")) << "names the missing areas";
  EXPECT_TRUE(says(refused, "Trygge pladser, biblioteker og stationer"));

  EXPECT_EQ(w->post(w->rep("odense"), base + "/ny-indsats", measure("odense", "stoffer", "Nej")).status, 404);
  auto wrong = measure("aeroe", "stoffer", "Møde med skolen");
  wrong[3].second = permit::office(Role::ssp_consultant, organisation::authority_id("odense")).text();
  EXPECT_EQ(w->post(rep, base + "/ny-indsats", wrong).status, 422) << "the owner has a seat";
  EXPECT_EQ(w->post(rep, base + "/ny-indsats", measure("aeroe", "stoffer", "Møde med skolen")).status, 303);
  EXPECT_EQ(w->post(rep, base + "/fravaelg/tilholdssteder", {{"reason", "nej"}}).status, 422);
  EXPECT_EQ(w->post(rep, base + "/fravaelg/tilholdssteder", {{"reason", "Øen har ingen faste tilholdssteder."}}).status,
            303);
  EXPECT_EQ(w->post(rep, base + "/fravaelg/stoffer", {{"reason", "Der er en indsats for området."}}).status, 422);
  refused = adopt();
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(says(refused, "på en dagsorden")) << "the lokalråd adopts at a meeting";

  // Another lokalråd's meeting is no place for it.
  const auto odense = storage::Id::of_words("meeting:lokalraad-odense-4-2020");
  EXPECT_EQ(w->post(secretary, base + "/dagsorden", {{"meeting", odense.text()}}).status, 409);
  const auto own = storage::Id::of_words("meeting:lokalraad-svendborg-4-2020");  // the area meets together
  EXPECT_EQ(w->post(secretary, base + "/dagsorden", {{"meeting", own.text()}}).status, 303);
  EXPECT_EQ(adopt().status, 409) << "not minuted yet";
  w->clock.set(*config::parse_local("2020-12-17T09:00"));
  w->archive.database().write([&](storage::Transaction& tx) {
    tx.execute(hold_meeting, {{"meeting", own}});
    tx.execute(minute_item, {{"subject", plan_of("aeroe")}});
  });
  EXPECT_EQ(adopt().status, 303);
  EXPECT_EQ(w->get(w->citizen(), "/handlingsplaner/2020/lokalraad-aeroe").status, 200);
  EXPECT_EQ(w->get(w->mayor("odense"), base).status, 200);
  const auto ssp = w->viewer("ssp-aeroe", Role::ssp_consultant, "aeroe");
  w->read([&](storage::Transaction& tx) {
    const auto plan = *store::plan(tx, plan_of("aeroe"));
    EXPECT_EQ(plan.state, PlanState::adopted);
    EXPECT_EQ(config::iso(*plan.adopted_on), "2020-12-16");
    EXPECT_FALSE(registry::work_of(tx, ssp).empty());
  });
  // An adopted plan is no longer everybody's to write; the year is walked by chair and secretariat.
  EXPECT_EQ(w->post(rep, base + "/ny-indsats", measure("aeroe", "", "Mere")).status, 409);
  const auto step = [&](const char* to, const char* words) {
    const auto plan = w->read([&](storage::Transaction& tx) { return *store::plan(tx, plan_of("aeroe")); });
    return w
        ->post(secretary, base + "/skridt", {{"version", std::to_string(plan.version)}, {"to", to}, {"words", words}})
        .status;
  };
  EXPECT_EQ(step("midyear", "Godt"), 409) << "no step is skipped";
  EXPECT_EQ(step("in_force", ""), 303);
  EXPECT_EQ(step("midyear", ""), 422) << "the status needs words";
  EXPECT_EQ(step("midyear", "Det går godt."), 303);
  EXPECT_EQ(step("final", "Året gik godt."), 409) << "measures without evaluation";
  for (int number = 1; number <= 3; ++number) {
    const auto items = w->read([&](storage::Transaction& tx) { return store::items_of(tx, plan_of("aeroe")); });
    const Item& item = items[static_cast<std::size_t>(number - 1)];
    EXPECT_EQ(w->post(secretary, item.address() + "/evaluer",
                      {{"evaluation", "Målet blev nået."}, {"version", std::to_string(item.version)}})
                  .status,
              303);
  }
  EXPECT_EQ(step("final", "Året gik godt."), 303);
  EXPECT_EQ(step("archived", ""), 303);
  EXPECT_GE(w->read([&](storage::Transaction& tx) { return audit::history_of(tx, plan_of("aeroe")).size(); }), 7u);
}

TEST_P(ActionPlansTest, those_who_carry_it_out_tell_the_news) {
  auto w = world();
  const storage::Id id = item_of("kerteminde", 3);
  const std::string address = "/handlingsplaner/indsats/" + id.text();
  const auto item = [&] { return w->read([&](storage::Transaction& tx) { return *store::item(tx, id); }); };
  EXPECT_EQ(light_of(item(), w->clock.today()).light, cooperation_plan::Light::late);
  const Values news{{"body", "Aftalen er underskrevet."}, {"state", "completed"}, {"version", "1"}};
  EXPECT_EQ(w->post(w->citizen(), address + "/nyt", news).status, 403);
  EXPECT_EQ(w->post(w->rep("odense"), address + "/nyt", news).status, 404);
  EXPECT_EQ(w->post(w->mayor("odense"), address + "/nyt", news).status, 409) << "the kredsråd reads";
  EXPECT_EQ(
      w->post(w->rep("kerteminde"), address + "/nyt", {{"body", ""}, {"state", "running"}, {"version", "1"}}).status,
      422);
  const auto rep = w->rep("kerteminde");
  const Values person{{"body", "Den 15-årige Emil er flyttet."}, {"state", "running"}, {"version", "1"}};
  EXPECT_EQ(w->post(w->rep("kerteminde"), address + "/nyt", person).status, 422) << "news name nobody";
  w->read([&](storage::Transaction& tx) {
    const auto work = registry::work_of(tx, rep);
    EXPECT_TRUE(std::any_of(work.begin(), work.end(), [&](const auto& one) { return one.todo.thing == id; }));
  });
  EXPECT_EQ(w->post(w->rep("kerteminde"), address + "/nyt", news).status, 303);
  EXPECT_EQ(light_of(item(), w->clock.today()).light, cooperation_plan::Light::done);
  const auto second = w->post(w->rep("kerteminde"), address + "/nyt", news);
  EXPECT_EQ(second.status, 422) << "somebody was faster";
  EXPECT_TRUE(says(second, "En anden har ændret det imens"));
  EXPECT_TRUE(says(w->get(w->citizen(), "/handlingsplaner/2020/lokalraad-kerteminde"), "Aftalen er underskrevet."));
}

TEST_P(ActionPlansTest, a_strategy_goes_down_to_ten_and_comes_back_with_eight_plans_and_two_reasons) {
  auto w = world();
  const auto secretary = w->secretary();
  Values strategy{
      {"decision", storage::Id::of_words("decision:kredsraad-225.2").text()},
      {"title", "Tryggere stationer"},
      {"problem", "Mange er utrygge på stationerne om aftenen."},
      {"effect", "Færre utrygge i næste måling."},
      {"owner", permit::office(Role::district_secretariat, organisation::authority_id("fyns-politi")).text()},
      {"since", "2020-09-15"},
      {"until", "2020-12-31"}};
  for (const char* key : municipalities) strategy.emplace_back("councils", council_of(key).text());
  EXPECT_EQ(w->post(w->rep("odense"), "/strategier/ny", strategy).status, 403);
  Values elsewhere = strategy;
  elsewhere[0].second = storage::Id::of_words("decision:lokalraad-svendborg-49.1").text();
  EXPECT_EQ(w->post(secretary, "/strategier/ny", elsewhere).status, 422) << "the kredsråd's own decision";
  const auto made = w->post(secretary, "/strategier/ny", strategy);
  ASSERT_EQ(made.status, 303) << made.bytes();
  const std::string base = location(made);
  const auto id = *storage::Id::parse(base.substr(base.rfind('/') + 1));
  EXPECT_EQ(w->get(w->rep("odense"), base).status, 404) << "a draft is the kredsråd's";
  EXPECT_EQ(w->get(w->mayor("odense"), base).status, 200);
  EXPECT_EQ(w->post(secretary, base + "/send", {{"answer_by", "2020-09-10"}, {"version", "1"}}).status, 409);
  EXPECT_EQ(w->post(secretary, base + "/send", {{"answer_by", "2020-10-01"}, {"version", "1"}}).status, 303);
  EXPECT_EQ(w->get(w->rep("odense"), base).status, 200);

  int plans = 0;
  for (const char* key : municipalities) {
    const auto rep = w->rep(key);
    const std::string address = base + "/svar/" + council_of(key).text();
    const std::string thing = answer_thing_id(id, council_of(key)).text();
    w->read([&](storage::Transaction& tx) {
      const auto work = registry::work_of(tx, rep);
      EXPECT_TRUE(
          std::any_of(work.begin(), work.end(), [&](const auto& one) { return one.todo.thing.text() == thing; }));
    });
    EXPECT_EQ(w->get(rep, address).status, 200);
    const bool here = std::string_view(key) != "langeland" && std::string_view(key) != "nordfyn";
    if (here) {
      const std::string other = item_of(std::string_view(key) == "odense" ? "nyborg" : "odense", 1).text();
      EXPECT_NE(w->post(rep, address, {{"answer", "items"}, {"items", other}, {"version", "1"}}).status, 303)
          << "another lokalråd's measure";
      EXPECT_EQ(w->post(rep, address, {{"answer", "items"}, {"version", "1"}}).status, 422) << "without measures";
      EXPECT_EQ(
          w->post(rep, address, {{"answer", "items"}, {"items", item_of(key, 1).text()}, {"version", "1"}}).status,
          303);
      ++plans;
    } else {
      EXPECT_EQ(w->post(rep, address, {{"answer", "not_here"}, {"reason", ""}, {"version", "1"}}).status, 422);
      EXPECT_EQ(
          w->post(rep, address, {{"answer", "not_here"}, {"reason", "Her er ingen station."}, {"version", "1"}}).status,
          303);
    }
  }
  EXPECT_EQ(plans, 8);
  EXPECT_NE(w->post(w->rep("odense"), base + "/svar/" + council_of("nyborg").text(),
                    {{"answer", "not_here"}, {"reason", "Det er ikke vores."}, {"version", "2"}})
                .status,
            303)
      << "each answers for itself";
  const auto up = w->get(w->mayor("assens"), base);
  EXPECT_TRUE(says(up, "10 af 10 lokalråd har svaret."));
  EXPECT_TRUE(says(up, "Her er ingen station."));
  EXPECT_TRUE(says(up, "har fast træffetid i Svendborg"));
  EXPECT_FALSE(says(up, "har fast træffetid i Assens")) << "a draft of the lokalråd";
  EXPECT_TRUE(says(up, "1 indsats i en plan, som lokalrådet ikke har vedtaget endnu"));
  w->read([&](storage::Transaction& tx) {
    // From the decision to the strategy to the measure, and back.
    const auto circle = registry::circle_of(tx, secretary, storage::Id::of_words("decision:kredsraad-225.2"));
    const auto has = [&](const storage::Id& one) {
      return std::any_of(circle.begin(), circle.end(), [&](const auto& near) { return near.thing.id == one; });
    };
    EXPECT_TRUE(has(id));
    EXPECT_TRUE(has(item_of("svendborg", 1)));
  });
}

TEST_P(ActionPlansTest, missing_answers_and_drift_are_shown) {
  auto w = world();
  const std::string fraud = "/strategier/" + storage::Id::of_words("strategy:svindel-2020").text();
  const auto page = w->get(w->mayor("odense"), fraud);
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(says(page, "9 af 10 lokalråd har svaret."));
  EXPECT_TRUE(says(page, "1 lokalråd har ikke svaret til tiden."));
  EXPECT_TRUE(says(page, "1 indsats er over fristen.")) << "the talks of Faaborg-Midtfyn";
  const auto night =
      w->get(w->mayor("odense"), "/strategier/" + storage::Id::of_words("strategy:natteliv-2020").text());
  EXPECT_TRUE(says(night, "Perioden sluttede den 30. juni 2020"));
  const std::string end = "/strategier/" + storage::Id::of_words("strategy:natteliv-2020").text() + "/afslut";
  EXPECT_EQ(w->post(w->mayor("odense"), end, {{"reached", "nej"}, {"outcome", "x"}, {"version", "1"}}).status, 403);
  EXPECT_EQ(w->post(w->secretary(), end, {{"reached", "nej"}, {"outcome", ""}, {"version", "1"}}).status, 422);
  EXPECT_EQ(
      w->post(w->secretary(), end, {{"reached", "nej"}, {"outcome", "Halvdelen følger dem."}, {"version", "1"}}).status,
      303);
  EXPECT_EQ(
      w->get(w->rep("middelfart"), "/strategier/" + storage::Id::of_words("strategy:natteliv-2020").text()).status, 404)
      << "Middelfart was not asked";
}

TEST_P(ActionPlansTest, a_status_report_leads_to_a_measure_whose_origin_shows_in_the_circle) {
  auto w = world();
  const auto id = storage::Id::of_words("status-report:lokalraad-odense:lokalraad-odense-3-2020");
  const std::string base = "/statusredegoerelser/" + id.text();
  const auto secretary = w->secretary();
  const auto rep = w->rep("odense");
  EXPECT_EQ(w->get(w->citizen(), base).status, 403);
  EXPECT_EQ(w->get(w->rep("svendborg"), base).status, 404);
  EXPECT_EQ(w->get(rep, base).status, 200);

  // Each side writes only its column; no persons.
  const Values cpr{{"side", "municipality"}, {"version", "1"}, {"text-3", "Drengen 010203-1234 går amok."}};
  const auto refused = w->post(rep, base + "/kolonne", cpr);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(says(refused, "Fjern personen under Unge"));
  EXPECT_NE(
      w->post(rep, base + "/kolonne", {{"side", "police"}, {"version", "1"}, {"text-3", "Vi er politiet."}}).status,
      303);
  EXPECT_EQ(
      w->post(rep, base + "/kolonne", {{"side", "municipality"}, {"version", "1"}, {"text-6", "Roligt i weekenden."}})
          .status,
      303);
  const auto chair = w->viewer("politiinspektoer", Role::police_superintendent, "fyns-politi");
  EXPECT_EQ(
      w->post(chair, base + "/kolonne", {{"side", "police"}, {"version", "1"}, {"text-6", "Få anmeldelser."}}).status,
      303)
      << "side by side: the other column's version is another";
  EXPECT_EQ(w->post(chair, base + "/kolonne", {{"side", "police"}, {"version", "1"}, {"text-6", "Igen."}}).status, 422);
  const auto report = [&] {
    return *w->read([&](storage::Transaction& tx) { return store::report_for(tx, secretary, id); });
  };
  EXPECT_EQ(report().lines[5].police.text, "Få anmeldelser.");
  EXPECT_EQ(report().lines[5].municipality.text, "Roligt i weekenden.");

  // A new measure is written at once, with its origin.
  Values conclusion = measure("odense", "ungdom", "Aftenvagt ved skolerne");
  conclusion.emplace_back("conclusion", "new_measure");
  conclusion.emplace_back("words", "Klubberne og politiet går aftenvagt.");
  conclusion.emplace_back("version", std::to_string(report().version));
  EXPECT_EQ(w->post(rep, base + "/konklusion/3", conclusion).status, 403) << "a member does not conclude alone";
  const auto concluded = w->post(secretary, base + "/konklusion/3", conclusion);
  ASSERT_EQ(concluded.status, 303) << concluded.bytes();
  const storage::Id made = report().lines[2].item;
  ASSERT_FALSE(made.empty());
  w->read([&](storage::Transaction& tx) {
    EXPECT_EQ(store::item(tx, made)->origin, id);
    const auto circle = registry::circle_of(tx, rep, made);
    EXPECT_TRUE(std::any_of(circle.begin(), circle.end(), [&](const auto& near) {
      return near.thing.id == id && near.edge == "led_to_item" && !near.forwards;
    }));
  });
  EXPECT_TRUE(says(w->get(rep, "/handlingsplaner/indsats/" + made.text()), base)) << "the measure's page tells it";
  EXPECT_TRUE(says(w->get(w->citizen(), "/handlingsplaner/2020/lokalraad-odense"), "Aftenvagt ved skolerne"));

  // Adjusting changes the measure in the same change.
  EXPECT_EQ(w->post(secretary, base + "/konklusion/4",
                    {{"conclusion", "adjust"},
                     {"words", "Fristen flyttes."},
                     {"item", item_of("odense", 3).text()},
                     {"new_due", "2020-11-15"},
                     {"version", std::to_string(report().version)}})
                .status,
            303);
  EXPECT_EQ(config::iso(w->read([&](storage::Transaction& tx) { return store::item(tx, item_of("odense", 3))->due; })),
            "2020-11-15");
  EXPECT_EQ(w->post(secretary, base + "/konklusion/5",
                    {{"conclusion", "adjust"},
                     {"words", "Nej."},
                     {"item", item_of("nyborg", 1).text()},
                     {"version", std::to_string(report().version)}})
                .status,
            422)
      << "another lokalråd's measure";

  // Frozen at the meeting, when every heading is concluded; then nothing moves.
  const auto freeze = [&] {
    return w->post(secretary, base + "/frys", {{"version", std::to_string(report().version)}}).status;
  };
  EXPECT_EQ(freeze(), 409) << "before the meeting";
  w->clock.set(*config::parse_local("2020-09-29T15:00"));
  EXPECT_EQ(freeze(), 409) << "headings without conclusion";
  for (int position : {1, 2, 5, 6, 7, 8, 9}) {
    EXPECT_EQ(w->post(secretary, base + "/konklusion/" + std::to_string(position),
                      {{"conclusion", "no_change"}, {"version", std::to_string(report().version)}})
                  .status,
              303);
  }
  EXPECT_EQ(freeze(), 303);
  EXPECT_EQ(report().number, 1);
  EXPECT_EQ(sheet_in(report().snapshot).size(), 9u);
  EXPECT_EQ(w->get(rep, base + "/kolonne").status, 404);
  EXPECT_NE(w->post(rep, base + "/kolonne", {{"side", "municipality"}, {"version", "2"}, {"text-6", "Nyt."}}).status,
            303);
  EXPECT_TRUE(says(w->get(rep, base), "Roligt i weekenden."));
  EXPECT_TRUE(says(w->get(rep, base + "?format=csv"), "Aftenvagt ved skolerne"));
}

TEST(Persons, are_found_in_text) {
  EXPECT_TRUE(names_a_person("Drengen 010203-1234 var der."));
  EXPECT_TRUE(names_a_person("0102031234"));
  EXPECT_TRUE(names_a_person("010203 1234"));
  EXPECT_TRUE(names_a_person("En 14-årig Mads blev set."));
  EXPECT_TRUE(names_a_person("Den 16-årige Åse"));
  EXPECT_FALSE(names_a_person("En 14-årig dreng ved havnen."));
  EXPECT_FALSE(names_a_person("Sag 2020-123456-78901 og 12.162 anmeldelser."));
  EXPECT_FALSE(names_a_person("Telefon 12345678, 45% færre"));
  EXPECT_FALSE(names_a_person("Tallet 9999991234"));
}

}  // namespace
}  // namespace action_plans
