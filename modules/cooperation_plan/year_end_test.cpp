// The end of a year through the real handlers on both engines: results told by owners and nobody else, no new plan
// before they are in, the next year drafted from this one with its history, and the year closed.

#include <fstream>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "carry_over.h"
#include "initiative_store.h"
#include "initiative_work.h"
#include "plan_register.h"
#include "plan_work.h"
#include "registry/edge.h"
#include "registry/todo.h"
#include "trial_plan.h"
#include "year_end.h"

namespace cooperation_plan {
namespace {

using permit::Role;

class YearEndTest : public trial::BothEngines {
 protected:
  /// The demo district as it would stand without a draft of 2021.
  std::unique_ptr<World> world() {
    auto fresh = open(packages());
    const std::filesystem::path district = std::filesystem::path(fresh->folder()) / "district";
    std::filesystem::copy(std::filesystem::path(trial::source_folder()) / "districts/fyn-2020", district,
                          std::filesystem::copy_options::recursive);
    std::filesystem::remove(district / "plan/2021.yaml");
    return std::make_unique<World>(std::move(fresh), district);
  }
};
TRIAL_ON_BOTH(YearEndTest);

std::vector<LiveInitiative> initiatives(World& w) {
  return w.read([&](storage::Transaction& tx) { return store::initiatives_of_plan(tx, plan_id(2020)); });
}

bool waits(World& w, const storage::Id& thing, std::string_view act) {
  return w.read([&](storage::Transaction& tx) {
    for (const registry::Todo& todo : registry::open_on(tx, thing)) {
      if (todo.act == act) return true;
    }
    return false;
  });
}

/// Every owner tells the result; as many reached as not.
void tell_all(World& w) {
  int n = 0;
  for (const LiveInitiative& one : initiatives(w)) {
    if (result_of(one)) continue;
    permit::Viewer owner = w.secretary();
    if (!one.owner.empty()) {
      owner.authority = one.owner;
      owner.role = one.owner_role;
    }
    const ResultTold told{n++ % 2 == 0 ? YearResult::reached : YearResult::partly, "Det viser årets tal."};
    const auto outcome = w.archive.change(
        owner.actor(), [&](audit::Change& change) { return tell_result(change, owner, one.id, one.version, told); });
    EXPECT_TRUE(outcome) << one.title << ": " << outcome.refusal().sentence;
  }
}

const std::string base = "/planarbejde/" + version_id(2020, 1).text();

Values everything_comes_along(World& w) {
  Values form{{"draft", "0"}};
  const auto content = from_json(w.version(2020, 1).content);
  for (const FocusArea& area : content->areas) form.emplace_back("omraade-" + area.key, "med");
  for (const Placed& placed : initiatives_of(*content))
    form.emplace_back("tiltag-" + placed.initiative->key, "continued");
  return form;
}

TEST_P(YearEndTest, the_owner_tells_the_result_and_nobody_else) {
  auto w = world();
  const storage::Id id = initiative_id(2020, "borgermoeder-indbrud");
  const std::string address = "/tiltag/" + id.text() + "/resultat";
  const auto version = [&] {
    return std::to_string(w->read([&](storage::Transaction& tx) { return store::initiative(tx, id)->version; }));
  };
  const auto owner = w->viewer("repraesentant-svendborg", Role::municipal_rep, "svendborg");
  const auto neighbour = w->viewer("repraesentant-nyborg", Role::municipal_rep, "nyborg");
  const auto mayor = w->viewer("borgmester-svendborg", Role::mayor, "svendborg");
  EXPECT_EQ(w->get(owner, address).status, 200);
  EXPECT_EQ(w->get(neighbour, address).status, 409);
  EXPECT_EQ(w->get(mayor, address).status, 403);
  const Values told{{"result", "partly"}, {"reason", "To af tre møder er holdt."}, {"version", version()}};
  EXPECT_EQ(w->post(neighbour, address, told).status, 409);
  EXPECT_EQ(w->post(w->secretary(), address, told).status, 409) << "the secretariat asks, it does not answer";
  EXPECT_EQ(w->post(owner, address, {{"result", "missed"}, {"reason", ""}, {"version", version()}}).status, 422);
  EXPECT_EQ(w->post(owner, address, {{"result", "great"}, {"reason", "x"}, {"version", version()}}).status, 422);
  ASSERT_EQ(w->post(owner, address, told).status, 303);
  EXPECT_TRUE(says(w->get("/plan/2020/tiltag/borgermoeder-indbrud"), "To af tre møder er holdt."));
  EXPECT_TRUE(says(w->get("/plan/2020/tiltag/borgermoeder-indbrud"), "Delvist nået"));
  EXPECT_EQ(w->post(owner, "/tiltag/" + id.text() + "/nyt",
                    {{"body", "Mere nyt."}, {"state", "running"}, {"version", version()}})
                .status,
            422)
      << "no news after the result";
  // A result may be corrected until the year is closed; somebody faster is told.
  EXPECT_EQ(w->post(owner, address, told).status, 422);
  EXPECT_EQ(
      w->post(owner, address, {{"result", "reached"}, {"reason", "Det tredje møde er holdt."}, {"version", version()}})
          .status,
      303);
  EXPECT_EQ(w->read([&](storage::Transaction& tx) { return store::initiative(tx, id)->state; }),
            InitiativeState::completed);
  // Where nobody owns it, the secretariat tells.
  const storage::Id nobody = initiative_id(2020, "sommerberedskab");
  EXPECT_EQ(w->get(w->secretary(), "/tiltag/" + nobody.text() + "/resultat").status, 200);
}

TEST_P(YearEndTest, the_secretariat_sees_what_is_missing_and_asks) {
  auto w = world();
  const auto page = w->get(w->secretary(), base + "/aarsafslutning");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(says(page, "Ikke spurgt endnu"));
  const storage::Id missing = initiative_id(2020, "borgermoeder-indbrud");
  EXPECT_TRUE(waits(*w, version_id(2020, 1), "ask_for_results"));
  EXPECT_FALSE(waits(*w, missing, "tell_result"));
  EXPECT_EQ(w->post(w->secretary(), base + "/aarsafslutning", {{"due", "2020-09-01"}}).status, 422) << "in the past";
  ASSERT_EQ(w->post(w->secretary(), base + "/aarsafslutning", {{"due", "2020-11-20"}}).status, 303);
  EXPECT_TRUE(waits(*w, missing, "tell_result"));
  EXPECT_FALSE(waits(*w, version_id(2020, 1), "ask_for_results"));
  EXPECT_GT(w->read([](storage::Transaction& tx) { return mail::waiting(tx); }), 5);
  const auto mayor = w->viewer("borgmester-nyborg", Role::mayor, "nyborg");
  EXPECT_EQ(w->get(mayor, base + "/aarsafslutning").status, 200) << "the council sees it";
  EXPECT_EQ(w->post(mayor, base + "/aarsafslutning", {{"due", "2020-11-20"}}).status, 403);
  const auto outside = w->viewer("aeldre", Role::partner, "aeldrenetvaerket");
  EXPECT_EQ(w->get(outside, base + "/aarsafslutning").status, 404);
  EXPECT_TRUE(says(w->get(w->secretary(), base + "/aarsafslutning?format=csv"), "Mangler"));
  const auto json = boost::json::parse(w->get(w->secretary(), "/api/v1" + base + "/aarsafslutning").bytes());
  EXPECT_GT(json.at("missing").as_int64(), 20);
  const auto owner = w->viewer("repraesentant-svendborg", Role::municipal_rep, "svendborg");
  ASSERT_EQ(w->post(owner, "/tiltag/" + missing.text() + "/resultat",
                    {{"result", "dropped"},
                     {"reason", "Møderne kunne ikke holdes."},
                     {"version", std::to_string(w->read([&](storage::Transaction& tx) {
                        return store::initiative(tx, missing)->version;
                      }))}})
                .status,
            303);
  EXPECT_FALSE(waits(*w, missing, "tell_result"));
}

TEST_P(YearEndTest, the_year_is_closed_and_the_next_is_drafted_from_it) {
  auto w = world();
  // Not before every owner has told.
  EXPECT_TRUE(says(w->get(w->secretary(), base + "/naeste-aar"), "Planen for 2021 venter på resultaterne for 2020"));
  EXPECT_EQ(w->post(w->secretary(), base + "/naeste-aar", everything_comes_along(*w)).status, 422);
  Plan imported = *from_json(w->version(2020, 1).content);
  imported.year = 2021;
  const auto early = w->post(w->secretary(), "/planarbejde/importer/udkast",
                             {{"plan", to_json(imported)}, {"year", "2021"}, {"not_understood", "[]"}});
  EXPECT_EQ(early.status, 422) << "nor by importing one";
  EXPECT_TRUE(says(early, "venter på resultaterne"));
  tell_all(*w);
  EXPECT_TRUE(waits(*w, version_id(2020, 1), "carry_over"));

  // An area is left out with a reason, one initiative stays behind, one is strengthened.
  Values form = everything_comes_along(*w);
  const auto set = [&](std::string_view field, std::string value) {
    for (auto& [name, now] : form) {
      if (name == field) now = std::move(value);
    }
  };
  const Plan before = *from_json(w->version(2020, 1).content);
  const FocusArea left = before.areas[1];
  set("omraade-" + left.key, "ikke");
  EXPECT_EQ(w->post(w->secretary(), base + "/naeste-aar", form).status, 422) << "without a reason";
  form.emplace_back("grund-" + left.key, "Kredsrådet har andre ting, der haster mere.");
  set("tiltag-" + before.areas[0].initiatives[0].key, "");
  set("tiltag-" + before.areas[0].initiatives[1].key, "strengthened");
  const auto mayor = w->viewer("borgmester-nyborg", Role::mayor, "nyborg");
  EXPECT_EQ(w->post(mayor, base + "/naeste-aar", form).status, 403);
  const auto made = w->post(w->secretary(), base + "/naeste-aar", form);
  ASSERT_EQ(made.status, 303);
  EXPECT_EQ(location(made), "/planarbejde/" + version_id(2021, 1).text());
  EXPECT_FALSE(waits(*w, version_id(2020, 1), "carry_over"));
  const Plan next = *from_json(w->version(2021, 1).content);
  EXPECT_EQ(next.year, 2021);
  EXPECT_EQ(next.title, "Samarbejdsplan 2021");
  EXPECT_EQ(next.areas.size(), before.areas.size() - 1);
  EXPECT_EQ(next.areas[1].number, 2);
  ASSERT_EQ(next.left.size(), 1u);
  EXPECT_EQ(next.left[0].key, left.key);
  EXPECT_FALSE(find_section(next, before.areas.back().section) && before.areas.back().section == "2.7");
  Plan found = next;
  EXPECT_FALSE(find_initiative(found, before.areas[0].initiatives[0].key));
  const Initiative* stronger = find_initiative(found, before.areas[0].initiatives[1].key);
  ASSERT_TRUE(stronger);
  EXPECT_EQ(stronger->continuation, Continuation::strengthened);
  EXPECT_EQ(stronger->owner, before.areas[0].initiatives[1].owner);
  const auto secretary = w->secretary();
  w->read([&](storage::Transaction& tx) {
    const auto around = registry::circle_of(tx, secretary, initiative_id(2020, stronger->key));
    EXPECT_TRUE(std::any_of(around.begin(), around.end(), [](const registry::Neighbour& one) {
      return one.edge == "carried_into" && one.thing.id == version_id(2021, 1);
    }));
    const auto outside = registry::circle_of(tx, permit::citizen(w->clock.today()), initiative_id(2020, stronger->key));
    EXPECT_TRUE(std::none_of(outside.begin(), outside.end(), [](const registry::Neighbour& one) {
      return one.thing.id == version_id(2021, 1);
    })) << "a draft is no public matter";
  });
  // Once more into the same draft: nothing twice, and a faster writer is told.
  EXPECT_EQ(w->post(w->secretary(), base + "/naeste-aar", form).status, 422) << "the draft was not there before";

  // The year is closed when it is over; then nothing more is told, and it stands in the archive.
  EXPECT_EQ(w->post(w->chief(), base + "/afslut", {{"status", "Et godt år."}}).status, 422) << "September";
  w->clock.set(*config::parse_local("2021-01-08T09:00"));
  EXPECT_EQ(w->post(w->secretary(), base + "/afslut", {{"status", "Et godt år."}}).status, 403);
  ASSERT_EQ(w->post(w->chief(), base + "/afslut", {{"status", "Halvdelen er nået. Resten fortsætter."}}).status, 303);
  EXPECT_EQ(w->version(2020, 1).state, VersionState::closed);
  EXPECT_TRUE(says(w->get("/plan/2020"), "Halvdelen er nået. Resten fortsætter."));
  EXPECT_TRUE(says(w->get("/plan"), "Arkivet"));
  const LiveInitiative one = initiatives(*w).front();
  permit::Viewer owner = w->secretary();
  owner.authority = one.owner;
  owner.role = one.owner_role;
  const auto late = w->archive.change(owner.actor(), [&](audit::Change& change) {
    return tell_result(change, owner, one.id, one.version, {YearResult::missed, "For sent."});
  });
  EXPECT_FALSE(late);
  EXPECT_EQ(w->post(w->secretary(), base + "/ny-udgave", {{"reason", "For sent."}}).status, 422);
}

TEST_P(YearEndTest, a_draft_that_is_being_written_gets_what_it_lacks) {
  World w(open(packages()));
  tell_all(w);
  Values form = everything_comes_along(w);
  form[0].second = w.number_of(2021, 1);
  const Plan before = *from_json(w.version(2020, 1).content), draft = *from_json(w.version(2021, 1).content);
  const auto stale = [&] {
    Values other = form;
    other[0].second = "77";
    return w.post(w.secretary(), base + "/naeste-aar", other).status;
  };
  EXPECT_EQ(stale(), 422);
  ASSERT_EQ(w.post(w.secretary(), base + "/naeste-aar", form).status, 303);
  Plan now = *from_json(w.version(2021, 1).content);
  for (const FocusArea& area : draft.areas) EXPECT_TRUE(find_area(now, area.key)) << area.key;
  for (const FocusArea& area : before.areas) EXPECT_TRUE(find_area(now, area.key)) << area.key;
  for (const Placed& placed : initiatives_of(before)) EXPECT_TRUE(find_initiative(now, placed.initiative->key));
  EXPECT_EQ(w.version(2021, 1).number, 1);
}

TEST_P(YearEndTest, everybody_reads_what_changed_from_the_year_before) {
  auto w = world();
  const auto page = w->get("/plan/2020/aendringer");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(says(page, "Den mobile politistation"));
  EXPECT_TRUE(says(page, "Delvist nået"));
  EXPECT_TRUE(says(page, "Det tages med til 2020."));
  EXPECT_EQ(w->get("/plan/2019/aendringer").status, 200);
  EXPECT_EQ(w->get("/plan/2021/aendringer").status, 404);
  EXPECT_TRUE(says(w->get("/plan/2020/tiltag/mobil-politistation"), "/plan/2019/tiltag/mobil-politistation"));
  EXPECT_FALSE(says(w->get("/plan/2020"), "Planen er blevet ændret"));
}

TEST(CarryOverTest, deadlines_move_a_year_and_sections_close_up) {
  Plan old;
  old.year = 2020;
  old.title = "Samarbejdsplan 2020";
  old.chapters.push_back({"2", "Indsatser", false, {}, {{"2.1", "A", {}}, {"2.2", "B", {}}, {"2.3", "C", {}}}});
  for (int n = 1; n <= 3; ++n) {
    FocusArea area;
    area.key = std::string(1, static_cast<char>('a' + n - 1));
    area.number = n;
    area.title = area.key;
    area.section = "2." + std::to_string(n);
    Initiative one;
    one.key = "i" + area.key;
    one.title = one.key;
    one.due = config::Date{std::chrono::year{2020}, std::chrono::February, std::chrono::day{29}};
    area.initiatives.push_back(one);
    old.areas.push_back(area);
  }
  CarryChoices choices;
  choices.areas["b"] = {false, " Slut. "};
  for (const char* key : {"ia", "ib", "ic"}) choices.initiatives[key] = Continuation::continued;
  const auto next = next_year(old, choices);
  ASSERT_TRUE(next);
  ASSERT_EQ(next->areas.size(), 2u);
  EXPECT_EQ(next->areas[1].key, "c");
  EXPECT_EQ(next->areas[1].number, 2);
  EXPECT_EQ(next->areas[1].section, "2.2");
  EXPECT_EQ(next->chapters[0].sections[1].title, "C");
  EXPECT_EQ(config::iso(*next->areas[0].initiatives[0].due), "2021-02-28");
  EXPECT_EQ(next->left[0].reason, "Slut.");
  EXPECT_EQ(*from_json(to_json(*next)), *next);
  choices.areas["b"].reason = " ";
  EXPECT_FALSE(next_year(old, choices));
  choices.areas = {{"a", {false, "x"}}, {"b", {false, "x"}}, {"c", {false, "x"}}};
  EXPECT_FALSE(next_year(old, choices)) << "a plan without any of its areas is no next year";
}

}  // namespace
}  // namespace cooperation_plan
