// Changes of an authority, with the day they hold from and the reason.

#include "authority_changes.h"

#include "authority_store.h"
#include "i18n/danish.h"
#include "organisation_access.h"
#include "registry_entries.h"
#include "rights.h"
#include "stakeholder.h"

namespace organisation {

namespace {

/// "mail a@b.example -> c@d.example"; nothing when it stays.
void tell_change(std::string& words, const char* what, const std::string& before, const std::string& after) {
  if (before == after) return;
  if (!words.empty()) words += "; ";
  words +=
      std::string(what) + " " + (before.empty() ? "(ingen)" : before) + " → " + (after.empty() ? "(ingen)" : after);
}

}  // namespace

config::Outcome<std::vector<AuthorityName>> renamed(const AuthorityRecord& authority, const std::string& name,
                                                    const std::string& short_name, config::Date since) {
  std::vector<AuthorityName> names = authority.names;
  AuthorityName& last = names.back();
  if (since < last.period.since) {
    return config::Refusal{"The name {0} holds from {1}. Choose that day or a later one.",
                           {last.name, i18n::long_date(last.period.since)},
                           "since",
                           ""};
  }
  if (authority.period.until && since >= *authority.period.until)
    return config::Refusal{"The authority does not exist on that day.", {}, "since", ""};
  if (since == last.period.since) {
    last.name = name;
    last.short_name = short_name;
    return names;
  }
  const std::optional<config::Date> until = last.period.until;
  last.period.until = since;
  names.push_back({name, short_name, {since, until}});
  return names;
}

config::Outcome<config::Done> change_authority(audit::Change& change, const permit::Viewer& viewer,
                                               const AuthorityChange& wanted) {
  storage::Transaction& tx = change.tx();
  if (auto refusal = no_longer_allowed(tx, viewer, change_authorities, change.today())) return *refusal;
  auto record = find_authority_record(tx, wanted.authority);
  if (!record) return config::Refusal{"The authority is not there any more.", {}, "", ""};
  if (authority_version(tx, record->id) != wanted.version) {
    return config::Refusal{
        "Somebody else has changed this authority in the meantime. What stands above is how it is now. Check it and "
        "send again.",
        {},
        "",
        ""};
  }
  if (!wanted.email.empty() && !is_mail_address(wanted.email))
    return config::Refusal{"This is not a mail address.", {}, "email", ""};
  std::string words;
  const AuthorityName before = record->name_on(wanted.since);
  const bool new_name = before.name != wanted.name || before.short_name != wanted.short_name;
  if (new_name) {
    tell_change(words, "navn", before.name, wanted.name);
    tell_change(words, "kort navn", before.short_name, wanted.short_name);
    auto names = renamed(*record, wanted.name, wanted.short_name, wanted.since);
    if (!names) return names.refusal();
    record->names = std::move(*names);
  }
  const AuthorityContact reached = contact_on(tx, *record, wanted.since);
  const AuthorityContact contact{wanted.since, wanted.email, wanted.phone, wanted.website};
  const bool new_contact =
      reached.email != contact.email || reached.phone != contact.phone || reached.website != contact.website;
  if (new_contact) {
    const std::vector<AuthorityContact> known = contacts_of(tx, *record);
    if (wanted.since < known.back().since) {
      return config::Refusal{"Contact data are already written from {0}. Choose that day or a later one.",
                             {i18n::long_date(known.back().since)},
                             "since",
                             ""};
    }
    put_contact(tx, record->id, known.front());  // what was right from the beginning, when it is the first change
    put_contact(tx, record->id, contact);
    tell_change(words, "mail", reached.email, contact.email);
    tell_change(words, "telefon", reached.phone, contact.phone);
    tell_change(words, "hjemmeside", reached.website, contact.website);
  }
  if (!new_name && !new_contact) return config::Refusal{"Nothing is different from what stands already.", {}, "", ""};
  if (new_name) {
    put_authority(tx, *record);
  } else {
    count_authority_up(tx, record->id);
  }
  change.record({.verb = "authority_changed",
                 .thing = record->id,
                 .kind = authority_thing,
                 .reason = wanted.reason,
                 .details = words + " fra " + i18n::long_date(wanted.since)});
  register_authority(tx, record->id, change.today());
  return config::done;
}

}  // namespace organisation
