// Documents of several shapes, hostile ones too, become plans; and nothing of them is lost.
// Longer than 600 lines because each shape of document is told by a small document of its own.

#include "import_document.h"

#include <chrono>
#include <cstdlib>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/yaml.h"
#include "words.h"

namespace cooperation_plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string source_folder() {
  const char* folder = std::getenv("TRYGKREDS_SOURCE");
  return folder == nullptr ? "." : folder;
}

std::string document(const std::string& name) {
  auto text = config::read_file(source_folder() + "/tests/plans/" + name);
  EXPECT_TRUE(text) << name << " is missing in tests/plans";
  return text.value_or("");
}

std::optional<std::string> seed() {
  return config::read_file(source_folder() + "/../shared/seed/samarbejdsplan-2020.txt");
}

KnownBodies fyn() {
  KnownBodies bodies = {{"fyns-politi", "Fyns Politi", {}, false},
                        {"region-syddanmark", "Region Syddanmark", {}, false},
                        {"natteravnene", "Natteravnene", {}, false}};
  for (const auto& [key, name] :
       std::vector<std::pair<std::string, std::string>>{{"odense", "Odense"},
                                                        {"middelfart", "Middelfart"},
                                                        {"assens", "Assens"},
                                                        {"faaborg-midtfyn", "Faaborg-Midtfyn"},
                                                        {"svendborg", "Svendborg"},
                                                        {"aeroe", "Ærø"},
                                                        {"langeland", "Langeland"},
                                                        {"nyborg", "Nyborg"},
                                                        {"nordfyn", "Nordfyn"},
                                                        {"kerteminde", "Kerteminde"}}) {
    bodies.push_back({key, name + " Kommune", {name}, true});
  }
  return bodies;
}

ImportResult import(const std::string& text, ImportHints hints = {}) {
  auto result = import_document(text, hints);
  EXPECT_TRUE(result) << result.refusal().sentence;
  return result ? *result : ImportResult{};
}

ImportResult import_fyn() { return import(document("fyn-2021.txt"), {"fyn-2021.txt", 0, fyn()}); }

std::vector<std::string> titles(const std::vector<Section>& sections) {
  std::vector<std::string> out;
  for (const Section& section : sections) out.push_back(section.number + " " + section.title);
  return out;
}

std::vector<std::string> chapters(const Plan& plan) {
  std::vector<std::string> out;
  for (const Chapter& chapter : plan.chapters) out.push_back(chapter.number + " " + chapter.title);
  return out;
}

template <class Kind>
std::vector<Kind> all(const Plan& plan) {
  std::vector<Kind> out;
  const auto from = [&](const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (const Kind* found = std::get_if<Kind>(&block.content)) out.push_back(*found);
    }
  };
  from(plan.front);
  from(plan.foreword.blocks);
  for (const Chapter& chapter : plan.chapters) {
    from(chapter.blocks);
    for (const Section& section : chapter.sections) from(section.blocks);
  }
  return out;
}

const Initiative* initiative(const Plan& plan, std::string_view title) {
  for (const Placed& placed : initiatives_of(plan)) {
    if (placed.initiative->title == title) return placed.initiative;
  }
  ADD_FAILURE() << "no initiative called " << title;
  static const Initiative none;
  return &none;
}

// Every line that holds something is either mapped or told as not understood.
void expect_nothing_lost(const std::string& text, const ImportResult& result) {
  std::set<int> known;
  for (const MappedLines& lines : result.mapping) {
    for (int line = lines.first; line <= lines.last; ++line) known.insert(line);
  }
  for (const NotUnderstood& line : result.not_understood) known.insert(line.line);
  int number = 1;
  bool something = false;
  for (std::size_t at = text.starts_with("\xef\xbb\xbf") ? 3 : 0; at <= text.size(); ++at) {
    if (at == text.size() || text[at] == '\n' || text[at] == '\r') {
      EXPECT_TRUE(!something || known.contains(number)) << "line " << number << " is lost";
      if (at + 1 < text.size() && text[at] == '\r' && text[at + 1] == '\n') ++at;
      something = false;
      ++number;
    } else if (static_cast<unsigned char>(text[at]) > ' ' && text[at] != 0x7f) {
      something = true;
    }
  }
}

