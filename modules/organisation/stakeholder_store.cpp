// Every statement about stakeholders.

#include "stakeholder_store.h"

#include "i18n/danish.h"
#include "permit/audience.h"
#include "permit/visible.h"

namespace organisation {

namespace {

Stakeholder read_stakeholder(const storage::Row& row) {
  Stakeholder stakeholder;
  stakeholder.id = row.id(0);
  stakeholder.name = row.text(1);
  stakeholder.type = stakeholder_type_named(row.view(2)).value_or(StakeholderType::other);
  stakeholder.municipality = row.id(3);
  stakeholder.area = row.id(4);
  stakeholder.website = row.text(5);
  stakeholder.note = row.text(6);
  if (const auto since = row.date_if(11)) {
    stakeholder.contact = ContactPerson{row.text(7), row.text(8), row.text(9), row.text(10), *since, row.text(12)};
  }
  stakeholder.consent_ended = row.date_if(13);
  stakeholder.period = {row.date(14), row.date_if(15)};
  return stakeholder;
}

constexpr storage::Sql interests_of_one{"organisation_interests_of_one", R"sql(
  SELECT interest FROM organisation_stakeholder_interest WHERE stakeholder = :stakeholder)sql"};
constexpr storage::Sql interests_of_all{"organisation_interests_of_all", R"sql(
  SELECT stakeholder, interest FROM organisation_stakeholder_interest)sql"};

StakeholderEntry read_entry(const storage::Row& row) {
  return {row.id(0),   row.id(1),   entry_kind_named(row.view(2)).value_or(EntryKind::invited),
          row.date(3), row.text(4), row.id(5)};
}

}  // namespace

constexpr storage::Sql one_stakeholder{"organisation_one_stakeholder", R"sql(
  SELECT id, name, type, municipality, area, website, note, contact_name, contact_title, contact_email, contact_phone,
         consent_since, consent_how, consent_ended, since, until, version
  FROM organisation_stakeholder WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE};

std::optional<StoredStakeholder> find_stakeholder(storage::Transaction& tx, const permit::Viewer& viewer,
                                                  const storage::Id& id) {
  auto stored = tx.one(one_stakeholder, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}},
                       [](const storage::Row& row) {
                         return StoredStakeholder{read_stakeholder(row), static_cast<int>(row.integer(16))};
                       });
  if (!stored) return stored;
  std::string all;
  tx.each(interests_of_one, {{"stakeholder", id}}, [&](const storage::Row& row) { all += row.text(0) + ","; });
  stored->stakeholder.interests = interests_in(all);
  return stored;
}

constexpr storage::Sql stakeholder_is_there{"organisation_stakeholder_is_there", R"sql(
  SELECT count(*) FROM organisation_stakeholder WHERE id = :id)sql"};

bool has_stakeholder(storage::Transaction& tx, const storage::Id& id) {
  return tx.integer(stakeholder_is_there, {{"id", id}}) > 0;
}

constexpr storage::Sql all_stakeholders{"organisation_all_stakeholders", R"sql(
  SELECT id, name, type, municipality, area, website, note, contact_name, contact_title, contact_email, contact_phone,
         consent_since, consent_how, consent_ended, since, until
  FROM organisation_stakeholder WHERE audience IN )sql" PERMIT_VISIBLE R"sql( ORDER BY sort_key, id)sql"};

std::vector<Stakeholder> stakeholders(storage::Transaction& tx, const permit::Viewer& viewer) {
  std::vector<Stakeholder> all =
      tx.all(all_stakeholders, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_stakeholder);
  std::map<std::string, std::string> interests;
  tx.each(interests_of_all, {}, [&](const storage::Row& row) { interests[row.text(0)] += row.text(1) + ","; });
  for (Stakeholder& stakeholder : all) stakeholder.interests = interests_in(interests[stakeholder.id.text()]);
  return all;
}

constexpr storage::Sql write_stakeholder{"organisation_write_stakeholder", R"sql(
  INSERT INTO organisation_stakeholder (id, name, sort_key, type, municipality, area, website, note, contact_name,
    contact_title, contact_email, contact_phone, consent_since, consent_how, consent_ended, since, until, audience, version)
  VALUES (:id, :name, :sort_key, :type, :municipality, :area, :website, :note, :contact_name,
    :contact_title, :contact_email, :contact_phone, :consent_since, :consent_how, :consent_ended, :since, :until, :audience, 1)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, sort_key = excluded.sort_key, type = excluded.type,
    municipality = excluded.municipality, area = excluded.area, website = excluded.website, note = excluded.note,
    contact_name = excluded.contact_name, contact_title = excluded.contact_title, contact_email = excluded.contact_email,
    contact_phone = excluded.contact_phone, consent_since = excluded.consent_since, consent_how = excluded.consent_how,
    consent_ended = excluded.consent_ended, since = excluded.since, until = excluded.until,
    version = organisation_stakeholder.version + 1)sql"};
