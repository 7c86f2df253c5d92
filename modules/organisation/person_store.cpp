// Every statement about people and the roles they hold.

#include "person_store.h"

#include "i18n/danish.h"
#include "permit/audience.h"
#include "permit/visible.h"

namespace organisation {

namespace {

PersonRecord read_person(const storage::Row& row) {
  return {row.id(0), row.text(1), row.text(2), row.text(3), row.text(4)};
}

StoredRole read_role(const storage::Row& row) {
  StoredRole stored;
  stored.role = {row.id(0),
                 row.id(1),
                 permit::role_named(row.view(2)).value_or(permit::Role::citizen),
                 row.id(3),
                 row.id(4),
                 row.text(5),
                 {row.date(6), row.date_if(7)}};
  stored.version = static_cast<int>(row.integer(8));
  return stored;
}

permit::Capacity read_capacity(const storage::Row& row) {
  return {.id = row.id(0),
          .person = row.id(1),
          .person_name = row.text(2),
          .title = row.text(3),
          .role = permit::role_named(row.view(4)).value_or(permit::Role::citizen),
          .authority = row.id(5),
          .authority_name = row.text(6),
          .since = row.date(7),
          .until = row.date_if(8)};
}

}  // namespace

constexpr storage::Sql one_person{"organisation_one_person", R"sql(
  SELECT id, key, name, email, phone FROM organisation_person WHERE id = :id)sql"};

std::optional<PersonRecord> find_person_record(storage::Transaction& tx, const storage::Id& id) {
  return tx.one(one_person, {{"id", id}}, read_person);
}

constexpr storage::Sql one_visible_person{"organisation_one_visible_person", R"sql(
  SELECT id, key, name, email, phone FROM organisation_person
  WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE};

std::optional<PersonRecord> visible_person(storage::Transaction& tx, const permit::Viewer& viewer,
                                           const storage::Id& id) {
  return tx.one(one_visible_person, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}}, read_person);
}

constexpr storage::Sql everyone_known{"organisation_everyone_known", R"sql(
  SELECT id, key, name, email, phone FROM organisation_person ORDER BY sort_key, id)sql"};

std::vector<PersonRecord> all_people(storage::Transaction& tx) { return tx.all(everyone_known, {}, read_person); }

constexpr storage::Sql write_person{"organisation_write_person", R"sql(
  INSERT INTO organisation_person (id, key, name, sort_key, email, phone, audience, version)
  VALUES (:id, :key, :name, :sort_key, :email, :phone, :audience, 1)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, sort_key = excluded.sort_key, email = excluded.email,
    phone = excluded.phone, version = organisation_person.version + 1)sql"};

void put_person(storage::Transaction& tx, const PersonRecord& person) {
  tx.execute(write_person, {{"id", person.id},
                            {"key", person.key},
                            {"name", person.name},
                            {"sort_key", i18n::sort_key(person.name)},
                            {"email", person.email},
                            {"phone", person.phone},
                            {"audience", permit::staff_audience()}});
}

constexpr storage::Sql one_role{"organisation_one_role", R"sql(
  SELECT id, person, role, authority, unit, title, since, until, version FROM organisation_role WHERE id = :id)sql"};

std::optional<StoredRole> find_role(storage::Transaction& tx, const storage::Id& id) {
  return tx.one(one_role, {{"id", id}}, read_role);
}

constexpr storage::Sql roles_of_person{"organisation_roles_of_person", R"sql(
  SELECT id, person, role, authority, unit, title, since, until, version FROM organisation_role
  WHERE person = :person ORDER BY since, id)sql"};

std::vector<StoredRole> roles_of(storage::Transaction& tx, const storage::Id& person) {
  return tx.all(roles_of_person, {{"person", person}}, read_role);
}

constexpr storage::Sql roles_at_office{"organisation_roles_at_office", R"sql(
  SELECT id, person, role, authority, unit, title, since, until, version FROM organisation_role
  WHERE office = :office ORDER BY since, id)sql"};

std::vector<StoredRole> roles_at(storage::Transaction& tx, permit::Role role, const storage::Id& authority) {
  return tx.all(roles_at_office, {{"office", permit::office(role, authority)}}, read_role);
}

constexpr storage::Sql write_role{"organisation_write_role", R"sql(
  INSERT INTO organisation_role (id, person, role, authority, office, unit, title, since, until, version)
  VALUES (:id, :person, :role, :authority, :office, :unit, :title, :since, :until, 1)
  ON CONFLICT (id) DO UPDATE SET person = excluded.person, role = excluded.role, authority = excluded.authority,
    office = excluded.office, unit = excluded.unit, title = excluded.title, since = excluded.since, until = excluded.until,
    version = organisation_role.version + 1)sql"};

void put_role(storage::Transaction& tx, const RoleHeld& role) {
  tx.execute(write_role, {{"id", role.id},
                          {"person", role.person},
                          {"role", permit::identifier(role.role)},
                          {"authority", role.authority},
                          {"office", permit::office(role.role, role.authority)},
                          {"unit", role.unit},
                          {"title", role.title},
                          {"since", role.period.since},
                          {"until", role.period.until}});
}

