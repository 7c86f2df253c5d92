// Names of the roles.

#include "role.h"

#include <array>

namespace permit {
namespace {

struct Name {
  std::string_view identifier;
  std::string_view english;
};

constexpr Name name_of(Role role) {
  switch (role) {
    case Role::citizen: return {"citizen", /*text*/ "Citizen"};
    case Role::chief_of_police: return {"chief_of_police", /*text*/ "Chief of police"};
    case Role::district_secretariat: return {"district_secretariat", /*text*/ "Secretariat of the district council"};
    case Role::police_superintendent: return {"police_superintendent", /*text*/ "Police superintendent"};
    case Role::analyst: return {"analyst", /*text*/ "Analyst"};
    case Role::prevention_officer: return {"prevention_officer", /*text*/ "Prevention officer"};
    case Role::local_officer: return {"local_officer", /*text*/ "Local officer"};
    case Role::prosecutor: return {"prosecutor", /*text*/ "Prosecutor"};
    case Role::communication_officer: return {"communication_officer", /*text*/ "Communication officer"};
    case Role::mayor: return {"mayor", /*text*/ "Mayor"};
    case Role::deputy_member: return {"deputy_member", /*text*/ "Substitute for the mayor"};
    case Role::municipal_ceo: return {"municipal_ceo", /*text*/ "Municipal chief executive"};
    case Role::municipal_secretariat: return {"municipal_secretariat", /*text*/ "Mayor's secretary"};
    case Role::municipal_rep: return {"municipal_rep", /*text*/ "Municipal representative"};
    case Role::ssp_consultant: return {"ssp_consultant", /*text*/ "SSP consultant"};
    case Role::psychiatry_rep: return {"psychiatry_rep", /*text*/ "Representative of psychiatry"};
    case Role::probation_rep: return {"probation_rep", /*text*/ "Representative of the probation service"};
    case Role::partner: return {"partner", /*text*/ "Partner"};
    case Role::dpo: return {"dpo", /*text*/ "Data protection officer"};
    case Role::archivist: return {"archivist", /*text*/ "Archivist"};
    case Role::auditor: return {"auditor", /*text*/ "System auditor"};
    case Role::administrator: return {"administrator", /*text*/ "Administrator"};
  }
  return {};
}

}  // namespace

std::string_view identifier(Role role) { return name_of(role).identifier; }

std::string_view english_name(Role role) { return name_of(role).english; }

std::optional<Role> role_named(std::string_view identifier) {
  for (int number = 0; number < role_count; ++number) {
    const Role role = static_cast<Role>(number);
    if (name_of(role).identifier == identifier) return role;
  }
  return std::nullopt;
}

}  // namespace permit
