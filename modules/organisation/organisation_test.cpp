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
config::Date day(const char* iso) { return config::parse_date(iso).value(); }

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
    const auto outcome =
        archive.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
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
    const auto text =
        config::read_file(std::filesystem::path(trial::source_folder()) / "districts/fyn-2020/organisation.yaml");
    EXPECT_TRUE(text);
    return load_text(text.value_or(""));
  }

  template <class Body>
  auto read(Body body) {
    return archive.read(body);
  }
};

std::vector<config::Package> packages() {
  return {audit::package(), permit::package(), registry::package(), package()};
}

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

TEST_P(OrganisationTest, loading_again_writes_nothing_and_says_nothing) {
  const auto fyn = demo();
  const auto entries = [&] {
    return fyn->read(
        [](storage::Transaction& tx) { return audit::history_of(tx, person_id("borgmester-svendborg")).size(); });
  };
  EXPECT_EQ(entries(), 1u);
  EXPECT_TRUE(fyn->load_demo().empty());
  EXPECT_EQ(entries(), 1u);
  fyn->read([&](storage::Transaction& tx) {
    EXPECT_EQ(roles_of(tx, person_id("borgmester-svendborg")).size(), 1u);
    EXPECT_EQ(roles_of(tx, person_id("ssp-aeroe")).size(), 2u);  // came back after two years: two periods, two ids
  });
}

TEST_P(OrganisationTest, a_role_is_in_force_from_its_first_day_to_the_day_before_its_end) {
  const auto fyn = demo();
  fyn->read([&](storage::Transaction& tx) {
    const storage::Id police = authority_id("fyns-politi");
    const auto chief = [&](const char* iso) {
      const auto holders = holders_of(tx, Role::chief_of_police, police, day(iso));
      return holders.size() == 1 ? holders.front().person : storage::Id{};
    };
    EXPECT_EQ(chief("2019-05-31"), person_id("tidligere-politidirektoer"));
    EXPECT_EQ(chief("2019-06-01"), person_id("politidirektoer"));
    // A role to come is not held yet, and one that ended is held no more.
    EXPECT_FALSE(capacity_on(tx, capacity_id("analytiker-3", Role::analyst, "fyns-politi"), tuesday));
    EXPECT_TRUE(capacity_on(tx, capacity_id("analytiker-3", Role::analyst, "fyns-politi"), day("2020-10-01")));
    EXPECT_FALSE(capacity_on(tx, capacity_id("ssp-odense-3", Role::ssp_consultant, "odense"), tuesday));
    // Of two periods of the same role, the latest keeps the plain id.
    EXPECT_TRUE(capacity_on(tx, capacity_id("ssp-aeroe", Role::ssp_consultant, "aeroe"), tuesday));
    EXPECT_FALSE(capacity_on(tx, capacity_id("ssp-aeroe", Role::ssp_consultant, "aeroe"), day("2015-01-01")));
    EXPECT_EQ(holders_of(tx, Role::ssp_consultant, authority_id("aeroe"), day("2015-01-01")).size(), 1u);
    EXPECT_TRUE(holders_of(tx, Role::ssp_consultant, authority_id("aeroe"), day("2017-01-01")).empty());
  });
}

TEST_P(OrganisationTest, history_keeps_the_name_that_was_right_then) {
  const auto fyn = demo();
  fyn->read([&](storage::Transaction& tx) {
    const storage::Id housing = authority_id("boligforeningen");
    EXPECT_EQ(find_authority(tx, housing, day("2019-06-30")).value().name, "Boligforeningen Møllevangen");
    EXPECT_EQ(find_authority(tx, housing, day("2019-07-01")).value().name, "Boligforeningen Havn og Mølle");
    // By a former name, by another spelling, and by the name of one that was merged.
    EXPECT_EQ(authority_named(tx, "Boligforeningen Møllevangen", tuesday).value().id, housing);
    EXPECT_EQ(authority_named(tx, "faaborg midtfyn", tuesday).value().key, "faaborg-midtfyn");
    EXPECT_EQ(authority_named(tx, "Fåborg-Midtfyn Kommune", tuesday).value().key, "faaborg-midtfyn");
    EXPECT_EQ(authority_named(tx, "Nattevandrerne", tuesday).value().key, "natteravnene");
    EXPECT_EQ(authority_named(tx, "Nattevandrerne", day("2017-01-01")).value().key, "nattevandrerne");
    EXPECT_FALSE(authority_named(tx, "Bogense", tuesday));
    EXPECT_FALSE(authority_named(tx, "Kommune", tuesday));
  });
}