// All words of the plan, in a bag.
std::multiset<std::string> words_of_plan(const Plan& plan) {
  std::multiset<std::string> bag;
  const auto add = [&](const std::string& text) {
    for (const Word& word : words_of(text)) bag.insert(folded(word.text));
  };
  const auto blocks = [&](const std::vector<Block>& list) {
    for (const Block& block : list) {
      add(plain(block));
      if (const auto* picture = std::get_if<Picture>(&block.content)) add(picture->credit);
    }
  };
  add(plan.title);
  add(plan.foreword.signatory);
  add(plan.foreword.signatory_title);
  add(plan.foreword.on_behalf_of);
  blocks(plan.front);
  blocks(plan.foreword.blocks);
  for (const Chapter& chapter : plan.chapters) {
    add(chapter.title);
    blocks(chapter.blocks);
    for (const Section& section : chapter.sections) {
      add(section.title);
      blocks(section.blocks);
    }
  }
  for (const FocusArea& area : plan.areas) add(area.title);
  return bag;
}

// -- the plan with the usual faults
// ------------------------------------------------------------------------------------

TEST(ImportTest, reads_title_year_and_chapters) {
  ImportResult result = import_fyn();
  EXPECT_EQ(result.plan.title, "Samarbejdsplan for Fyns politikreds 2021");
  EXPECT_EQ(result.plan.year, 2021);
  EXPECT_THAT(chapters(result.plan),
              ElementsAre("1 Forord", "2 Sammen om trygge hverdage", "3 Kredsraad og lokalraad", "4 Opfølgning"));
  EXPECT_THAT(result.not_understood, IsEmpty());
}

TEST(ImportTest, reads_the_sections_of_each_chapter) {
  Plan plan = import_fyn().plan;
  EXPECT_THAT(titles(plan.chapters[1].sections),
              ElementsAre("2.1 Ro i byerne efter mørkets frembrud", "2.2 Færre indbrud i boligkvartererne",
                          "2.3 Børn og unge på vej ud i kriminalitet", "2.4 Trygge aftener i busser og på stationer",
                          "2.5 Svindel over telefon og net rettet mod ældre borgere",
                          "2.6 Samtaler med borgere, der bliver udsat for chikane"));
  EXPECT_THAT(titles(plan.chapters[2].sections),
              ElementsAre("3.1 Sådan arbejder kredsraadet", "3.2 Sådan arbejder lokalrådene"));
}

TEST(ImportTest, keeps_the_list_apart_from_the_chapters) {
  Plan plan = import_fyn().plan;
  ASSERT_THAT(plan.areas, SizeIs(7));
  EXPECT_EQ(plan.areas[5].number, 6);
  EXPECT_EQ(plan.areas[5].title, "Indbrud i boligkvartererne");
  EXPECT_EQ(plan.areas[5].section, "") << "it repeats area 2, whose section is 2.2";
  EXPECT_EQ(plan.areas[1].section, "2.2");
  EXPECT_EQ(plan.areas[4].section, "2.5") << "listed under another title";
  EXPECT_FALSE(plan.areas[6].listed);
  EXPECT_EQ(plan.areas[6].section, "2.6");
  EXPECT_THAT(all<AreaList>(plan), SizeIs(1)) << "where the list stands is kept";
  EXPECT_THAT(all<List>(plan), SizeIs(1)) << "the groups of local councils are an ordinary list";
}

TEST(ImportTest, reads_foreword_and_signatory) {
  Plan plan = import_fyn().plan;
  EXPECT_TRUE(plan.chapters[0].foreword);
  EXPECT_THAT(plan.foreword.blocks, SizeIs(3));
  EXPECT_EQ(plan.foreword.signatory, "Birgitte Holmsgaard");
  EXPECT_EQ(plan.foreword.signatory_title, "Politidirektør");
  EXPECT_EQ(plan.foreword.on_behalf_of, "Fyns Politi");
}

TEST(ImportTest, reads_boxes_of_law_over_broken_lines_and_marks) {
  Plan plan = import_fyn().plan;
  std::vector<StatutoryBox> boxes = all<StatutoryBox>(plan);
  ASSERT_THAT(boxes, SizeIs(2));
  EXPECT_EQ(boxes[0].law, "Retsplejeloven § 113");
  EXPECT_TRUE(boxes[0].text.starts_with("En gang om året")) << boxes[0].text;
  EXPECT_EQ(boxes[1].law, "Retsplejeloven § 111");
  ASSERT_THAT(plan.front, SizeIs(1)) << "§ 113 stands before the first chapter";
}

