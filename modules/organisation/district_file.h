#pragma once
// organisation.yaml of a district: read strictly, every reference and period checked, every fault with its line.

#include <string>
#include <utility>
#include <vector>

#include "area.h"
#include "authority.h"
#include "config/yaml.h"
#include "local_officer.h"
#include "person.h"
#include "role.h"

namespace organisation {

/// Something read, with the line it stands on.
template <class T>
struct Lined {
  T value;
  int line = 0;
};

struct DistrictFile {
  std::vector<Lined<AuthorityRecord>> authorities;
  std::vector<Lined<Unit>> units;
  std::vector<Lined<Succession>> successions;
  std::vector<Lined<AreaRecord>> areas;
  std::vector<Lined<PersonRecord>> people;
  std::vector<Lined<RoleHeld>> roles;
  std::vector<Lined<Assignment>> local_officers;
};

/// Reads the text; what is wrong stands in the reader's faults.
DistrictFile read_district_file(config::Reader& reader, std::string_view text);

}  // namespace organisation
