// The intervals.

#include "statistics.h"

#include <algorithm>
#include <cmath>

namespace indicators {
namespace {

constexpr double z = 1.959963984540054;  // 97.5 % of the normal distribution

/// P(X <= count) for a Poisson variable.
double at_most(std::int64_t count, double mean) {
  double term = std::exp(-mean), sum = term;
  for (std::int64_t k = 1; k <= count; ++k) sum += term *= mean / static_cast<double>(k);
  return sum;
}

/// The mean at which P(X <= count) falls to `share`.
double mean_at(std::int64_t count, double share) {
  double low = 0, high = 100;
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (at_most(count, middle) > share ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

Interval wilson(std::int64_t count, std::int64_t whole) {
  if (whole <= 0) return {0, 1};
  const double n = static_cast<double>(whole), p = static_cast<double>(count) / n;
  const double middle = p + z * z / (2 * n), half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  return {std::max(0.0, (middle - half) / scale), std::min(1.0, (middle + half) / scale)};
}

Interval poisson(std::int64_t count) {
  if (count < 10) return {count == 0 ? 0 : mean_at(count - 1, 0.975), mean_at(count, 0.025)};
  const double c = static_cast<double>(count), d = c + 1;
  return {c * std::pow(1 - 1 / (9 * c) - z / (3 * std::sqrt(c)), 3),
          d * std::pow(1 - 1 / (9 * d) + z / (3 * std::sqrt(d)), 3)};
}

}  // namespace indicators