TEST(ImportTest, a_sentence_about_a_law_is_no_box) {
  Plan plan = import(
                  "1. Rum\n\nRetsplejelovens § 115 giver politiet lov til at dele oplysninger.\n\nSærligt "
                  "retsplejelovens § 115 bruges.\n")
                  .plan;
  EXPECT_THAT(all<StatutoryBox>(plan), IsEmpty());
}

TEST(ImportTest, reads_pictures_with_credit) {
  std::vector<Picture> pictures = all<Picture>(import_fyn().plan);
  ASSERT_THAT(pictures, SizeIs(2));
  EXPECT_EQ(pictures[1].caption, "En lokalbetjent taler med passagerer på Nyborg Station.");
  EXPECT_EQ(pictures[1].credit, "Fyns Politi");
  EXPECT_EQ(pictures[1].alt, "");
}

TEST(ImportTest, tells_figures_with_and_without_source) {
  std::vector<Fact> facts = all<Fact>(import_fyn().plan);
  ASSERT_THAT(facts, SizeIs(2));
  EXPECT_EQ(facts[0].figure, "1.870");
  EXPECT_EQ(facts[0].source, "Danmarks Statistik");
  EXPECT_EQ(facts[0].year, 2019);
  EXPECT_EQ(facts[1].figure, "412");
  EXPECT_EQ(facts[1].source, "");
}

TEST(ImportTest, proposes_initiatives_with_owner_municipality_date_and_kind) {
  Plan plan = import_fyn().plan;
  const Initiative* walk = initiative(plan, "Belysning og oprydning");
  EXPECT_EQ(walk->owner, "fyns-politi");
  EXPECT_THAT(walk->municipalities, ElementsAre("svendborg"));
  ASSERT_TRUE(walk->due);
  EXPECT_EQ(config::iso(*walk->due), "2021-06-30");
  EXPECT_EQ(walk->continuation, Continuation::fresh);
  EXPECT_EQ(walk->section, "2.1");

  EXPECT_EQ(initiative(plan, "Natteværter på torvene")->continuation, Continuation::continued);
  const Initiative* watch = initiative(plan, "Nabohjælp i nye kvarterer");
  EXPECT_THAT(watch->municipalities, ElementsAre("middelfart", "assens", "nordfyn"));
  EXPECT_EQ(config::iso(watch->due.value()), "2021-12-31");
  const Initiative* stations =
      initiative(plan, "Tilstedeværelse på stationerne i Nyborg og Middelfart i vinterhalvåret");
  EXPECT_EQ(stations->continuation, Continuation::strengthened);
  EXPECT_EQ(stations->type, InitiativeType::control);
  EXPECT_EQ(initiative(plan, "Kursus i at dæmpe konflikter")->type, InitiativeType::training);
  EXPECT_EQ(initiative(plan, "Kampagne over for hjemmeboende")->owner, "faaborg-midtfyn");
}

TEST(ImportTest, what_was_done_or_may_be_done_is_no_initiative) {
  Plan plan = import(
                  "2. Indsats\n\n2.1 Unge\n\nSidste år blev der gennemført tre kurser. Nye arbejdsgange er blevet "
                  "etableret. Der kan iværksættes samtaler, hvis det er nødvendigt.\n",
                  {"", 2021, {}})
                  .plan;
  EXPECT_THAT(initiatives_of(plan), IsEmpty());
}

TEST(ImportTest, page_headers_are_not_chapters) {
  ImportResult result = import_fyn();
  int headers = 0;
  for (const MappedLines& lines : result.mapping) headers += lines.what == "Page header";
  EXPECT_EQ(headers, 3);
}

TEST(ImportTest, small_headings_stay_inside_their_section) {
  Plan plan = import_fyn().plan;
  std::vector<Subheading> headings = all<Subheading>(plan);
  ASSERT_THAT(headings, SizeIs(3));
  EXPECT_EQ(headings[0].text, "Natteværter på torvene");
}

// -- Markdown in two parts
// ----------------------------------------------------------------------------------------------

