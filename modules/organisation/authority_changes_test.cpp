// An authority gets another name or another way to be reached from a day; what was right before stays, and midnight
// puts the new name and new gaps where they are seen.

#include "trial_pages.h"

#include "area_store.h"
#include "authority_changes.h"
#include "authority_store.h"
#include "daily.h"
#include "load.h"
#include "registry/thing.h"
#include "registry/todo.h"

namespace organisation {
namespace {

class AuthorityChangesTest : public OrganisationPages {
 protected:
  Pairs form(std::string name, std::string since) {
    return {{"name", std::move(name)},
            {"short_name", "Havnen"},
            {"email", "ny@havnen.example"},
            {"phone", "00 00 99 99"},
            {"website", "https://havnen.example"},
            {"since", std::move(since)},
            {"reason", "Sammenlagt"},
            {"version", version()}};
  }
  std::string version() {
    return std::to_string(
        archive->read([](storage::Transaction& tx) { return authority_version(tx, authority_id("boligforeningen")); }));
  }
  std::string name_on(const char* day) {
    return archive->read([&](storage::Transaction& tx) {
      return find_authority(tx, authority_id("boligforeningen"), config::parse_date(day).value())->name;
    });
  }
  std::string shown_title() {
    return archive->read([&](storage::Transaction& tx) {
      return registry::find(tx, permit::citizen(clock.today()), authority_id("boligforeningen"))->title;
    });
  }
  const std::string address = "/folk/myndighed/boligforeningen/ret";
};
TRIAL_ON_BOTH(AuthorityChangesTest);

TEST_P(AuthorityChangesTest, a_new_name_holds_from_its_day_and_the_old_one_until_then) {
  const std::string secretary = log_in("kredssekretaer");
  EXPECT_EQ(get(address, secretary).status, 200);
  EXPECT_EQ(get(address, log_in("borgmester-odense")).status, 404);
  EXPECT_EQ(get(address).status, 404);
  EXPECT_EQ(post(address, form("Boligforeningen Havnen", "2020-10-01"), log_in("borgmester-odense")).status, 404);
  EXPECT_EQ(get("/folk/myndighed/ingen/ret", secretary).status, 404);

  EXPECT_EQ(post(address, form("Boligforeningen Havnen", "2020-10-01"), secretary).status, 303);
  EXPECT_EQ(name_on("2020-09-30"), "Boligforeningen Havn og Mølle");
  EXPECT_EQ(name_on("2020-10-01"), "Boligforeningen Havnen");
  EXPECT_EQ(entries_of(authority_id("boligforeningen"), "authority_changed"), 1u);
  const http::Response page = get("/folk/myndighed/boligforeningen", secretary);
  EXPECT_TRUE(shows(page, "<h1>Boligforeningen Havn og Mølle</h1>"));
  EXPECT_TRUE(shows(page, "Boligforeningen Havnen"));
  EXPECT_TRUE(shows(page, "Sammenlagt"));
  EXPECT_TRUE(shows(page, "Kontakt gennem tiden"));
  EXPECT_FALSE(shows(get("/folk/myndighed"), "Boligforeningen Havnen"));

  // Midnight: the register says the new name; the day after changes nothing more.
  EXPECT_EQ(shown_title(), "Boligforeningen Havn og Mølle");
  clock.set(config::parse_local("2020-10-01T00:05").value());
  EXPECT_GE(begin_day(*archive), 1);
  EXPECT_EQ(shown_title(), "Boligforeningen Havnen");
  EXPECT_EQ(begin_day(*archive), 0);
  const std::string after = log_in("kredssekretaer");
  EXPECT_TRUE(shows(get("/folk/myndighed/boligforeningen", after), "ny@havnen.example"));
}

TEST_P(AuthorityChangesTest, what_cannot_be_is_told_beside_the_field_and_what_was_typed_is_kept) {
  const std::string secretary = log_in("kredssekretaer");
  const http::Response early = post(address, form("Boligforeningen Havnen", "2018-01-01"), secretary);
  EXPECT_EQ(early.status, 422);
  EXPECT_TRUE(shows(early, "gælder fra 1. juli 2019"));
  EXPECT_TRUE(shows(early, "value=\"Boligforeningen Havnen\""));
  Pairs no_reason = form("Boligforeningen Havnen", "2020-10-01");
  no_reason[6].second = "";
  EXPECT_EQ(post(address, no_reason, secretary).status, 422);
  Pairs no_mail = form("Boligforeningen Havnen", "2020-10-01");
  no_mail[2].second = "havnen";
  EXPECT_TRUE(shows(post(address, no_mail, secretary), "ikke en mailadresse"));
  Pairs script = form("Boligforeningen Havnen", "2020-10-01");
  script[4].second = "javascript:alert(1)";
  EXPECT_TRUE(shows(post(address, script, secretary), "https:// foran"));
  EXPECT_EQ(entries_of(authority_id("boligforeningen"), "authority_changed"), 0u);

  const Pairs once = form("Boligforeningen Havnen", "2020-10-01");
  EXPECT_EQ(post(address, once, secretary).status, 303);
  EXPECT_TRUE(shows(post(address, once, secretary), "En anden har rettet myndigheden")) << "a stale form";
  EXPECT_TRUE(shows(post(address, form("Boligforeningen Havnen", "2020-10-01"), secretary), "anderledes"));
  EXPECT_EQ(entries_of(authority_id("boligforeningen"), "authority_changed"), 1u);
}

TEST_P(AuthorityChangesTest, the_first_day_of_a_name_mends_it_and_loading_again_keeps_the_new_one) {
  const std::string secretary = log_in("kredssekretaer");
  EXPECT_EQ(post(address, form("Boligforeningen Havn og Mølledam", "2019-07-01"), secretary).status, 303);
  EXPECT_EQ(name_on("2020-01-01"), "Boligforeningen Havn og Mølledam");
  EXPECT_EQ(post(address, form("Boligforeningen Havnen", "2020-10-01"), secretary).status, 303);
  const auto again =
      archive->change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
        module->load(change, std::filesystem::path(trial::source_folder()) / "districts/fyn-2020");
        return config::done;
      });
  EXPECT_TRUE(again);
  EXPECT_EQ(name_on("2020-10-02"), "Boligforeningen Havnen");
}

