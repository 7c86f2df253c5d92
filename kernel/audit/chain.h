#pragma once
// The chain: each entry's link is computed from every column of the entry and the link before it.

#include <string>

#include "entry.h"

namespace audit {

/// Hex BLAKE2b-256. `entry.number` must be set; `entry.link` is not looked at.
std::string link_of(const Entry& entry, const std::string& link_before);

}  // namespace audit