TEST(ImportTest, reads_markdown_in_two_parts) {
  ImportResult result = import(document("to-dele-2021.md"), {"to-dele-2021.md", 0, {}});
  const Plan& plan = result.plan;
  EXPECT_EQ(plan.title, "Samarbejdsplan 2021");
  EXPECT_EQ(plan.year, 2021);
  EXPECT_THAT(chapters(plan), ElementsAre(" Forord", "1 Hvem vi er", "2 Særlige indsatser i 2021"));
  EXPECT_THAT(titles(plan.chapters[2].sections),
              ElementsAre("2.1 Trygge boligområder", "2.2 Mindre vold i nattelivet", "2.3 Tryg trafik ved skolerne"));
  EXPECT_EQ(plan.foreword.signatory, "Karsten Dybvad Lund");
  EXPECT_EQ(plan.foreword.signatory_title, "Politidirektør");
  EXPECT_THAT(all<StatutoryBox>(plan), SizeIs(1));
  ASSERT_THAT(plan.areas, SizeIs(3));
  EXPECT_TRUE(plan.areas[0].listed) << "without a list of its own, the sections are the list";
  EXPECT_EQ(plan.areas[0].goal, "Flere beboere skal svare, at de er trygge om aftenen.");
  EXPECT_EQ(plan.areas[0].background, "I fem boligområder er utrygheden højere end i resten af byen.");
}

TEST(ImportTest, reads_the_particulars_of_an_initiative) {
  Plan plan = import(document("to-dele-2021.md")).plan;
  const Initiative* meetings = initiative(plan, "Beboermøder i opgangene");
  EXPECT_EQ(meetings->owner, "Aarhus Kommune");
  EXPECT_THAT(meetings->co_owners, ElementsAre("Østjyllands Politi"));
  EXPECT_EQ(config::iso(meetings->due.value()), "2021-10-01");
  EXPECT_EQ(meetings->deliverable, "Tolv møder og en fælles opsamling");
  EXPECT_EQ(meetings->continuation, Continuation::continued);
  EXPECT_EQ(config::iso(initiative(plan, "Politiets åbne bænk")->due.value()), "2021-06-30");
  const Initiative* doormen = initiative(plan, "Kurser for dørmænd");
  EXPECT_EQ(doormen->owner, "Randers Kommune");
  EXPECT_EQ(config::iso(doormen->due.value()), "2021-11-15");
}

TEST(ImportTest, reads_a_markdown_picture_with_alt_text_and_credit) {
  std::vector<Picture> pictures = all<Picture>(import(document("to-dele-2021.md")).plan);
  ASSERT_THAT(pictures, SizeIs(1));
  EXPECT_EQ(pictures[0].file, "baenk.jpg");
  EXPECT_EQ(pictures[0].alt, "To betjente og en beboer taler sammen på en bænk");
  EXPECT_EQ(pictures[0].credit, "Østjyllands Politi");
}

TEST(ImportTest, a_table_is_kept_and_told_as_not_understood) {
  ImportResult result = import(document("to-dele-2021.md"));
  ASSERT_THAT(result.not_understood, SizeIs(1));
  EXPECT_EQ(result.not_understood[0].line, 72);
  EXPECT_TRUE(words_of_plan(result.plan).contains("marts"));
}

// -- plain text in capitals
// -----------------------------------------------------------------------------------------------

TEST(ImportTest, reads_plain_text_with_headings_in_capitals) {
  ImportResult result = import(document("store-bogstaver-2021.txt"), {"store-bogstaver-2021.txt", 0, {}});
  const Plan& plan = result.plan;
  EXPECT_EQ(plan.year, 2021);
  EXPECT_THAT(chapters(plan),
              ElementsAre("1 Forord", "2 Året der kommer", "3 Vores indsatsområder", "4 Når det bliver alvor"));
  EXPECT_THAT(titles(plan.chapters[2].sections),
              ElementsAre("3.1 Sikre skoleveje", "3.2 Unge og rusmidler", "3.3 Tomme huse uden tyve"));
  ASSERT_THAT(plan.areas, SizeIs(3));
  EXPECT_EQ(plan.areas[1].title, "Unge og rusmidler");
  EXPECT_EQ(plan.areas[1].section, "3.2");
  EXPECT_EQ(plan.foreword.signatory, "Gunhild Assenholt");
  EXPECT_EQ(plan.foreword.on_behalf_of, "Midt- og Vestjyllands Politi");
  EXPECT_THAT(result.not_understood, IsEmpty());
}

TEST(ImportTest, puts_broken_words_together_but_keeps_real_hyphens) {
  Plan plan = import(document("store-bogstaver-2021.txt")).plan;
  std::string text = plain(plan.foreword.blocks.at(0));
  EXPECT_TRUE(contains(text, "Denne plan samler dem")) << text;
  EXPECT_TRUE(contains(text, "politi og kommuner sammen")) << text;
  EXPECT_TRUE(contains(text, "bolig- og grundejerforeninger")) << text;
}

