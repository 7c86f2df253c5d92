#pragma once
// The demo district with its councils on a throwaway database, for the tests of this folder.

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "audit/archive.h"
#include "files/files.h"
#include "jobs/jobs.h"
#include "loading.h"
#include "mail/mail.h"
#include "meeting_acts.h"
#include "meeting_store.h"
#include "module.h"
#include "organisation/lookup.h"
#include "organisation/module.h"
#include "permit/audience.h"
#include "registry/feed.h"
#include "registry/thing.h"
#include "trial/databases.h"

namespace councils {

using permit::Role;

inline const storage::Id meeting_3 = storage::Id::of_words("meeting:kredsraad-3-2020");
inline const storage::Id meeting_4 = storage::Id::of_words("meeting:kredsraad-4-2020");
inline const storage::Id meeting_1 = storage::Id::of_words("meeting:kredsraad-1-2020");
inline const Sender sender{"https://trygkreds.example", "noreply@trygkreds.example"};

inline permit::Viewer as(Role role, const char* authority, const char* person, config::Date today) {
  permit::Viewer viewer;
  viewer.role = role;
  viewer.authority = organisation::authority_id(authority);
  viewer.person = organisation::person_id(person);
  viewer.capacity = organisation::capacity_id(person, role, authority);
  viewer.name = person;
  viewer.today = today;
  return viewer;
}

struct District {
  config::Clock clock;
  std::unique_ptr<trial::Throwaway> database;
  audit::Archive archive;
  files::Files files;

  explicit District(std::unique_ptr<trial::Throwaway> fresh)
      : database(std::move(fresh)),
        archive(**database, clock),
        files(std::filesystem::path(database->folder()) / "files", files::make_scanner("builtin")) {
    clock.set(config::parse_local("2020-09-15T08:30").value());
  }

  static std::filesystem::path folder() { return std::filesystem::path(trial::source_folder()) / "districts/fyn-2020"; }

  config::Faults load(const std::filesystem::path& councils_from) {
    config::Faults faults;
    const auto outcome =
        archive.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
          organisation::Module organisation(archive);
          faults = organisation.load(change, folder());
          if (faults.empty()) faults = load_district(change, files, councils_from);
          if (!faults.empty()) return config::Refusal{};  // the faults themselves are answered
          return config::done;
        });
    EXPECT_EQ(static_cast<bool>(outcome), faults.empty());
    return faults;
  }

  config::Date today() const { return clock.today(); }
  permit::Viewer secretary() const { return as(Role::district_secretariat, "fyns-politi", "kredssekretaer", today()); }
  permit::Viewer chief() const { return as(Role::chief_of_police, "fyns-politi", "politidirektoer", today()); }
  permit::Viewer mayor(const char* where) const {
    return as(Role::mayor, where, (std::string("borgmester-") + where).c_str(), today());
  }
  permit::Viewer citizen() const { return permit::citizen(today()); }

  template <class Body>
  auto read(Body body) {
    return archive.read(body);
  }
  template <class Body>
  auto change(const permit::Viewer& viewer, Body body) {
    return archive.change(viewer.actor(), body);
  }

  Meeting meeting(const storage::Id& id) {
    return read([&](storage::Transaction& tx) { return find_meeting(tx, id).value(); });
  }
  config::Outcome<Meeting> step(const permit::Viewer& viewer, const storage::Id& id, Act act,
                                const Particulars& particulars = {}) {
    const auto version = meeting(id).version;
    return change(viewer,
                  [&](audit::Change& c) { return take_step(c, viewer, sender, id, version, act, particulars); });
  }
};

class CouncilsTest : public trial::BothEngines {
 protected:
  std::unique_ptr<District> demo() {
    auto fresh =
        std::make_unique<District>(open({audit::package(), permit::package(), registry::package(), files::package(),
                                         jobs::package(), mail::package(), organisation::package(), package()}));
    for (const config::Fault& fault : fresh->load(District::folder())) ADD_FAILURE() << fault.text();
    return fresh;
  }
};

}  // namespace councils