TEST_P(OrganisationTest, says_who_an_office_is_and_who_stands_behind_it) {
  const auto fyn = demo();
  fyn->read([&](storage::Transaction& tx) {
    const storage::Id mayor = permit::office(Role::mayor, authority_id("svendborg"));
    EXPECT_EQ(words_for(tx, mayor, tuesday), "Borgmesteren i Svendborg Kommune (Karen Holm)");
    const auto behind = people_behind(tx, mayor, tuesday);
    ASSERT_EQ(behind.size(), 1u);
    EXPECT_EQ(behind.front().email, "karen.holm@svendborg.example");
    EXPECT_EQ(words_for(tx, capacity_id("borgmester-svendborg", Role::mayor, "svendborg"), tuesday),
              "Karen Holm, Borgmester, Svendborg Kommune");
    EXPECT_EQ(words_for(tx, permit::office(Role::analyst, authority_id("aeroe")), tuesday),
              "Analyseenheden i Ærø Kommune (ingen for tiden)");
    EXPECT_EQ(words_for(tx, permit::office(Role::local_officer, authority_id("fyns-politi")), tuesday),
              "Lokalbetjentene i Fyns Politi (13 personer)");
    EXPECT_EQ(words_for(tx, storage::Id::next(), tuesday), "");
    EXPECT_TRUE(people_behind(tx, storage::Id::next(), tuesday).empty());
  });
}

TEST_P(OrganisationTest, the_public_sees_only_officers_who_accept_it_and_no_people) {
  const auto fyn = demo();
  fyn->read([&](storage::Transaction& tx) {
    const permit::Viewer citizen = permit::citizen(tuesday);
    permit::Viewer mayor = citizen;
    mayor.role = Role::mayor;
    mayor.authority = authority_id("svendborg");
    mayor.capacity = capacity_id("borgmester-svendborg", Role::mayor, "svendborg");
    EXPECT_TRUE(people_lines(tx, citizen, When::now).empty());
    EXPECT_GE(people_lines(tx, mayor, When::now).size(), 90u);
    EXPECT_FALSE(visible_person(tx, citizen, person_id("politidirektoer")));
    EXPECT_TRUE(visible_person(tx, mayor, person_id("politidirektoer")));
    EXPECT_EQ(officer_lines(tx, citizen, area_id("oest")).size(), 2u);  // the secondary does not accept it
    EXPECT_EQ(officer_lines(tx, mayor, area_id("oest")).size(), 3u);
    EXPECT_FALSE(registry::find(tx, citizen, person_id("politidirektoer")));
    EXPECT_EQ(registry::find(tx, mayor, person_id("politidirektoer")).value().title, "Ingrid Vestergaard");
    EXPECT_EQ(registry::find(tx, citizen, authority_id("aeroe")).value().address, "/folk/myndighed/aeroe");
    EXPECT_TRUE(registry::search(tx, citizen, "Vestergaard").things.empty());
    EXPECT_EQ(registry::search(tx, mayor, "Vestergaard").things.size(), 1u);
  });
}

TEST_P(OrganisationTest, the_directory_follows_the_roles) {
  const auto fyn = demo();
  Module module(fyn->archive);
  fyn->read([&](storage::Transaction& tx) {
    EXPECT_EQ(module.directory().of_person(tx, person_id("frivillig"), tuesday).size(), 1u);
    EXPECT_EQ(module.directory().of_person(tx, person_id("frivillig"), tuesday).front().authority_name,
              "Natteravnene på Fyn");
    EXPECT_EQ(module.directory().of_person(tx, person_id("frivillig"), day("2018-08-31")).front().authority_name,
              "Nattevandrerne i Svendborg");
    EXPECT_TRUE(module.directory().of_person(tx, person_id("tidligere-politidirektoer"), tuesday).empty());
  });
}

// -- faults of the file, each with its line ------------------------------------------------------------------------

constexpr const char* small_district = R"(authorities:
  - key: politiet
    kind: police_district
    since: 2007-01-01
    names:
      - name: Politiet
  - key: byen
    kind: municipality
    code: 101
    since: 2007-01-01
    names:
      - {name: Byen Kommune, short: Byen, since: 2007-01-01}
areas:
  - key: her
    name: Byen
    since: 2010-01-01
    municipalities:
      - {municipality: byen}
people:
  - key: anna
    name: Anna Lund
    roles:
      - {role: local_officer, authority: politiet, title: Lokalbetjent, since: 2015-01-01}
  - key: bo
    name: Bo Krag
    roles:
      - {role: mayor, authority: byen, title: Borgmester, since: 2018-01-01}
local_officers:
  - {person: anna, area: her, rank: primary, since: 2016-01-01}
)";