TEST(ImportTest, a_running_footer_with_page_numbers_is_furniture) {
  ImportResult result = import(document("store-bogstaver-2021.txt"));
  int headers = 0;
  for (const MappedLines& lines : result.mapping) headers += lines.what == "Page header";
  EXPECT_EQ(headers, 4);
}

// -- single shapes
// ----------------------------------------------------------------------------------------------------------

TEST(ImportTest, reads_many_kinds_of_headings) {
  struct Shape {
    const char* name;
    const char* text;
  };
  for (const Shape& shape :
       {Shape{"numbered",
              "1. Forord\n\nVi vil noget.\n\n2. Indsats\n\nTekst om året.\n\n2.1 Byerne\n\nTekst om byerne.\n"},
        Shape{"tabs",
              "1\tForord\n\nVi vil noget.\n\n2\tIndsats\n\nTekst om året.\n\n2.1\tByerne\n\nTekst om byerne.\n"},
        Shape{"no blank lines",
              "1. Forord\nVi vil noget godt for alle, der bor i kredsen, og vi gør det sammen.\n2. Indsats\nTekst om "
              "året, der kommer, og alt det, vi skal nå i fællesskab.\n2.1 Byerne\nTekst om byerne.\n"},
        Shape{"words",
              "Kapitel 1: Forord\n\nVi vil noget.\n\nKapitel 2 - Indsats\n\nTekst om året.\n\nAfsnit 2.1: "
              "Byerne\n\nTekst om byerne.\n"},
        Shape{"title below",
              "Kapitel 1\nForord\n\nVi vil noget.\n\nKapitel 2\nIndsats\n\nTekst om året.\n\n2.1 Byerne\n\nTekst om "
              "byerne.\n"},
        Shape{"marks", "# Forord\n\nVi vil noget.\n\n# Indsats\n\nTekst om året.\n\n## Byerne\n\nTekst om byerne.\n"},
        Shape{
            "numbered marks",
            "## 1. Forord\n\nVi vil noget.\n\n## 2. Indsats\n\nTekst om året.\n\n### 2.1 Byerne\n\nTekst om byerne.\n"},
        Shape{"underlined",
              "Forord\n======\n\nVi vil noget.\n\nIndsats\n=======\n\nTekst om året.\n\nByerne\n------\n\nTekst om "
              "byerne.\n"},
        Shape{"bold", "FORORD\n\nVi vil noget.\n\nINDSATS\n\nTekst om året.\n\n**Byerne**\n\nTekst om byerne.\n"},
        Shape{"mac line ends",
              "1. Forord\r\rVi vil noget.\r\r2. Indsats\r\rTekst om året.\r\r2.1 Byerne\r\rTekst om byerne.\r"}}) {
    ImportResult result = import(shape.text, {"", 2021, {}});
    ASSERT_THAT(result.plan.chapters, SizeIs(2)) << shape.name;
    EXPECT_EQ(result.plan.chapters[0].title, "Forord") << shape.name;
    EXPECT_TRUE(result.plan.chapters[0].foreword) << shape.name;
    EXPECT_EQ(result.plan.chapters[1].title, "Indsats") << shape.name;
    ASSERT_THAT(result.plan.chapters[1].sections, SizeIs(1)) << shape.name;
    EXPECT_EQ(result.plan.chapters[1].sections[0].title, "Byerne") << shape.name;
    EXPECT_THAT(result.plan.chapters[1].sections[0].blocks, SizeIs(1)) << shape.name;
    expect_nothing_lost(shape.text, result);
  }
}

TEST(ImportTest, a_wrapped_heading_is_one_heading) {
  Plan plan = import(
                  "2. Indsats\n\nTekst.\n\n2.1 Et tættere samarbejde mellem de mange grupper, der arbejder "
                  "med\nborgere i krise, og dem, der kører ud til dem\n\nTekst om krisen.\n")
                  .plan;
  ASSERT_THAT(plan.chapters.at(0).sections, SizeIs(1));
  EXPECT_EQ(
      plan.chapters[0].sections[0].title,
      "Et tættere samarbejde mellem de mange grupper, der arbejder med borgere i krise, og dem, der kører ud til dem");
}

