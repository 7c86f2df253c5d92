// Changes of stakeholders. Each asks again, inside the change, whether this viewer keeps this stakeholder.

#include "stakeholder_changes.h"

#include <algorithm>

#include "i18n/danish.h"
#include "lookup.h"
#include "organisation_access.h"
#include "permit/audience.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"
#include "registry_entries.h"
#include "rights.h"
#include "stakeholder_store.h"

namespace organisation {

namespace {

constexpr const char* renew = "renew_stakeholder_consent";

std::optional<config::Refusal> refusal_of_keeper(audit::Change& change, const permit::Viewer& viewer,
                                                 const Stakeholder& stakeholder) {
  if (auto refusal = no_longer_allowed(change.tx(), viewer, keep_stakeholders, change.today())) return refusal;
  if (!may_keep(viewer, stakeholder))
    return config::Refusal{"You keep your own municipality's stakeholders only.", {}, "place", ""};
  return std::nullopt;
}

/// The stakeholder as it is now, when the viewer keeps it and nobody has changed it meanwhile.
config::Outcome<Stakeholder> kept(audit::Change& change, const permit::Viewer& viewer, const StakeholderChange& what) {
  const auto stored = find_stakeholder(change.tx(), viewer, what.stakeholder);
  if (!stored) return config::Refusal{"The stakeholder is not there any more.", {}, "", ""};
  if (auto refusal = refusal_of_keeper(change, viewer, stored->stakeholder)) return *refusal;
  if (stored->version != what.version) {
    return config::Refusal{
        "Somebody else has changed this stakeholder in the meantime. What stands above is how it is now. Check it and "
        "send again.",
        {},
        "",
        ""};
  }
  return stored->stakeholder;
}

void record(audit::Change& change, const char* verb, const Stakeholder& stakeholder, const std::string& details,
            const std::string& reason) {
  change.record(
      {.verb = verb, .thing = stakeholder.id, .kind = stakeholder_thing, .reason = reason, .details = details});
}

void write(audit::Change& change, const Stakeholder& stakeholder) {
  put_stakeholder(change.tx(), stakeholder);
  register_stakeholder(change.tx(), stakeholder, change.today());
  plan_renewal(change.tx(), stakeholder, change.today());
}

std::string edge_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::invited: return "stakeholder_invited";
    case EntryKind::attended: return "stakeholder_attended";
    case EntryKind::contributed: return "stakeholder_contributed";
  }
  return "";
}

std::string danish_kind(EntryKind kind) {
  switch (kind) {
    case EntryKind::invited: return "Inviteret";
    case EntryKind::attended: return "Deltog";
    case EntryKind::contributed: return "Bidrog";
  }
  return "";
}

/// "http://host/moeder/x?side=2" -> "/moeder/x".
std::string path_in(std::string address) {
  if (const std::size_t host = address.find("://"); host != std::string::npos) {
    const std::size_t path = address.find('/', host + 3);
    address = path == std::string::npos ? "/" : address.substr(path);
  }
  if (const std::size_t query = address.find('?'); query != std::string::npos) {
    const std::size_t part = address.find('#', query);
    address = address.substr(0, query) + (part == std::string::npos ? "" : address.substr(part));
  }
  return address;
}

config::Outcome<storage::Id> thing_of(storage::Transaction& tx, const permit::Viewer& viewer,
                                      const std::string& address) {
  if (address.empty()) return storage::Id{};
  const std::string path = path_in(address);
  if (const auto thing = thing_at(tx, viewer, path)) return *thing;
  if (const auto thing = thing_at(tx, viewer, path.substr(0, path.find('#')))) return *thing;
  return config::Refusal{
      "Nothing that you may see is read at this address. Copy it from the page of the meeting, the decision or the "
      "initiative.",
      {},
      "address",
      ""};
}

}  // namespace

std::string stakeholder_address(const storage::Id& stakeholder) { return "/interessenter/" + stakeholder.text(); }

