// What changed between two plans is told once, in the right place, and equal plans have no difference.

#include "plan_difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "words.h"

namespace cooperation_plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Block text(std::string words) { return {Text{std::move(words)}, false}; }

Initiative initiative(std::string title) {
  Initiative out;
  out.key = address_word(title);
  out.title = std::move(title);
  out.text = "Vi går ture i byen om aftenen.";
  out.owner = "fyns-politi";
  return out;
}

FocusArea area(int number, std::string title, std::string section) {
  FocusArea out;
  out.key = address_word(title);
  out.number = number;
  out.title = std::move(title);
  out.section = std::move(section);
  return out;
}

Plan plan_of_2020() {
  Plan plan;
  plan.year = 2020;
  plan.title = "Samarbejdsplan";
  plan.foreword = {{text("Vi vil noget sammen.")}, "Birgitte Holmsgaard", "Politidirektør", "Fyns Politi"};
  Chapter chapter{"2", "Året", false, {text("Året har to emner.")}, {}};
  chapter.sections.push_back(
      {"2.1",
       "Vold i nattelivet",
       {text("Der er for meget vold på torvene om natten."), text("Vi går sammen ud på torvene.")}});
  chapter.sections.push_back({"2.2", "Indbrud i villaer", {text("Naboer hjælper hinanden med at holde øje.")}});
  plan.chapters = {Chapter{"1", "Forord", true, {}, {}}, chapter};
  plan.areas = {area(1, "Vold i nattelivet", "2.1"), area(2, "Indbrud i villaer", "2.2")};
  plan.areas[0].initiatives = {initiative("Aftenture i bymidten")};
  return plan;
}

std::vector<std::string> told(const std::vector<Difference>& list) {
  std::vector<std::string> out;
  for (const Difference& each : list) {
    std::string sentence = each.sentence;
    for (std::size_t i = 0; i < each.arguments.size(); ++i)
      sentence = replace_all(sentence, "{" + std::to_string(i) + "}", each.arguments[i]);
    out.push_back(sentence);
  }
  return out;
}

TEST(PlanDifferenceTest, equal_plans_have_no_difference) {
  EXPECT_THAT(differences(plan_of_2020(), plan_of_2020()), IsEmpty());
}

TEST(PlanDifferenceTest, tells_added_and_removed_sections) {
  Plan newer = plan_of_2020();
  newer.chapters[1].sections.push_back(
      {"2.3", "Svindel på nettet", {text("Vi ringer tilbage til dem, der er snydt.")}});
  EXPECT_THAT(told(differences(plan_of_2020(), newer)), ElementsAre("Section 2.3, \"Svindel på nettet\", is new."));
  EXPECT_THAT(told(differences(newer, plan_of_2020())), ElementsAre("Section 2.3, \"Svindel på nettet\", is gone."));
}

TEST(PlanDifferenceTest, tells_added_and_removed_chapters) {
  Plan newer = plan_of_2020();
  newer.chapters.push_back({"3", "Opfølgning", false, {text("Vi gør op i december.")}, {}});
  std::vector<Difference> list = differences(plan_of_2020(), newer);
  ASSERT_THAT(list, SizeIs(1));
  EXPECT_EQ(list[0].kind, ChangeKind::added);
  EXPECT_EQ(list[0].part, PlanPart::chapter);
  EXPECT_EQ(list[0].where, "3");
}

TEST(PlanDifferenceTest, tells_a_renamed_section_by_its_number_and_likeness) {
  Plan newer = plan_of_2020();
  newer.chapters[1].sections[0].title = "Vold og uro i nattelivet";
  EXPECT_THAT(told(differences(plan_of_2020(), newer)),
              ElementsAre("Section 2.1, \"Vold i nattelivet\", is now called \"Vold og uro i nattelivet\"."));
}

TEST(PlanDifferenceTest, tells_a_renamed_section_by_its_text) {
  Plan newer = plan_of_2020();
  newer.chapters[1].sections[0].title = "Trygge torve";
  EXPECT_THAT(told(differences(plan_of_2020(), newer)),
              ElementsAre("Section 2.1, \"Vold i nattelivet\", is now called \"Trygge torve\"."));
}

TEST(PlanDifferenceTest, a_wholly_other_section_is_not_a_renamed_one) {
  Plan newer = plan_of_2020();
  newer.chapters[1].sections[0] = {
      "2.1", "Trafik ved skolerne", {text("Bilerne kører langsommere, når børnene møder ind til timerne.")}};
  EXPECT_THAT(told(differences(plan_of_2020(), newer)), ElementsAre("Section 2.1, \"Trafik ved skolerne\", is new.",
                                                                    "Section 2.1, \"Vold i nattelivet\", is gone."));
}

