// Each finding is found where it is, and not where it is not; each suggested change makes its finding go away.

#include "linter.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/yaml.h"
#include "import_document.h"
#include "words.h"

namespace cooperation_plan {
namespace {

KnownBodies bodies() {
  return {{"fyns-politi", "Fyns Politi", {}, false},
          {"assens", "Assens Kommune", {"Assens"}, true},
          {"faaborg-midtfyn", "Faaborg-Midtfyn Kommune", {"Faaborg-Midtfyn"}, true},
          {"region-syddanmark", "Region Syddanmark", {}, false}};
}

Block text(std::string words) { return {Text{std::move(words)}, false}; }

FocusArea area(int number, std::string title, std::string section) {
  FocusArea out;
  out.key = address_word(title);
  out.number = number;
  out.title = std::move(title);
  out.section = std::move(section);
  return out;
}

// A plan that nobody can remark on.
Plan faultless() {
  Plan plan;
  plan.year = 2021;
  plan.title = "Samarbejdsplan 2021";
  plan.front = {{StatutoryBox{"Retsplejeloven § 113", "Om planen."}, false}};
  plan.foreword = {{text("Vi vil noget sammen.")}, "Birgitte Holmsgaard", "Politidirektør", "Fyns Politi"};
  Chapter foreword{"1", "Forord", true, {}, {}};
  Chapter chapter{"2", "Året", false, {text("Året har to emner:"), {AreaList{}, false}}, {}};
  chapter.sections.push_back(
      {"2.1",
       "Vold i nattelivet",
       {text("Fyns Politi og Assens Kommune går aftenture."),
        {Fact{"Der var 640 sager (Danmarks Statistik 2020).", "640", "Danmarks Statistik", 2020}, true}}});
  chapter.sections.push_back({"2.2",
                              "Indbrud i villaer",
                              {text("Naboer hjælper hinanden."),
                               {Picture{"hus.jpg", "Et hus", "Fyns Politi", "Et hus med lys i vinduet"}, false}}});
  plan.chapters = {foreword, chapter};
  plan.areas = {area(1, "Vold i nattelivet", "2.1"), area(2, "Indbrud i villaer", "2.2")};
  Initiative initiative;
  initiative.key = "aftenture";
  initiative.title = "Aftenture";
  initiative.text = "Vi går aftenture.";
  initiative.owner = "fyns-politi";
  initiative.due = config::parse_date("2021-06-30");
  plan.areas[0].initiatives = {initiative};
  return plan;
}

std::vector<Finding> found(const Plan& plan, std::string_view code) {
  std::vector<Finding> out = lint(plan, bodies());
  std::erase_if(out, [&](const Finding& finding) { return finding.code != code; });
  return out;
}

// The finding is there once, and its suggestion, if any, makes it go away.
Finding expect_one(const Plan& plan, std::string_view code) {
  std::vector<Finding> list = found(plan, code);
  EXPECT_EQ(list.size(), 1u) << code;
  if (list.size() != 1) return {};
  if (list[0].suggestion) {
    auto mended = apply_mend(plan, *list[0].suggestion);
    EXPECT_TRUE(mended) << code;
    if (mended) {
      EXPECT_TRUE(found(*mended, code).empty()) << code << " is still found after it was mended";
    }
  }
  return list[0];
}

TEST(LinterTest, a_faultless_plan_has_no_findings) {
  std::vector<std::string> codes;
  for (const Finding& finding : lint(faultless(), bodies())) codes.push_back(finding.code);
  EXPECT_THAT(codes, testing::IsEmpty());
}

TEST(LinterTest, finds_a_listed_area_that_repeats_another) {
  Plan plan = faultless();
  plan.areas.push_back(area(3, "Færre indbrud i villaer", ""));
  Finding finding = expect_one(plan, "area-repeats");
  EXPECT_EQ(finding.arguments.at(0), "3");
  EXPECT_EQ(finding.arguments.at(2), "2");
}

TEST(LinterTest, areas_that_share_only_usual_words_do_not_repeat_each_other) {
  Plan plan = faultless();
  plan.areas = {area(1, "Styrket indsats mod vold", "2.1"), area(2, "Styrket indsats mod hærværk", "2.2"),
                area(3, "Fælles indsats", "")};
  EXPECT_THAT(found(plan, "area-repeats"), testing::IsEmpty());
}

TEST(LinterTest, removing_a_repeated_area_keeps_its_initiatives) {
  Plan plan = faultless();
  plan.areas.push_back(area(3, "Indbrud i villaer og huse", ""));
  plan.areas[2].initiatives = {plan.areas[0].initiatives[0]};
  plan.areas[2].initiatives[0].key = "nabohjaelp";
  Finding finding = expect_one(plan, "area-repeats");
  auto mended = apply_mend(plan, *finding.suggestion);
  ASSERT_TRUE(mended);
  EXPECT_EQ(mended->areas.size(), 2u);
  ASSERT_NE(find_initiative(*mended, "nabohjaelp"), nullptr);
  EXPECT_EQ(mended->areas[1].initiatives.size(), 1u);
}

TEST(LinterTest, finds_a_section_that_is_not_on_the_list) {
  Plan plan = faultless();
  plan.chapters[1].sections.push_back({"2.3", "Svindel på nettet", {text("Vi ringer tilbage.")}});
  EXPECT_EQ(expect_one(plan, "section-not-listed").where, "2.3");
  // The same when the import has already made an unlisted area of it.
  plan.areas.push_back(area(0, "Svindel på nettet", "2.3"));
  plan.areas.back().listed = false;
  Finding finding = expect_one(plan, "section-not-listed");
  auto mended = apply_mend(plan, *finding.suggestion);
  ASSERT_TRUE(mended);
  EXPECT_TRUE(mended->areas[2].listed);
  EXPECT_EQ(mended->areas[2].number, 3);
}

TEST(LinterTest, sections_of_other_chapters_need_no_place_on_the_list) {
  Plan plan = faultless();
  plan.chapters.push_back({"3", "Kredsrådet", false, {}, {{"3.1", "Møderne", {text("Vi mødes.")}}}});
  EXPECT_THAT(found(plan, "section-not-listed"), testing::IsEmpty());
}

TEST(LinterTest, finds_a_listed_area_without_a_section) {
  Plan plan = faultless();
  plan.areas.push_back(area(3, "Trafik ved skolerne", ""));
  EXPECT_EQ(expect_one(plan, "area-without-section").arguments.at(0), "3");
  EXPECT_THAT(found(faultless(), "area-without-section"), testing::IsEmpty());
}

TEST(LinterTest, finds_a_listed_title_that_differs_from_the_section) {
  Plan plan = faultless();
  plan.areas[1].title = "Tyveri i villaer";
  EXPECT_EQ(expect_one(plan, "area-title-differs").severity, Severity::warning);
  plan.areas[1].title = "Et indbrud i en villaer";
  EXPECT_EQ(expect_one(plan, "area-title-differs").severity, Severity::remark) << "only small words differ";
  plan.areas[1].title = "INDBRUD i villaer";
  EXPECT_THAT(found(plan, "area-title-differs"), testing::IsEmpty()) << "capitals are no difference";
}

TEST(LinterTest, finds_gaps_and_repeats_in_the_numbers_of_the_list) {
  Plan plan = faultless();
  plan.areas[1].number = 3;
  EXPECT_EQ(expect_one(plan, "area-number-gap").arguments.at(0), "2");
  EXPECT_THAT(found(plan, "area-number-repeats"), testing::IsEmpty());
  plan.areas[1].number = 1;
  EXPECT_EQ(expect_one(plan, "area-number-repeats").severity, Severity::fault);
  EXPECT_THAT(found(plan, "area-number-gap"), testing::IsEmpty());
}

TEST(LinterTest, finds_repeated_and_missing_numbers_of_chapters_and_sections) {
  Plan plan = faultless();
  plan.chapters[1].sections[1].number = "2.1";
  expect_one(plan, "section-number-repeats");
  plan.chapters[1].sections[1].number = "2.4";
  expect_one(plan, "section-number-gap");
  EXPECT_THAT(found(plan, "section-number-repeats"), testing::IsEmpty());
  plan.chapters[0].number = "2";
  expect_one(plan, "chapter-number-repeats");
  EXPECT_THAT(found(faultless(), "chapter-number-repeats"), testing::IsEmpty());
}

TEST(LinterTest, finds_empty_chapters_and_sections) {
  Plan plan = faultless();
  plan.chapters[1].sections[0].blocks = {{Subheading{"Overskrift"}, false}};
  EXPECT_EQ(expect_one(plan, "section-empty").where, "2.1") << "a heading alone is no text";
  plan.chapters.push_back({"3", "Opfølgning", false, {}, {}});
  EXPECT_EQ(expect_one(plan, "chapter-empty").where, "3");
  plan.foreword.blocks.clear();
  EXPECT_EQ(found(plan, "chapter-empty").size(), 2u) << "the foreword too";
  EXPECT_THAT(found(faultless(), "chapter-empty"), testing::IsEmpty());
}

TEST(LinterTest, finds_figures_without_source_and_old_ones) {
  Plan plan = faultless();
  Fact& fact = std::get<Fact>(plan.chapters[1].sections[0].blocks[1].content);
  fact.source.clear();
  EXPECT_EQ(expect_one(plan, "fact-without-source").arguments.at(0), "640");
  fact.source = "Danmarks Statistik";
  fact.year = 2018;
  EXPECT_THAT(found(plan, "fact-old"), testing::IsEmpty()) << "three years are not too old";
  fact.year = 2017;
  expect_one(plan, "fact-old");
  EXPECT_THAT(found(plan, "fact-without-source"), testing::IsEmpty());
}

TEST(LinterTest, finds_pictures_without_alt_text_or_credit) {
  Plan plan = faultless();
  Picture& picture = std::get<Picture>(plan.chapters[1].sections[1].blocks[1].content);
  picture.alt = " ";
  EXPECT_EQ(expect_one(plan, "picture-without-alt").severity, Severity::fault);
  EXPECT_THAT(found(plan, "picture-without-credit"), testing::IsEmpty());
  picture.alt = "Et hus";
  picture.credit.clear();
  expect_one(plan, "picture-without-credit");
  EXPECT_THAT(found(plan, "picture-without-alt"), testing::IsEmpty());
}

TEST(LinterTest, finds_initiatives_without_owner_or_date) {
  Plan plan = faultless();
  plan.areas[0].initiatives[0].owner.clear();
  EXPECT_EQ(expect_one(plan, "initiative-without-owner").arguments.at(0), "Aftenture");
  plan.areas[0].initiatives[0].due.reset();
  expect_one(plan, "initiative-without-due");
  plan.areas[0].initiatives[0].continuation = Continuation::concluded;
  EXPECT_THAT(found(plan, "initiative-without-due"), testing::IsEmpty()) << "what is over needs no date";
}

TEST(LinterTest, finds_an_unsigned_foreword) {
  Plan plan = faultless();
  plan.foreword.signatory.clear();
  expect_one(plan, "foreword-unsigned");
}

TEST(LinterTest, finds_that_the_law_is_missing) {
  Plan plan = faultless();
  plan.front.clear();
  expect_one(plan, "law-missing");
  plan.front = {{StatutoryBox{"Retsplejeloven § 111", "Om kredsrådet."}, false}};
  expect_one(plan, "law-missing");
}

TEST(LinterTest, finds_another_year_in_the_title) {
  Plan plan = faultless();
  plan.title = "Samarbejdsplan 2020";
  EXPECT_EQ(expect_one(plan, "title-year").severity, Severity::fault);
  plan.title = "Samarbejdsplan";
  EXPECT_THAT(found(plan, "title-year"), testing::IsEmpty());
}

TEST(LinterTest, finds_a_promise_for_another_year) {
  Plan plan = faultless();
  plan.chapters[1].sections[0].blocks[0] = text("Vi vil åbne et kontor i 2020.");
  expect_one(plan, "other-year");
  for (const char* fine :
       {"Vi vil åbne et kontor i 2021.", "I 2020 blev kontoret åbnet.",
        "Det, der begyndte i 2020, vil blive fortsat i 2021.", "Vi vil være klar til løbet i 2022."}) {
    plan.chapters[1].sections[0].blocks[0] = text(fine);
    EXPECT_THAT(found(plan, "other-year"), testing::IsEmpty()) << fine;
  }
}

TEST(LinterTest, finds_bodies_that_nobody_knows) {
  Plan plan = faultless();
  plan.chapters[1].sections[0].blocks[0] = text("Vi taler med Viborg Kommune om det.");
  EXPECT_EQ(expect_one(plan, "unknown-body").arguments.at(0), "Viborg Kommune");
  for (const char* fine :
       {"Vi taler med Assens Kommune om det.", "Assens Kommunes sekretariat svarer.", "Det siger Sundhedsstyrelsen.",
        "Vi taler med Region Syddanmark.", "Hver kommune svarer. En styrelse hjælper.",
        "Grundejerforeningen og boligforeningen mødes."}) {
    plan.chapters[1].sections[0].blocks[0] = text(fine);
    EXPECT_THAT(found(plan, "unknown-body"), testing::IsEmpty()) << fine;
  }
}

TEST(LinterTest, finds_names_that_are_almost_right) {
  Plan plan = faultless();
  struct Case {
    const char *words, *wrong, *right;
  };
  for (const Case& each :
       {Case{"Vi holder møder med TrykFonden. TrykFondens folk hjælper.", "TrykFonden", "TrygFonden"},
        Case{"Vi holder møder med Ældresagen i maj.", "Ældresagen", "Ældre Sagen"},
        Case{"Borgmesteren i Faaborg Midtfyn kom.", "Faaborg Midtfyn", "Faaborg-Midtfyn"},
        Case{"Tal fra Sundhedstyrelsen viser det.", "Sundhedstyrelsen", "Sundhedsstyrelsen"}}) {
    plan.chapters[1].sections[0].blocks[0] = text(each.words);
    Finding finding = expect_one(plan, "body-misspelt");
    ASSERT_FALSE(finding.arguments.empty()) << each.words;
    EXPECT_EQ(finding.arguments.at(0), each.wrong);
    EXPECT_EQ(finding.arguments.at(2), each.right);
  }
  for (const char* fine :
       {"TrygFonden og Ældre Sagen holder møder.", "TrygFondens folk hjælper.", "Faaborg-Midtfyns borgmester kom.",
        "Nyborg og Viborg er byer.", "Sagen er ikke ældre.", "Fyns politi i små bogstaver."}) {
    plan.chapters[1].sections[0].blocks[0] = text(fine);
    EXPECT_THAT(found(plan, "body-misspelt"), testing::IsEmpty()) << fine;
  }
}

TEST(LinterTest, finds_one_word_spelled_in_two_ways) {
  Plan plan = faultless();
  struct Case {
    const char *words, *wrong, *right, *count;
  };
  for (const Case& each :
       {Case{"Kredsraadet mødes. Kredsrådet beslutter, og kredsrådets folk skriver.", "kredsraad", "kredsråd", "1"},
        Case{"Uro i nattelevet.", "nattelev", "natteliv", "1"},
        Case{"Et lokal-samfund er et lokalsamfund. Lokalsamfundet hjælper.", "lokal-samfund", "lokalsamfund", "1"},
        Case{"Lokalradet mødes.", "lokalrad", "lokalråd", "1"}}) {
    plan.chapters[1].sections[0].blocks[0] = text(each.words);
    Finding finding = expect_one(plan, "spelling-variant");
    ASSERT_FALSE(finding.arguments.empty()) << each.words;
    EXPECT_EQ(finding.arguments.at(0), each.wrong);
    EXPECT_EQ(finding.arguments.at(1), each.count);
    EXPECT_EQ(finding.arguments.at(2), each.right);
  }
  for (const char* fine :
       {"Kredsrådet og kredsrådets møder.", "Nattelivet og nattelivets gæster.",
        "Tryghed og utryghed, tryghedsskabende og utryghedsskabende.", "Kommunen, kommunerne og kommunale opgaver.",
        "Forebyggelse og forebyggende arbejde.", "Politidirektøren og politidirektørens plan."}) {
    plan.chapters[1].sections[0].blocks[0] = text(fine);
    EXPECT_THAT(found(plan, "spelling-variant"), testing::IsEmpty()) << fine;
  }
}

TEST(LinterTest, the_wording_of_the_law_is_left_alone) {
  Plan plan = faultless();
  plan.front = {{StatutoryBox{"Retsplejeloven § 113", "Om kredsraadet."}, false}};
  plan.chapters[1].blocks[0] = text("Kredsraadet mødes. Kredsrådet beslutter. Kredsrådet skriver.");
  Finding finding = expect_one(plan, "spelling-variant");
  auto mended = apply_mend(plan, *finding.suggestion);
  ASSERT_TRUE(mended);
  EXPECT_EQ(std::get<StatutoryBox>(mended->front[0].content).text, "Om kredsraadet.");
  EXPECT_EQ(plain(mended->chapters[1].blocks[0]), "Kredsrådet mødes. Kredsrådet beslutter. Kredsrådet skriver.");
}

TEST(LinterTest, replacing_keeps_endings_and_capitals) {
  Plan plan = faultless();
  plan.chapters[1].blocks[0] = text("Kredsraadets møder. I kredsraadene. Et kredsraadsmøde.");
  auto mended = apply_mend(plan, {MendKind::replace_words, "", "kredsraad", "kredsråd"});
  ASSERT_TRUE(mended);
  EXPECT_EQ(plain(mended->chapters[1].blocks[0]), "Kredsrådets møder. I kredsrådene. Et kredsraadsmøde.")
      << "compounds are their own words";
}

TEST(LinterTest, a_change_that_no_longer_fits_is_refused) {
  Plan plan = faultless();
  for (const Mend& mend :
       {Mend{MendKind::remove_area, "nowhere", "vold-i-nattelivet", ""},
        Mend{MendKind::remove_area, "vold-i-nattelivet", "vold-i-nattelivet", ""},
        Mend{MendKind::list_area, "2.9", "", ""}, Mend{MendKind::list_area, "2.1", "", ""},
        Mend{MendKind::rename_area, "nowhere", "a", "b"}, Mend{MendKind::replace_words, "", "findesikke", "findes"},
        Mend{MendKind::replace_words, "", "", "findes"}, Mend{MendKind::add_statutory_box, "", "", ""},
        Mend{MendKind::set_year, "", "1999", "2021"}}) {
    EXPECT_FALSE(apply_mend(plan, mend)) << word(mend.kind);
  }
}

TEST(LinterTest, kinds_of_mends_have_words) {
  for (MendKind kind : {MendKind::remove_area, MendKind::list_area, MendKind::rename_area, MendKind::replace_words,
                        MendKind::renumber_areas, MendKind::add_statutory_box, MendKind::set_year}) {
    EXPECT_EQ(mend_kind(word(kind)), kind);
  }
  EXPECT_FALSE(mend_kind("something"));
}

// Mending everything that can be mended by itself leaves nothing of it.
Plan mended(Plan plan) {
  for (int rounds = 0; rounds < 60; ++rounds) {
    std::vector<Finding> findings = lint(plan, bodies());
    auto next = std::find_if(findings.begin(), findings.end(),
                             [](const Finding& finding) { return finding.suggestion.has_value(); });
    if (next == findings.end()) return plan;
    auto better = apply_mend(plan, *next->suggestion);
    EXPECT_TRUE(better) << next->code;
    if (!better) return plan;
    plan = *better;
  }
  ADD_FAILURE() << "mending never ends";
  return plan;
}

std::multiset<std::string> codes(const Plan& plan) {
  std::multiset<std::string> out;
  for (const Finding& finding : lint(plan, bodies())) out.insert(finding.code);
  return out;
}

TEST(LinterTest, finds_the_faults_of_a_whole_document_and_mends_them) {
  const char* folder = std::getenv("TRYGKREDS_SOURCE");
  auto text = config::read_file(std::string(folder == nullptr ? "." : folder) + "/tests/plans/fyn-2021.txt");
  ASSERT_TRUE(text);
  auto result = import_document(*text, {"fyn-2021.txt", 0, bodies()});
  ASSERT_TRUE(result);
  std::multiset<std::string> before = codes(result->plan);
  EXPECT_EQ(before.count("area-repeats"), 1u);
  EXPECT_EQ(before.count("section-not-listed"), 1u);
  EXPECT_EQ(before.count("area-title-differs"), 2u);
  EXPECT_EQ(before.count("body-misspelt"), 2u);
  EXPECT_EQ(before.count("spelling-variant"), 3u);
  EXPECT_EQ(before.count("fact-without-source"), 1u);
  EXPECT_EQ(before.count("picture-without-alt"), 2u);
  Plan better = mended(result->plan);
  std::multiset<std::string> after = codes(better);
  for (const char* code : {"area-repeats", "section-not-listed", "area-title-differs", "body-misspelt",
                           "spelling-variant", "area-number-gap"})
    EXPECT_EQ(after.count(code), 0u) << code;
  EXPECT_EQ(better.areas.size(), 6u);
  EXPECT_TRUE(std::all_of(better.areas.begin(), better.areas.end(), [](const FocusArea& each) { return each.listed; }));
}

TEST(LinterTest, finds_the_faults_of_the_plan_of_2020) {
  const char* folder = std::getenv("TRYGKREDS_SOURCE");
  auto text =
      config::read_file(std::string(folder == nullptr ? "." : folder) + "/../shared/seed/samarbejdsplan-2020.txt");
  if (!text) GTEST_SKIP() << "the plan of 2020 is not present beside the source";
  auto result = import_document(*text, {"samarbejdsplan-2020.txt", 0, bodies()});
  ASSERT_TRUE(result);
  std::vector<Finding> repeats = found(result->plan, "area-repeats");
  ASSERT_EQ(repeats.size(), 1u);
  EXPECT_EQ(repeats[0].arguments.at(0), "7");
  EXPECT_EQ(repeats[0].arguments.at(2), "4");
  std::vector<Finding> missing = found(result->plan, "section-not-listed");
  ASSERT_EQ(missing.size(), 1u);
  EXPECT_EQ(missing[0].where, "2.7");
  EXPECT_EQ(found(result->plan, "fact-without-source").size(), 1u);
  EXPECT_EQ(found(result->plan, "fact-old").size(), 0u);
  EXPECT_EQ(found(result->plan, "picture-without-alt").size(), 3u);
  EXPECT_EQ(found(result->plan, "picture-without-credit").size(), 0u);
  std::set<std::string> wrong;
  for (const char* code : {"spelling-variant", "body-misspelt"}) {
    for (const Finding& finding : found(result->plan, code)) wrong.insert(finding.arguments.at(0));
  }
  for (const char* word : {"kredsraad", "nattelev", "TrykFonden", "Ældresagen"})
    EXPECT_TRUE(wrong.contains(word)) << word;
  std::multiset<std::string> after = codes(mended(result->plan));
  for (const char* code :
       {"area-repeats", "section-not-listed", "area-title-differs", "body-misspelt", "spelling-variant"})
    EXPECT_EQ(after.count(code), 0u) << code;
}

}  // namespace
}  // namespace cooperation_plan