struct Spoilt {
  const char* name;
  const char* from;  // what is replaced in the small district
  const char* to;
  int line;              // of the fault
  const char* sentence;  // a part of it
};

const Spoilt spoilt[] = {
    {"unknown key", "    name: Byen\n", "    name: Byen\n    nam: x\n", 16, "'nam' is not a known key"},
    {"unknown kind", "kind: municipality", "kind: town", 8, "'town' is not a known kind"},
    {"bad day", "since: 2010-01-01", "since: 2010-02-30", 16, "is not a day"},
    {"ends before it begins", "rank: primary, since: 2016-01-01", "rank: primary, since: 2016-01-01, until: 2016-01-01",
     29, "must lie after"},
    {"duplicate key", "key: byen", "key: politiet", 7, "already an authority with the key"},
    {"no code", "    code: 101\n", "", 7, "'code' is missing"},
    {"unknown municipality", "municipality: byen", "municipality: byn", 18, "no authority with the key 'byn'"},
    {"no municipality", "municipality: byen", "municipality: politiet", 18, "not a municipality"},
    {"twice in an area", "      - {municipality: byen}\n",
     "      - {municipality: byen}\n      - {municipality: byen}\n", 19, "already in an area"},
    {"unknown role", "role: mayor", "role: king", 27, "'king' is not a role"},
    {"role of an unknown authority", "role: mayor, authority: byen", "role: mayor, authority: byn", 27,
     "no authority with the key 'byn'"},
    {"role before the authority", "title: Borgmester, since: 2018-01-01", "title: Borgmester, since: 2001-01-01", 27,
     "within the time"},
    {"two mayors", "title: Borgmester, since: 2018-01-01}\n",
     "title: Borgmester, since: 2018-01-01}\n  - key: ib\n    name: Ib\n    roles:\n      - {role: mayor, authority: "
     "byen, title: Borgmester, since: 2019-01-01}\n",
     31, "Somebody else holds this role"},
    {"unknown person", "person: anna, area: her", "person: ana, area: her", 29, "no person with the key 'ana'"},
    {"unknown area", "person: anna, area: her", "person: anna, area: der", 29, "no area with the key 'der'"},
    {"two primaries", "rank: primary, since: 2016-01-01}\n",
     "rank: primary, since: 2016-01-01}\n  - {person: bo, area: her, rank: primary, since: 2020-01-01}\n", 30,
     "already has a primary"},
    {"unknown function", "rank: primary, since", "rank: primary, functions: [dance], since", 29,
     "not a known function"},
    {"hole in the names", "      - {name: Byen Kommune, short: Byen, since: 2007-01-01}\n",
     "      - {name: Byen Kommune, since: 2007-01-01, until: 2009-01-01}\n      - {name: Byen, since: 2010-01-01}\n",
     12, "must begin on the day"},
    {"not YAML", "areas:\n", "areas: [\n", 14, "not well-formed YAML"},
};

TEST_P(OrganisationTest, every_fault_of_the_file_is_told_with_its_line_and_changes_nothing) {
  const auto district = this->district();
  for (const Spoilt& one : spoilt) {
    SCOPED_TRACE(one.name);
    std::string text = small_district;
    const std::size_t at = text.find(one.from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, std::string_view(one.from).size(), one.to);
    const config::Faults faults = district->load_text(text);
    ASSERT_FALSE(faults.empty());
    bool told = false;
    std::string all;
    for (const config::Fault& fault : faults) {
      all += fault.text() + "\n";
      told = told || (fault.line == one.line && fault.sentence.find(one.sentence) != std::string::npos);
    }
    EXPECT_TRUE(told) << all;
  }
  district->read([](storage::Transaction& tx) { EXPECT_TRUE(authorities(tx, tuesday).empty()); });
  EXPECT_TRUE(district->load_text(small_district).empty());
  district->read([](storage::Transaction& tx) { EXPECT_EQ(authorities(tx, tuesday).size(), 2u); });
}

TEST_P(OrganisationTest, a_load_that_breaks_a_rule_with_what_is_stored_is_refused_whole) {
  const auto district = this->district();
  ASSERT_TRUE(district->load_text(small_district).empty());
  // The primary was changed to another person's name in the file: another assignment, and the stored one still stands.
  std::string text = small_district;
  text.replace(text.find("person: anna, area"), 12, "person: bo");
  const config::Faults faults = district->load_text(text);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults.front().line, 29);
  district->read([](storage::Transaction& tx) { EXPECT_EQ(assignments_of_area(tx, area_id("her")).size(), 1u); });
}

}  // namespace
}  // namespace organisation