void register_stakeholder(storage::Transaction& tx, const Stakeholder& stakeholder, config::Date today) {
  std::string where = "hele politikredsen";
  if (!stakeholder.municipality.empty()) {
    if (const auto authority = find_authority(tx, stakeholder.municipality, today)) where = authority->name;
  } else if (!stakeholder.area.empty()) {
    for (const Area& area : areas(tx, today)) {
      if (area.id == stakeholder.area) where = area.name;
    }
  }
  std::string sentence = std::string(danish_name(stakeholder.type)) + ", " + where + ". Vil gerne høres om " +
                         joined(stakeholder.interests) + ".";
  if (stakeholder.period.until) sentence += " Ude af registret fra " + i18n::long_date(*stakeholder.period.until) + ".";
  registry::put(tx,
                {.id = stakeholder.id,
                 .kind = stakeholder_thing,
                 .title = stakeholder.name,
                 .address = stakeholder_address(stakeholder.id),
                 .audience = permit::staff_audience(),
                 .sentence = sentence,
                 .state = state_of(stakeholder.period, today),
                 .day = stakeholder.period.since},
                "interessent " + joined(stakeholder.interests));
}

void tie_entry(storage::Transaction& tx, const StakeholderEntry& entry) {
  if (entry.thing.empty()) return;
  registry::put_edge(tx, {.from = entry.stakeholder, .to = entry.thing, .kind = edge_of(entry.kind), .day = entry.day});
}

void plan_renewal(storage::Transaction& tx, const Stakeholder& stakeholder, config::Date today) {
  registry::close_todo(tx, stakeholder.id, renew);
  const auto police = police_district(tx, today);
  if (!stakeholder.contact || !police) return;
  registry::put_todo(tx, {.id = {},
                          .thing = stakeholder.id,
                          .holder = keeping_office(stakeholder, police->id),
                          .act = renew,
                          .due = config::plus_days(stakeholder.contact->consent_since, consent_days),
                          .address = stakeholder_address(stakeholder.id) + "/kontakt",
                          .waits_for = {}});
}

config::Outcome<storage::Id> add_stakeholder(audit::Change& change, const permit::Viewer& viewer,
                                             const Stakeholder& wanted) {
  if (auto refusal = refusal_of_keeper(change, viewer, wanted)) return *refusal;
  if (auto refusal = refusal_of(wanted)) return *refusal;
  for (const Stakeholder& other : stakeholders(change.tx(), viewer)) {
    if (i18n::sort_key(other.name) != i18n::sort_key(wanted.name) || other.municipality != wanted.municipality ||
        !other.period.covers(change.today())) {
      continue;
    }
    return config::Refusal{"{0} stands in the register already.", {other.name}, "name", ""};
  }
  Stakeholder stakeholder = wanted;
  stakeholder.id = storage::Id::next();
  write(change, stakeholder);
  record(change, "stakeholder_added", stakeholder, stakeholder.name, "");
  return stakeholder.id;
}

config::Outcome<config::Done> change_stakeholder(audit::Change& change, const permit::Viewer& viewer,
                                                 const StakeholderChange& what, const Stakeholder& wanted) {
  auto stakeholder = kept(change, viewer, what);
  if (!stakeholder) return stakeholder.refusal();
  Stakeholder after = *stakeholder;
  after.name = wanted.name;
  after.type = wanted.type;
  after.municipality = wanted.municipality;
  after.area = wanted.area;
  after.interests = wanted.interests;
  after.website = wanted.website;
  after.note = wanted.note;
  if (auto refusal = refusal_of(after)) return *refusal;
  if (auto refusal = refusal_of_keeper(change, viewer, after)) return *refusal;  // nor moved out of one's own reach
  write(change, after);
  record(change, "stakeholder_changed", after,
         stakeholder->name == after.name ? "" : stakeholder->name + " → " + after.name, what.reason);
  return config::done;
}

config::Outcome<config::Done> give_consent(audit::Change& change, const permit::Viewer& viewer,
                                           const StakeholderChange& what, const ContactPerson& contact) {
  auto stakeholder = kept(change, viewer, what);
  if (!stakeholder) return stakeholder.refusal();
  if (!stakeholder->period.covers(change.today()))
    return config::Refusal{"The stakeholder is not in the register on that day.", {}, "", ""};
  if (auto refusal = refusal_of(contact, change.today())) return *refusal;
  stakeholder->contact = contact;
  stakeholder->consent_ended = std::nullopt;
  write(change, *stakeholder);
  record(change, "stakeholder_consent_given", *stakeholder, "samtykke fra " + i18n::long_date(contact.consent_since),
         "");
  return config::done;
}

