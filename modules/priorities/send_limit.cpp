// Counting by address.

#include "send_limit.h"

namespace priorities {
namespace {

constexpr std::size_t most_addresses = 20000;  // memory is bounded; beyond it the oldest knowledge is given up

}  // namespace

bool SendLimit::allow(const std::string& address, config::Instant now) {
  const std::lock_guard lock(mutex_);
  if (sent_.size() > most_addresses) sent_.clear();
  auto& times = sent_[address];
  std::erase_if(times, [&](config::Instant at) { return at + within_ <= now || at > now; });
  if (times.size() >= most_) return false;
  times.push_back(now);
  return true;
}

}  // namespace priorities