TEST(ImportTest, focus_areas_named_in_headings_are_the_list) {
  Plan plan = import(
                  "# Plan 2021\n\n## Årets arbejde\n\n### Indsatsområde 1: Vold\n\nTekst om vold.\n\n### Indsatsområde "
                  "2: Indbrud\n\nTekst om indbrud.\n")
                  .plan;
  ASSERT_THAT(plan.areas, SizeIs(2));
  EXPECT_EQ(plan.areas[1].number, 2);
  EXPECT_EQ(plan.areas[1].title, "Indbrud");
}

TEST(ImportTest, finds_signatories_and_contents_of_other_shapes) {
  ImportResult result = import(
      "# Samarbejdsplan 2022\n\n- [Forord](#forord)\n- [Vold](#vold)\n\n**1. "
      "Forord**\n\nVelkommen.\n\n**Politidirektør Lene Bak Holm**\n\n**2. Vold**\n\nTekst om vold.\n");
  EXPECT_THAT(chapters(result.plan), ElementsAre("1 Forord", "2 Vold"));
  EXPECT_EQ(result.plan.foreword.signatory, "Lene Bak Holm");
  EXPECT_EQ(result.plan.foreword.signatory_title, "Politidirektør");
  EXPECT_THAT(result.plan.front, IsEmpty());
  Plan plan = import(
                  "Samarbejdsplan 2022\n\nKære læser\n\nVi vil noget i år, og det er vigtigt.\n\nPå vegne af Fyns "
                  "Politi\nPer Holm\nPolitidirektør\n\nVold\n\nTekst om vold, som fylder en hel sætning.\n")
                  .plan;
  EXPECT_TRUE(plan.chapters.at(0).foreword);
  EXPECT_EQ(plan.foreword.signatory, "Per Holm");
}

TEST(ImportTest, gaps_and_repeats_of_the_list_are_kept_for_the_linter) {
  Plan plan =
      import("2. Plan\n\nVores indsatsområder:\n\n1. Vold\n2. Indbrud\n4. Trafik\n4. Svindel\n\n2.1 Vold\n\nTekst.\n")
          .plan;
  ASSERT_GE(plan.areas.size(), 4u);
  EXPECT_EQ(plan.areas[2].number, 4);
  EXPECT_EQ(plan.areas[3].number, 4);
}

TEST(ImportTest, reads_windows_1252_and_utf_16) {
  std::string windows =
      "1. Forord\n\nK\xe6"
      "re borgere p\xe5 \xd8"
      "en \x96 velkommen.\n";
  EXPECT_TRUE(contains(plain(import(windows).plan.foreword.blocks.at(0)), "Kære borgere på Øen – velkommen."));
  std::string wide = "\xff\xfe";
  for (unsigned char c : std::string("1. Forord\n\nK\xe6"
                                     "re borgere.\n"))
    wide += {static_cast<char>(c), '\0'};
  EXPECT_TRUE(contains(plain(import(wide).plan.foreword.blocks.at(0)), "Kære borgere."));
}

TEST(ImportTest, the_year_comes_from_the_caller_the_title_or_the_file) {
  EXPECT_EQ(import("1. Forord\n\nTekst.\n", {"plan-2024.txt", 0, {}}).plan.year, 2024);
  EXPECT_EQ(import("Samarbejdsplan 2023\n\n1. Forord\n\nTekst.\n", {"plan-2024.txt", 0, {}}).plan.year, 2023);
  EXPECT_EQ(import("Samarbejdsplan 2023\n\n1. Forord\n\nTekst.\n", {"plan-2024.txt", 2022, {}}).plan.year, 2022);
}

TEST(ImportTest, a_source_on_its_own_line_belongs_to_the_figure_before) {
  std::vector<Fact> facts =
      all<Fact>(import("1. Tal\n\nDer var 2.340 indbrud i kredsen.\n\nKilde: Danmarks Statistik, 2020.\n").plan);
  ASSERT_THAT(facts, SizeIs(1));
  EXPECT_EQ(facts[0].source, "Danmarks Statistik");
  EXPECT_EQ(facts[0].year, 2020);
}

TEST(ImportTest, numbers_of_law_roads_years_and_telephones_are_no_figures) {
  EXPECT_THAT(all<Fact>(import("1. Tal\n\nRing 114 eller 112. Vi holder § 115-møder. Det skete på E20 i 2019. Møde nr. "
                               "452 holdes kl. 1430.\n")
                            .plan),
              IsEmpty());
}