TEST(PlanDifferenceTest, tells_sections_that_changed_places) {
  Plan newer = plan_of_2020();
  std::swap(newer.chapters[1].sections[0], newer.chapters[1].sections[1]);
  newer.chapters[1].sections[0].number = "2.1";
  newer.chapters[1].sections[1].number = "2.2";
  EXPECT_THAT(told(differences(plan_of_2020(), newer)),
              ElementsAre("Section \"Indbrud i villaer\" has moved from 2.2 to 2.1.",
                          "Section \"Vold i nattelivet\" has moved from 2.1 to 2.2."));
}

TEST(PlanDifferenceTest, tells_the_words_that_changed) {
  Plan newer = plan_of_2020();
  newer.chapters[1].sections[0].blocks[0] = text("Der er mindre vold på torvene om natten.");
  std::vector<Difference> list = differences(plan_of_2020(), newer);
  ASSERT_THAT(list, SizeIs(1));
  EXPECT_EQ(list[0].where, "2.1");
  ASSERT_THAT(list[0].text, SizeIs(1)) << "the paragraph that did not change is not told";
  EXPECT_THAT(
      list[0].text[0].runs,
      ElementsAre(WordRun{WordRun::Kind::same, "Der er"}, WordRun{WordRun::Kind::removed, "for meget"},
                  WordRun{WordRun::Kind::added, "mindre"}, WordRun{WordRun::Kind::same, "vold på torvene om natten."}));
}

TEST(PlanDifferenceTest, tells_whole_paragraphs_that_came_and_went) {
  Plan newer = plan_of_2020();
  newer.chapters[1].sections[0].blocks = {text("Der er for meget vold på torvene om natten."),
                                          text("En ny bus kører folk hjem.")};
  std::vector<Difference> list = differences(plan_of_2020(), newer);
  ASSERT_THAT(list, SizeIs(1));
  ASSERT_THAT(list[0].text, SizeIs(2));
  EXPECT_THAT(list[0].text[0].runs, ElementsAre(WordRun{WordRun::Kind::removed, "Vi går sammen ud på torvene."}));
  EXPECT_THAT(list[0].text[1].runs, ElementsAre(WordRun{WordRun::Kind::added, "En ny bus kører folk hjem."}));
}

TEST(PlanDifferenceTest, tells_changes_of_the_list) {
  Plan newer = plan_of_2020();
  newer.areas.push_back(area(3, "Svindel på nettet", ""));
  newer.areas[0].title = "Vold og uro i nattelivet";
  std::swap(newer.areas[0], newer.areas[1]);
  newer.areas[0].number = 1;
  newer.areas[1].number = 2;
  EXPECT_THAT(told(differences(plan_of_2020(), newer)),
              ElementsAre("Focus area \"Indbrud i villaer\" has moved from 2 to 1 on the list.",
                          "Focus area 2, \"Vold i nattelivet\", is now called \"Vold og uro i nattelivet\".",
                          "Focus area \"Vold og uro i nattelivet\" has moved from 1 to 2 on the list.",
                          "Focus area 3, \"Svindel på nettet\", is new."));
}

TEST(PlanDifferenceTest, an_unlisted_area_is_not_on_the_list) {
  Plan newer = plan_of_2020();
  newer.areas.push_back(area(0, "Svindel på nettet", "2.3"));
  newer.areas.back().listed = false;
  EXPECT_THAT(differences(plan_of_2020(), newer), IsEmpty());
}

TEST(PlanDifferenceTest, tells_initiatives_that_came_went_and_moved) {
  Plan newer = plan_of_2020();
  newer.others.push_back(initiative("Fælles øvelse i december"));
  EXPECT_THAT(told(differences(plan_of_2020(), newer)),
              ElementsAre("The initiative \"Fælles øvelse i december\" is new."));
  EXPECT_THAT(told(differences(newer, plan_of_2020())),
              ElementsAre("The initiative \"Fælles øvelse i december\" is gone."));
  newer = plan_of_2020();
  newer.areas[1].initiatives = std::move(newer.areas[0].initiatives);
  newer.areas[0].initiatives.clear();
  EXPECT_THAT(
      told(differences(plan_of_2020(), newer)),
      ElementsAre(
          "The initiative \"Aftenture i bymidten\" has moved from \"Vold i nattelivet\" to \"Indbrud i villaer\"."));
}

