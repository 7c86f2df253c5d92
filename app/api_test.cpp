// The description of the API is true: every JSON route tells what it answers, and what it answers is so.

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "api_description.h"
#include "api_shape.h"
#include "demo_program.h"

namespace {

namespace json = boost::json;

TEST(ApiShape, is_read_into_a_schema_and_checks_values) {
  const json::object schema =
      app::schema_of(R"({things: [{id: id, day: day | null, state: "open" | "done", more?: text}], n: integer})");
  const auto fits = [&](std::string_view text) {
    return app::misfits(schema, json::parse(json::string_view(text.data(), text.size()))).empty();
  };
  const std::string id(26, '0');
  EXPECT_TRUE(fits(R"({"things":[],"n":3})"));
  EXPECT_TRUE(fits(R"({"things":[{"id":")" + id + R"(","day":null,"state":"open"}],"n":3})"));
  EXPECT_TRUE(fits(R"({"things":[{"id":")" + id + R"(","day":"2020-02-29","state":"done","more":""}],"n":3})"));
  EXPECT_FALSE(fits(R"({"things":[{"id":"x","day":null,"state":"open"}],"n":3})"));
  EXPECT_FALSE(fits(R"({"things":[{"id":")" + id + R"(","day":"2020-02-30","state":"open"}],"n":3})"));
  EXPECT_FALSE(fits(R"({"things":[{"id":")" + id + R"(","day":null,"state":"shut"}],"n":3})"));
  EXPECT_FALSE(fits(R"({"things":[{"id":")" + id + R"(","day":null}],"n":3})"));
  EXPECT_FALSE(fits(R"({"things":[],"n":3,"extra":1})"));
  EXPECT_FALSE(fits(R"({"things":[],"n":"3"})"));
  EXPECT_TRUE(app::misfits(app::schema_of("{a: text, ...}"), json::parse(R"({"a":"","b":1})")).empty());
  for (const char* broken : {"", "{a}", "{a: txt}", "[text", "{a: text", "text text", "\"open", "{a: text,, b: text}"})
    EXPECT_THROW(app::schema_of(broken), std::invalid_argument) << broken;
}

class ApiTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { demo_ = new app::DemoProgram(); }
  static void TearDownTestSuite() { delete demo_; }

  static std::map<std::string, std::string> cookies() {
    std::map<std::string, std::string> cookies{{"citizen", ""}};
    using enum permit::Role;
    std::set<permit::Role> seen;
    for (const permit::Capacity& person : demo_->everyone()) {
      const bool wanted =
          permit::Roles(district_secretariat, chief_of_police, mayor, municipal_rep, partner).has(person.role);
      if (wanted && seen.insert(person.role).second) cookies[person.person_name] = demo_->log_in(person);
    }
    return cookies;
  }
  /// Every "id" and "key" inside of an answer.
  static void collect(const json::value& value, std::set<std::string>& found) {
    if (value.is_array()) {
      for (const json::value& one : value.get_array()) collect(one, found);
    } else if (value.is_object()) {
      for (const json::key_value_pair& field : value.get_object()) {
        if ((field.key() == "id" || field.key() == "key") && field.value().is_string())
          found.insert(std::string(field.value().get_string()));
        collect(field.value(), found);
      }
    }
  }
  /// What may stand in a {place}: years, keys and the names of everything in the register and in the lists.
  static std::vector<std::string> candidates() {
    constexpr storage::Sql every{"every_id", R"sql(SELECT id FROM registry_thing ORDER BY kind, id)sql"};
    std::vector<std::string> found{"2019", "2020", "2021", "kredsraad", "lokalraad-svendborg", "svendborg", "syd"};
    (*demo_)->archive().read([&](storage::Transaction& tx) {
      tx.each(every, {}, [&](const storage::Row& row) { found.push_back(row.text(0)); });
    });
    std::set<std::string> listed;
    for (const auto& [name, cookie] : cookies()) {
      for (const web::Route* route : app::api_routes((*demo_)->routes())) {
        if (route->pattern.find('{') != std::string::npos) continue;
        if (const auto response = demo_->get(route->pattern, cookie); response.status == 200)
          collect(json::parse(response.bytes()), listed);
      }
    }
    for (const std::string& one : listed) {
      if (std::find(found.begin(), found.end(), one) == found.end()) found.push_back(one);
    }
    return found;
  }
  static app::DemoProgram* demo_;
};
app::DemoProgram* ApiTest::demo_ = nullptr;

