// Addresses and names of accounts, and how a new generation meets what people wrote.

#include "account.h"

namespace evaluation {

const Table* Generated::table(std::string_view key) const {
  for (const Table& one : tables) {
    if (one.key == key) return &one;
  }
  return nullptr;
}

const Section* Content::section(std::string_view key) const {
  for (const Section& one : sections) {
    if (one.heading.key == key) return &one;
  }
  return nullptr;
}
Section* Content::section(std::string_view key) {
  for (Section& one : sections) {
    if (one.heading.key == key) return &one;
  }
  return nullptr;
}

std::string Content::missing() const {
  for (const Section& one : sections) {
    if (one.heading.required && one.text.empty()) return one.heading.title;
  }
  return {};
}

void Content::take_in(const Content& fresh) {
  generated = fresh.generated;
  std::vector<Section> kept;
  for (const Section& one : fresh.sections) {
    const Section* mine = section(one.heading.key);
    kept.push_back(one);
    if (mine && mine->edited()) kept.back().text = mine->text;
  }
  // A heading that the district has taken away stays as long as somebody has written under it.
  for (const Section& mine : sections) {
    if (!fresh.section(mine.heading.key) && mine.edited()) kept.push_back(mine);
  }
  sections = std::move(kept);
}

std::string AccountVersion::address() const { return account_address(year) + "/udgave/" + std::to_string(number); }

storage::Id account_id(int year) { return storage::Id::of_words("account:" + std::to_string(year)); }
storage::Id account_version_id(int year, int number) {
  return storage::Id::of_words("account-version:" + std::to_string(year) + "-" + std::to_string(number));
}
std::string account_address(int year) { return "/redegoerelser/" + std::to_string(year); }
std::string account_title(int year) { return "Politidirektørens redegørelse for " + std::to_string(year); }

std::string mark_of(const Content& content) { return storage::Id::of_words(to_json(content)).text(); }

}  // namespace evaluation
