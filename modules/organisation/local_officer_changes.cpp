// Changes of local officers. Each is told in the history of the area and of the person.

#include "local_officer_changes.h"

#include <algorithm>

#include "area_store.h"
#include "i18n/danish.h"
#include "organisation_access.h"
#include "person_store.h"
#include "registry_entries.h"
#include "rights.h"

namespace organisation {

namespace {

/// The primary that `wanted` relieves, ended on its last day; nothing when there is none or it is not asked for.
std::optional<Assignment> relieved(const std::vector<Assignment>& of_area, const NewAssignment& wanted) {
  if (!wanted.relieve || wanted.assignment.rank != Rank::primary) return std::nullopt;
  for (Assignment other : of_area) {
    if (other.rank != Rank::primary || !other.period.covers(wanted.assignment.period.since)) continue;
    if (other.period.since == wanted.assignment.period.since) return std::nullopt;
    other.period.until = wanted.assignment.period.since;
    return other;
  }
  return std::nullopt;
}

std::string danish_rank(Rank rank) {
  switch (rank) {
    case Rank::primary: return "primær";
    case Rank::secondary: return "sekundær";
    case Rank::tertiary: return "tertiær";
  }
  return "";
}

void tell(audit::Change& change, const char* verb, const Assignment& assignment, const std::string& when,
          const std::string& reason) {
  const auto person = find_person_record(change.tx(), assignment.person);
  const auto area = find_area(change.tx(), assignment.area);
  const std::string rank = danish_rank(assignment.rank) + " " + when;
  change.record({.verb = verb,
                 .thing = assignment.area,
                 .kind = area_thing,
                 .reason = reason,
                 .details = (person ? person->name : "") + ", " + rank});
  change.record({.verb = verb,
                 .thing = assignment.person,
                 .kind = person_thing,
                 .reason = reason,
                 .details = (area ? area->name : "") + ", " + rank});
}

}  // namespace

std::optional<config::Refusal> refusal_before(storage::Transaction& tx, const permit::Viewer& viewer,
                                              const NewAssignment& wanted, config::Date today) {
  if (auto refusal = no_longer_allowed(tx, viewer, assign_local_officers, today)) return refusal;
  const Assignment& assignment = wanted.assignment;
  const auto area = find_area(tx, assignment.area);
  if (!area) return config::Refusal{"Choose an area.", {}, "area", ""};
  if (!find_person_record(tx, assignment.person)) return config::Refusal{"Choose a person.", {}, "person", ""};
  if (!assignment.period.since.ok() || !area->period.covers(assignment.period.since)) {
    return config::Refusal{"The area does not exist on that day.", {}, "since", ""};
  }
  const std::vector<permit::Capacity> roles = capacities_of_person(tx, assignment.person, assignment.period.since);
  const bool officer =
      std::any_of(roles.begin(), roles.end(), [](const auto& c) { return c.role == permit::Role::local_officer; });
  if (!officer)
    return config::Refusal{"The person is not a local officer on that day. Give the role first.", {}, "person", ""};
  std::vector<Assignment> others = assignments_of_area(tx, assignment.area);
  if (const auto ended = relieved(others, wanted)) {
    std::replace_if(
        others.begin(), others.end(), [&](const Assignment& other) { return other.id == ended->id; }, *ended);
  }
  return refusal_of(assignment, others);
}

config::Outcome<storage::Id> assign_local_officer(audit::Change& change, const permit::Viewer& viewer,
                                                  const NewAssignment& wanted) {
  storage::Transaction& tx = change.tx();
  if (auto refusal = refusal_before(tx, viewer, wanted, change.today())) return *refusal;
  if (const auto ended = relieved(assignments_of_area(tx, wanted.assignment.area), wanted)) {
    put_assignment(tx, *ended);
    tell(change, "local_officer_ended", *ended, "til " + i18n::long_date(config::plus_days(*ended->period.until, -1)),
         wanted.reason);
    register_person(tx, ended->person, change.today());
  }
  Assignment assignment = wanted.assignment;
  assignment.id = storage::Id::next();
  put_assignment(tx, assignment);
  tell(change, "local_officer_assigned", assignment, "fra " + i18n::long_date(assignment.period.since), wanted.reason);
  register_area(tx, assignment.area, change.today());
  return assignment.id;
}

config::Outcome<config::Done> end_local_officer(audit::Change& change, const permit::Viewer& viewer,
                                                const EndOfAssignment& end) {
  storage::Transaction& tx = change.tx();
  if (auto refusal = no_longer_allowed(tx, viewer, assign_local_officers, change.today())) return *refusal;
  const auto stored = find_assignment(tx, end.assignment);
  if (!stored) return config::Refusal{"The assignment is not there any more.", {}, "", ""};
  if (stored->version != end.version) {
    return config::Refusal{
        "Somebody else has changed this assignment in the meantime. What stands above is how it is now. Check it and "
        "send again.",
        {},
        "",
        ""};
  }
  Assignment assignment = stored->assignment;
  assignment.period.until = config::plus_days(end.last_day, 1);
  if (auto refusal = refusal_of(assignment, assignments_of_area(tx, assignment.area))) return *refusal;
  put_assignment(tx, assignment);
  tell(change, "local_officer_ended", assignment, "til " + i18n::long_date(end.last_day), end.reason);
  register_area(tx, assignment.area, change.today());
  return config::done;
}

}  // namespace organisation
