// Rules without a database: periods, names that follow each other, one primary at a time, gaps, who may give a role.

#include <gtest/gtest.h>

#include "authority.h"
#include "local_officer.h"
#include "role.h"

namespace organisation {
namespace {

using permit::Role;
using storage::Id;

config::Date day(const char* iso) { return config::parse_date(iso).value(); }

Period from(const char* since) { return {day(since), std::nullopt}; }
Period between(const char* since, const char* until) { return {day(since), day(until)}; }

Assignment officer(const char* person, Rank rank, Period period) {
  return {
      .id = Id::next(), .person = Id::of_words(person), .area = Id::of_words("area"), .rank = rank, .period = period};
}

TEST(Period, is_half_open) {
  const Period march = between("2020-03-01", "2020-04-01");
  EXPECT_TRUE(march.covers(day("2020-03-01")));
  EXPECT_TRUE(march.covers(day("2020-03-31")));
  EXPECT_FALSE(march.covers(day("2020-04-01")));
  EXPECT_FALSE(march.overlaps(from("2020-04-01")));
  EXPECT_TRUE(march.overlaps(from("2020-03-31")));
  EXPECT_TRUE(from("2020-03-31").overlaps(march));
  EXPECT_FALSE(between("2020-03-01", "2020-03-01").sound());
}

TEST(LocalOfficer, an_area_has_one_primary_at_a_time) {
  const std::vector<Assignment> now{officer("anna", Rank::primary, between("2019-01-01", "2020-06-01")),
                                    officer("bo", Rank::secondary, from("2019-01-01"))};
  const auto refusal = refusal_of(officer("carl", Rank::primary, from("2020-05-31")), now);
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->field, "rank");
  EXPECT_FALSE(refusal_of(officer("carl", Rank::primary, from("2020-06-01")), now));
  EXPECT_FALSE(refusal_of(officer("carl", Rank::secondary, from("2020-01-01")), now));
  EXPECT_TRUE(refusal_of(officer("bo", Rank::tertiary, from("2020-01-01")), now));
  EXPECT_TRUE(refusal_of(officer("carl", Rank::primary, between("2021-01-01", "2020-01-01")), now));
}

TEST(LocalOfficer, tells_the_days_without) {
  const std::vector<Assignment> of_area{officer("anna", Rank::primary, between("2020-01-01", "2020-03-01")),
                                        officer("bo", Rank::primary, between("2020-02-01", "2020-02-10")),
                                        officer("carl", Rank::primary, from("2020-05-01"))};
  const auto days = gaps(of_area, Rank::primary, day("2019-12-01"), day("2021-01-01"));
  ASSERT_EQ(days.size(), 2u);
  EXPECT_EQ(days[0], between("2019-12-01", "2020-01-01"));
  EXPECT_EQ(days[1], between("2020-03-01", "2020-05-01"));
  EXPECT_EQ(gaps({}, Rank::secondary, day("2020-01-01"), day("2020-02-01")),
            std::vector{between("2020-01-01", "2020-02-01")});
}

TEST(Authority, names_follow_each_other_without_holes) {
  const Period life = from("2007-01-01");
  EXPECT_FALSE(fault_of_names(life, {{"A", "A", between("2007-01-01", "2010-01-01")}, {"B", "B", from("2010-01-01")}}));
  EXPECT_TRUE(fault_of_names(life, {{"A", "A", between("2007-01-01", "2010-01-01")}, {"B", "B", from("2010-01-02")}}));
  EXPECT_TRUE(fault_of_names(life, {{"A", "A", between("2007-01-01", "2010-01-01")}}));
  EXPECT_TRUE(fault_of_names(life, {{"A", "A", from("2008-01-01")}}));
  EXPECT_TRUE(fault_of_names(life, {}));
}

TEST(Authority, spellings_that_mean_the_same_fold_alike) {
  EXPECT_EQ(folded_name("Fåborg-Midtfyn Kommune"), folded_name("faaborg midtfyn"));
  EXPECT_EQ(folded_name("Ærø"), folded_name("ÆRØ KOMMUNE"));
  EXPECT_NE(folded_name("Nyborg"), folded_name("Svendborg"));
}

TEST(Role, one_mayor_at_a_time_and_many_consultants) {
  const auto role = [](const char* person, Role kind, Period period) {
    return RoleHeld{.id = Id::next(),
                    .person = Id::of_words(person),
                    .role = kind,
                    .authority = Id::of_words("byen"),
                    .period = period};
  };
  EXPECT_TRUE(refusal_of(role("anna", Role::mayor, from("2020-01-01")), {role("bo", Role::mayor, from("2018-01-01"))}));
  EXPECT_FALSE(refusal_of(role("anna", Role::mayor, from("2020-01-01")),
                          {role("bo", Role::mayor, between("2018-01-01", "2020-01-01"))}));
  EXPECT_FALSE(refusal_of(role("anna", Role::ssp_consultant, from("2020-01-01")),
                          {role("bo", Role::ssp_consultant, from("2018-01-01"))}));
  EXPECT_TRUE(refusal_of(role("bo", Role::ssp_consultant, from("2020-01-01")),
                         {role("bo", Role::ssp_consultant, from("2018-01-01"))}));
}

TEST(Role, the_watching_roles_are_given_by_the_administrator_only) {
  EXPECT_TRUE(may_give(Role::district_secretariat, Role::mayor));
  for (const Role watching : {Role::administrator, Role::dpo, Role::archivist, Role::auditor}) {
    EXPECT_FALSE(may_give(Role::district_secretariat, watching));
    EXPECT_TRUE(may_give(Role::administrator, watching));
  }
  EXPECT_FALSE(may_give(Role::mayor, Role::deputy_member));
  EXPECT_FALSE(may_give(Role::administrator, Role::citizen));
}

}  // namespace
}  // namespace organisation