TEST_P(AuthorityChangesTest, a_gap_that_comes_within_sight_becomes_work_at_midnight) {
  const auto open = [&] {
    return archive->read([&](storage::Transaction& tx) { return registry::open_on(tx, area_id("odense")); });
  };
  const std::string superintendent = log_in("politiinspektoer");
  storage::Id primary;  // of today
  archive->read([&](storage::Transaction& tx) {
    for (const Assignment& assignment : assignments_of_area(tx, area_id("odense"))) {
      if (assignment.rank == Rank::primary && !assignment.period.until) primary = assignment.id;
    }
  });
  // It ends in a year and a half: too far away to be anybody's work today.
  EXPECT_EQ(post("/folk/lokalbetjente/" + primary.text() + "/afslut", {{"until", "2022-03-31"}, {"version", "1"}},
                 superintendent)
                .status,
            303);
  EXPECT_TRUE(open().empty());
  jobs::Queue queue(**database, clock);
  module->begin_jobs(queue);
  EXPECT_GE(queue.run_due(), 1);
  EXPECT_TRUE(open().empty());
  EXPECT_EQ(queue.run_due(), 0) << "once a day";
  clock.set(config::parse_local("2021-05-03T00:01").value());
  EXPECT_GE(queue.run_due(), 1);
  ASSERT_EQ(open().size(), 1u);
  EXPECT_EQ(open().front().act, "assign_primary_officer");
  EXPECT_EQ(config::iso(open().front().due), "2022-04-01");
  EXPECT_EQ(entries_of(area_id("odense"), "cover_changed"), 1u);
}

TEST_P(AuthorityChangesTest, the_superintendent_works_from_the_gaps_and_plans_the_headcount) {
  const std::string superintendent = log_in("politiinspektoer"), mayor = log_in("borgmester-svendborg");
  const http::Response list = get("/folk/lokalbetjente/huller", superintendent);
  EXPECT_TRUE(shows(list, "Svendborg, Ærø og Langeland"));
  EXPECT_TRUE(shows(list, "15. september 2020"));
  EXPECT_TRUE(shows(list, "/folk/lokalbetjente/ny?area="));
  EXPECT_FALSE(shows(get("/folk/lokalbetjente/huller", mayor), "/folk/lokalbetjente/ny?area="));
  EXPECT_EQ(get("/folk/lokalbetjente/huller").status, 404);
  EXPECT_TRUE(shows(get("/folk/lokalbetjente/huller?format=csv", mayor), "2020-09-15"));
  EXPECT_TRUE(shows(get("/api/v1/lokalbetjente/huller", mayor), "\"rank\":\"secondary\""));

  const http::Response figure = get("/folk/lokalbetjente/bemanding", mayor);
  EXPECT_TRUE(shows(figure, "role=\"img\" aria-label=\"Lokalbetjente i hvert område"));
  EXPECT_TRUE(shows(figure, "1. juli 2021"));
  EXPECT_TRUE(shows(get("/folk/lokalbetjente/bemanding?format=csv", mayor), ";2021;"));
  const std::string plan = "/folk/lokalbetjente/bemanding/syd";
  EXPECT_EQ(get(plan, mayor).status, 404);
  EXPECT_EQ(get(plan, superintendent).status, 200);
  const auto version = [&] {
    return std::to_string(archive->read([](storage::Transaction& tx) { return area_version(tx, area_id("syd")); }));
  };
  Pairs wanted{
      {"year", "2021"}, {"planned", "5"}, {"by", "2021-06-01"}, {"reason", "Flerårsaftalen"}, {"version", version()}};
  EXPECT_EQ(post(plan, wanted, mayor).status, 404);
  EXPECT_EQ(post(plan, wanted, superintendent).status, 303);
  EXPECT_EQ(post(plan, wanted, superintendent).status, 422) << "stale";
  wanted[4].second = version();
  EXPECT_TRUE(shows(post(plan, wanted, superintendent), "anderledes"));
  wanted[0].second = "2019";
  EXPECT_TRUE(shows(post(plan, wanted, superintendent), "et år, der er gået"));
  wanted[0].second = "2022";
  EXPECT_TRUE(shows(post(plan, wanted, superintendent), "i planens år"));
  EXPECT_EQ(entries_of(area_id("syd"), "headcount_planned"), 1u);
  EXPECT_TRUE(shows(get("/folk/lokalbetjente/bemanding", mayor), "1. juni 2021"));
}

}  // namespace
}  // namespace organisation