// The name of the authority is the one that was right on the role's last day, or is right today.
constexpr storage::Sql lines_of_people{"organisation_lines_of_people", R"sql(
  SELECT p.id, r.authority, r.id, p.name, r.title, n.name, a.key, p.email, p.phone, u.name, r.role, r.since, r.until
  FROM organisation_role r
  JOIN organisation_person p ON p.id = r.person
  JOIN organisation_authority a ON a.id = r.authority
  JOIN organisation_authority_name n ON n.authority = a.id
    AND n.since = (SELECT MAX(m.since) FROM organisation_authority_name m
                   WHERE m.authority = a.id AND (m.since <= :today AND (r.until IS NULL OR m.since < r.until)))
  LEFT JOIN organisation_unit u ON u.id = r.unit
  WHERE p.audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY p.sort_key, p.id, r.since)sql"};

std::vector<PersonLine> people_lines(storage::Transaction& tx, const permit::Viewer& viewer, When when) {
  std::vector<PersonLine> lines;
  tx.each(lines_of_people, {{"holders", viewer.holders()}, {"today", viewer.today}}, [&](const storage::Row& row) {
    const Period period{row.date(11), row.date_if(12)};
    const When its = period.covers(viewer.today) ? When::now : period.since > viewer.today ? When::later : When::before;
    if (its != when) return;
    lines.push_back({.person = row.id(0),
                     .authority = row.id(1),
                     .role_id = row.id(2),
                     .name = row.text(3),
                     .title = row.text(4),
                     .authority_name = row.text(5),
                     .authority_key = row.text(6),
                     .email = row.text(7),
                     .phone = row.text(8),
                     .unit = row.text(9),
                     .role = permit::role_named(row.view(10)).value_or(permit::Role::citizen),
                     .period = period});
  });
  return lines;
}

constexpr storage::Sql capacities_of_one_person{"organisation_capacities_of_one_person", R"sql(
  SELECT r.id, r.person, p.name, r.title, r.role, r.authority, n.name, r.since, r.until
  FROM organisation_role r
  JOIN organisation_person p ON p.id = r.person
  JOIN organisation_authority_name n ON n.authority = r.authority AND n.since <= :day AND (n.until IS NULL OR :day < n.until)
  WHERE r.person = :person AND r.since <= :day AND (r.until IS NULL OR :day < r.until)
  ORDER BY r.since, r.id)sql"};

std::vector<permit::Capacity> capacities_of_person(storage::Transaction& tx, const storage::Id& person,
                                                   config::Date day) {
  return tx.all(capacities_of_one_person, {{"person", person}, {"day", day}}, read_capacity);
}

constexpr storage::Sql one_capacity_on_day{"organisation_one_capacity_on_day", R"sql(
  SELECT r.id, r.person, p.name, r.title, r.role, r.authority, n.name, r.since, r.until
  FROM organisation_role r
  JOIN organisation_person p ON p.id = r.person
  JOIN organisation_authority_name n ON n.authority = r.authority AND n.since <= :day AND (n.until IS NULL OR :day < n.until)
  WHERE r.id = :capacity AND r.since <= :day AND (r.until IS NULL OR :day < r.until))sql"};

std::optional<permit::Capacity> capacity_on(storage::Transaction& tx, const storage::Id& capacity, config::Date day) {
  return tx.one(one_capacity_on_day, {{"capacity", capacity}, {"day", day}}, read_capacity);
}

constexpr storage::Sql capacities_behind_holder{"organisation_capacities_behind_holder", R"sql(
  SELECT r.id, r.person, p.name, r.title, r.role, r.authority, n.name, r.since, r.until
  FROM organisation_role r
  JOIN organisation_person p ON p.id = r.person
  JOIN organisation_authority_name n ON n.authority = r.authority AND n.since <= :day AND (n.until IS NULL OR :day < n.until)
  WHERE (r.office = :holder OR r.id = :holder) AND r.since <= :day AND (r.until IS NULL OR :day < r.until)
  ORDER BY p.sort_key, r.id)sql"};

std::vector<permit::Capacity> capacities_behind(storage::Transaction& tx, const storage::Id& holder, config::Date day) {
  return tx.all(capacities_behind_holder, {{"holder", holder}, {"day", day}}, read_capacity);
}

constexpr storage::Sql capacities_of_everyone{"organisation_capacities_of_everyone", R"sql(
  SELECT r.id, r.person, p.name, r.title, r.role, r.authority, n.name, r.since, r.until
  FROM organisation_role r
  JOIN organisation_person p ON p.id = r.person
  JOIN organisation_authority_name n ON n.authority = r.authority AND n.since <= :day AND (n.until IS NULL OR :day < n.until)
  WHERE r.since <= :day AND (r.until IS NULL OR :day < r.until)
  ORDER BY p.sort_key, r.id)sql"};

std::vector<permit::Capacity> all_capacities(storage::Transaction& tx, config::Date day) {
  return tx.all(capacities_of_everyone, {{"day", day}}, read_capacity);
}

}  // namespace organisation