constexpr storage::Sql remove_interests{"organisation_remove_interests", R"sql(
  DELETE FROM organisation_stakeholder_interest WHERE stakeholder = :stakeholder)sql"};
constexpr storage::Sql write_interest{"organisation_write_interest", R"sql(
  INSERT INTO organisation_stakeholder_interest (stakeholder, interest) VALUES (:stakeholder, :interest))sql"};

void put_stakeholder(storage::Transaction& tx, const Stakeholder& stakeholder) {
  const ContactPerson contact = stakeholder.contact.value_or(ContactPerson{});
  std::optional<config::Date> consent;
  if (stakeholder.contact) consent = contact.consent_since;
  tx.execute(write_stakeholder, {{"id", stakeholder.id},
                                 {"name", stakeholder.name},
                                 {"sort_key", i18n::sort_key(stakeholder.name)},
                                 {"type", identifier(stakeholder.type)},
                                 {"municipality", stakeholder.municipality},
                                 {"area", stakeholder.area},
                                 {"website", stakeholder.website},
                                 {"note", stakeholder.note},
                                 {"contact_name", contact.name},
                                 {"contact_title", contact.title},
                                 {"contact_email", contact.email},
                                 {"contact_phone", contact.phone},
                                 {"consent_since", consent},
                                 {"consent_how", contact.consent_how},
                                 {"consent_ended", stakeholder.consent_ended},
                                 {"since", stakeholder.period.since},
                                 {"until", stakeholder.period.until},
                                 {"audience", permit::staff_audience()}});
  tx.execute(remove_interests, {{"stakeholder", stakeholder.id}});
  for (const std::string& interest : stakeholder.interests) {
    tx.execute(write_interest, {{"stakeholder", stakeholder.id}, {"interest", interest}});
  }
}

constexpr storage::Sql entries_of_stakeholder{"organisation_entries_of_stakeholder", R"sql(
  SELECT id, stakeholder, kind, day, about, thing FROM organisation_stakeholder_entry
  WHERE stakeholder = :stakeholder ORDER BY day DESC, id DESC)sql"};

std::vector<StakeholderEntry> entries_of(storage::Transaction& tx, const storage::Id& stakeholder) {
  return tx.all(entries_of_stakeholder, {{"stakeholder", stakeholder}}, read_entry);
}

constexpr storage::Sql one_entry{"organisation_one_entry", R"sql(
  SELECT id, stakeholder, kind, day, about, thing FROM organisation_stakeholder_entry WHERE id = :id)sql"};

std::optional<StakeholderEntry> find_entry(storage::Transaction& tx, const storage::Id& id) {
  return tx.one(one_entry, {{"id", id}}, read_entry);
}

constexpr storage::Sql write_entry{"organisation_write_entry", R"sql(
  INSERT INTO organisation_stakeholder_entry (id, stakeholder, kind, day, about, thing)
  VALUES (:id, :stakeholder, :kind, :day, :about, :thing))sql"};

void put_entry(storage::Transaction& tx, const StakeholderEntry& entry) {
  tx.execute(write_entry, {{"id", entry.id},
                           {"stakeholder", entry.stakeholder},
                           {"kind", identifier(entry.kind)},
                           {"day", entry.day},
                           {"about", entry.about},
                           {"thing", entry.thing}});
}

constexpr storage::Sql drop_entry{"organisation_drop_entry", R"sql(
  DELETE FROM organisation_stakeholder_entry WHERE id = :id)sql"};

void remove_entry(storage::Transaction& tx, const storage::Id& id) { tx.execute(drop_entry, {{"id", id}}); }

constexpr storage::Sql counts_of_entries{"organisation_counts_of_entries", R"sql(
  SELECT stakeholder, kind, count(*), max(day) FROM organisation_stakeholder_entry GROUP BY stakeholder, kind)sql"};

std::map<std::string, EntryCounts> entry_counts(storage::Transaction& tx) {
  std::map<std::string, EntryCounts> counts;
  tx.each(counts_of_entries, {}, [&](const storage::Row& row) {
    EntryCounts& of = counts[row.text(0)];
    const int number = static_cast<int>(row.integer(2));
    switch (entry_kind_named(row.view(1)).value_or(EntryKind::invited)) {
      case EntryKind::invited: of.invited = number; break;
      case EntryKind::attended: of.attended = number; break;
      case EntryKind::contributed: of.contributed = number; break;
    }
    const config::Date day = row.date(3);
    if (!of.latest || *of.latest < day) of.latest = day;
  });
  return counts;
}

constexpr storage::Sql thing_by_address{"organisation_thing_by_address", R"sql(
  SELECT id FROM registry_thing WHERE address = :address AND audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY day DESC, id LIMIT 1)sql"};

std::optional<storage::Id> thing_at(storage::Transaction& tx, const permit::Viewer& viewer,
                                    const std::string& address) {
  return tx.one(thing_by_address, {{"address", address}, {"holders", viewer.holders()}, {"today", viewer.today}},
                [](const storage::Row& row) { return row.id(0); });
}

}  // namespace organisation