TEST_F(ApiTest, every_json_route_tells_what_it_answers) {
  for (const web::Route* route : app::api_routes((*demo_)->routes())) {
    EXPECT_EQ(route->method, http::Method::get) << route->pattern;
    EXPECT_TRUE(route->sentence.ends_with('.')) << route->pattern << " needs .tells(...): see docs/api.md";
    try {
      app::schema_of(route->shape);
      for (const app::Parameter& parameter : app::parameters_of(route->parameters)) {
        EXPECT_TRUE(route->pattern.find("{" + parameter.name + "}") == std::string::npos || !parameter.optional)
            << route->pattern;
      }
    } catch (const std::exception& fault) {
      ADD_FAILURE() << route->pattern << ": " << fault.what();
    }
  }
}

TEST_F(ApiTest, the_description_holds_every_route_with_its_security) {
  const auto response = demo_->get("/api/v1/openapi.json");
  ASSERT_EQ(response.status, 200);
  const json::object whole = json::parse(response.bytes()).get_object();
  EXPECT_EQ(whole.at("openapi"), json::value("3.1.0"));
  const json::object& paths = whole.at("paths").get_object();
  std::set<std::string> names;
  for (const web::Route* route : app::api_routes((*demo_)->routes())) {
    ASSERT_TRUE(paths.contains(route->pattern)) << route->pattern;
    const json::object& get = paths.at(route->pattern).at("get").get_object();
    EXPECT_TRUE(names.insert(std::string(get.at("operationId").get_string())).second) << route->pattern;
    EXPECT_TRUE(get.at("responses").get_object().contains("404"));
    const bool open = route->right.given_to(permit::Role::citizen);
    const json::array& security = get.at("security").get_array();
    EXPECT_EQ(open, !security.empty() && security[0].get_object().empty()) << route->pattern;
    EXPECT_EQ(open, !get.contains("x-roles")) << route->pattern;
  }
  EXPECT_EQ(paths.size(), names.size());
}

TEST_F(ApiTest, what_is_answered_is_as_it_is_told) {
  const auto people = cookies();
  const auto values = candidates();
  for (const web::Route* route : app::api_routes((*demo_)->routes())) {
    if (route->shape.empty()) continue;  // the test above says so
    const json::object schema = app::schema_of(route->shape);
    const std::size_t open = route->pattern.find('{');
    const std::size_t close = route->pattern.find('}');
    int seen = 0;
    for (const auto& [name, cookie] : people) {
      int seen_by_one = 0;
      for (const std::string& value : open == std::string::npos ? std::vector<std::string>{""} : values) {
        const std::string address = open == std::string::npos
                                        ? route->pattern
                                        : route->pattern.substr(0, open) + value + route->pattern.substr(close + 1);
        if (address.find('{') != std::string::npos) break;  // more than one place: told, and tried by its module
        const auto response = demo_->get(address, cookie);
        if (response.status == 404) {
          EXPECT_EQ(response.type, "application/problem+json") << address << " as " << name;
          continue;
        }
        ASSERT_EQ(response.status, 200) << address << " as " << name;
        EXPECT_TRUE(response.type.starts_with("application/json")) << address;
        const auto faults = app::misfits(schema, json::parse(response.bytes()));
        for (std::size_t i = 0; i < std::min<std::size_t>(faults.size(), 5); ++i)
          ADD_FAILURE() << address << " as " << name << ": " << faults[i];
        ++seen;
        if (++seen_by_one == 3) break;
      }
    }
    EXPECT_TRUE(seen > 0 || open != std::string::npos) << route->pattern << " answers nobody";
    if (seen == 0) std::cout << route->pattern << " has nothing to answer in the demo district\n";
  }
}

TEST_F(ApiTest, the_page_lists_what_the_viewer_may_use) {
  const auto page = demo_->get("/api").bytes();
  EXPECT_NE(page.find("/api/v1/openapi.json"), std::string::npos);
  EXPECT_NE(page.find("/api/v1/plan"), std::string::npos);
  EXPECT_EQ(page.find("/api/v1/mit-arbejde"), std::string::npos);
}

}  // namespace
