// Rules of authorities: kinds, names that follow each other, spellings that mean the same.

#include "authority.h"

#include <algorithm>
#include <array>

#include "i18n/danish.h"

namespace organisation {

namespace {

constexpr std::array authority_kinds{AuthorityKind::police_district, AuthorityKind::municipality, AuthorityKind::region,
                                     AuthorityKind::probation_service, AuthorityKind::partner};
constexpr std::array unit_kinds{
    UnitKind::prevention_unit,     UnitKind::analysis_unit,      UnitKind::control_centre, UnitKind::service_centre,
    UnitKind::council_secretariat, UnitKind::communication_unit, UnitKind::prosecution,    UnitKind::station,
    UnitKind::department};
constexpr std::array succession_kinds{SuccessionKind::merged, SuccessionKind::renamed, SuccessionKind::split};

template <class Kinds>
auto named(const Kinds& kinds, std::string_view word) -> std::optional<typename Kinds::value_type> {
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](auto kind) { return identifier(kind) == word; });
  if (found == kinds.end()) return std::nullopt;
  return *found;
}

}  // namespace

std::string_view identifier(AuthorityKind kind) {
  switch (kind) {
    case AuthorityKind::police_district: return "police_district";
    case AuthorityKind::municipality: return "municipality";
    case AuthorityKind::region: return "region";
    case AuthorityKind::probation_service: return "probation_service";
    case AuthorityKind::partner: return "partner";
  }
  return "";
}

std::optional<AuthorityKind> authority_kind_named(std::string_view word) { return named(authority_kinds, word); }

std::string_view english_name(AuthorityKind kind) {
  switch (kind) {
    case AuthorityKind::police_district: return /*text*/ "Police district";
    case AuthorityKind::municipality: return /*text*/ "Municipality";
    case AuthorityKind::region: return /*text*/ "Region";
    case AuthorityKind::probation_service: return /*text*/ "Probation service";
    case AuthorityKind::partner: return /*text*/ "Partner";
  }
  return "";
}

std::string_view identifier(UnitKind kind) {
  switch (kind) {
    case UnitKind::prevention_unit: return "prevention_unit";
    case UnitKind::analysis_unit: return "analysis_unit";
    case UnitKind::control_centre: return "control_centre";
    case UnitKind::service_centre: return "service_centre";
    case UnitKind::council_secretariat: return "council_secretariat";
    case UnitKind::communication_unit: return "communication_unit";
    case UnitKind::prosecution: return "prosecution";
    case UnitKind::station: return "station";
    case UnitKind::department: return "department";
  }
  return "";
}

std::optional<UnitKind> unit_kind_named(std::string_view word) { return named(unit_kinds, word); }

std::string_view identifier(SuccessionKind kind) {
  switch (kind) {
    case SuccessionKind::merged: return "merged";
    case SuccessionKind::renamed: return "renamed";
    case SuccessionKind::split: return "split";
  }
  return "";
}

std::optional<SuccessionKind> succession_kind_named(std::string_view word) { return named(succession_kinds, word); }

storage::Id unit_id(std::string_view authority_key, std::string_view unit_key) {
  return storage::Id::of_words("unit:" + std::string(authority_key) + ":" + std::string(unit_key));
}

const AuthorityName& AuthorityRecord::name_on(config::Date day) const {
  const AuthorityName* found = &names.front();
  for (const AuthorityName& name : names) {
    if (name.period.since <= day) found = &name;
  }
  return *found;
}

std::optional<std::string> fault_of_names(const Period& authority, const std::vector<AuthorityName>& names) {
  if (names.empty()) return "An authority needs at least one name.";
  for (const AuthorityName& name : names) {
    if (!name.period.sound()) return "The name \"" + name.name + "\" ends before it begins.";
  }
  if (names.front().period.since != authority.since) return "The first name must begin on the authority's first day.";
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (names[i - 1].period.until != names[i].period.since) {
      return "The name \"" + names[i].name + "\" must begin on the day the name before it ends.";
    }
  }
  if (names.back().period.until != authority.until) return "The last name must end when the authority ends.";
  return std::nullopt;
}

std::string folded_name(std::string_view name) {
  std::string folded, word;
  const auto close = [&] {
    if (word.empty()) return;
    const std::string one = i18n::fold(word);
    word.clear();
    if (one.empty() || one == "kommune" || one == "kommunes") return;
    if (!folded.empty()) folded += ' ';
    folded += one;
  };
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) {
      word += c;
    } else {
      close();
    }
  }
  close();
  return folded;
}

}  // namespace organisation
