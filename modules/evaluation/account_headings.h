#pragma once
// The headings of the annual account: the district's own from account_headings.yaml, or the ones that every district
// can begin with.

#include <string_view>
#include <vector>

#include "account.h"
#include "config/yaml.h"

namespace evaluation {

/// What the law and the system together ask for; Danish, as all data.
std::vector<Heading> first_headings();
/// Reads `headings:` of a file; faults are noted in the reader.
std::vector<Heading> read_headings(config::Reader& reader, std::string_view text);

}  // namespace evaluation
