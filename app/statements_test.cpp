// Every statement of every store is prepared on both engines against the migrated schema: a broken one is found at
// once.

#include <gtest/gtest.h>

#include "modules.h"
#include "trial/databases.h"

namespace {

class StatementsTest : public trial::BothEngines {};
TRIAL_ON_BOTH(StatementsTest);

TEST_P(StatementsTest, all_can_be_prepared) {
  const auto database = open(app::packages());
  std::vector<trial::FoundStatement> statements = trial::statements_below(trial::source_folder() + "/kernel");
  const auto more = trial::statements_below(trial::source_folder() + "/modules");
  statements.insert(statements.end(), more.begin(), more.end());
  EXPECT_GT(statements.size(), 60u);
  for (const trial::FoundStatement& statement : statements) {
    try {
      (*database)->read([&](storage::Transaction& tx) { tx.prepare({statement.name, statement.text}); });
    } catch (const std::exception& error) {
      ADD_FAILURE() << statement.file << ": " << statement.name << ": " << error.what();
    }
  }
}

}  // namespace
