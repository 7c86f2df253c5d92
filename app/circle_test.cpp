// The circle of everything in the demo district, as several people: a story in time, a drawing, a text and JSON, and in
// none of them a trace of what the viewer may not see.

#include <gtest/gtest.h>

#include <map>
#include <set>

#include <boost/json.hpp>

#include "circle_json.h"
#include "demo_program.h"
#include "registry/edge.h"

namespace {

namespace json = boost::json;

class CircleTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { demo_ = new app::DemoProgram(); }
  static void TearDownTestSuite() { delete demo_; }

  struct Person {
    permit::Viewer viewer;
    std::string cookie, name;
  };
  static std::vector<Person> people() {
    std::vector<Person> found{{permit::citizen((*demo_)->clock().today()), "", "citizen"}};
    for (const permit::Capacity& person : demo_->everyone()) {
      using enum permit::Role;
      static const std::set<permit::Role> wanted{district_secretariat, mayor, municipal_rep, local_officer, partner};
      const bool seen =
          std::any_of(found.begin(), found.end(), [&](const Person& one) { return one.viewer.role == person.role; });
      if (wanted.contains(person.role) && !seen)
        found.push_back({demo_->viewer_of(person), demo_->log_in(person), person.person_name});
    }
    return found;
  }
  struct Row {
    storage::Id id;
    std::string kind, title, sentence;
  };
  static std::vector<Row> everything() {
    constexpr storage::Sql every{"every_row",
                                 R"sql(SELECT id, kind, title, sentence FROM registry_thing ORDER BY id)sql"};
    return (*demo_)->archive().read([&](storage::Transaction& tx) {
      return tx.all(every, {},
                    [](const storage::Row& row) { return Row{row.id(0), row.text(1), row.text(2), row.text(3)}; });
    });
  }
  static storage::Id first_of(const std::string& kind, const permit::Viewer& viewer) {
    return (*demo_)->archive().read(
        [&](storage::Transaction& tx) { return registry::of_kind(tx, viewer, kind, 1).at(0).id; });
  }
  static app::DemoProgram* demo_;
};
app::DemoProgram* CircleTest::demo_ = nullptr;

TEST_F(CircleTest, nothing_hidden_is_in_the_page_the_text_the_drawing_or_the_json) {
  const auto rows = everything();
  for (const Person& person : people()) {
    std::set<storage::Id> seen;
    std::vector<Row> hidden;
    std::string open_addresses;
    (*demo_)->archive().read([&](storage::Transaction& tx) {
      for (const Row& row : rows) {
        if (const auto thing = registry::find(tx, person.viewer, row.id)) {
          seen.insert(row.id);
          open_addresses += thing->address + " ";
        } else {
          hidden.push_back(row);
        }
      }
    });
    // Titles that only hidden things have.
    std::set<std::string> secret, open;
    for (const Row& row : rows) {
      if (seen.contains(row.id)) open.insert(row.title);
    }
    for (const Row& row : hidden) {
      const bool elsewhere = std::any_of(open.begin(), open.end(), [&](const std::string& title) {
        return title.find(row.title) != std::string::npos;
      });
      if (!elsewhere && row.title.size() > 12) secret.insert(row.title);
    }
    for (const Row& row : rows) {
      const std::string address = "/kreds/" + row.id.text();
      const auto data = demo_->get("/api/v1" + address, person.cookie);
      ASSERT_EQ(data.status, seen.contains(row.id) ? 200 : 404) << row.title << " as " << person.name;
      const auto text = demo_->get(address + "/tekst", person.cookie);
      ASSERT_EQ(text.status, data.status);
      if (data.status == 404) continue;
      const json::object whole = json::parse(data.bytes()).get_object();
      std::set<std::string> ids;
      for (const json::value& thing : whole.at("things").get_array()) {
        const std::string id(thing.at("id").get_string());
        EXPECT_TRUE(seen.contains(*storage::Id::parse(id))) << row.title << " as " << person.name;
        EXPECT_TRUE(ids.insert(id).second) << "twice";
      }
      for (const json::value& edge : whole.at("edges").get_array()) {
        EXPECT_TRUE(ids.contains(std::string(edge.at("from").get_string())));
        EXPECT_TRUE(ids.contains(std::string(edge.at("to").get_string())));
      }
      const auto page = demo_->get(address, person.cookie);
      for (const std::string& title : secret) {
        for (const auto* answer : {&data, &text, &page}) {
          EXPECT_EQ(answer->bytes().find(title), std::string::npos)
              << title << " in " << row.title << " as " << person.name;
        }
      }
      for (const Row& one : hidden) {
        // Published minutes stand at an address with the name of their meeting; nothing else may.
        if (open_addresses.find(one.id.text()) != std::string::npos) continue;
        EXPECT_EQ(page.bytes().find(one.id.text()), std::string::npos) << one.title << " as " << person.name;
      }
    }
  }
}