// -- refusals
// ------------------------------------------------------------------------------------------------------------------

TEST(ImportTest, refuses_what_is_no_text_with_a_sentence) {
  const auto refused = [](std::string_view text) {
    auto result = import_document(text, {});
    EXPECT_FALSE(result);
    return result ? std::string() : result.refusal().sentence;
  };
  EXPECT_TRUE(contains(refused(""), "empty"));
  EXPECT_TRUE(contains(refused(" \n\t\r\n\f"), "empty"));
  EXPECT_TRUE(contains(refused("\xef\xbb\xbf"), "empty"));
  EXPECT_TRUE(contains(refused("--- 17 ---"), "empty"));
  EXPECT_TRUE(contains(refused(std::string("PK\x03\x04 and so on")), "word processor"));
  EXPECT_TRUE(contains(refused("%PDF-1.7\n"), "PDF"));
  EXPECT_TRUE(contains(refused("{\\rtf1\\ansi plan}"), "word processor"));
  EXPECT_TRUE(contains(refused("<!DOCTYPE html><p>Plan"), "web page"));
  EXPECT_TRUE(contains(refused(std::string(200, '\0') + "plan"), "not a text document"));
  EXPECT_TRUE(contains(refused(std::string(10u << 20, 'a')), "larger than"));
}

// -- nothing is lost, nothing breaks
// ---------------------------------------------------------------------------------------------

TEST(ImportTest, nothing_of_a_document_is_lost) {
  for (const char* name : {"fyn-2021.txt", "to-dele-2021.md", "store-bogstaver-2021.txt"}) {
    std::string text = document(name);
    expect_nothing_lost(text, import(text));
  }
}

TEST(ImportTest, every_word_of_a_paragraph_is_in_the_plan) {
  for (const char* name : {"fyn-2021.txt", "store-bogstaver-2021.txt"}) {
    std::string text = document(name);
    ImportResult result = import(text);
    std::multiset<std::string> bag = words_of_plan(result.plan);
    for (const MappedLines& lines : result.mapping) {
      if (lines.what != "Paragraph" && lines.what != "Small heading") continue;
      const std::string start =
          lines.excerpt.ends_with("...") ? lines.excerpt.substr(0, lines.excerpt.rfind(' ')) : lines.excerpt;
      for (const Word& word : words_of(start)) {
        EXPECT_TRUE(bag.contains(folded(word.text))) << name << ": " << word.text;
      }
    }
  }
}

TEST(ImportTest, a_document_cut_anywhere_still_imports_without_loss) {
  std::vector<std::string> documents = {document("fyn-2021.txt"), document("to-dele-2021.md"),
                                        document("store-bogstaver-2021.txt")};
  if (auto text = seed()) documents.push_back(*text);
  for (const std::string& text : documents) {
    for (std::size_t length = 100; length < text.size(); length += 100) {
      std::string cut = text.substr(0, length);
      auto result = import_document(cut, {"", 2021, fyn()});
      ASSERT_TRUE(result) << length;
      expect_nothing_lost(cut, *result);
      if (testing::Test::HasFailure()) FAIL() << "cut at " << length;
    }
  }
}

TEST(ImportTest, random_bytes_and_torn_documents_never_break_it) {
  std::mt19937 random(20201203);
  const std::vector<std::string> documents = {document("fyn-2021.txt"), document("to-dele-2021.md"),
                                              document("store-bogstaver-2021.txt")};
  const std::string_view alphabet = "aA1. \n\t#*-_|>§æÆ:()[]!\r\f\"'=<&0";
  for (int round = 0; round < 600; ++round) {
    std::string text;
    if (round % 3 == 0) {
      for (unsigned long i = random() % 3000; i > 0; --i) text += static_cast<char>(random());
    } else if (round % 3 == 1) {
      for (unsigned long i = random() % 3000; i > 0; --i) text += alphabet[random() % alphabet.size()];
    } else {
      text = documents[random() % documents.size()];
      for (int i = 0; i < 40; ++i) {
        std::size_t at = random() % text.size();
        switch (random() % 4) {
          case 0: text.erase(at, random() % 60); break;
          case 1: text.insert(at, text.substr(random() % text.size(), random() % 90)); break;
          case 2: text[at] = static_cast<char>(random()); break;
          default: text.insert(at, "\n"); break;
        }
      }
    }
    auto result = import_document(text, {"", 0, fyn()});
    if (result) {
      expect_nothing_lost(text, *result);
      auto again = from_json(to_json(result->plan));
      ASSERT_TRUE(again);
      EXPECT_EQ(*again, result->plan);
    } else {
      EXPECT_FALSE(result.refusal().sentence.empty());
    }
    if (testing::Test::HasFailure()) FAIL() << "round " << round;
  }
}

