// The way of a plan through the real handlers and a real database, on both engines: imported, asked about, discussed,
// published, followed up; and refused for the wrong person, too early, or when the text has changed.

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "audit/history.h"
#include "consultation_store.h"
#include "i18n/texts_check.h"
#include "initiative_store.h"
#include "organisation/lookup.h"
#include "plan_summary.h"
#include "plan_work.h"
#include "registry/edge.h"
#include "registry/search.h"
#include "registry/thing.h"
#include "registry/todo.h"
#include "trial/databases.h"
#include "trial_plan.h"

namespace cooperation_plan {
namespace {

class PlanPagesTest : public trial::BothEngines {
 protected:
  std::unique_ptr<World> world() { return std::make_unique<World>(open(packages())); }
};
TRIAL_ON_BOTH(PlanPagesTest);

Plan small_plan(int year) {
  Plan plan;
  plan.year = year;
  plan.title = "Samarbejdsplan " + std::to_string(year);
  plan.foreword = {{{Text{"Vi arbejder sammen."}}}, "Ingrid Vestergaard", "Politidirektør", "Fyns Politi"};
  plan.chapters.push_back({"1", "Indsatser", false, {}, {{"1.1", "Nærhed", {{Text{"Politiet er tæt på."}}}}}});
  Initiative initiative;
  initiative.key = "aabent-hus";
  initiative.title = "Åbent hus";
  initiative.text = "Hver måned.";
  initiative.owner = "nyborg";
  initiative.due = config::parse_date("2022-11-30");
  FocusArea area;
  area.key = "naerhed";
  area.number = 1;
  area.title = "Nærhed";
  area.section = "1.1";
  area.initiatives.push_back(initiative);
  plan.areas.push_back(area);
  return plan;
}

// Stands in for the meeting's own pages, which belong to the councils and are tested there.
constexpr storage::Sql hold_meeting{"hold_meeting", "UPDATE councils_meeting SET state = 'held' WHERE id = :meeting"};
constexpr storage::Sql minute_item{
    "minute_item",
    "UPDATE councils_item SET outcome = 'discussed', record = 'Kredsrådet drøftede planen.' WHERE id = :item"};
constexpr storage::Sql tamper{"tamper", "UPDATE cooperation_plan_version SET content = :content WHERE id = :version"};

/// A plan of 2022 as far as the agenda of the last meeting of 2020.
storage::Id to_the_agenda(World& w) {
  const auto made = w.post(w.secretary(), "/planarbejde/importer/udkast",
                           {{"plan", to_json(small_plan(2022))}, {"year", "2022"}, {"not_understood", "[]"}});
  EXPECT_EQ(made.status, 303);
  const std::string base = location(made);
  const storage::Id id = version_id(2022, 1);
  EXPECT_EQ(base, "/planarbejde/" + id.text());
  const Values ask{{"question", "Hvad mangler?"},
                   {"deadline", "2020-10-10"},
                   {"authorities", organisation::authority_id("odense").text()},
                   {"authorities", organisation::authority_id("nyborg").text()}};
  EXPECT_EQ(w.post(w.secretary(), base + "/hoering", ask).status, 303);
  const auto odense = w.viewer("sekretaer-odense", Role::municipal_secretariat, "odense");
  const auto nyborg = w.viewer("sekretaer-nyborg", Role::municipal_secretariat, "nyborg");
  EXPECT_EQ(w.post(odense, base + "/svar", {{"chapter", "1.1"}, {"body", "Husk Vollsmose."}}).status, 303);
  EXPECT_EQ(w.post(nyborg, base + "/svar", {{"chapter", ""}, {"body", "Ingen bemærkninger."}}).status, 303);
  const auto consultation = *w.read([&](storage::Transaction& tx) { return store::consultation_of(tx, id); });
  EXPECT_EQ(consultation.answers.size(), 2u);
  const Values agenda{{"meeting", storage::Id::of_words("meeting:kredsraad-4-2020").text()},
                      {"brief", "Drøft planen."},
                      {"minutes", "30"}};
  EXPECT_EQ(w.post(w.secretary(), base + "/dagsorden", agenda).status, 422) << "answers without reply";
  for (const Answer& answer : consultation.answers) {
    EXPECT_EQ(w.post(w.secretary(), base + "/hoering/svar/" + answer.id.text(),
                     {{"reply-" + answer.id.text(), "Det er skrevet ind."}, {"version", "1"}})
                  .status,
              303);
  }
  EXPECT_EQ(w.post(w.secretary(), base + "/dagsorden", agenda).status, 303);
  EXPECT_EQ(w.version(2022, 1).state, VersionState::on_council_agenda);
  return id;
}

void hold_and_minute(World& w, const storage::Id& version) {
  const storage::Id item = w.version(2022, 1).item;
  EXPECT_FALSE(item.empty());
  w.clock.set(*config::parse_local("2020-12-09T09:00"));
  EXPECT_EQ(version, version_id(2022, 1));
  w.archive.database().write([&](storage::Transaction& tx) {
    tx.execute(hold_meeting, {{"meeting", storage::Id::of_words("meeting:kredsraad-4-2020")}});
    tx.execute(minute_item, {{"item", item}});
  });
}

TEST_P(PlanPagesTest, everybody_reads_the_published_plan_and_nothing_else) {
  auto w = world();
  const auto plan = w->get("/plan/2020");
  EXPECT_EQ(plan.status, 200);
  EXPECT_TRUE(says(plan, "Borgermøder om indbrud"));
  EXPECT_TRUE(says(plan, "Over fristen"));
  EXPECT_TRUE(says(plan, "Sundhedsstyrelsen, 2017"));
  EXPECT_EQ(w->get("/plan/2021").status, 404);
  EXPECT_EQ(w->get("/plan/2021/plan.json").status, 404);
  EXPECT_EQ(w->get("/plan/abc").status, 404);
  EXPECT_FALSE(says(w->get("/plan"), "2021"));
  EXPECT_EQ(w->get("/plan/2020/indsats/3").status, 200);
  EXPECT_EQ(w->get("/plan/2020/indsats/99").status, 404);
  EXPECT_EQ(w->get("/plan/2020/tiltag/narkohund").status, 200);
  EXPECT_EQ(w->get("/plan/2020/tiltag/findes-ikke").status, 404);
  EXPECT_EQ(w->get("/plan/2020/billede/kredsen.svg").type, "image/svg+xml");
  EXPECT_EQ(w->get("/planarbejde").status, 403);
  EXPECT_EQ(w->get("/tiltag").status, 403);
  w->read([&](storage::Transaction& tx) {
    const permit::Viewer citizen = permit::citizen(w->clock.today());
    EXPECT_TRUE(registry::search(tx, citizen, "færgen").things.empty()) << "a consultation answer is no public matter";
    EXPECT_FALSE(registry::find(tx, citizen, version_id(2021, 1)));
    EXPECT_TRUE(registry::find(tx, citizen, plan_id(2020)));
    EXPECT_FALSE(registry::search(tx, citizen, "tryghedsvandringer").things.empty());
  });
}

TEST_P(PlanPagesTest, drafts_are_for_the_council_and_those_who_are_asked) {
  auto w = world();
  const std::string draft = "/planarbejde/" + version_id(2021, 1).text();
  EXPECT_EQ(w->get(w->secretary(), draft).status, 200);
  EXPECT_EQ(w->get(w->viewer("borgmester-svendborg", Role::mayor, "svendborg"), draft).status, 200);
  const auto volunteer = w->viewer("frivillig", Role::partner, "natteravnene");
  EXPECT_EQ(w->get(volunteer, draft).status, 200) << "Natteravnene are asked";
  const auto elderly = w->viewer("aeldre", Role::partner, "aeldrenetvaerket");
  EXPECT_EQ(w->get(elderly, draft).status, 404) << "Ældrenetværket is not asked";
  EXPECT_EQ(w->get(elderly, draft).bytes(), w->get(elderly, "/planarbejde/" + storage::Id::next().text()).bytes());
  EXPECT_EQ(w->get(elderly, draft + "/hoering").status, 404);
  EXPECT_EQ(w->get(elderly, draft + "/svar").status, 404);
  EXPECT_EQ(w->post(elderly, draft + "/svar", {{"chapter", ""}, {"body", "Hej"}}).status, 404);
  EXPECT_EQ(w->get(elderly, "/api/v1/planarbejde/" + version_id(2021, 1).text()).status, 404);
  EXPECT_EQ(w->post(volunteer, draft + "/ret", {}).status, 403);
}

TEST_P(PlanPagesTest, publishing_waits_for_the_discussion_and_then_everybody_reads) {
  auto w = world();
  const storage::Id id = to_the_agenda(*w);
  const std::string base = "/planarbejde/" + id.text();
  // Before the discussion: refused with the law, and nothing is changed.
  const auto early = w->post(w->chief(), base + "/offentliggoer");
  EXPECT_EQ(early.status, 409);
  EXPECT_TRUE(says(early, "retsplejeloven § 113"));
  EXPECT_TRUE(says(early, "kredsrådet har endnu ikke drøftet"));
  EXPECT_EQ(w->post(w->secretary(), base + "/offentliggoer").status, 403) << "the secretariat does not publish";
  EXPECT_EQ(w->post(w->secretary(), base + "/droeftet").status, 409);
  EXPECT_EQ(w->version(2022, 1).state, VersionState::on_council_agenda);
  EXPECT_EQ(w->get("/plan/2022").status, 404);
  // The text is frozen.
  EXPECT_EQ(w->get(w->secretary(), base + "/tekst/k0a0").status, 409);
  EXPECT_EQ(w->post(w->secretary(), base + "/tekst/k0a0",
                    {{"version", w->number_of(2022, 1)}, {"number", "1.1"}, {"title", "Nærhed"}, {"body", "Andet"}})
                .status,
            409);

  hold_and_minute(*w, id);
  EXPECT_EQ(w->post(w->chief(), base + "/offentliggoer").status, 409) << "not noted and not final yet";
  EXPECT_EQ(w->post(w->secretary(), base + "/droeftet").status, 303);
  EXPECT_EQ(w->post(w->chief(), base + "/endelig").status, 303);
  EXPECT_EQ(w->post(w->chief(), base + "/offentliggoer").status, 303);
  EXPECT_EQ(w->version(2022, 1).state, VersionState::published);
  const auto page = w->get("/plan/2022");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(says(page, "Åbent hus"));
  EXPECT_TRUE(says(page, "8. december 2020"));
  const auto json = boost::json::parse(w->get("/plan/2022/plan.json").bytes());
  EXPECT_EQ(json.at("discussed").as_string(), "2020-12-08");
  EXPECT_EQ(json.at("initiatives").as_array().size(), 1u);
  const auto representative = w->viewer("repraesentant-nyborg", Role::municipal_rep, "nyborg");
  w->read([&](storage::Transaction& tx) {
    const auto work = registry::work_of(tx, representative);
    EXPECT_TRUE(std::any_of(work.begin(), work.end(), [](const registry::Work& one) {
      return one.thing.id == initiative_id(2022, "aabent-hus");
    }));
  });
  EXPECT_EQ(w->post(w->chief(), base + "/offentliggoer").status, 409) << "published once";
}

TEST_P(PlanPagesTest, a_text_that_changed_after_the_discussion_is_not_published) {
  auto w = world();
  const storage::Id id = to_the_agenda(*w);
  const std::string base = "/planarbejde/" + id.text();
  hold_and_minute(*w, id);
  ASSERT_EQ(w->post(w->secretary(), base + "/droeftet").status, 303);
  ASSERT_EQ(w->post(w->chief(), base + "/endelig").status, 303);
  Plan other = small_plan(2022);
  other.chapters[0].sections[0].blocks = {{Text{"Noget helt andet."}}};
  w->archive.database().write(
      [&](storage::Transaction& tx) { tx.execute(tamper, {{"content", to_json(other)}, {"version", id}}); });
  const auto refused = w->post(w->chief(), base + "/offentliggoer");
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(says(refused, "Teksten er ændret"));
  EXPECT_TRUE(says(refused, "retsplejeloven § 113"));
  EXPECT_EQ(w->get("/plan/2022").status, 404);
}

TEST_P(PlanPagesTest, a_new_version_goes_the_whole_way_while_the_published_one_stays) {
  auto w = world();
  const std::string published = "/planarbejde/" + version_id(2020, 1).text();
  const auto made = w->post(w->secretary(), published + "/ny-udgave", {{"reason", "Narkohund udgår."}});
  ASSERT_EQ(made.status, 303);
  EXPECT_EQ(location(made), "/planarbejde/" + version_id(2020, 2).text());
  EXPECT_EQ(w->version(2020, 1).state, VersionState::published);
  EXPECT_EQ(w->version(2020, 2).state, VersionState::draft);
  EXPECT_EQ(w->get("/plan/2020").status, 200);
  EXPECT_EQ(w->post(w->chief(), "/planarbejde/" + version_id(2020, 2).text() + "/offentliggoer").status, 409);
  EXPECT_EQ(w->post(w->secretary(), published + "/ny-udgave", {{"reason", "Én til."}}).status, 422)
      << "one open version at a time";
  EXPECT_EQ(w->get(w->secretary(),
                   "/planarbejde/" + version_id(2020, 2).text() + "/forskelle?mod=" + version_id(2020, 1).text())
                .status,
            200);
}

TEST_P(PlanPagesTest, the_second_writer_is_told_and_loses_nothing) {
  auto w = world();
  const std::string text = "/planarbejde/" + version_id(2021, 1).text() + "/tekst/k1a0";
  ASSERT_EQ(w->get(w->secretary(), text).status, 200);
  const std::string read = w->number_of(2021, 1);
  ASSERT_EQ(w->post(w->secretary(), text,
                    {{"version", read}, {"number", "2.1"}, {"title", "Tæt på borgerne"}, {"body", "Første skribent."}})
                .status,
            303);
  const auto second =
      w->post(w->chief(), text,
              {{"version", read}, {"number", "2.1"}, {"title", "Tæt på borgerne"}, {"body", "Anden skribent."}});
  EXPECT_EQ(second.status, 409);
  EXPECT_TRUE(says(second, "En anden har ændret det imens"));
  EXPECT_TRUE(says(second, "Anden skribent."));
  EXPECT_TRUE(says(second, "Første"));
  EXPECT_EQ(w->post(w->chief(), text,
                    {{"version", w->number_of(2021, 1)},
                     {"number", "2.1"},
                     {"title", "Tæt på borgerne"},
                     {"body", "Anden skribent."}})
                .status,
            303);
}

TEST_P(PlanPagesTest, the_owner_tells_news_and_everybody_sees_them) {
  auto w = world();
  const storage::Id id = initiative_id(2020, "borgermoeder-indbrud");
  const std::string address = "/tiltag/" + id.text();
  const auto version = [&] {
    return std::to_string(w->read([&](storage::Transaction& tx) { return store::initiative(tx, id)->version; }));
  };
  EXPECT_TRUE(says(w->get("/plan/2020/tiltag/borgermoeder-indbrud"), "Over fristen"));
  const auto owner = w->viewer("repraesentant-svendborg", Role::municipal_rep, "svendborg");
  const auto neighbour = w->viewer("repraesentant-nyborg", Role::municipal_rep, "nyborg");
  EXPECT_TRUE(says(w->get(owner, address), "Fortæl nyt"));
  EXPECT_EQ(
      w->post(neighbour, address + "/nyt", {{"body", "Det går godt."}, {"state", "running"}, {"version", version()}})
          .status,
      409);
  EXPECT_EQ(w->post(w->secretary(), address + "/nyt",
                    {{"body", "Det går godt."}, {"state", "running"}, {"version", version()}})
                .status,
            409);
  EXPECT_EQ(w->post(owner, address + "/nyt", {{"body", ""}, {"state", "running"}, {"version", version()}}).status, 422);
  EXPECT_EQ(w->post(owner, address + "/nyt",
                    {{"body", "Alle møder er holdt."}, {"state", "completed"}, {"version", version()}})
                .status,
            422)
      << "completed without evidence";
  const std::string read = version();
  EXPECT_EQ(w->post(owner, address + "/nyt",
                    {{"body", "Tre møder holdt, 140 deltog."},
                     {"state", "completed"},
                     {"evidence", "Tre referater"},
                     {"version", read}})
                .status,
            303);
  const auto stale = w->post(
      owner, address + "/nyt",
      {{"body", "Min kollega skriver samtidig."}, {"state", "completed"}, {"evidence", "x"}, {"version", read}});
  EXPECT_EQ(stale.status, 422);
  EXPECT_TRUE(says(stale, "Min kollega skriver samtidig."));
  const auto page = w->get("/plan/2020/tiltag/borgermoeder-indbrud");
  EXPECT_TRUE(says(page, "Tre møder holdt, 140 deltog."));
  EXPECT_FALSE(says(page, "Over fristen"));
  EXPECT_TRUE(says(w->get("/plan/2020"), "Tre møder holdt"));
  w->read([&](storage::Transaction& tx) {
    const auto around = registry::circle_of(tx, permit::citizen(w->clock.today()), id);
    EXPECT_TRUE(
        std::any_of(around.begin(), around.end(), [](const registry::Neighbour& one) { return one.edge == "told"; }));
    for (const registry::Todo& todo : registry::open_on(tx, id)) EXPECT_NE(todo.act, "update_initiative");
  });
}

TEST_P(PlanPagesTest, the_secretariat_steers_with_a_sentence) {
  auto w = world();
  const storage::Id id = initiative_id(2020, "kursus-borgervendte");
  const std::string address = "/tiltag/" + id.text();
  const auto version = [&] {
    return std::to_string(w->read([&](storage::Transaction& tx) { return store::initiative(tx, id)->version; }));
  };
  EXPECT_EQ(
      w->post(w->secretary(), address + "/lys", {{"light", "on_course"}, {"sentence", ""}, {"version", version()}})
          .status,
      422);
  EXPECT_EQ(w->post(w->secretary(), address + "/lys",
                    {{"light", "on_course"}, {"sentence", "Aftalt udskudt."}, {"version", version()}})
                .status,
            303);
  EXPECT_TRUE(says(w->get("/plan/2020/tiltag/kursus-borgervendte"), "Aftalt udskudt."));
  EXPECT_EQ(w->post(w->secretary(), address + "/frist",
                    {{"due", "2020-11-01"}, {"reason", "Nye hold."}, {"version", version()}})
                .status,
            303);
  EXPECT_TRUE(says(w->get("/plan/2020/tiltag/kursus-borgervendte"), "Nye hold."));
  EXPECT_EQ(w->post(w->secretary(), address + "/spoerg").status, 303);
  EXPECT_EQ(
      w->post(w->secretary(), address + "/opgiv", {{"reason", "Slået sammen med et andet."}, {"version", version()}})
          .status,
      303);
  const auto mayor = w->viewer("borgmester-svendborg", Role::mayor, "svendborg");
  EXPECT_EQ(w->post(mayor, address + "/lys", {}).status, 403);
  const storage::Id nobody = initiative_id(2020, "sommerberedskab");
  EXPECT_TRUE(says(w->get("/plan/2020/tiltag/sommerberedskab"), "Ingen endnu"));
  EXPECT_EQ(w->post(w->secretary(), "/tiltag/" + nobody.text() + "/ansvar",
                    {{"owner", organisation::authority_id("langeland").text()},
                     {"version", std::to_string(w->read([&](storage::Transaction& tx) {
                        return store::initiative(tx, nobody)->version;
                      }))}})
                .status,
            303);
  EXPECT_TRUE(says(w->get("/plan/2020/tiltag/sommerberedskab"), "Langeland Kommune"));
}

TEST_P(PlanPagesTest, what_a_council_keeps_to_itself_is_not_told_beside_the_plan) {
  auto w = world();
  // Which decision an initiative came from: everybody inside reads the initiative's history, not the decision.
  const storage::Id id = initiative_id(2020, "kursus-borgervendte");
  const auto rep = w->viewer("repraesentant-nyborg", Role::municipal_rep, "nyborg");
  const auto secretary = w->secretary();
  const auto decision = w->read([&](storage::Transaction& tx) {
    for (const registry::Thing& one : registry::of_kind(tx, secretary, "councils.decision", 200)) {
      if (!registry::find(tx, rep, one.id)) return one;
    }
    return registry::Thing{};
  });
  ASSERT_FALSE(decision.id.empty());
  const std::string version =
      std::to_string(w->read([&](storage::Transaction& tx) { return store::initiative(tx, id)->version; }));
  ASSERT_EQ(w->post(w->secretary(), "/tiltag/" + id.text() + "/beslutning",
                    {{"decision", decision.id.text()}, {"version", version}})
                .status,
            303);
  EXPECT_FALSE(says(w->get(rep, "/tiltag/" + id.text()), decision.title));
  EXPECT_FALSE(says(w->get("/plan/2020/tiltag/kursus-borgervendte"), decision.title));
  // On which agenda a version stands.
  const storage::Id agenda = to_the_agenda(*w);
  w->archive.database().write([&](storage::Transaction& tx) {
    put_version_audience(tx, *store::version(tx, agenda), {organisation::authority_id("natteravnene")});
  });
  EXPECT_TRUE(says(w->get(w->viewer("borgmester-nyborg", Role::mayor, "nyborg"), "/planarbejde/" + agenda.text()),
                   "møde 4/2020"));
  const auto volunteer = w->get(w->viewer("frivillig", Role::partner, "natteravnene"), "/planarbejde/" + agenda.text());
  EXPECT_EQ(volunteer.status, 200);
  EXPECT_FALSE(says(volunteer, "møde 4/2020"));
}

TEST_P(PlanPagesTest, the_plan_is_put_before_the_kredsraad_and_no_other_council) {
  auto w = world();
  const std::string draft = "/planarbejde/" + version_id(2021, 1).text();
  const auto consultation =
      *w->read([&](storage::Transaction& tx) { return store::consultation_of(tx, version_id(2021, 1)); });
  for (const Answer& answer : consultation.answers) {
    if (!answer.reply.empty()) continue;
    EXPECT_EQ(w->post(w->secretary(), draft + "/hoering/svar/" + answer.id.text(),
                      {{"reply-" + answer.id.text(), "Skrevet ind."}, {"version", std::to_string(answer.version)}})
                  .status,
              303);
  }
  ASSERT_EQ(w->post(w->secretary(), draft + "/hoering/slut", {{"reason", "Alle har haft tid."}}).status, 303);
  const auto refused = w->post(w->secretary(), draft + "/dagsorden",
                               {{"meeting", storage::Id::of_words("meeting:lokalraad-svendborg-3-2020").text()},
                                {"brief", "Drøft planen."},
                                {"minutes", "30"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(says(refused, "retsplejeloven § 113"));
  EXPECT_EQ(w->version(2021, 1).state, VersionState::in_consultation);
}

TEST_P(PlanPagesTest, a_document_is_imported_mended_and_made_a_draft) {
  auto w = world();
  const std::string document =
      "# Samarbejdsplan 2023\n\n## 1. Forord\n\nVi samarbejder.\n\n## 2. Indsatser\n\nI 2023 har vi disse "
      "indsatsområder:\n\n1. Nærhed\n2. Unge\n\n### 2.1 Nærhed\n\nPolitiet er tæt på.\n\n### 2.2 Unge\n\nFærre unge.\n";
  const auto preview = w->post(w->secretary(), "/planarbejde/importer", {{"text", document}, {"year", ""}});
  EXPECT_EQ(preview.status, 200);
  EXPECT_TRUE(says(preview, "Opret udkast"));
  EXPECT_TRUE(says(preview, "2.1 Nærhed"));
  EXPECT_EQ(w->post(w->secretary(), "/planarbejde/importer", {{"text", ""}, {"year", ""}}).status, 422);
  EXPECT_EQ(w->post(w->viewer("borgmester-svendborg", Role::mayor, "svendborg"), "/planarbejde/importer",
                    {{"text", document}})
                .status,
            403);
  EXPECT_EQ(w->get("/plan/2023").status, 404);
  EXPECT_EQ(w->post(w->secretary(), "/planarbejde/importer/udkast", {{"plan", "not a plan"}, {"year", "2023"}}).status,
            422);
  const auto again = w->post(w->secretary(), "/planarbejde/importer/udkast",
                             {{"plan", to_json(small_plan(2021))}, {"year", "2021"}, {"not_understood", "[]"}});
  EXPECT_EQ(again.status, 422) << "2021 has an open version";
}

TEST_P(PlanPagesTest, lists_api_and_front_page_tell_the_same) {
  auto w = world();
  const auto csv = w->get(w->secretary(), "/tiltag?format=csv");
  EXPECT_EQ(csv.status, 200);
  EXPECT_TRUE(says(csv, "Fritidspas"));
  EXPECT_TRUE(says(w->get(w->secretary(), "/tiltag?kommune=" + organisation::authority_id("aeroe").text()),
                   "Gadearbejdere ved strandene"));
  EXPECT_FALSE(
      says(w->get(w->secretary(), "/tiltag?kommune=" + organisation::authority_id("aeroe").text()), "Fritidspas"));
  const auto all = boost::json::parse(w->get(w->secretary(), "/api/v1/tiltag").bytes());
  EXPECT_GE(all.at("initiatives").as_array().size(), 30u);
  const auto summary = w->read([&](storage::Transaction& tx) { return published_plan(tx, w->clock.today()); });
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->year, 2020);
  EXPECT_EQ(summary->areas.size(), 7u);
  EXPECT_GT(summary->areas[0].on_course, 0);
}

TEST(PlanTextsTest, every_text_has_its_danish) {
  for (const std::string& fault :
       i18n::check_texts(std::filesystem::path(trial::source_folder()) / "modules/cooperation_plan"))
    ADD_FAILURE() << fault;
}

}  // namespace
}  // namespace cooperation_plan
