#pragma once
// The roles of the field (who does what in the cooperation). A person holds a role for an authority in a period
// (organisation); a session acts in exactly one.

#include <cstdint>
#include <optional>
#include <string_view>

namespace permit {

enum class Role {
  citizen,                // not signed in
  chief_of_police,        // politidirektør
  district_secretariat,   // kredsrådssekretariat (also serves the lokalråd)
  police_superintendent,  // chefpolitiinspektør, politiinspektør
  analyst,                // efterretnings- og analyseenhed
  prevention_officer,     // forebyggelsesenhed
  local_officer,          // lokalbetjent
  prosecutor,             // anklager
  communication_officer,  // kommunikationsmedarbejder
  mayor,                  // borgmester
  deputy_member,          // stedfortræder for borgmesteren
  municipal_ceo,          // kommunaldirektør
  municipal_secretariat,  // borgmestersekretær
  municipal_rep,          // kommunens repræsentant i lokalrådet
  ssp_consultant,         // SSP-konsulent
  psychiatry_rep,         // psykiatrien (region)
  probation_rep,          // kriminalforsorgen
  partner,                // frivillig eller anden samarbejdspartner
  dpo,                    // databeskyttelsesrådgiver
  archivist,
  auditor,
  administrator,  // drift: ser opsætning, ikke sager
};
inline constexpr int role_count = static_cast<int>(Role::administrator) + 1;

/// Stable identifier, for instance "district_secretariat".
std::string_view identifier(Role role);
std::optional<Role> role_named(std::string_view identifier);
/// English name of the role (the translation's key), for instance "Secretariat of the district council".
std::string_view english_name(Role role);

/// A small set of roles.
class Roles {
 public:
  constexpr Roles() = default;
  template <class... R>
  constexpr explicit Roles(R... roles) : bits_(((std::uint64_t{1} << static_cast<int>(roles)) | ...)) {}
  constexpr bool has(Role role) const { return (bits_ >> static_cast<int>(role)) & 1; }
  constexpr Roles operator|(Roles other) const { return from(bits_ | other.bits_); }
  constexpr Roles without(Role role) const { return from(bits_ & ~(std::uint64_t{1} << static_cast<int>(role))); }
  static constexpr Roles everyone() { return from(~std::uint64_t{0}); }
  static constexpr Roles signed_in() { return everyone().without(Role::citizen); }

 private:
  static constexpr Roles from(std::uint64_t bits) {
    Roles roles;
    roles.bits_ = bits;
    return roles;
  }
  std::uint64_t bits_ = 0;
};

}  // namespace permit
