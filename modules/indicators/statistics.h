#pragma once
// Uncertainty of a figure: intervals at 95 %, as they are used for rates of small places.
//
// Shares: the score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
// JASA 22 (1927); it keeps its coverage for small counts (R. G. Newcombe, "Two-sided confidence intervals for the
// single proportion", Statistics in Medicine 17 (1998), method 3, whose table is in the test). Counts: exact Poisson
// limits below 10 (F. Garwood, Biometrika 28 (1936)) and Byar's approximation from there on (N. E. Breslow and N. E.
// Day, "Statistical Methods in Cancer Research II", IARC 1987, section 2.3).

#include <cstdint>

namespace indicators {

struct Interval {
  double low = 0, high = 0;
};

/// Share of `whole` (0..1). Nothing known (whole 0) is 0..1.
Interval wilson(std::int64_t count, std::int64_t whole);
/// The expected count behind an observed one.
Interval poisson(std::int64_t count);

inline bool overlap(const Interval& a, const Interval& b) { return a.low <= b.high && b.low <= a.high; }

}  // namespace indicators
