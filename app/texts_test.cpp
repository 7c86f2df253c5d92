// Every text in the code has its Danish, with the same places, and no Danish stands there unused.

#include <gtest/gtest.h>

#include <filesystem>

#include "i18n/texts_check.h"
#include "trial/databases.h"

namespace {

TEST(Texts, are_all_in_danish_and_all_used) {
  const std::filesystem::path root = trial::source_folder();
  std::vector<std::filesystem::path> folders{root / "app"};
  for (const char* place : {"kernel", "modules"}) {
    for (const auto& entry : std::filesystem::directory_iterator(root / place)) folders.push_back(entry.path());
  }
  int with_texts = 0;
  for (const auto& folder : folders) {
    with_texts += std::filesystem::exists(folder / "texts/da.po") ? 1 : 0;
    for (const std::string& fault : i18n::check_texts(folder)) ADD_FAILURE() << fault;
  }
  EXPECT_GT(with_texts, 6);
}

}  // namespace