TEST(ImportTest, hostile_shapes_take_linear_time) {
  const auto seconds = [](const std::string& text) {
    auto start = std::chrono::steady_clock::now();
    (void)import_document(text, {"", 2021, fyn()});
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const auto repeated = [](std::string_view unit, std::size_t size) {
    std::string text;
    while (text.size() < size) text += unit;
    return text;
  };
  for (std::string_view unit : {"# Kapitel\n\n",
                                "1. Punkt\n",
                                "2.1 Afsnit\n\ntekst.\n",
                                "a",
                                "ord ",
                                "Vi vil styrke dette. ",
                                "(",
                                "**",
                                "§ 113\n",
                                "> ",
                                "| a | b |\n",
                                "Foto: X\n",
                                "Retsplejelovens\n",
                                "- punkt\n",
                                "Kort linje\n\n",
                                "STORE BOGSTAVER\n\n",
                                "[",
                                "![x](",
                                "Ifølge ",
                                "1.000 borgere. ",
                                "Fyns Politi ",
                                "....... 7\n",
                                "Indhold\n",
                                "01 Side\n",
                                "kapi-\n",
                                "Frist: 1\n"}) {
    // A square of these lengths would take minutes.
    EXPECT_LT(seconds(repeated(unit, 300'000)), 4.0) << unit;
  }
}

// -- the real plan of 2020
// -----------------------------------------------------------------------------------------------------------

TEST(ImportTest, reads_the_plan_of_2020) {
  auto text = seed();
  if (!text) GTEST_SKIP() << "the plan of 2020 is not present beside the source";
  ImportResult result = import(*text, {"samarbejdsplan-2020.txt", 0, fyn()});
  const Plan& plan = result.plan;
  EXPECT_EQ(plan.year, 2020);
  EXPECT_THAT(plan.chapters, SizeIs(5));
  EXPECT_THAT(plan.chapters.at(1).sections, SizeIs(7));
  EXPECT_THAT(plan.chapters.at(2).sections, SizeIs(3));
  EXPECT_EQ(plan.foreword.signatory, "Arne Gram");
  EXPECT_EQ(plan.foreword.signatory_title, "Politidirektør");
  ASSERT_THAT(plan.areas, SizeIs(8));
  EXPECT_EQ(std::count_if(plan.areas.begin(), plan.areas.end(), [](const FocusArea& area) { return area.listed; }), 7);
  EXPECT_EQ(plan.areas[6].number, 7);
  EXPECT_EQ(plan.areas[6].section, "");
  EXPECT_FALSE(plan.areas[7].listed);
  EXPECT_EQ(plan.areas[7].section, "2.7");
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(plan.areas[i].section, "2." + std::to_string(i + 1));
  std::vector<StatutoryBox> boxes = all<StatutoryBox>(plan);
  ASSERT_THAT(boxes, SizeIs(2));
  EXPECT_EQ(boxes[0].law, "Retsplejeloven § 113");
  EXPECT_EQ(boxes[1].law, "Retsplejeloven § 111");
  std::vector<Picture> pictures = all<Picture>(plan);
  ASSERT_THAT(pictures, SizeIs(3));
  for (const Picture& picture : pictures) {
    EXPECT_EQ(picture.credit, "Fyns Politi");
    EXPECT_EQ(picture.alt, "");
  }
  std::vector<Fact> facts = all<Fact>(plan);
  ASSERT_THAT(facts, SizeIs(2));
  EXPECT_EQ(facts[0].figure, "18.000");
  EXPECT_EQ(facts[0].source, "Sundhedsstyrelsen");
  EXPECT_EQ(facts[0].year, 2017);
  EXPECT_EQ(facts[1].figure, "12.162");
  EXPECT_EQ(facts[1].source, "");
  EXPECT_GE(initiatives_of(plan).size(), 12u);
  EXPECT_THAT(result.not_understood, IsEmpty());
  expect_nothing_lost(*text, result);
}

}  // namespace
}  // namespace cooperation_plan
