// A district of another shape (one municipality, a kredsråd of two) is data and nothing else: it loads, everybody in it
// finds their work, and no page of it speaks of the first district.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "demo_program.h"
#include "registry/feed.h"
#include "trial/databases.h"

namespace app {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(SecondDistrict, loads_from_data_alone_and_works) {
  DemoProgram program({}, "bornholm-2020");

  for (const char* address : {"/", "/plan/2020", "/moeder", "/lokalbetjent", "/api/v1/plan/2020"}) {
    const http::Response page = program.get(address);
    EXPECT_EQ(page.status, 200) << address;
    EXPECT_THAT(page.bytes(), Not(HasSubstr("Fyn"))) << address;
  }
  EXPECT_THAT(program.get("/plan/2020").bytes(), HasSubstr("Fælles havnevagt"));
  EXPECT_THAT(program.get("/lokalbetjent/bornholm").bytes(), HasSubstr("Jesper Kure"));

  std::size_t people = 0;
  for (const permit::Capacity& capacity : program.everyone()) {
    const std::string cookie = program.log_in(capacity);
    for (const char* address : {"/mit-arbejde", "/moeder", "/folk"})
      EXPECT_LT(program.get(address, cookie).status, 500) << address << ' ' << permit::identifier(capacity.role);
    if (capacity.role == permit::Role::mayor) {
      const http::Response meetings = program.get("/moeder", cookie);
      EXPECT_THAT(meetings.bytes(), HasSubstr("Kredsrådet på Bornholm"));
    }
    ++people;
  }
  EXPECT_GE(people, 16U);
}

TEST(SecondDistrict, a_district_is_loaded_again_without_doubling) {
  for (const char* district : {"fyn-2020", "bornholm-2020"}) {
    DemoProgram program({}, district);
    const permit::Viewer viewer = program.viewer_of(program.everyone().front());
    const auto things = [&] {
      return program->archive().read([&](storage::Transaction& tx) {
        std::int64_t all = 0;
        for (const char* kind : {"organisation.person", "councils.meeting", "cooperation_plan.initiative"})
          all += registry::count(tx, viewer, {.kind = kind}, 10'000);
        return all;
      });
    };
    const std::int64_t before = things();
    EXPECT_GT(before, 10) << district;
    const config::Faults faults = program->load(trial::source_folder() + "/districts/" + district);
    for (const config::Fault& fault : faults) ADD_FAILURE() << district << ": " << fault.text();
    EXPECT_EQ(things(), before) << district;
  }
}

}  // namespace
}  // namespace app
