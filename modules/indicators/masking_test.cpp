// Small numbers cannot be worked out: for every table of a family, every number from 1 to 4 is possible for every small
// cell, even for somebody who knows the rule and the total.

#include "masking.h"

#include <set>

#include <gtest/gtest.h>

namespace indicators {
namespace {

using Table = std::vector<std::int64_t>;

std::vector<Count> counts_of(const Table& table) {
  std::vector<Count> counts;
  for (const std::int64_t count : table) counts.push_back({count, std::nullopt, true});
  return counts;
}

/// What everybody sees of a table: the shown cells, the marks, and the total unless it is hidden.
std::vector<std::int64_t> seen(const Table& table) {
  const Mask shown = mask(counts_of(table));
  std::vector<std::int64_t> all;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    total += table[i];
    all.push_back(shown.cells[i] == Hidden::no ? table[i] : shown.cells[i] == Hidden::small ? -1 : -2);
  }
  all.push_back(shown.total_hidden ? -3 : total);
  return all;
}

TEST(Masking, shows_everything_without_small_numbers) {
  const Mask shown = mask(counts_of({0, 5, 12, 0, 7}));
  for (const Hidden cell : shown.cells) EXPECT_EQ(cell, Hidden::no);
  EXPECT_FALSE(shown.total_hidden);
}

TEST(Masking, hides_one_to_four_and_enough_beside) {
  const Mask shown = mask(counts_of({20, 3, 5, 9, 30}));
  EXPECT_EQ(shown.cells, (std::vector{Hidden::no, Hidden::small, Hidden::beside, Hidden::beside, Hidden::no}));
  EXPECT_FALSE(shown.total_hidden);
}

TEST(Masking, hides_the_total_when_the_rest_is_not_enough) {
  EXPECT_TRUE(mask(counts_of({0, 3, 0})).total_hidden);
  EXPECT_TRUE(mask(counts_of({2})).total_hidden);
  EXPECT_TRUE(mask(counts_of({2, 5})).total_hidden);
}

TEST(Masking, hides_a_share_whose_rest_is_small) {
  const auto share = [](std::int64_t count, std::int64_t whole) { return Count{count, whole - count, true}; };
  const Mask shown = mask({share(40, 42), share(30, 60), share(20, 40)});
  EXPECT_EQ(shown.cells[0], Hidden::small);
  EXPECT_EQ(shown.cells[1], Hidden::beside);
  EXPECT_EQ(shown.cells[2], Hidden::no);
  EXPECT_FALSE(shown.total_hidden);
}

TEST(Masking, leaves_places_without_a_figure_out) {
  const Mask shown = mask({{3, {}, true}, {0, {}, false}, {40, {}, true}, {50, {}, true}});
  EXPECT_EQ(shown.cells, (std::vector{Hidden::small, Hidden::no, Hidden::beside, Hidden::no}));
}

/// All small cells of the table keep every value from 1 to 4 in some table that looks the same.
void expect_safe(const Table& table) {
  const auto shown = seen(table);
  std::vector<std::size_t> small, beside;
  std::int64_t left = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (shown[i] == -1) small.push_back(i);
    if (shown[i] == -2) beside.push_back(i);
    if (shown[i] < 0) left += table[i];
  }
  if (small.empty()) return;
  std::vector<std::set<std::int64_t>> possible(table.size());
  // Every assignment of the hidden cells that looks the same, up to what is known of their sum.
  const std::int64_t most = shown.back() == -3 ? 6 : left;
  Table trial = table;
  const auto tries = [&](auto&& self, std::size_t at) -> void {
    if (at == small.size() + beside.size()) {
      if (seen(trial) != shown) return;
      for (const std::size_t i : small) possible[i].insert(trial[i]);
      return;
    }
    const bool is_small = at < small.size();
    const std::size_t cell = is_small ? small[at] : beside[at - small.size()];
    for (std::int64_t value = is_small ? 1 : 0; value <= (is_small ? 4 : most); ++value) {
      if (!is_small && value >= 1 && value <= 4) continue;
      trial[cell] = value;
      self(self, at + 1);
    }
  };
  tries(tries, 0);
  for (const std::size_t i : small)
    EXPECT_EQ(possible[i], (std::set<std::int64_t>{1, 2, 3, 4})) << testing::PrintToString(table) << " cell " << i;
}

TEST(Masking, no_small_number_can_be_worked_out_by_one_who_knows_the_rule) {
  const std::int64_t values[] = {0, 1, 4, 5, 8, 14};
  for (const auto a : values) {
    for (const auto b : values) {
      for (const auto c : values) {
        for (const auto d : {2, 6, 20}) expect_safe({a, b, c, d});
      }
    }
  }
}

}  // namespace
}  // namespace indicators
