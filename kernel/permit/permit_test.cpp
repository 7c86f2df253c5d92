// Audiences, the row filter and sessions on both engines: allowed and refused beside each other.

#include <gtest/gtest.h>

#include "audience.h"
#include "audit/archive.h"
#include "audit/history.h"
#include "right.h"
#include "sessions.h"
#include "trial/databases.h"
#include "viewer.h"

namespace {

using namespace std::chrono_literals;

const storage::Id svendborg = storage::Id::of_words("authority:svendborg");
const storage::Id nyborg = storage::Id::of_words("authority:nyborg");
const config::Date today{std::chrono::year{2020} / 9 / 15};

permit::Viewer mayor_of(const storage::Id& authority, config::Date day = today) {
  permit::Viewer viewer;
  viewer.role = permit::Role::mayor;
  viewer.authority = authority;
  viewer.capacity = storage::Id::of_words("capacity:" + authority.text());
  viewer.person = storage::Id::of_words("person:" + authority.text());
  viewer.today = day;
  return viewer;
}

class PermitTest : public trial::BothEngines {
 protected:
  std::unique_ptr<trial::Throwaway> database_ = open({audit::package(), permit::package()});
  config::Clock clock_;
  audit::Archive archive_{**database_, clock_};
};
TRIAL_ON_BOTH(PermitTest);

TEST_P(PermitTest, an_office_sees_while_it_holds_the_audience) {
  const storage::Id council = storage::Id::of_words("audience:council");
  (*database_)->write([&](storage::Transaction& tx) {
    permit::put_audience(tx, council, "Kredsrådet");
    permit::set_holders(tx, council,
                        {{permit::office(permit::Role::mayor, svendborg), {}, config::plus_days(today, 1)}});
  });
  const auto sees = [&](const permit::Viewer& viewer) {
    return (*database_)->read([&](storage::Transaction& tx) { return permit::may_see(tx, viewer, council); });
  };
  EXPECT_TRUE(sees(mayor_of(svendborg)));
  EXPECT_FALSE(sees(mayor_of(nyborg)));
  EXPECT_FALSE(sees(mayor_of(svendborg, config::plus_days(today, 1)))) << "the last day is the day before `until`";
  EXPECT_FALSE(sees(permit::citizen(today)));
}

TEST_P(PermitTest, the_public_sees_only_what_is_public) {
  const auto sees = [&](const permit::Viewer& viewer, const storage::Id& audience) {
    return (*database_)->read([&](storage::Transaction& tx) { return permit::may_see(tx, viewer, audience); });
  };
  EXPECT_TRUE(sees(permit::citizen(today), permit::public_audience()));
  EXPECT_TRUE(sees(mayor_of(nyborg), permit::public_audience()));
  EXPECT_TRUE(sees(mayor_of(nyborg), permit::staff_audience()));
  EXPECT_FALSE(sees(permit::citizen(today), permit::staff_audience()));
}

/// One person whose role ends on a day that the test chooses.
class OnePerson : public permit::Directory {
 public:
  explicit OnePerson(permit::Capacity capacity) : capacity_(std::move(capacity)) {}
  std::optional<permit::Capacity> find(storage::Transaction&, const storage::Id& id, config::Date day) const override {
    const bool ended = capacity_.until && config::days_between(*capacity_.until, day) >= 0;
    return id == capacity_.id && !ended ? std::optional{capacity_} : std::nullopt;
  }
  std::vector<permit::Capacity> of_person(storage::Transaction&, const storage::Id&, config::Date) const override {
    return {capacity_};
  }
  std::vector<permit::Capacity> everyone(storage::Transaction&, config::Date) const override { return {capacity_}; }

 private:
  permit::Capacity capacity_;
};

/// The roles of today, which a test may end.
class HeldRoles : public permit::Directory {
 public:
  explicit HeldRoles(std::vector<permit::Capacity> held) : roles(std::move(held)) {}
  std::optional<permit::Capacity> find(storage::Transaction&, const storage::Id&, config::Date) const override {
    return roles.empty() ? std::nullopt : std::optional{roles.front()};
  }
  std::vector<permit::Capacity> of_person(storage::Transaction&, const storage::Id&, config::Date) const override {
    return roles;
  }
  std::vector<permit::Capacity> everyone(storage::Transaction&, config::Date) const override { return roles; }

