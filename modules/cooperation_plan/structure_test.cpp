// The build of a draft: parts moved, added, taken out and brought back, pictures uploaded; and Roman chapters read.

#include "structure.h"

#include <gtest/gtest.h>

#include "files/files.h"
#include "import_document.h"
#include "plan_register.h"
#include "trial_plan.h"

namespace cooperation_plan {
namespace {

Plan three_chapters() {
  Plan plan;
  plan.year = 2021;
  plan.title = "Samarbejdsplan 2021";
  plan.chapters = {{"1", "Forord", true, {}, {}},
                   {"2", "Indsatser", false, {}, {{"2.1", "Nærhed", {}}, {"2.2", "Unge", {}}}},
                   {"3", "Samarbejdet", false, {}, {{"3.1", "Kredsråd", {}}}}};
  FocusArea area;
  area.key = "unge";
  area.title = "Unge";
  area.section = "2.2";
  plan.areas.push_back(area);
  return plan;
}

TEST(StructureTest, numbers_follow_the_order_and_areas_follow_the_numbers) {
  const auto moved = move_part(three_chapters(), {Part::Kind::section, 1, 1}, true);
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->chapters[1].sections[0].title, "Unge");
  EXPECT_EQ(moved->chapters[1].sections[0].number, "2.1");
  EXPECT_EQ(moved->areas[0].section, "2.1");
  const auto across = move_part(three_chapters(), {Part::Kind::section, 1, 1}, false);
  ASSERT_TRUE(across);
  EXPECT_EQ(across->chapters[2].sections[0].title, "Unge");
  EXPECT_EQ(across->areas[0].section, "3.1");
  EXPECT_EQ(across->chapters[2].sections[1].number, "3.2");
  const auto swapped = move_part(three_chapters(), {Part::Kind::chapter, 2, 0}, true);
  ASSERT_TRUE(swapped);
  EXPECT_EQ(swapped->chapters[1].title, "Samarbejdet");
  EXPECT_EQ(swapped->chapters[1].number, "2");
  EXPECT_EQ(swapped->areas[0].section, "3.2");
  EXPECT_FALSE(move_part(three_chapters(), {Part::Kind::chapter, 0, 0}, true));
  EXPECT_FALSE(move_part(three_chapters(), {Part::Kind::section, 1, 0}, true)) << "no section in the foreword";
}

TEST(StructureTest, what_is_taken_out_is_named_by_nobody) {
  EXPECT_EQ(areas_at(three_chapters(), {Part::Kind::chapter, 1, 0}), std::vector<std::string>{"Unge"});
  const auto without = remove_part(three_chapters(), {Part::Kind::chapter, 1, 0});
  ASSERT_TRUE(without);
  EXPECT_EQ(without->chapters.size(), 2u);
  EXPECT_EQ(without->chapters[1].number, "2");
  EXPECT_EQ(without->chapters[1].sections[0].number, "2.1");
  EXPECT_TRUE(without->areas[0].section.empty());
  const Plan more = add_section(add_chapter(three_chapters(), 1, "Tal", {}), 2, "Kilder", {});
  EXPECT_EQ(more.chapters[2].number, "3");
  EXPECT_EQ(more.chapters[2].sections[0].number, "3.1");
  EXPECT_EQ(more.chapters[3].number, "4");
  EXPECT_EQ(more.areas[0].section, "2.2");
}

TEST(StructureTest, a_picture_is_placed_moved_and_taken_out) {
  const Picture picture{"kort.png", "Kortet", "Fyns Politi", "Et kort"};
  auto plan = place_picture(three_chapters(), picture, {Part::Kind::section, 1, 0});
  ASSERT_TRUE(plan);
  ASSERT_EQ(pictures_of(*plan).size(), 1u);
  plan = place_picture(std::move(*plan), picture, {Part::Kind::chapter, 2, 0});
  ASSERT_EQ(pictures_of(*plan).size(), 1u);
  EXPECT_EQ(name_of(pictures_of(*plan)[0].part), "k2");
  plan = remove_picture(std::move(*plan), "kort.png");
  EXPECT_TRUE(pictures_of(*plan).empty());
}

TEST(RomanChaptersTest, they_are_read_where_the_document_counts_so) {
  const auto counted = import_document(
      "# Samarbejdsplan 2022\n\n## I. Forord\n\nVi samarbejder.\n\n## II. Indsatser\n\nVi gør noget.\n\n## III. "
      "Råd\n\nVi mødes.\n",
      {});
  ASSERT_TRUE(counted);
  ASSERT_EQ(counted->plan.chapters.size(), 3u);
  EXPECT_EQ(counted->plan.chapters[1].number, "2");
  EXPECT_EQ(counted->plan.chapters[1].title, "Indsatser");
  EXPECT_EQ(counted->plan.chapters[2].number, "3");
  const auto plain = import_document(
      "Samarbejdsplan 2022\n\nKapitel I: Forord\n\nVi samarbejder om tryghed.\n\nKapitel II: Indsatser\n\nVi gør noget "
      "sammen.\n",
      {});
  ASSERT_TRUE(plain);
  ASSERT_GE(plain->plan.chapters.size(), 2u);
  EXPECT_EQ(plain->plan.chapters[1].number, "2");
  const auto initial = import_document("# Samarbejdsplan 2022\n\n## Forord\n\nVi samarbejder.\n\nI. Vestergaard\n", {});
  ASSERT_TRUE(initial);
  ASSERT_EQ(initial->plan.chapters.size(), 1u) << "a lone initial is no chapter";
}

class StructurePagesTest : public trial::BothEngines {};
TRIAL_ON_BOTH(StructurePagesTest);

TEST_P(StructurePagesTest, chapters_come_and_go_in_the_browser_and_come_back) {
  World w(open(packages()));
  const std::string base = "/planarbejde/" + version_id(2021, 1).text();
  const auto content = [&] { return *from_json(w.version(2021, 1).content); };
  const auto number = [&] { return w.number_of(2021, 1); };
  EXPECT_EQ(w.get(w.secretary(), base + "/opbygning").status, 200);
  const auto mayor = w.viewer("borgmester-nyborg", Role::mayor, "nyborg");
  EXPECT_EQ(w.get(mayor, base + "/opbygning").status, 403);
  EXPECT_EQ(w.post(mayor, base + "/fjern/k1", {{"version", number()}}).status, 403);
  const Plan before = content();
  EXPECT_EQ(
      w.post(w.secretary(), base + "/nyt-afsnit", {{"version", number()}, {"place", "efter2"}, {"title", ""}}).status,
      422);
  ASSERT_EQ(w.post(w.secretary(), base + "/nyt-afsnit",
                   {{"version", number()}, {"place", "efter2"}, {"title", "Økonomi"}, {"body", "Det koster."}})
                .status,
            303);
  EXPECT_EQ(content().chapters.back().title, "Økonomi");
  ASSERT_EQ(w.post(w.secretary(), base + "/opbygning", {{"version", number()}, {"part", "k3"}, {"way", "op"}}).status,
            303);
  EXPECT_EQ(content().chapters[2].title, "Økonomi");
  EXPECT_EQ(content().chapters[2].number, "3");
  EXPECT_EQ(w.post(w.secretary(), base + "/opbygning", {{"version", "1"}, {"part", "k2"}, {"way", "op"}}).status, 409)
      << "stale";
  const auto warned = w.get(w.secretary(), base + "/fjern/k1");
  EXPECT_TRUE(says(warned, "Indsatsområdet Tæt på borgerne bliver"));
  const Plan kept = content();
  const std::string read = number();
  ASSERT_EQ(w.post(w.secretary(), base + "/fjern/k1", {{"version", read}}).status, 303);
  EXPECT_EQ(content().chapters.size(), kept.chapters.size() - 1);
  EXPECT_TRUE(content().areas[0].section.empty());
  EXPECT_TRUE(says(w.get(w.secretary(), base + "/opbygning"), "Fortryd det"));
  ASSERT_EQ(w.post(w.secretary(), base + "/fortryd", {{"version", number()}}).status, 303);
  EXPECT_EQ(content(), kept);
  EXPECT_EQ(w.post(w.secretary(), base + "/fortryd", {{"version", number()}}).status, 409)
      << "once, and only until somebody writes on";
}

TEST_P(StructurePagesTest, an_uploaded_picture_is_shown_when_it_has_been_checked) {
  World w(open(packages()));
  web::Routes routes;
  const files::Files checked(w.database->folder(), files::make_scanner("builtin"));
  Module with_files(w.archive, checked, w.printer, w.settings);
  with_files.routes(routes);
  const std::string base = "/planarbejde/" + version_id(2021, 1).text();
  const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89", 33);
  const auto upload = [&](const Values& form, const std::string& name, const std::string& bytes) {
    http::Request request;
    request.method = http::Method::post;
    request.path = request.target = base + "/nyt-billede";
    request.form = http::Fields(form);
    request.uploads.push_back({"picture", name, bytes});
    const auto match = routes.find(request.method, request.path);
    permit::Viewer now = w.secretary();
    now.today = w.clock.today();
    web::Exchange exchange{request, now, w.danish, w.clock.now(), "token", match.place};
    return match.route->handler(exchange);
  };
  const auto number = [&] { return w.number_of(2021, 1); };
  EXPECT_EQ(
      upload({{"version", number()}, {"place", "k1"}, {"credit", "Fyns Politi"}, {"alt", ""}}, "bro.png", png).status,
      422)
      << "no picture without words for those who cannot see it";
  EXPECT_EQ(
      upload({{"version", number()}, {"place", "k1"}, {"credit", "F"}, {"alt", "En bro"}}, "brev.txt", "Hej med jer")
          .status,
      422);
  ASSERT_EQ(
      upload(
          {{"version", number()}, {"place", "k1"}, {"credit", "Fyns Politi"}, {"alt", "En bro"}, {"caption", "Broen"}},
          "bro.png", png)
          .status,
      303);
  const auto show = [&](const permit::Viewer& viewer) {
    http::Request request;
    request.path = request.target = "/plan/2021/billede/bro.png";
    const auto match = routes.find(http::Method::get, request.path);
    permit::Viewer now = viewer;
    now.today = w.clock.today();
    web::Exchange exchange{request, now, w.danish, w.clock.now(), "token", match.place};
    return match.route->handler(exchange).status;
  };
  EXPECT_EQ(show(w.secretary()), 404) << "in quarantine";
  EXPECT_GE(checked.scan_waiting(w.archive), 1);  // the annexes of the meetings wait too
  EXPECT_EQ(show(w.secretary()), 200);
  EXPECT_EQ(show(permit::citizen(w.clock.today())), 404) << "a draft's picture";
  EXPECT_TRUE(says(w.get(w.secretary(), base), "alt=\"En bro\""));
  const std::string picture = base + "/billede/bro.png";
  EXPECT_EQ(w.get(w.secretary(), picture).status, 200);
  ASSERT_EQ(w.post(w.secretary(), picture,
                   {{"version", number()},
                    {"alt", "Broen over bæltet"},
                    {"credit", "Fyns Politi"},
                    {"caption", "Broen"},
                    {"place", "k1a0"}})
                .status,
            303);
  EXPECT_TRUE(says(w.get(w.secretary(), base), "Broen over bæltet"));
  ASSERT_EQ(w.post(w.secretary(), picture, {{"version", number()}, {"remove", "ja"}}).status, 303);
  EXPECT_FALSE(says(w.get(w.secretary(), base), "Broen over bæltet"));
  ASSERT_EQ(w.post(w.secretary(), base + "/fortryd", {{"version", number()}}).status, 303);
  EXPECT_TRUE(says(w.get(w.secretary(), base), "Broen over bæltet"));
}

}  // namespace
}  // namespace cooperation_plan
