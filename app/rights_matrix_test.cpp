// Every route and every thing as every person of the demo district. What is expected is computed from the rights on the
// routes and from the row filter, never typed: a route without the right answers exactly as an address that does not
// exist.

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "demo_program.h"
#include "permit/audience.h"
#include "registry/thing.h"
#include "trial/databases.h"

namespace {

struct Person {
  permit::Capacity capacity;
  std::string cookie;  // empty: a citizen
};

class RightsMatrix : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    demo_ = new app::DemoProgram();
    // One person per role and authority: offices decide, so two of the same see the same; plus the citizen.
    std::set<std::pair<permit::Role, storage::Id>> seen;
    people_ = new std::vector<Person>{Person{{.person_name = "citizen", .role = permit::Role::citizen}, ""}};
    for (const permit::Capacity& capacity : demo_->everyone()) {
      if (!seen.insert({capacity.role, capacity.authority}).second) continue;
      people_->push_back({capacity, demo_->log_in(capacity)});
    }
  }
  static void TearDownTestSuite() {
    delete people_;
    delete demo_;
  }
  /// One of each role: enough where every thing is tried.
  static std::vector<Person> one_of_each_role() {
    std::set<permit::Role> seen;
    std::vector<Person> chosen;
    for (const Person& person : *people_) {
      if (seen.insert(person.capacity.role).second) chosen.push_back(person);
    }
    return chosen;
  }
  static permit::Viewer viewer_of(const Person& person) {
    return person.cookie.empty() ? permit::citizen((*demo_)->clock().today()) : demo_->viewer_of(person.capacity);
  }
  /// What an address that does not exist answers: a page, or JSON below /api.
  static std::string unknown_page(const Person& person, const std::string& beside = "/") {
    const std::string address = beside.starts_with("/api/") ? "/api/v1/findes-ikke-her" : "/findes-ikke-her";
    const auto response = demo_->get(address, person.cookie);
    EXPECT_EQ(response.status, 404);
    return response.bytes();
  }
  /// All things of the register, whoever may see them.
  static std::vector<registry::Thing> all_things() {
    constexpr storage::Sql every{"every_thing",
                                 R"sql(SELECT id, kind, title, address FROM registry_thing ORDER BY id)sql"};
    return (*demo_)->archive().read([&](storage::Transaction& tx) {
      return tx.all(every, {}, [](const storage::Row& row) {
        registry::Thing thing;
        thing.id = row.id(0);
        thing.kind = row.text(1);
        thing.title = row.text(2);
        thing.address = row.text(3);
        return thing;
      });
    });
  }
  static app::DemoProgram* demo_;
  static std::vector<Person>* people_;
};
app::DemoProgram* RightsMatrix::demo_ = nullptr;
std::vector<Person>* RightsMatrix::people_ = nullptr;

TEST_F(RightsMatrix, plain_addresses_answer_by_the_right_of_their_route) {
  ASSERT_GT(people_->size(), 30u);
  for (const Person& person : *people_) {
    const std::string unknown = unknown_page(person), unknown_data = unknown_page(person, "/api/");
    for (const web::Route& route : (*demo_)->routes().all()) {
      if (route.method != http::Method::get || route.pattern.find('{') != std::string::npos) continue;
      const auto response = demo_->get(route.pattern, person.cookie);
      const std::string what = route.pattern + " as " + person.capacity.person_name;
      if (route.right.given_to(person.capacity.role)) {
        EXPECT_TRUE(response.status == 200 || response.status == 303) << what << ": " << response.status;
      } else {
        EXPECT_EQ(response.status, 404) << what;
        EXPECT_TRUE(response.bytes() == (route.pattern.starts_with("/api/") ? unknown_data : unknown)) << what;
      }
    }
  }
}

TEST_F(RightsMatrix, a_thing_is_read_by_those_who_may_see_it_and_by_nobody_else) {
  const auto things = all_things();
  ASSERT_GT(things.size(), 100u);
  for (const Person& person : one_of_each_role()) {
    const permit::Viewer viewer = viewer_of(person);
    const std::string unknown = unknown_page(person);
    for (const registry::Thing& thing : things) {
      const bool may = (*demo_)->archive().read(
          [&](storage::Transaction& tx) { return registry::find(tx, viewer, thing.id).has_value(); });
      const std::string circle = "/kreds/" + thing.id.text();
      const std::string what = thing.kind + " " + thing.address + " as " + person.capacity.person_name;
      const auto around = demo_->get(circle, person.cookie);
      EXPECT_EQ(around.status, may ? 200 : 404) << what << " (circle)";
      if (!may) {
        EXPECT_TRUE(around.bytes() == unknown) << what;
      }
      const std::string address = thing.address.substr(0, thing.address.find('#'));
      const auto match = (*demo_)->routes().find(http::Method::get, address);
      ASSERT_NE(match.route, nullptr) << what;
      const auto response = demo_->get(address, person.cookie);
      if (may) {
        EXPECT_EQ(response.status, 200) << what;
      } else if (address == thing.address) {  // an address with a # is a part of something that others may see
        EXPECT_EQ(response.status, 404) << what;
        EXPECT_TRUE(response.bytes() == unknown) << what;
      }
    }
  }
}

TEST_F(RightsMatrix, no_act_is_open_to_a_role_without_its_right) {
  const auto things = all_things();
  // For each pattern, addresses made by putting every kind of thing into its places.
  std::map<std::string, storage::Id> one_of_kind;
  for (const registry::Thing& thing : things) one_of_kind.emplace(thing.kind, thing.id);
  for (const Person& person : one_of_each_role()) {
    const std::string unknown = unknown_page(person), unknown_data = unknown_page(person, "/api/");
    for (const web::Route& route : (*demo_)->routes().all()) {
      if (route.right.given_to(person.capacity.role)) continue;
      for (const auto& [kind, id] : one_of_kind) {
        std::string address = route.pattern;
        for (std::size_t open = address.find('{'); open != std::string::npos; open = address.find('{')) {
          address.replace(open, address.find('}', open) - open + 1, id.text());
        }
        const auto response = route.method == http::Method::post && !person.cookie.empty()
                                  ? demo_->post(address, {}, person.cookie)
                                  : demo_->get(address, person.cookie);
        if (route.method == http::Method::post && person.cookie.empty()) {
          EXPECT_NE(response.status, 303) << address;
          break;
        }
        EXPECT_EQ(response.status, 404) << address << " as " << person.capacity.person_name;
        EXPECT_TRUE(response.bytes() == (route.pattern.starts_with("/api/") ? unknown_data : unknown))
            << address << " as " << person.capacity.person_name;
        if (address == route.pattern) break;
      }
    }
  }
}

TEST_F(RightsMatrix, closed_words_are_found_by_nobody_outside) {
  // Every word of a thing that is closed: search by the title of each hidden thing finds no hidden thing.
  const auto things = all_things();
  for (const Person& person : one_of_each_role()) {
    const permit::Viewer viewer = viewer_of(person);
    for (const registry::Thing& thing : things) {
      const bool may = (*demo_)->archive().read(
          [&](storage::Transaction& tx) { return registry::find(tx, viewer, thing.id).has_value(); });
      if (may) continue;
      const auto found = demo_->get("/soeg?soeg=" + http::percent_encode(thing.title), person.cookie);
      EXPECT_EQ(found.bytes().find("href=\"" + thing.address + "\""), std::string::npos)
          << thing.title << " as " << person.capacity.person_name;
    }
  }
}

}  // namespace
