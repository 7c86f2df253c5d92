#pragma once
// An authority with everything that is kept about it over time: its names, its units and what became of it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookup.h"
#include "period.h"

namespace organisation {

std::string_view identifier(AuthorityKind kind);
std::optional<AuthorityKind> authority_kind_named(std::string_view identifier);
/// English words of the kind (a text key), for instance "Municipality".
std::string_view english_name(AuthorityKind kind);

struct AuthorityName {
  std::string name, short_name;
  Period period;
  bool operator==(const AuthorityName&) const = default;
};

/// How an authority is reached from a day.
struct AuthorityContact {
  config::Date since;
  std::string email, phone, website;
  bool operator==(const AuthorityContact&) const = default;
};

struct AuthorityRecord {
  storage::Id id;
  std::string key;
  AuthorityKind kind = AuthorityKind::partner;
  int municipality_code = 0;
  std::string email, phone, website;
  Period period;
  std::vector<AuthorityName> names;  // oldest first, without holes
  bool operator==(const AuthorityRecord&) const = default;

  /// The name that was right on a day; outside the authority's time the nearest one.
  const AuthorityName& name_on(config::Date day) const;
};

/// Names must follow each other without holes and cover the authority's time; a sentence when they do not.
std::optional<std::string> fault_of_names(const Period& authority, const std::vector<AuthorityName>& names);

enum class UnitKind {
  prevention_unit,
  analysis_unit,
  control_centre,
  service_centre,
  council_secretariat,
  communication_unit,
  prosecution,
  station,
  department
};
std::string_view identifier(UnitKind kind);
std::optional<UnitKind> unit_kind_named(std::string_view identifier);

struct Unit {
  storage::Id id;
  storage::Id authority;
  std::string key;
  UnitKind kind = UnitKind::department;
  std::string name;
  Period period;
  bool operator==(const Unit&) const = default;
};
storage::Id unit_id(std::string_view authority_key, std::string_view unit_key);

enum class SuccessionKind { merged, renamed, split };
std::string_view identifier(SuccessionKind kind);
std::optional<SuccessionKind> succession_kind_named(std::string_view identifier);

struct Succession {
  storage::Id from, to;
  config::Date day;
  SuccessionKind kind = SuccessionKind::merged;
  bool operator==(const Succession&) const = default;
};

/// What two spellings of an authority have in common: words folded (å = aa), without "kommune", hyphens and case.
std::string folded_name(std::string_view name);

}  // namespace organisation
