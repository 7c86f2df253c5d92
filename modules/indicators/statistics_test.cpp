// Intervals against published values.

#include "statistics.h"

#include <gtest/gtest.h>

namespace indicators {
namespace {

TEST(Statistics, wilson_gives_the_table_of_newcombe) {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  struct Row {
    std::int64_t count, whole;
    double low, high;
  };
  for (const Row& row : {Row{81, 263, 0.2553, 0.3662}, Row{15, 148, 0.0624, 0.1605}, Row{0, 20, 0.0000, 0.1611},
                         Row{1, 29, 0.0061, 0.1718}}) {
    const Interval interval = wilson(row.count, row.whole);
    EXPECT_NEAR(interval.low, row.low, 0.00006) << row.count << "/" << row.whole;
    EXPECT_NEAR(interval.high, row.high, 0.00006) << row.count << "/" << row.whole;
  }
}

TEST(Statistics, poisson_gives_garwoods_limits) {
  // F. Garwood, Biometrika 28 (1936): exact 95 % limits of a count.
  struct Row {
    std::int64_t count;
    double low, high;
  };
  for (const Row& row :
       {Row{0, 0, 3.689}, Row{1, 0.0253, 5.572}, Row{2, 0.2422, 7.225}, Row{5, 1.623, 11.668}, Row{9, 4.115, 17.085}}) {
    EXPECT_NEAR(poisson(row.count).low, row.low, 0.001) << row.count;
    EXPECT_NEAR(poisson(row.count).high, row.high, 0.001) << row.count;
  }
  // Byar's approximation from 10 on stays within a hundredth of the exact limits (10: 4.795-18.391; 50: 37.111-65.919;
  // 100: 81.364-121.627).
  for (const Row& row : {Row{10, 4.795, 18.391}, Row{50, 37.111, 65.919}, Row{100, 81.364, 121.627}}) {
    EXPECT_NEAR(poisson(row.count).low, row.low, 0.01) << row.count;
    EXPECT_NEAR(poisson(row.count).high, row.high, 0.01) << row.count;
  }
}

TEST(Statistics, intervals_overlap_where_they_touch) {
  EXPECT_TRUE(overlap({1, 3}, {2, 5}));
  EXPECT_TRUE(overlap({1, 3}, {3, 5}));
  EXPECT_FALSE(overlap({1, 3}, {3.1, 5}));
}

}  // namespace
}  // namespace indicators