config::Outcome<config::Done> withdraw_consent(audit::Change& change, const permit::Viewer& viewer,
                                               const StakeholderChange& what) {
  auto stakeholder = kept(change, viewer, what);
  if (!stakeholder) return stakeholder.refusal();
  if (!stakeholder->contact) return config::Refusal{"No contact person stands here any more.", {}, "", ""};
  stakeholder->contact = std::nullopt;
  stakeholder->consent_ended = change.today();
  write(change, *stakeholder);
  record(change, "stakeholder_consent_withdrawn", *stakeholder, "kontaktpersonen er slettet", "");
  return config::done;
}

config::Outcome<config::Done> end_stakeholder(audit::Change& change, const permit::Viewer& viewer,
                                              const StakeholderChange& what, config::Date last_day) {
  auto stakeholder = kept(change, viewer, what);
  if (!stakeholder) return stakeholder.refusal();
  stakeholder->period.until = config::plus_days(last_day, 1);
  if (auto refusal = refusal_of(*stakeholder)) return *refusal;
  if (last_day > change.today()) return config::Refusal{"The last day cannot lie after today.", {}, "until", ""};
  if (stakeholder->contact) {  // there is nothing left to be reached for
    stakeholder->contact = std::nullopt;
    stakeholder->consent_ended = change.today();
  }
  write(change, *stakeholder);
  record(change, "stakeholder_ended", *stakeholder, "til " + i18n::long_date(last_day), what.reason);
  return config::done;
}

config::Outcome<storage::Id> add_entry(audit::Change& change, const permit::Viewer& viewer,
                                       const StakeholderEntry& wanted, const std::string& address) {
  storage::Transaction& tx = change.tx();
  const auto stored = find_stakeholder(tx, viewer, wanted.stakeholder);
  if (!stored) return config::Refusal{"The stakeholder is not there any more.", {}, "", ""};
  if (auto refusal = refusal_of_keeper(change, viewer, stored->stakeholder)) return *refusal;
  if (auto refusal = refusal_of(wanted, stored->stakeholder, change.today())) return *refusal;
  const auto thing = thing_of(tx, viewer, address);
  if (!thing) return thing.refusal();
  StakeholderEntry entry = wanted;
  entry.id = storage::Id::next();
  entry.thing = *thing;
  put_entry(tx, entry);
  tie_entry(tx, entry);
  record(change, "stakeholder_entry_added", stored->stakeholder,
         danish_kind(entry.kind) + " " + i18n::long_date(entry.day), "");
  return entry.id;
}

config::Outcome<config::Done> take_entry_out(audit::Change& change, const permit::Viewer& viewer,
                                             const storage::Id& stakeholder, const storage::Id& id,
                                             const std::string& reason) {
  storage::Transaction& tx = change.tx();
  const auto stored = find_stakeholder(tx, viewer, stakeholder);
  const auto entry = find_entry(tx, id);
  if (!stored || !entry || entry->stakeholder != stakeholder)
    return config::Refusal{"The entry is not there any more.", {}, "", ""};
  if (auto refusal = refusal_of_keeper(change, viewer, stored->stakeholder)) return *refusal;
  remove_entry(tx, id);
  const std::vector<StakeholderEntry> left = entries_of(tx, stakeholder);
  const bool still_tied = std::any_of(left.begin(), left.end(), [&](const StakeholderEntry& other) {
    return other.kind == entry->kind && other.thing == entry->thing;
  });
  if (!entry->thing.empty() && !still_tied) {
    registry::remove_edge(tx,
                          {.from = stakeholder, .to = entry->thing, .kind = edge_of(entry->kind), .day = entry->day});
  }
  record(change, "stakeholder_entry_removed", stored->stakeholder,
         danish_kind(entry->kind) + " " + i18n::long_date(entry->day), reason);
  return config::done;
}

}  // namespace organisation
