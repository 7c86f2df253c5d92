// Evidence: its age, its citations, and the register through the real handlers on both engines.

#include "evidence.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "block_text.h"
#include "evidence_store.h"
#include "evidence_work.h"
#include "registry/edge.h"
#include "registry/todo.h"
#include "trial_plan.h"

namespace cooperation_plan {
namespace {

using permit::Role;

config::Date day(std::string_view iso) { return *config::parse_date(iso); }

TEST(EvidenceTest, it_is_outdated_after_three_years_or_past_its_day) {
  Evidence one;
  one.year = 2017;
  EXPECT_FALSE(outdated(one, day("2020-12-31")));
  EXPECT_TRUE(outdated(one, day("2021-01-01")));
  one.valid_until = day("2019-06-30");
  EXPECT_FALSE(outdated(one, day("2019-06-30")));
  EXPECT_TRUE(outdated(one, day("2019-07-01")));
  one.valid_until = day("2030-01-01");
  EXPECT_TRUE(outdated(one, day("2021-01-01"))) << "a long promise does not make old figures young";
}

TEST(EvidenceTest, a_fact_names_it_and_keeps_the_name) {
  const auto blocks = read_blocks("Før. [[Det er 12. | tal: 12 | viden: noget-2019]] Efter.");
  const auto* fact = std::get_if<Fact>(&blocks[1].content);
  ASSERT_TRUE(fact);
  EXPECT_EQ(fact->evidence, "noget-2019");
  EXPECT_EQ(read_blocks(write_blocks(blocks)), blocks);
  Plan plan;
  plan.year = 2020;
  plan.chapters.push_back({"2", "Indsatser", false, {}, {{"2.1", "Nærhed", blocks}}});
  FocusArea area;
  area.key = "naerhed";
  area.section = "2.1";
  plan.areas.push_back(area);
  EXPECT_EQ(*from_json(to_json(plan)), plan);
  const auto cited = citations_of(plan);
  ASSERT_EQ(cited.size(), 1u);
  EXPECT_EQ(cited[0].area_key, "naerhed");
  Evidence known;
  known.key = "noget-2019";
  known.publisher = "Instituttet";
  known.year = 2015;
  EXPECT_EQ(lint_evidence(plan, {}, day("2020-09-15")).at(0).code, "evidence-unknown");
  EXPECT_EQ(lint_evidence(plan, {known}, day("2020-09-15")).at(0).code, "evidence-outdated");
  known.year = 2019;
  EXPECT_TRUE(lint_evidence(plan, {known}, day("2020-09-15")).empty());
  name_sources(plan, {known});
  EXPECT_EQ(std::get<Fact>(plan.chapters[0].sections[0].blocks[1].content).source, "Instituttet");
}

class EvidenceRegisterTest : public trial::BothEngines {};
TRIAL_ON_BOTH(EvidenceRegisterTest);

TEST_P(EvidenceRegisterTest, everybody_looks_sources_up_and_few_keep_them) {
  World w(open(packages()));
  EXPECT_EQ(w.get("/viden").status, 200);
  EXPECT_TRUE(says(w.get("/viden"), "Sundhedsstyrelsen"));
  EXPECT_TRUE(says(w.get("/viden?format=csv"), "LCiK"));
  const auto page = w.get("/viden/it-kriminalitet-2019");
  EXPECT_TRUE(says(page, "Forældet"));
  EXPECT_TRUE(says(page, "Samarbejdsplan 2020"));
  EXPECT_TRUE(says(w.get("/viden/udsatte-boligomraader-2015"), "Ingen plan henviser til den."));
  EXPECT_FALSE(says(w.get("/viden/trygt-natteliv-2019"), "Samarbejdsplan 2021")) << "a draft is no public matter";
  EXPECT_TRUE(says(w.get(w.secretary(), "/viden/trygt-natteliv-2019"), "Samarbejdsplan 2021, udgave 1"));
  EXPECT_EQ(w.get("/viden/findes-ikke").status, 404);
  EXPECT_EQ(w.get("/api/v1/viden/findes-ikke").status, 404);
  const auto json = boost::json::parse(w.get("/api/v1/viden").bytes());
  EXPECT_EQ(json.at("evidence").as_array().size(), 5u);
  // On the plan's page: a link, and a word where the source is old.
  const auto plan = w.get("/plan/2020");
  EXPECT_TRUE(says(plan, "/viden/stoffer-blandt-unge-2017"));
  EXPECT_TRUE(says(plan, "Kilden er forældet"));
  // It waits for its owner, and the circle leads to plan and area.
  w.read([&](storage::Transaction& tx) {
    const storage::Id id = evidence_id("it-kriminalitet-2019");
    const auto open = registry::open_on(tx, id);
    ASSERT_EQ(open.size(), 1u);
    EXPECT_EQ(open[0].act, "renew_evidence");
    EXPECT_EQ(config::iso(open[0].due), "2020-07-01");
    EXPECT_EQ(open[0].holder, permit::office(Role::analyst, organisation::authority_id("fyns-politi")));
    const auto around = registry::circle_of(tx, permit::citizen(w.clock.today()), id);
    EXPECT_TRUE(std::any_of(around.begin(), around.end(),
                            [](const registry::Neighbour& one) { return one.thing.id == plan_id(2020); }));
    EXPECT_TRUE(std::any_of(around.begin(), around.end(), [](const registry::Neighbour& one) {
      return one.thing.kind == "cooperation_plan.focus_area";
    }));
  });
  const auto mayor = w.viewer("borgmester-nyborg", Role::mayor, "nyborg");
  EXPECT_EQ(w.get(mayor, "/viden/ny").status, 403);
  EXPECT_EQ(w.post(mayor, "/viden/it-kriminalitet-2019/ret", {}).status, 403);
  EXPECT_EQ(w.post(mayor, "/viden/it-kriminalitet-2019/fjern", {}).status, 403);
}

TEST_P(EvidenceRegisterTest, a_source_is_added_renewed_cited_and_kept_while_it_is_cited) {
  World w(open(packages()));
  const auto analyst = w.viewer("analytiker", Role::analyst, "fyns-politi");
  Values form{{"title", "Cykeltyverier"},
              {"publisher", "Fyns Politi"},
              {"year", "2019"},
              {"figure", "Færre i år."},
              {"owner_role", "analyst"}};
  Values wrong = form;
  wrong[2].second = "2031";
  EXPECT_EQ(w.post(analyst, "/viden/ny", wrong).status, 422) << "a year ahead";
  wrong[2].second = "";
  EXPECT_EQ(w.post(analyst, "/viden/ny", wrong).status, 422);
  wrong = form;
  wrong.emplace_back("url", "javascript:alert(1)");
  EXPECT_EQ(w.post(analyst, "/viden/ny", wrong).status, 422);
  const auto made = w.post(analyst, "/viden/ny", form);
  ASSERT_EQ(made.status, 303);
  EXPECT_EQ(location(made), "/viden/cykeltyverier-2019");
  form.emplace_back("version", "1");
  form[3].second = "Fem procent færre.";
  ASSERT_EQ(w.post(analyst, "/viden/cykeltyverier-2019/ret", form).status, 303);
  const auto stale = w.post(analyst, "/viden/cykeltyverier-2019/ret", form);
  EXPECT_EQ(stale.status, 422);
  EXPECT_TRUE(says(stale, "En anden har ændret kilden imens"));
  // Cited by the draft: the source is filled in, and it is kept in the register.
  const std::string text = "/planarbejde/" + version_id(2021, 1).text() + "/tekst/k1a0";
  const auto write = [&](std::string body) {
    return w.post(w.secretary(), text,
                  {{"version", w.number_of(2021, 1)}, {"number", "2.1"}, {"title", "Tæt på borgerne"}, {"body", body}});
  };
  ASSERT_EQ(write("[[Fem procent færre cykler. | tal: fem procent | viden: cykeltyverier-2019]]").status, 303);
  EXPECT_TRUE(says(w.get(w.secretary(), "/planarbejde/" + version_id(2021, 1).text()), "Kilde: Fyns Politi, 2019"));
  const auto kept = w.post(analyst, "/viden/cykeltyverier-2019/fjern", {{"version", "2"}});
  EXPECT_EQ(kept.status, 409);
  EXPECT_TRUE(says(kept, "Samarbejdsplan 2021, udgave 1"));
  ASSERT_EQ(write("[[Noget andet. | tal: 1 | viden: findes-ikke]]").status, 303);
  EXPECT_TRUE(says(w.get(w.secretary(), "/planarbejde/" + version_id(2021, 1).text()), "som ikke er registreret"));
  EXPECT_EQ(w.post(analyst, "/viden/cykeltyverier-2019/fjern", {{"version", "1"}}).status, 409) << "stale";
  EXPECT_EQ(w.post(analyst, "/viden/cykeltyverier-2019/fjern", {{"version", "2"}}).status, 303);
  EXPECT_EQ(w.get("/viden/cykeltyverier-2019").status, 404);
}

}  // namespace
}  // namespace cooperation_plan
