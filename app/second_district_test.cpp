// A district of another shape (one municipality, a kredsråd of two) is data and nothing else: it loads, everybody in it
// finds their work, and no page of it speaks of the first district.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "demo_program.h"

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

}  // namespace
}  // namespace app
