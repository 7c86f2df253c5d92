#pragma once
// Both engines for every store test: SQLite in a folder of its own, and a schema of its own in a throw-away PostgreSQL
// 15 that the tests start themselves (or find by TRYGKREDS_TEST_POSTGRES). A test that needs a database is written
// once:
//
//   class MeetingStoreTest : public trial::BothEngines {};
//   TRIAL_ON_BOTH(MeetingStoreTest);
//   TEST_P(MeetingStoreTest, keeps_the_agenda_in_order) { auto db = open({councils::package()}); ... }

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "config/clock.h"
#include "config/package.h"
#include "storage/database.h"

namespace trial {

/// A migrated, empty database that vanishes with the object.
class Throwaway {
 public:
  Throwaway(storage::Engine engine, const std::vector<config::Package>& packages);
  ~Throwaway();
  storage::Database& operator*() { return *database_; }
  storage::Database* operator->() { return database_.get(); }
  const std::string& url() const { return url_; }
  const std::string& folder() const { return folder_; }
  /// Lets go of the database and takes it up again, as a restart does.
  void close() { database_.reset(); }
  void reopen() { database_ = storage::Database::open(url_); }

 private:
  void remove();

  std::string url_, folder_, schema_;
  std::unique_ptr<storage::Database> database_;
};

class BothEngines : public ::testing::TestWithParam<storage::Engine> {
 protected:
  std::unique_ptr<Throwaway> open(const std::vector<config::Package>& packages) {
    return std::make_unique<Throwaway>(GetParam(), packages);
  }
};

/// The constexpr storage::Sql literals of every *_store.cpp below a folder, found in the source text (PERMIT_VISIBLE
/// put in), so that a test can prepare them all on both engines.
struct FoundStatement {
  std::string file, name, text;
};
std::vector<FoundStatement> statements_below(const std::string& folder);

/// The source folder of the project (environment TRYGKREDS_SOURCE).
std::string source_folder();

}  // namespace trial

#define TRIAL_ON_BOTH(suite)                                                                 \
  INSTANTIATE_TEST_SUITE_P(                                                                  \
      Engines, suite, ::testing::Values(storage::Engine::sqlite, storage::Engine::postgres), \
      [](const auto& chosen) { return chosen.param == storage::Engine::sqlite ? "sqlite" : "postgres"; })
