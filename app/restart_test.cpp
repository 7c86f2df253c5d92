// One data folder and several programs after another: what a restart keeps, and what it must not.

#include <gtest/gtest.h>

#include <filesystem>

#include "audit/history.h"
#include "clock_pages.h"
#include "organisation/lookup.h"
#include "permit/sessions.h"
#include "program.h"
#include "trial/databases.h"

namespace {

using namespace std::chrono_literals;

class RestartTest : public ::testing::Test {
 protected:
  ~RestartTest() override { std::filesystem::remove_all(folder); }

  std::unique_ptr<app::Program> program(bool demo) {
    config::Settings settings;
    settings.data = folder;
    settings.demo = demo;
    settings.clock = begin;
    settings.typst_worker = "none";
    return std::make_unique<app::Program>(settings);
  }
  static http::Request request(http::Method method, const std::string& address, const std::string& session) {
    http::Request asked;
    asked.method = method;
    asked.path = asked.target = address;
    asked.headers.add("host", "127.0.0.1");
    if (!session.empty()) asked.cookies.add("trygkreds", session);
    asked.id = storage::Id::next().text();
    return asked;
  }
  static bool lets_in(app::Program& program, const std::string& session) {
    return program.answer(request(http::Method::get, "/mit-arbejde", session)).status == 200;
  }
  static std::string cookie(const http::Response& response, const std::string& name) {
    for (const auto& [head, value] : response.headers) {
      if (head == "Set-Cookie" && value.starts_with(name + "="))
        return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
    }
    return {};
  }
  /// Through the demo's own log-in page.
  static std::string log_in(app::Program& program) {
    const std::string guest(48, 'a');
    http::Request asked = request(http::Method::post, "/log-ind", "");
    asked.cookies.add("trygkreds-formular", guest);
    asked.form.add("formular", permit::form_token(guest));
    asked.form.add(
        "capacity",
        organisation::capacity_id("kredssekretaer", permit::Role::district_secretariat, "fyns-politi").text());
    return cookie(program.answer(asked), "trygkreds");
  }

  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("trygkreds-restart-" + storage::Id::next().text());
  const config::Instant begin = config::parse_local("2020-09-15T08:30").value();
};

TEST_F(RestartTest, the_demo_goes_on_where_it_was_and_its_sessions_end_where_there_is_no_demo) {
  std::string session;
  config::Instant left;
  {
    const auto demo = program(true);
    ASSERT_TRUE(demo->load(trial::source_folder() + "/districts/fyn-2020").empty());
    demo->start();
    demo->clock().set(begin + 3h);
    session = log_in(*demo);
    ASSERT_FALSE(session.empty());
    EXPECT_TRUE(lets_in(*demo, session));
    left = demo->clock().now();
    demo->stop();
  }
  {
    const auto demo = program(true);
    demo->start();
    EXPECT_GE(demo->clock().now(), left);
    EXPECT_LT(demo->clock().now(), left + 5min);
    EXPECT_TRUE(lets_in(*demo, session)) << "the session is not from the future";
    demo->stop();
  }
  {
    const auto real = program(false);
    real->clock().set(left + 1min);
    EXPECT_TRUE(lets_in(*real, session)) << "a command that only opens the data ends nothing";
    real->start();
    EXPECT_FALSE(lets_in(*real, session));
    real->stop();
  }
  const auto demo = program(true);
  demo->start();
  EXPECT_FALSE(lets_in(*demo, session)) << "ended for good";
  demo->stop();
}

TEST_F(RestartTest, a_program_that_was_killed_does_not_go_back) {
  config::Settings settings;
  settings.data = folder;
  settings.demo = true;
  std::filesystem::create_directories(folder);
  EXPECT_FALSE(app::read_kept_clock(settings));
  app::keep_clock(settings, begin);
  EXPECT_GT(app::read_kept_clock(settings).value(), begin + 5s);
  EXPECT_LT(app::read_kept_clock(settings).value(), begin + 1min);
  settings.demo = false;
  EXPECT_FALSE(app::read_kept_clock(settings));
}

TEST_F(RestartTest, who_lost_the_role_changes_nothing_in_any_module) {
  const auto demo = program(true);
  ASSERT_TRUE(demo->load(trial::source_folder() + "/districts/fyn-2020").empty());
  const auto entries = [&] {
    return demo->archive().read([](storage::Transaction& tx) { return audit::entries_after(tx, -1, 100'000).size(); });
  };
  audit::Actor actor{.person = organisation::person_id("kredssekretaer"),
                     .name = "Kredssekretær",
                     .role = "district_secretariat",
                     .authority = organisation::authority_id("fyns-politi"),
                     .purpose = "",
                     .request = {}};
  const auto write = [&] {
    return static_cast<bool>(demo->archive().change(actor, [](audit::Change& change) -> config::Outcome<config::Done> {
      change.record({.verb = "meeting_moved", .thing = {}, .kind = "councils.meeting", .reason = "", .details = ""});
      return config::done;
    }));
  };
  EXPECT_TRUE(write());
  const std::size_t before = entries();
  actor.role = "chief_of_police";  // never held by this person
  EXPECT_FALSE(write());
  EXPECT_EQ(entries(), before);
}

}  // namespace
