// Authorities, people, roles and local officers on both engines, from the district file to what other modules ask.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "area_store.h"
#include "audit/archive.h"
#include "audit/history.h"
#include "authority_store.h"
#include "load.h"
#include "lookup.h"
#include "module.h"
#include "permit/audience.h"
#include "permit/viewer.h"
#include "person_store.h"
#include "registry/feed.h"
#include "registry/search.h"
#include "registry/thing.h"
#include "trial/databases.h"

namespace organisation {
namespace {

using permit::Role;

constexpr config::Date tuesday{std::chrono::year{2020}, std::chrono::September, std::chrono::day{15}};
[[maybe_unused]] config::Date day(const char* iso) { return config::parse_date(iso).value(); }

/// A database with the demo district, or a text of our own.
struct District {
  config::Clock clock;
  std::unique_ptr<trial::Throwaway> database;
  audit::Archive archive;

  explicit District(std::unique_ptr<trial::Throwaway> fresh) : database(std::move(fresh)), archive(**database, clock) {
    clock.set(config::parse_local("2020-09-15T08:30").value());
  }

  config::Faults load_text(const std::string& text) {
    config::Faults faults;
    const auto outcome = archive.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
      config::Reader reader("organisation.yaml");
      const DistrictFile file = read_district_file(reader, text);
      faults = reader.faults();
      if (faults.empty()) faults = write_district(change, file, "organisation.yaml");
      if (!faults.empty()) return config::Refusal{faults.front().sentence};
      return config::done;
    });
    EXPECT_EQ(static_cast<bool>(outcome), faults.empty());
    return faults;
  }

  config::Faults load_demo() {
    const auto text = config::read_file(std::filesystem::path(trial::source_folder()) / "districts/fyn-2020/organisation.yaml");
    EXPECT_TRUE(text);
    return load_text(text.value_or(""));
  }

  template <class Body>
  auto read(Body body) {
    return archive.read(body);
  }
};

std::vector<config::Package> packages() { return {audit::package(), permit::package(), registry::package(), package()}; }

class OrganisationTest : public trial::BothEngines {
 protected:
  std::unique_ptr<District> district() { return std::make_unique<District>(open(packages())); }
  std::unique_ptr<District> demo() {
    auto fresh = district();
    for (const config::Fault& fault : fresh->load_demo()) ADD_FAILURE() << fault.text();
    return fresh;
  }
};
TRIAL_ON_BOTH(OrganisationTest);

TEST_P(OrganisationTest, loads_the_demo_district) {
  const auto fyn = demo();
  fyn->read([&](storage::Transaction& tx) {
    EXPECT_EQ(municipalities(tx, tuesday).size(), 10u);
    EXPECT_EQ(areas(tx, tuesday).size(), 4u);
    EXPECT_EQ(police_district(tx, tuesday).value().name, "Fyns Politi");
    EXPECT_GE(all_capacities(tx, tuesday).size(), 90u);
    // Danish order: Ærø after Svendborg, and nothing after it among the municipalities.
    EXPECT_EQ(municipalities(tx, tuesday).back().name, "Ærø Kommune");
    const auto odense = find_authority(tx, authority_id("odense"), tuesday).value();
    EXPECT_EQ(odense.municipality_code, 461);
    EXPECT_EQ(odense.area, area_id("odense"));
    EXPECT_TRUE(capacity_on(tx, capacity_id("borgmester-svendborg", Role::mayor, "svendborg"), tuesday));
  });
}

}  // namespace
}  // namespace organisation