TEST_F(CircleTest, goes_from_the_oldest_to_the_newest_and_both_ways) {
  for (const Person& person : people()) {
    const storage::Id plan = first_of("cooperation_plan.plan", person.viewer);
    const auto page = demo_->get("/kreds/" + plan.text(), person.cookie);
    ASSERT_EQ(page.status, 200);
    const std::string body = page.bytes();
    EXPECT_NE(body.find("du er her"), std::string::npos);
    EXPECT_NE(body.find("<svg class=\"circle-drawing\" role=\"group\" aria-label="), std::string::npos);
  }
  // From an update back to the plan, and from the plan on to the update.
  const permit::Viewer citizen = permit::citizen((*demo_)->clock().today());
  const storage::Id update = first_of("cooperation_plan.update", citizen);
  const auto back = (*demo_)->archive().read(
      [&](storage::Transaction& tx) { return registry::whole_circle_of(tx, citizen, update); });
  const auto plan = std::find_if(back.around.begin(), back.around.end(),
                                 [](const auto& one) { return one.thing.kind == "cooperation_plan.plan"; });
  ASSERT_NE(plan, back.around.end());
  EXPECT_FALSE(plan->forwards);
  const auto onwards = demo_->get("/api/v1/kreds/" + plan->thing.id.text());
  EXPECT_NE(onwards.bytes().find(update.text()), std::string::npos);
}

TEST_F(CircleTest, tells_of_decisions_or_effects_only) {
  const auto everyone = people();
  const auto secretary = std::find_if(everyone.begin(), everyone.end(), [](const Person& person) {
    return person.viewer.role == permit::Role::district_secretariat;
  });
  ASSERT_NE(secretary, everyone.end());
  const storage::Id plan = first_of("cooperation_plan.plan", permit::citizen((*demo_)->clock().today()));
  const std::string address = "/kreds/" + plan.text();
  const std::string effects = demo_->get(address + "/tekst?kun=virkning", secretary->cookie).bytes();
  EXPECT_NE(effects.find("Tiltaget »"), std::string::npos);
  EXPECT_EQ(effects.find("Indsatsområdet »"), std::string::npos);
  const std::string all = demo_->get(address + "/tekst", secretary->cookie).bytes();
  EXPECT_NE(all.find("Indsatsområdet »"), std::string::npos);
  const storage::Id decision = first_of("councils.decision", secretary->viewer);
  const std::string decisions =
      demo_->get("/kreds/" + decision.text() + "/tekst?kun=beslutninger", secretary->cookie).bytes();
  EXPECT_NE(decisions.find("Det blev besluttet: "), std::string::npos);
  EXPECT_EQ(decisions.find("Mødet behandlede"), std::string::npos);
}

TEST(CircleJson, is_sound_whatever_the_words_are) {
  const config::Date day{std::chrono::year{2020} / 9 / 15};
  const registry::Thing middle{.id = storage::Id::of_words("a"),
                               .kind = "test.thing",
                               .title = "\"Anførsel\" \\ og \n linje",
                               .address = "/a",
                               .audience = {},
                               .sentence = "<script>æøå</script>",
                               .state = "",
                               .day = day};
  registry::Thing other = middle;
  other.id = storage::Id::of_words("b");
  const registry::Circle circle{{{other, "became", true, 1, middle.id}}, {{middle.id, other.id, "became", day}}, true};
  const json::value read = json::parse(app::circle_as_json(middle, circle));
  EXPECT_EQ(std::string(read.at("things").at(0).at("title").get_string()), middle.title);
  EXPECT_EQ(read.at("things").get_array().size(), 2u);
  EXPECT_EQ(read.at("edges").get_array().size(), 1u);
}

}  // namespace