  std::vector<permit::Capacity> roles;
};

TEST_P(PermitTest, a_session_ends_by_idleness_age_logout_and_end_of_role) {
  permit::Capacity capacity{.id = storage::Id::of_words("capacity:k"),
                            .person = storage::Id::of_words("person:k"),
                            .person_name = "Karen Holm",
                            .role = permit::Role::mayor,
                            .authority = svendborg,
                            .authority_name = "Svendborg Kommune",
                            .since = today};
  const OnePerson directory(capacity);
  const auto start = [&] {
    auto outcome = archive_.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<std::string> {
      return permit::start_session(change, capacity);
    });
    return *outcome;
  };
  const std::string token = start();
  EXPECT_NE(token, start()) << "every session has its own token";
  const config::Instant began = clock_.now();
  const auto viewer = [&](const permit::Directory& who, std::string_view of, config::Instant at) {
    return (*database_)->read([&](storage::Transaction& tx) { return permit::find_viewer(tx, who, of, at, {}); });
  };
  ASSERT_TRUE(viewer(directory, token, began + 1min));
  EXPECT_EQ(viewer(directory, token, began + 1min)->name, "Karen Holm");
  EXPECT_FALSE(viewer(directory, token + "x", began + 1min));
  EXPECT_FALSE(viewer(directory, "", began + 1min));
  EXPECT_FALSE(viewer(directory, token, began + 16min)) << "idle";
  (*database_)->write([&](storage::Transaction& tx) { permit::touch_session(tx, token, began + 9h + 55min); });
  EXPECT_TRUE(viewer(directory, token, began + 9h + 56min));
  EXPECT_FALSE(viewer(directory, token, began + 10h + 1min)) << "absolute limit";

  permit::Capacity ended = capacity;
  ended.until = config::day_of(began);
  (*database_)->write([&](storage::Transaction& tx) { permit::touch_session(tx, token, began); });
  EXPECT_FALSE(viewer(OnePerson(ended), token, began + 1min)) << "the role ended today";

  const auto out = archive_.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
    permit::end_session(change, token);
    return config::done;
  });
  EXPECT_TRUE(out);
  EXPECT_FALSE(viewer(directory, token, began + 1min));
}

TEST_P(PermitTest, a_demo_session_ends_where_there_is_no_demo_and_a_proven_one_does_not) {
  const permit::Capacity capacity{.id = storage::Id::of_words("capacity:k"),
                                  .person = storage::Id::of_words("person:k"),
                                  .person_name = "Karen Holm",
                                  .title = "Borgmester",
                                  .role = permit::Role::mayor,
                                  .authority = svendborg,
                                  .authority_name = "Svendborg Kommune",
                                  .since = today,
                                  .until = {}};
  const OnePerson directory(capacity);
  const auto start = [&](bool demo) {
    const auto token =
        archive_.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<std::string> {
          return permit::start_session(change, capacity, demo);
        });
    return *token;
  };
  const std::string played = start(true), proven = start(false);
  const auto stands = [&](const std::string& token) {
    return (*database_)->read([&](storage::Transaction& tx) {
      return permit::find_viewer(tx, directory, token, clock_.now(), {}).has_value();
    });
  };
  EXPECT_TRUE(stands(played));
  (*database_)->write([](storage::Transaction& tx) { permit::end_demo_sessions(tx); });
  EXPECT_FALSE(stands(played));
  EXPECT_TRUE(stands(proven));
}

TEST_P(PermitTest, a_change_is_refused_when_the_role_has_ended_and_nothing_is_written) {
  permit::Capacity capacity{.id = storage::Id::of_words("capacity:k"),
                            .person = storage::Id::of_words("person:k"),
                            .person_name = "Karen Holm",
                            .title = "Borgmester",
                            .role = permit::Role::mayor,
                            .authority = svendborg,
                            .authority_name = "Svendborg Kommune",
                            .since = today,
                            .until = {}};
  HeldRoles held({capacity});
  archive_.guard_with(permit::in_force(held));
  const storage::Id thing = storage::Id::of_words("thing");
  const auto act_as = [&](const audit::Actor& actor) {
    const auto outcome = archive_.change(actor, [&](audit::Change& change) -> config::Outcome<config::Done> {
      change.record({.verb = "tried", .thing = thing, .kind = "test", .reason = "", .details = ""});
      return config::done;
    });
    return outcome ? std::string() : outcome.refusal().sentence;
  };
  const auto entries = [&] {
    return (*database_)->read([&](storage::Transaction& tx) { return audit::history_of(tx, thing).size(); });
  };
  audit::Actor mayor{.person = capacity.person,
                     .name = "Karen Holm",
                     .role = "mayor",
                     .authority = svendborg,
                     .purpose = "",
                     .request = {}};
  EXPECT_EQ(act_as(mayor), "");
  EXPECT_EQ(act_as(audit::system_actor()), "");
  EXPECT_EQ(entries(), 2u);
  mayor.authority = nyborg;
  EXPECT_NE(act_as(mayor), "") << "the same role for another authority";
  mayor.authority = svendborg;
  held.roles.clear();  // between the page and the change
  EXPECT_EQ(act_as(mayor), "Your role is no longer in force. Nothing was saved.");
  EXPECT_EQ(entries(), 2u);
}

TEST(Roles, keep_their_identifiers_and_rights_their_roles) {
  for (int number = 0; number < permit::role_count; ++number) {
    const auto role = static_cast<permit::Role>(number);
    EXPECT_EQ(permit::role_named(permit::identifier(role)), role);
    EXPECT_TRUE(permit::anyone.given_to(role));
    EXPECT_EQ(permit::signed_in.given_to(role), role != permit::Role::citizen);
  }
  EXPECT_FALSE(permit::role_named("king"));
  EXPECT_NE(permit::form_token("a"), permit::form_token("b"));
}

}  // namespace
