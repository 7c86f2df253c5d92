// Rules of roles: who holds one alone, who may give which, and what an office is called in Danish papers.

#include "role.h"

namespace organisation {

using permit::Role;

bool held_by_one(Role role) { return permit::Roles(Role::chief_of_police, Role::mayor, Role::municipal_ceo).has(role); }

bool may_give(Role giver, Role role) {
  if (role == Role::citizen) return false;
  if (giver == Role::administrator) return true;
  const permit::Roles watching(Role::administrator, Role::dpo, Role::archivist, Role::auditor);
  return giver == Role::district_secretariat && !watching.has(role);
}

std::optional<config::Refusal> refusal_of(const RoleHeld& role, const std::vector<RoleHeld>& others) {
  if (!role.period.since.ok()) return config::Refusal{"Give the first day of the role.", {}, "since"};
  if (!role.period.sound()) return config::Refusal{"The last day must not lie before the first day.", {}, "until"};
  for (const RoleHeld& other : others) {
    if (other.id == role.id || other.role != role.role || other.authority != role.authority) continue;
    if (!other.period.overlaps(role.period)) continue;
    if (other.person == role.person) {
      return config::Refusal{"The person already holds this role in that period.", {}, "since"};
    }
    if (held_by_one(role.role)) {
      return config::Refusal{"Somebody else holds this role in that period. End that role first.", {}, "since"};
    }
  }
  return std::nullopt;
}

std::string danish_office(Role role, const std::string& authority_name) {
  const auto in = [&](const char* word) { return std::string(word) + " i " + authority_name; };
  const auto of = [&](const char* word) { return std::string(word) + " for " + authority_name; };
  switch (role) {
    case Role::citizen: return "Borgerne";
    case Role::chief_of_police: return in("Politidirektøren");
    case Role::district_secretariat: return in("Kredsrådssekretariatet");
    case Role::police_superintendent: return in("Politiinspektøren");
    case Role::analyst: return in("Analyseenheden");
    case Role::prevention_officer: return in("Forebyggelsesenheden");
    case Role::local_officer: return in("Lokalbetjentene");
    case Role::prosecutor: return in("Anklagemyndigheden");
    case Role::communication_officer: return in("Kommunikationsmedarbejderen");
    case Role::mayor: return in("Borgmesteren");
    case Role::deputy_member: return in("Borgmesterens stedfortræder");
    case Role::municipal_ceo: return in("Kommunaldirektøren");
    case Role::municipal_secretariat: return in("Borgmestersekretariatet");
    case Role::municipal_rep: return of("Repræsentanten");
    case Role::ssp_consultant: return in("SSP-konsulenten");
    case Role::psychiatry_rep: return "Psykiatrien i " + authority_name;
    case Role::probation_rep: return of("Repræsentanten");
    case Role::partner: return of("Repræsentanten");
    case Role::dpo: return in("Databeskyttelsesrådgiveren");
    case Role::archivist: return in("Arkivaren");
    case Role::auditor: return in("Revisoren");
    case Role::administrator: return in("Driften");
  }
  return authority_name;
}

}  // namespace organisation