TEST(PlanDifferenceTest, an_initiative_that_keeps_its_area_has_not_moved_when_the_area_is_renamed) {
  Plan newer = plan_of_2020();
  newer.areas[0].title = "Vold og uro i nattelivet";
  EXPECT_THAT(told(differences(plan_of_2020(), newer)),
              ElementsAre("Focus area 1, \"Vold i nattelivet\", is now called \"Vold og uro i nattelivet\"."));
}

TEST(PlanDifferenceTest, tells_particulars_of_an_initiative) {
  Plan newer = plan_of_2020();
  Initiative& one = newer.areas[0].initiatives[0];
  one.owner = "assens";
  one.due = config::parse_date("2021-06-30");
  one.municipalities = {"assens"};
  EXPECT_THAT(told(differences(plan_of_2020(), newer)),
              ElementsAre("The initiative \"Aftenture i bymidten\" is owned by assens instead of fyns-politi.",
                          "The initiative \"Aftenture i bymidten\" concerns other municipalities: assens instead of -.",
                          "The initiative \"Aftenture i bymidten\" is due 30. juni 2021 instead of -."));
}

TEST(PlanDifferenceTest, tells_title_and_signatory) {
  Plan newer = plan_of_2020();
  newer.title = "Samarbejdsplan 2021";
  newer.foreword.signatory = "Jens Holm";
  EXPECT_THAT(told(differences(plan_of_2020(), newer)),
              ElementsAre("The plan \"Samarbejdsplan\" is now called \"Samarbejdsplan 2021\".",
                          "The foreword is signed by Jens Holm, Politidirektør, Fyns Politi instead of Birgitte "
                          "Holmsgaard, Politidirektør, Fyns Politi."));
}

TEST(PlanDifferenceTest, white_space_is_no_difference) {
  EXPECT_THAT(compare_words("a  b\n c", " a b c"), ElementsAre(WordRun{WordRun::Kind::same, "a b c"}));
  EXPECT_THAT(compare_words("", ""), IsEmpty());
  EXPECT_THAT(compare_words("", "ny"), ElementsAre(WordRun{WordRun::Kind::added, "ny"}));
}

TEST(PlanDifferenceTest, both_texts_can_be_read_out_of_the_runs) {
  const std::string a = "et to tre fire fem seks syv otte", b = "to tre 4 fem seks 6 syv ni otte ti";
  std::string older, newer;
  for (const WordRun& run : compare_words(a, b)) {
    if (run.kind != WordRun::Kind::added) older += (older.empty() ? "" : " ") + run.words;
    if (run.kind != WordRun::Kind::removed) newer += (newer.empty() ? "" : " ") + run.words;
  }
  EXPECT_EQ(older, a);
  EXPECT_EQ(newer, b);
}

TEST(PlanDifferenceTest, very_long_texts_are_compared_in_reasonable_time) {
  std::string a, b;
  for (int i = 0; i < 40'000; ++i) {
    a += "ord" + std::to_string(i) + " ";
    b += "ord" + std::to_string(i * 7) + " ";
  }
  EXPECT_THAT(compare_words(a, b), testing::Not(IsEmpty()));
}

TEST(PlanJsonTest, a_plan_survives_json_and_bad_json_is_refused) {
  Plan plan = plan_of_2020();
  plan.front = {{StatutoryBox{"Retsplejeloven § 113", "Om \"planen\"."}, false},
                {Picture{"a.jpg", "b", "c", "d"}, false},
                {Fact{"e", "1", "f", 2019}, true},
                {List{true, {"g", "h"}}, false},
                {AreaList{}, false},
                {Subheading{"i"}, false}};
  plan.areas[0].local = true;
  plan.areas[0].initiatives[0].due = config::parse_date("2020-12-31");
  plan.areas[0].initiatives[0].co_owners = {"assens", "æ\nø"};
  auto again = from_json(to_json(plan));
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, plan);
  EXPECT_EQ(to_json(*again), to_json(plan));
  for (const char* bad : {"", "{", "[]", "null", "{}", "{\"chapters\"", "7"}) EXPECT_FALSE(from_json(bad)) << bad;
  EXPECT_TRUE(from_json("{\"chapters\":[{\"number\":7,\"sections\":\"x\"},3],\"areas\":{},\"foreword\":[]}"));
}

}  // namespace
}  // namespace cooperation_plan
