#pragma once
// How often one address may send a public form: counted in memory for a short while, never written down.

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "config/clock.h"

namespace priorities {

class SendLimit {
 public:
  SendLimit(int most, std::chrono::minutes within) : most_(static_cast<std::size_t>(most)), within_(within) {}
  /// Whether this address may send now; counts it when it may. Any thread.
  bool allow(const std::string& address, config::Instant now);

 private:
  const std::size_t most_;
  const std::chrono::minutes within_;
  std::mutex mutex_;
  std::map<std::string, std::vector<config::Instant>> sent_;
};

}  // namespace priorities
