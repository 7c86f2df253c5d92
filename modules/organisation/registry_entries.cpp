// The register's rows of authorities, people and areas. Sentences carry their dates, so that they stay true.

#include "registry_entries.h"

#include <algorithm>

#include "area_store.h"
#include "authority_store.h"
#include "i18n/danish.h"
#include "permit/audience.h"
#include "person_store.h"
#include "registry/thing.h"

namespace organisation {

namespace {

std::string danish_kind(const AuthorityRecord& authority) {
  switch (authority.kind) {
    case AuthorityKind::police_district: return "Politikreds";
    case AuthorityKind::municipality: return "Kommune i politikredsen";
    case AuthorityKind::region: return "Region";
    case AuthorityKind::probation_service: return "Kriminalforsorg";
    case AuthorityKind::partner: return "Samarbejdspartner";
  }
  return "";
}

constexpr Rank watched[]{Rank::primary, Rank::secondary};

std::string act_of(Rank rank) { return "assign_" + std::string(identifier(rank)) + "_officer"; }

void plan_work(storage::Transaction& tx, const AreaRecord& area, config::Date today) {
  const std::vector<registry::Todo> wanted = cover_work(tx, area, today);
  for (const Rank rank : watched) {
    const std::string act = act_of(rank);
    const auto todo = std::find_if(wanted.begin(), wanted.end(), [&](const auto& one) { return one.act == act; });
    if (todo == wanted.end()) {
      registry::close_todo(tx, area.id, act);
    } else {
      registry::put_todo(tx, *todo);
    }
  }
}

}  // namespace

std::string state_of(const Period& period, config::Date today) {
  if (period.covers(today)) return "in_force";
  return period.since > today ? "to_come" : "ended";
}

std::vector<registry::Todo> cover_work(storage::Transaction& tx, const AreaRecord& area, config::Date today) {
  std::vector<registry::Todo> work;
  const auto police = police_district(tx, today);
  if (!police || !area.period.covers(today)) return work;
  const std::vector<Assignment> assignments = assignments_of_area(tx, area.id);
  for (const Rank rank : watched) {
    const std::vector<Period> days = gaps(assignments, rank, today, config::plus_days(today, days_ahead));
    if (days.empty()) continue;
    work.push_back({.thing = area.id,
                    .holder = permit::office(permit::Role::district_secretariat, police->id),
                    .act = act_of(rank),
                    .due = days.front().since,
                    .address = assign_address(area.id, rank)});
  }
  return work;
}

bool is_cover_act(std::string_view act) {
  return std::any_of(std::begin(watched), std::end(watched), [&](Rank rank) { return act_of(rank) == act; });
}

std::string assign_address(const storage::Id& area, Rank rank) {
  return "/folk/lokalbetjente/ny?area=" + area.text() + "&rank=" + std::string(identifier(rank));
}

std::string person_address(const storage::Id& person) { return "/folk/person/" + person.text(); }
std::string authority_address(std::string_view key) { return "/folk/myndighed/" + std::string(key); }
std::string area_address(std::string_view key) { return "/folk/omraader/" + std::string(key); }

void register_authority(storage::Transaction& tx, const storage::Id& id, config::Date today) {
  const auto authority = find_authority_record(tx, id);
  if (!authority) return;
  std::string sentence = danish_kind(*authority), words;
  for (const AuthorityName& name : authority->names) words += name.name + " " + name.short_name + " ";
  for (std::size_t i = 0; i + 1 < authority->names.size(); ++i) {
    const AuthorityName& next = authority->names[i + 1];
    const bool is_now = &authority->name_on(today) == &authority->names[i];
    if (is_now) sentence += "; hedder " + next.name + " fra " + i18n::long_date(next.period.since);
    if (&authority->name_on(today) == &next) sentence += "; hed tidligere " + authority->names[i].name;
  }
  if (authority->period.until) sentence += "; ophørte " + i18n::long_date(*authority->period.until);
  registry::put(tx,
                {.id = id,
                 .kind = authority_thing,
                 .title = authority->name_on(today).name,
                 .address = authority_address(authority->key),
                 .audience = permit::public_audience(),
                 .sentence = sentence + ".",
                 .state = state_of(authority->period, today),
                 .day = authority->period.since},
                words);
}

void register_person(storage::Transaction& tx, const storage::Id& id, config::Date today) {
  const auto person = find_person_record(tx, id);
  if (!person) return;
  const std::vector<StoredRole> roles = roles_of(tx, id);
  const RoleHeld* shown = nullptr;  // the role of today, else the nearest
  std::string words = person->email;
  for (const StoredRole& stored : roles) {
    const bool better = !shown || stored.role.period.covers(today) || !shown->period.covers(today);
    if (better) shown = &stored.role;
    const auto authority = find_authority(tx, stored.role.authority, today);
    words += " " + stored.role.title + " " + (authority ? authority->name : "");
  }
  std::string sentence, state;
  config::Date day = today;
  if (shown) {
    const auto authority = find_authority(tx, shown->authority, today);
    sentence =
        shown->title + " i " + (authority ? authority->name : "") + " fra " + i18n::long_date(shown->period.since);
    if (shown->period.until) sentence += " til " + i18n::long_date(*shown->period.until);
    sentence += ".";
    state = state_of(shown->period, today);
    day = shown->period.since;
  } else {
    sentence = "Har ingen rolle.";
    state = "ended";
  }
  registry::put(tx,
                {.id = id,
                 .kind = person_thing,
                 .title = person->name,
                 .address = person_address(id),
                 .audience = permit::staff_audience(),
                 .sentence = sentence,
                 .state = state,
                 .day = day},
                words);
}

void register_area(storage::Transaction& tx, const storage::Id& id, config::Date today) {
  const auto area = find_area(tx, id);
  if (!area) return;
  std::string words = "lokalbetjent lokalråd område";
  for (const AreaMember& member : area->members) {
    if (const auto authority = find_authority(tx, member.authority, today)) words += " " + authority->name;
  }
  registry::put(tx,
                {.id = id,
                 .kind = area_thing,
                 .title = area->name,
                 .address = area_address(area->key),
                 .audience = permit::public_audience(),
                 .sentence = "Lokalrådsområde med fælles lokalbetjente.",
                 .state = state_of(area->period, today),
                 .day = area->period.since},
                words);
  plan_work(tx, *area, today);
}

}  // namespace organisation
