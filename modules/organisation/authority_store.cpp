// Every statement about authorities, names, offices, units and successions.

#include "authority_store.h"

#include <algorithm>

#include "i18n/danish.h"
#include "lookup.h"
#include "permit/audience.h"

namespace organisation {

namespace {

AuthorityKind kind_of(const storage::Row& row, int column) {
  return authority_kind_named(row.view(column)).value_or(AuthorityKind::partner);
}

Authority read_authority(const storage::Row& row) {
  Authority authority;
  authority.id = row.id(0);
  authority.key = row.text(1);
  authority.name = row.text(2);
  authority.short_name = row.text(3);
  authority.kind = kind_of(row, 4);
  authority.municipality_code = static_cast<int>(row.integer(5));
  authority.area = row.id(6);
  return authority;
}

AuthorityRecord read_record(const storage::Row& row) {
  AuthorityRecord record;
  record.id = row.id(0);
  record.key = row.text(1);
  record.kind = kind_of(row, 2);
  record.municipality_code = static_cast<int>(row.integer(3));
  record.email = row.text(4);
  record.phone = row.text(5);
  record.website = row.text(6);
  record.period = {row.date(7), row.date_if(8)};
  return record;
}

constexpr storage::Sql names_of_authority{"organisation_names_of_authority", R"sql(
  SELECT name, short_name, since, until FROM organisation_authority_name WHERE authority = :authority ORDER BY since)sql"};

void read_names(storage::Transaction& tx, AuthorityRecord& record) {
  record.names = tx.all(names_of_authority, {{"authority", record.id}}, [](const storage::Row& row) {
    return AuthorityName{row.text(0), row.text(1), {row.date(2), row.date_if(3)}};
  });
}

}  // namespace

constexpr storage::Sql authorities_on_day{"organisation_authorities_on_day", R"sql(
  SELECT a.id, a.key, n.name, n.short_name, a.kind, a.municipality_code, m.area
  FROM organisation_authority a
  JOIN organisation_authority_name n ON n.authority = a.id AND n.since <= :day AND (n.until IS NULL OR :day < n.until)
  LEFT JOIN organisation_area_member m ON m.authority = a.id AND m.since <= :day AND (m.until IS NULL OR :day < m.until)
  ORDER BY n.sort_key, a.id)sql"};

std::vector<Authority> authorities(storage::Transaction& tx, config::Date day) {
  return tx.all(authorities_on_day, {{"day", day}}, read_authority);
}

std::vector<Authority> municipalities(storage::Transaction& tx, config::Date day) {
  std::vector<Authority> all = authorities(tx, day);
  std::erase_if(all, [](const Authority& authority) { return authority.kind != AuthorityKind::municipality; });
  return all;
}

constexpr storage::Sql area_of_authority{"organisation_area_of_authority", R"sql(
  SELECT area FROM organisation_area_member
  WHERE authority = :authority AND since <= :day AND (until IS NULL OR :day < until))sql"};

std::optional<Authority> find_authority(storage::Transaction& tx, const storage::Id& id, config::Date day) {
  const std::optional<AuthorityRecord> record = find_authority_record(tx, id);
  if (!record || record->names.empty()) return std::nullopt;
  const AuthorityName& name = record->name_on(day);
  Authority authority{record->id, record->key, name.name, name.short_name, record->kind, record->municipality_code, {}};
  authority.area = tx.one(area_of_authority, {{"authority", id}, {"day", day}}, [](const storage::Row& row) {
                       return row.id(0);
                     }).value_or(storage::Id{});
  return authority;
}

constexpr storage::Sql first_police_district{"organisation_first_police_district", R"sql(
  SELECT id FROM organisation_authority
  WHERE kind = 'police_district' AND since <= :day AND (until IS NULL OR :day < until)
  ORDER BY since, key)sql"};

std::optional<Authority> police_district(storage::Transaction& tx, config::Date day) {
  const auto id = tx.one(first_police_district, {{"day", day}}, [](const storage::Row& row) { return row.id(0); });
  return id ? find_authority(tx, *id, day) : std::nullopt;
}

constexpr storage::Sql names_until_day{"organisation_names_until_day", R"sql(
  SELECT authority, name, short_name FROM organisation_authority_name WHERE since <= :day ORDER BY since DESC)sql"};
constexpr storage::Sql successor_of_authority{"organisation_successor_of_authority", R"sql(
  SELECT to_authority FROM organisation_succession
  WHERE from_authority = :authority AND day <= :day AND kind <> 'split' ORDER BY day DESC)sql"};

std::optional<Authority> authority_named(storage::Transaction& tx, std::string_view name, config::Date day) {
  const std::string wanted = folded_name(name);
  if (wanted.empty()) return std::nullopt;
  storage::Id found;
  tx.each(names_until_day, {{"day", day}}, [&](const storage::Row& row) {
    if (found.empty() && (folded_name(row.view(1)) == wanted || folded_name(row.view(2)) == wanted)) found = row.id(0);
  });
  if (found.empty()) return std::nullopt;
  // An authority that was merged or renamed answers as the one that took over; ten steps are more than any history has.
  for (int step = 0; step < 10; ++step) {
    const auto next = tx.one(successor_of_authority, {{"authority", found}, {"day", day}},
                             [](const storage::Row& row) { return row.id(0); });
    if (!next) break;
    found = *next;
  }
  return find_authority(tx, found, day);
}

constexpr storage::Sql authority_record{"organisation_authority_record", R"sql(
  SELECT id, key, kind, municipality_code, email, phone, website, since, until FROM organisation_authority WHERE id = :id)sql"};

std::optional<AuthorityRecord> find_authority_record(storage::Transaction& tx, const storage::Id& id) {
  auto record = tx.one(authority_record, {{"id", id}}, read_record);
  if (record) read_names(tx, *record);
  return record;
}

std::optional<AuthorityRecord> find_authority_by_key(storage::Transaction& tx, std::string_view key) {
  return find_authority_record(tx, authority_id(key));
}

constexpr storage::Sql write_authority{"organisation_write_authority", R"sql(
  INSERT INTO organisation_authority (id, key, kind, municipality_code, email, phone, website, since, until, audience, version)
  VALUES (:id, :key, :kind, :code, :email, :phone, :website, :since, :until, :audience, 1)
  ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, municipality_code = excluded.municipality_code, email = excluded.email,
    phone = excluded.phone, website = excluded.website, since = excluded.since, until = excluded.until,
    version = organisation_authority.version + 1)sql"};
constexpr storage::Sql remove_names{"organisation_remove_names", R"sql(
  DELETE FROM organisation_authority_name WHERE authority = :authority)sql"};
constexpr storage::Sql write_name{"organisation_write_name", R"sql(
  INSERT INTO organisation_authority_name (authority, name, short_name, sort_key, since, until)
  VALUES (:authority, :name, :short_name, :sort_key, :since, :until))sql"};
constexpr storage::Sql write_office{"organisation_write_office", R"sql(
  INSERT INTO organisation_office (id, role, authority) VALUES (:id, :role, :authority) ON CONFLICT (id) DO NOTHING)sql"};

void put_authority(storage::Transaction& tx, const AuthorityRecord& record) {
  tx.execute(write_authority, {{"id", record.id},
                               {"key", record.key},
                               {"kind", identifier(record.kind)},
                               {"code", record.municipality_code},
                               {"email", record.email},
                               {"phone", record.phone},
                               {"website", record.website},
                               {"since", record.period.since},
                               {"until", record.period.until},
                               {"audience", permit::public_audience()}});
  tx.execute(remove_names, {{"authority", record.id}});
  for (const AuthorityName& name : record.names) {
    tx.execute(write_name, {{"authority", record.id},
                            {"name", name.name},
                            {"short_name", name.short_name},
                            {"sort_key", i18n::sort_key(name.name)},
                            {"since", name.period.since},
                            {"until", name.period.until}});
  }
  for (int number = 0; number < permit::role_count; ++number) {
    const auto role = static_cast<permit::Role>(number);
    if (role == permit::Role::citizen) continue;
    tx.execute(write_office,
               {{"id", permit::office(role, record.id)}, {"role", permit::identifier(role)}, {"authority", record.id}});
  }
}

constexpr storage::Sql authority_version_now{"organisation_authority_version_now", R"sql(
  SELECT version FROM organisation_authority WHERE id = :id)sql"};
constexpr storage::Sql authority_counted_up{"organisation_authority_counted_up", R"sql(
  UPDATE organisation_authority SET version = version + 1 WHERE id = :id)sql"};

int authority_version(storage::Transaction& tx, const storage::Id& authority) {
  return static_cast<int>(tx.integer(authority_version_now, {{"id", authority}}));
}

void count_authority_up(storage::Transaction& tx, const storage::Id& authority) {
  tx.execute(authority_counted_up, {{"id", authority}});
}

constexpr storage::Sql contacts_of_authority{"organisation_contacts_of_authority", R"sql(
  SELECT since, email, phone, website FROM organisation_authority_contact WHERE authority = :authority ORDER BY since)sql"};
constexpr storage::Sql write_contact{"organisation_write_contact", R"sql(
  INSERT INTO organisation_authority_contact (authority, since, email, phone, website)
  VALUES (:authority, :since, :email, :phone, :website)
  ON CONFLICT (authority, since) DO UPDATE SET email = excluded.email, phone = excluded.phone,
    website = excluded.website)sql"};

std::vector<AuthorityContact> contacts_of(storage::Transaction& tx, const AuthorityRecord& record) {
  auto contacts = tx.all(contacts_of_authority, {{"authority", record.id}}, [](const storage::Row& row) {
    return AuthorityContact{row.date(0), row.text(1), row.text(2), row.text(3)};
  });
  if (contacts.empty()) contacts.push_back({record.period.since, record.email, record.phone, record.website});
  return contacts;
}

AuthorityContact contact_on(storage::Transaction& tx, const AuthorityRecord& record, config::Date day) {
  const std::vector<AuthorityContact> contacts = contacts_of(tx, record);
  AuthorityContact found = contacts.front();
  for (const AuthorityContact& contact : contacts) {
    if (contact.since <= day) found = contact;
  }
  return found;
}

void put_contact(storage::Transaction& tx, const storage::Id& authority, const AuthorityContact& contact) {
  tx.execute(write_contact, {{"authority", authority},
                             {"since", contact.since},
                             {"email", contact.email},
                             {"phone", contact.phone},
                             {"website", contact.website}});
}

namespace {

Unit read_unit(const storage::Row& row) {
  return {row.id(0),   row.id(1),
          row.text(2), unit_kind_named(row.view(3)).value_or(UnitKind::department),
          row.text(4), {row.date(5), row.date_if(6)}};
}

}  // namespace

constexpr storage::Sql units_of_authority{"organisation_units_of_authority", R"sql(
  SELECT id, authority, key, kind, name, since, until FROM organisation_unit WHERE authority = :authority ORDER BY sort_key, id)sql"};

std::vector<Unit> units_of(storage::Transaction& tx, const storage::Id& authority) {
  return tx.all(units_of_authority, {{"authority", authority}}, read_unit);
}

constexpr storage::Sql one_unit{"organisation_one_unit", R"sql(
  SELECT id, authority, key, kind, name, since, until FROM organisation_unit WHERE id = :id)sql"};

std::optional<Unit> find_unit(storage::Transaction& tx, const storage::Id& id) {
  return tx.one(one_unit, {{"id", id}}, read_unit);
}

constexpr storage::Sql write_unit{"organisation_write_unit", R"sql(
  INSERT INTO organisation_unit (id, authority, key, kind, name, sort_key, since, until)
  VALUES (:id, :authority, :key, :kind, :name, :sort_key, :since, :until)
  ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, sort_key = excluded.sort_key,
    since = excluded.since, until = excluded.until)sql"};

void put_unit(storage::Transaction& tx, const Unit& unit) {
  tx.execute(write_unit, {{"id", unit.id},
                          {"authority", unit.authority},
                          {"key", unit.key},
                          {"kind", identifier(unit.kind)},
                          {"name", unit.name},
                          {"sort_key", i18n::sort_key(unit.name)},
                          {"since", unit.period.since},
                          {"until", unit.period.until}});
}

constexpr storage::Sql successions_of_authority{"organisation_successions_of_authority", R"sql(
  SELECT from_authority, to_authority, day, kind FROM organisation_succession
  WHERE from_authority = :authority OR to_authority = :authority ORDER BY day, from_authority)sql"};

std::vector<Succession> successions_of(storage::Transaction& tx, const storage::Id& authority) {
  return tx.all(successions_of_authority, {{"authority", authority}}, [](const storage::Row& row) {
    return Succession{row.id(0), row.id(1), row.date(2),
                      succession_kind_named(row.view(3)).value_or(SuccessionKind::merged)};
  });
}

constexpr storage::Sql write_succession{"organisation_write_succession", R"sql(
  INSERT INTO organisation_succession (from_authority, to_authority, day, kind)
  VALUES (:from, :to, :day, :kind)
  ON CONFLICT (from_authority, to_authority) DO UPDATE SET day = excluded.day, kind = excluded.kind)sql"};

void put_succession(storage::Transaction& tx, const Succession& succession) {
  tx.execute(write_succession, {{"from", succession.from},
                                {"to", succession.to},
                                {"day", succession.day},
                                {"kind", identifier(succession.kind)}});
}

constexpr storage::Sql one_office{"organisation_one_office", R"sql(
  SELECT role, authority FROM organisation_office WHERE id = :id)sql"};

std::optional<Office> find_office(storage::Transaction& tx, const storage::Id& office) {
  return tx.one(one_office, {{"id", office}}, [](const storage::Row& row) {
    return Office{permit::role_named(row.view(0)).value_or(permit::Role::citizen), row.id(1)};
  });
}

}  // namespace organisation
