// The way of an annual account through the real handlers and a real database, on both engines: generated, written in,
// drawn anew, put on an agenda, discussed, published; and refused too early, for the wrong person, or when it changed.

#include <boost/json.hpp>

#include "account_difference.h"
#include "cooperation_plan/plan_progress.h"
#include "councils/year_summary.h"
#include "organisation/officer_cover.h"
#include "registry/edge.h"
#include "registry/search.h"
#include "registry/todo.h"
#include "trial_world.h"

namespace evaluation {
namespace {

using AccountTest = EvaluationTest;
TRIAL_ON_BOTH(AccountTest);

// Stands in for the meeting's own pages, which belong to the councils and are tested there.
constexpr storage::Sql hold{"hold", "UPDATE councils_meeting SET state = 'held' WHERE id = :meeting"};
constexpr storage::Sql minute{"minute",
                              "UPDATE councils_item SET outcome = 'discussed', record = 'Drøftet.' WHERE id = :item"};

const std::string base_2020 = "/redegoerelser/2020/udgave/1";

Values text(World& w, int number, const std::string& words) {
  return {{"text", words}, {"version", std::to_string(w.account(2020, number).version)}};
}
void write_what_is_missing(World& w) {
  for (const char* key : {"kriminalitet", "organisation"})
    ASSERT_EQ(w.post(w.secretary(), base_2020 + "/tekst/" + key, text(w, 1, "Det er skrevet.")).status, 303) << key;
}
Values agenda() {
  return {{"meeting", storage::Id::of_words("meeting:kredsraad-4-2020").text()},
          {"brief", "Drøft redegørelsen."},
          {"minutes", "30"}};
}

TEST(AccountText, stays_when_figures_are_drawn_anew) {
  Content mine, fresh;
  mine.sections = {{{"a", "A", {}, false, {}}, "Ti møder.", "Ti møder."},
                   {{"b", "B", {}, false, {}}, "Fem.", "Fem, og det var rigeligt."},
                   {{"gone", "C", {}, false, {}}, "", "Skrevet under en overskrift, der er taget væk."},
                   {{"empty", "D", {}, false, {}}, "", ""}};
  fresh.generated.as_of = config::Date{std::chrono::year{2020} / 9 / 15};
  fresh.sections = {{{"a", "A", {}, false, {}}, "Elleve møder.", "Elleve møder."},
                    {{"b", "B2", {}, false, {}}, "Seks.", "Seks."}};
  mine.take_in(fresh);
  EXPECT_EQ(mine.section("a")->text, "Elleve møder.") << "nobody had written there";
  EXPECT_EQ(mine.section("b")->text, "Fem, og det var rigeligt.");
  EXPECT_EQ(mine.section("b")->draft, "Seks.");
  EXPECT_EQ(mine.section("b")->heading.title, "B2");
  ASSERT_TRUE(mine.section("gone")) << "what people wrote is never lost";
  EXPECT_FALSE(mine.section("empty"));
  EXPECT_EQ(content_of(to_json(mine))->sections, mine.sections);
  EXPECT_EQ(content_of(to_json(mine))->generated, mine.generated);
  EXPECT_FALSE(content_of("[1, 2"));
}

TEST(AccountCourse, refuses_publishing_before_the_discussion_with_the_law) {
  AccountFacts facts;
  facts.today = config::Date{std::chrono::year{2020} / 9 / 15};
  for (AccountState state : {AccountState::generated, AccountState::edited, AccountState::on_council_agenda}) {
    const auto refused = take(state, AccountAct::publish, Role::chief_of_police, facts);
    ASSERT_FALSE(refused) << identifier(state);
    EXPECT_EQ(refused.refusal().law, law_of_the_account);
  }
  facts.on_agenda = facts.minuted = true;
  facts.discussed_on = facts.today;
  EXPECT_TRUE(take(AccountState::discussed, AccountAct::publish, Role::chief_of_police, facts));
  EXPECT_FALSE(take(AccountState::discussed, AccountAct::publish, Role::district_secretariat, facts));
  facts.unchanged = false;
  EXPECT_FALSE(take(AccountState::discussed, AccountAct::publish, Role::chief_of_police, facts));
}

TEST_P(AccountTest, everybody_reads_the_published_account_and_nothing_of_the_one_being_written) {
  auto w = world();
  const auto page = w->get("/redegoerelser/2019");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(says(page, "Kriminaliteten i kredsen"));
  EXPECT_TRUE(says(page, "Tal pr. 14. februar 2020"));
  EXPECT_TRUE(says(page, "10. marts 2020")) << "the day of the discussion";
  EXPECT_FALSE(says(w->get("/redegoerelser"), "2020, udgave")) << "the draft";
  const permit::Viewer outsiders[] = {w->citizen(), w->mayor("odense"),
                                      w->viewer("frivillig", Role::partner, "natteravnene")};
  for (const permit::Viewer& viewer : outsiders) {
    for (const char* place :
         {"/redegoerelser/2020", "/redegoerelser/2020/udgave/1", "/redegoerelser/2020/udgave/1/redegoerelse.json",
          "/redegoerelser/2020/udgave/1/redegoerelse.pdf", "/redegoerelser/2020/udgave/1/tal/raad",
          "/api/v1/redegoerelser/2020", "/redegoerelser/2031", "/redegoerelser/abc", "/redegoerelser/2019/udgave/7"})
      EXPECT_EQ(w->get(viewer, place).status, 404) << place << " as " << viewer.name;
    EXPECT_EQ(w->get(viewer, base_2020 + "/tekst/forord").status, 403);
  }
  EXPECT_EQ(w->get(w->secretary(), "/redegoerelser/2020").status, 200);
  EXPECT_EQ(w->get(w->viewer("analytiker", Role::analyst, "fyns-politi"), base_2020 + "/tekst/kriminalitet").status,
            200);
  const permit::Viewer as_citizen = w->citizen();
  const permit::Viewer as_mayor_odense = w->mayor("odense");
  w->read([&](storage::Transaction& tx) {
    EXPECT_TRUE(registry::find(tx, as_citizen, account_id(2019)));
    EXPECT_FALSE(registry::find(tx, as_citizen, account_id(2020)));
    EXPECT_FALSE(registry::find(tx, as_mayor_odense, account_version_id(2020, 1)));
    const auto circle = registry::circle_of(tx, as_citizen, account_id(2019));
    EXPECT_TRUE(std::any_of(circle.begin(), circle.end(),
                            [](const registry::Neighbour& one) { return one.edge == "accounted_in"; }));
  });
}

TEST_P(AccountTest, figures_lead_to_their_rows_and_tell_nothing_closed) {
  auto w = world();
  const AccountVersion version = w->account(2020);
  for (const Figure& figure : version.content.generated.figures) {
    const std::string address = base_2020 + "/tal/" + figure.to;
    EXPECT_EQ(w->get(w->secretary(), address).status, 200) << address;
    EXPECT_EQ(
        w->get(w->secretary(), address + (figure.to.find('?') == std::string::npos ? "?" : "&") + "format=csv").type,
        "text/csv; charset=utf-8");
  }
  const auto figure = [&](const std::string& key) {
    for (const Figure& one : version.content.generated.figures) {
      if (one.key == key) return one;
    }
    ADD_FAILURE() << key;
    return Figure{};
  };
  EXPECT_GT(figure("moeder").value, 5);
  EXPECT_GT(figure("fremmoede").value, 0);
  EXPECT_LT(figure("fremmoede").value, *figure("fremmoede").of) << "two apologies";
  EXPECT_GT(figure("udfoert").value, 0);
  const std::string all = to_json(version.content);
  EXPECT_EQ(all.find("Månestrålen"), std::string::npos) << "a closed item";
  EXPECT_EQ(all.find("skraldespande"), std::string::npos) << "a decision whose minutes are not published";
  EXPECT_NE(all.find("telefonsvindel"), std::string::npos) << "a decision whose minutes are published";
  const auto held = w->get(w->secretary(), base_2020 + "/tal/moeder?raad=Kredsr%C3%A5det&format=csv");
  EXPECT_TRUE(says(held, "møde 1/2020") && says(held, "møde 2/2020"));
  EXPECT_FALSE(says(held, "møde 3/2020")) << "not held yet";
  EXPECT_FALSE(says(held, "Lokalrådet"));
  EXPECT_EQ(w->get(w->secretary(), base_2020 + "/tal/findes-ikke").status, 404);
}

TEST_P(AccountTest, goes_the_way_of_the_law_and_is_frozen) {
  auto w = world();
  EXPECT_EQ(w->post(w->secretary(), base_2020 + "/offentliggoer").status, 403) << "the chief publishes";
  const auto early = w->post(w->chief(), base_2020 + "/offentliggoer");
  EXPECT_EQ(early.status, 409);
  EXPECT_TRUE(says(early, "retsplejeloven § 112, stk. 2"));
  EXPECT_TRUE(says(early, "før kredsrådet har drøftet den"));
  const auto empty = w->post(w->secretary(), base_2020 + "/dagsorden", agenda());
  EXPECT_EQ(empty.status, 422);
  EXPECT_TRUE(says(empty, "Kriminaliteten i kredsen"));
  write_what_is_missing(*w);
  EXPECT_EQ(w->post(w->secretary(), base_2020 + "/dagsorden",
                    {{"meeting", storage::Id::of_words("meeting:lokalraad-odense-4-2020").text()},
                     {"brief", "x"},
                     {"minutes", "30"}})
                .status,
            422)
      << "a lokalråd does not receive the account";
  ASSERT_EQ(w->post(w->secretary(), base_2020 + "/dagsorden", agenda()).status, 303);
  EXPECT_EQ(w->account(2020).state, AccountState::on_council_agenda);
  EXPECT_EQ(w->get(w->mayor("odense"), base_2020).status, 200) << "the kredsråd reads it now";
  EXPECT_EQ(w->get(base_2020).status, 404);
  EXPECT_EQ(w->post(w->secretary(), base_2020 + "/tekst/forord", text(*w, 1, "Noget andet.")).status, 409) << "frozen";
  EXPECT_EQ(
      w->post(w->secretary(), base_2020 + "/nye-tal", {{"version", std::to_string(w->account(2020).version)}}).status,
      409);
  EXPECT_EQ(w->post(w->secretary(), base_2020 + "/droeftet").status, 409) << "not minuted";
  EXPECT_EQ(w->post(w->chief(), base_2020 + "/offentliggoer").status, 409);

  hold_and_minute(*w, w->account(2020).item, hold, minute);
  EXPECT_EQ(w->post(w->chief(), base_2020 + "/offentliggoer").status, 409) << "not noted";
  ASSERT_EQ(w->post(w->secretary(), base_2020 + "/droeftet").status, 303);
  const permit::Viewer as_chief = w->chief();
  w->read([&](storage::Transaction& tx) {
    const auto work = registry::work_of(tx, as_chief);
    EXPECT_TRUE(std::any_of(work.begin(), work.end(),
                            [](const registry::Work& one) { return one.todo.act == "evaluation.publish_account"; }));
  });
  const auto published = w->post(w->chief(), base_2020 + "/offentliggoer");
  ASSERT_EQ(published.status, 303);
  EXPECT_EQ(location(published), "/redegoerelser/2020");
  const auto page = w->get("/redegoerelser/2020");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(says(page, "Tal pr. 24. august 2020")) << "the figures of the day they were drawn";
  EXPECT_TRUE(says(page, "8. december 2020"));
  const auto json = boost::json::parse(w->get("/redegoerelser/2020/redegoerelse.json").bytes());
  EXPECT_EQ(json.at("as_of").as_string(), "2020-08-24");
  EXPECT_EQ(json.at("published").as_string(), "2020-12-09");
  const Generated frozen = w->account(2020).content.generated;
  const auto held = [&](config::Date day) {
    return w->read([&](storage::Transaction& tx) { return councils::year_of_councils(tx, 2020, day); });
  };
  EXPECT_NE(held(w->clock.today()).front().meetings.size(), 0u);
  EXPECT_EQ(w->account(2020).content.generated, frozen);
  EXPECT_EQ(w->post(w->chief(), base_2020 + "/offentliggoer").status, 409) << "published once";
  const permit::Viewer as_citizen = w->citizen();
  const permit::Viewer as_secretary = w->secretary();
  w->read([&](storage::Transaction& tx) {
    const auto circle = registry::circle_of(tx, as_secretary, account_id(2020));
    EXPECT_TRUE(std::any_of(circle.begin(), circle.end(),
                            [](const registry::Neighbour& one) { return one.edge == "led_to_account"; }));
    EXPECT_FALSE(registry::search(tx, as_citizen, "redegørelse 2020").things.empty());
  });
}

TEST_P(AccountTest, drawn_anew_shows_what_changed_and_keeps_what_people_wrote) {
  auto w = world();
  ASSERT_EQ(w->post(w->secretary(), base_2020 + "/tekst/lokalbetjente",
                    text(*w, 1, "Alle områder kender deres lokalbetjent."))
                .status,
            303);
  const AccountVersion before = w->account(2020);
  w->clock.set(*config::parse_local("2020-11-30T09:00"));
  const auto changes = w->get(w->secretary(), base_2020 + "/forskelle");
  EXPECT_EQ(changes.status, 200);
  EXPECT_TRUE(says(changes, "Over fristen") || says(changes, "over fristen"));
  EXPECT_EQ(w->get(w->mayor("odense"), base_2020 + "/forskelle").status, 403);
  EXPECT_EQ(w->post(w->secretary(), base_2020 + "/nye-tal", {{"version", "0"}}).status, 409) << "somebody was faster";
  ASSERT_EQ(w->post(w->secretary(), base_2020 + "/nye-tal", {{"version", std::to_string(before.version)}}).status, 303);
  const AccountVersion after = w->account(2020);
  EXPECT_EQ(config::iso(after.content.generated.as_of), "2020-11-30");
  EXPECT_FALSE(changes_between(before.content.generated, after.content.generated).empty());
  EXPECT_EQ(after.content.section("lokalbetjente")->text, "Alle områder kender deres lokalbetjent.");
  EXPECT_EQ(after.content.section("forord")->text, before.content.section("forord")->text);
  EXPECT_NE(after.content.section("samarbejdsplan")->text, before.content.section("samarbejdsplan")->text)
      << "nobody had written there, so it follows the figures";
}

TEST_P(AccountTest, the_second_writer_is_told_and_loses_nothing) {
  auto w = world();
  const Values read = text(*w, 1, "Første skribent.");
  ASSERT_EQ(w->post(w->secretary(), base_2020 + "/tekst/forord", read).status, 303);
  const auto second = w->post(w->chief(), base_2020 + "/tekst/forord", {{"text", "Anden skribent."}, read[1]});
  EXPECT_EQ(second.status, 409);
  EXPECT_TRUE(says(second, "Anden skribent.") && says(second, "Første"));
  EXPECT_EQ(w->account(2020).content.section("forord")->text, "Første skribent.");
}

TEST_P(AccountTest, is_generated_once_a_year_and_not_for_the_future) {
  auto w = world();
  EXPECT_EQ(w->post(w->secretary(), "/redegoerelser/ny", {{"year", "2020"}}).status, 422);
  EXPECT_EQ(w->post(w->secretary(), "/redegoerelser/ny", {{"year", "2021"}}).status, 422);
  EXPECT_EQ(w->post(w->secretary(), "/redegoerelser/ny", {{"year", "tyve"}}).status, 422);
  EXPECT_EQ(w->post(w->mayor("odense"), "/redegoerelser/ny", {{"year", "2018"}}).status, 403);
  ASSERT_EQ(w->post(w->secretary(), "/redegoerelser/ny", {{"year", "2018"}}).status, 303);
  EXPECT_EQ(w->account(2018).state, AccountState::generated);
  EXPECT_EQ(w->get(w->secretary(), "/redegoerelser/2018/udgave/1/dagsorden").status, 200);
  EXPECT_EQ(w->post(w->secretary(), "/redegoerelser/2018/udgave/1/dagsorden", agenda()).status, 422)
      << "nobody has written";
}

TEST_P(AccountTest, a_new_version_goes_the_whole_way_while_the_published_one_is_read) {
  auto w = world();
  const std::string first = "/redegoerelser/2019/udgave/1";
  EXPECT_EQ(w->post(w->secretary(), first + "/ny-udgave", {{"reason", ""}}).status, 422);
  ASSERT_EQ(w->post(w->secretary(), first + "/ny-udgave", {{"reason", "Et tal for vold var forkert."}}).status, 303);
  EXPECT_EQ(w->account(2019, 2).state, AccountState::edited);
  EXPECT_EQ(w->account(2019, 1).state, AccountState::published);
  EXPECT_EQ(w->get("/redegoerelser/2019").status, 200);
  EXPECT_EQ(w->get("/redegoerelser/2019/udgave/2").status, 404);
  EXPECT_TRUE(says(w->get(w->secretary(), "/redegoerelser/2019"), "/redegoerelser/2019/udgave/2"));
  EXPECT_EQ(w->post(w->chief(), "/redegoerelser/2019/udgave/2/offentliggoer").status, 409);
  EXPECT_EQ(w->post(w->secretary(), first + "/ny-udgave", {{"reason", "Én til."}}).status, 422) << "one at a time";
}

TEST_P(AccountTest, is_loaded_again_without_doubling) {
  auto w = world();
  const permit::Viewer secretary = w->secretary();
  const auto count = [&] {
    return w->read([&](storage::Transaction& tx) { return store::account_versions_for(tx, secretary).size(); });
  };
  const std::size_t before = count();
  const auto again =
      w->archive.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
        const config::Faults faults = w->evaluation_module.load(change, World::district());
        if (!faults.empty()) return config::Refusal{faults.front().text(), {}, {}, {}};
        return config::done;
      });
  EXPECT_TRUE(again);
  EXPECT_EQ(count(), before);
}

}  // namespace
}  // namespace evaluation
