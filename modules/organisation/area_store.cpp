// Every statement about areas and local officers.

#include "area_store.h"

#include "i18n/danish.h"
#include "lookup.h"
#include "permit/audience.h"
#include "permit/visible.h"

namespace organisation {

namespace {

AreaRecord read_area(const storage::Row& row) {
  AreaRecord area;
  area.id = row.id(0);
  area.key = row.text(1);
  area.name = row.text(2);
  area.period = {row.date(3), row.date_if(4)};
  return area;
}

constexpr storage::Sql members_of_area{"organisation_members_of_area", R"sql(
  SELECT authority, since, until FROM organisation_area_member WHERE area = :area ORDER BY since, authority)sql"};
constexpr storage::Sql headcounts_of_area{"organisation_headcounts_of_area", R"sql(
  SELECT year, planned, by_day FROM organisation_headcount WHERE area = :area ORDER BY year)sql"};

void read_parts(storage::Transaction& tx, AreaRecord& area) {
  area.members = tx.all(members_of_area, {{"area", area.id}},
                        [](const storage::Row& row) { return AreaMember{row.id(0), {row.date(1), row.date_if(2)}}; });
  area.headcounts = tx.all(headcounts_of_area, {{"area", area.id}}, [](const storage::Row& row) {
    return Headcount{static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)), row.date_if(2)};
  });
}

Assignment read_assignment(const storage::Row& row) {
  Assignment assignment;
  assignment.id = row.id(0);
  assignment.person = row.id(1);
  assignment.area = row.id(2);
  assignment.rank = rank_numbered(static_cast<int>(row.integer(3))).value_or(Rank::tertiary);
  assignment.ssp = row.flag(4);
  assignment.ksp = row.flag(5);
  assignment.mobile_station = row.flag(6);
  assignment.period = {row.date(7), row.date_if(8)};
  assignment.public_contact = row.id(9) == permit::public_audience();
  return assignment;
}

}  // namespace

constexpr storage::Sql areas_on_day{"organisation_areas_on_day", R"sql(
  SELECT id, key, name, since, until FROM organisation_area
  WHERE since <= :day AND (until IS NULL OR :day < until) ORDER BY sort_key, id)sql"};

std::vector<AreaRecord> area_records(storage::Transaction& tx, config::Date day) {
  std::vector<AreaRecord> found = tx.all(areas_on_day, {{"day", day}}, read_area);
  for (AreaRecord& area : found) read_parts(tx, area);
  return found;
}

std::vector<Area> areas(storage::Transaction& tx, config::Date day) {
  return tx.all(areas_on_day, {{"day", day}},
                [](const storage::Row& row) { return Area{row.id(0), row.text(1), row.text(2)}; });
}

constexpr storage::Sql one_area{"organisation_one_area", R"sql(
  SELECT id, key, name, since, until FROM organisation_area WHERE id = :id)sql"};

std::optional<AreaRecord> find_area(storage::Transaction& tx, const storage::Id& id) {
  auto area = tx.one(one_area, {{"id", id}}, read_area);
  if (area) read_parts(tx, *area);
  return area;
}

std::optional<AreaRecord> find_area_by_key(storage::Transaction& tx, std::string_view key) {
  return find_area(tx, area_id(key));
}

constexpr storage::Sql write_area{"organisation_write_area", R"sql(
  INSERT INTO organisation_area (id, key, name, sort_key, since, until, audience, version)
  VALUES (:id, :key, :name, :sort_key, :since, :until, :audience, 1)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, sort_key = excluded.sort_key, since = excluded.since,
    until = excluded.until, version = organisation_area.version + 1)sql"};
constexpr storage::Sql remove_members{"organisation_remove_members", R"sql(
  DELETE FROM organisation_area_member WHERE area = :area)sql"};
constexpr storage::Sql write_member{"organisation_write_member", R"sql(
  INSERT INTO organisation_area_member (area, authority, since, until) VALUES (:area, :authority, :since, :until)
  ON CONFLICT (authority, since) DO UPDATE SET area = excluded.area, until = excluded.until)sql"};
constexpr storage::Sql remove_headcounts{"organisation_remove_headcounts", R"sql(
  DELETE FROM organisation_headcount WHERE area = :area)sql"};
constexpr storage::Sql write_headcount{"organisation_write_headcount", R"sql(
  INSERT INTO organisation_headcount (area, year, planned, by_day) VALUES (:area, :year, :planned, :by_day)
  ON CONFLICT (area, year) DO UPDATE SET planned = excluded.planned, by_day = excluded.by_day)sql"};
constexpr storage::Sql area_version_now{"organisation_area_version_now", R"sql(
  SELECT version FROM organisation_area WHERE id = :id)sql"};
constexpr storage::Sql count_area_up{"organisation_count_area_up", R"sql(
  UPDATE organisation_area SET version = version + 1 WHERE id = :id)sql"};

int area_version(storage::Transaction& tx, const storage::Id& area) {
  return static_cast<int>(tx.integer(area_version_now, {{"id", area}}));
}

void put_headcount(storage::Transaction& tx, const storage::Id& area, const Headcount& headcount) {
  tx.execute(write_headcount,
             {{"area", area}, {"year", headcount.year}, {"planned", headcount.planned}, {"by_day", headcount.by}});
  tx.execute(count_area_up, {{"id", area}});
}

void put_area(storage::Transaction& tx, const AreaRecord& area) {
  tx.execute(write_area, {{"id", area.id},
                          {"key", area.key},
                          {"name", area.name},
                          {"sort_key", i18n::sort_key(area.name)},
                          {"since", area.period.since},
                          {"until", area.period.until},
                          {"audience", permit::public_audience()}});
  tx.execute(remove_members, {{"area", area.id}});
  for (const AreaMember& member : area.members) {
    tx.execute(write_member, {{"area", area.id},
                              {"authority", member.authority},
                              {"since", member.period.since},
                              {"until", member.period.until}});
  }
  tx.execute(remove_headcounts, {{"area", area.id}});
  for (const Headcount& headcount : area.headcounts) {
    tx.execute(write_headcount,
               {{"area", area.id}, {"year", headcount.year}, {"planned", headcount.planned}, {"by_day", headcount.by}});
  }
}

constexpr storage::Sql one_assignment{"organisation_one_assignment", R"sql(
  SELECT id, person, area, rank, ssp, ksp, mobile_station, since, until, audience, version
  FROM organisation_local_officer WHERE id = :id)sql"};

std::optional<StoredAssignment> find_assignment(storage::Transaction& tx, const storage::Id& id) {
  return tx.one(one_assignment, {{"id", id}}, [](const storage::Row& row) {
    return StoredAssignment{read_assignment(row), static_cast<int>(row.integer(10))};
  });
}

constexpr storage::Sql assignments_of_one_area{"organisation_assignments_of_one_area", R"sql(
  SELECT id, person, area, rank, ssp, ksp, mobile_station, since, until, audience
  FROM organisation_local_officer WHERE area = :area ORDER BY rank, since, id)sql"};

std::vector<Assignment> assignments_of_area(storage::Transaction& tx, const storage::Id& area) {
  return tx.all(assignments_of_one_area, {{"area", area}}, read_assignment);
}

constexpr storage::Sql assignments_of_one_person{"organisation_assignments_of_one_person", R"sql(
  SELECT id, person, area, rank, ssp, ksp, mobile_station, since, until, audience
  FROM organisation_local_officer WHERE person = :person ORDER BY since, id)sql"};

std::vector<Assignment> assignments_of_person(storage::Transaction& tx, const storage::Id& person) {
  return tx.all(assignments_of_one_person, {{"person", person}}, read_assignment);
}

constexpr storage::Sql write_assignment{"organisation_write_assignment", R"sql(
  INSERT INTO organisation_local_officer (id, person, area, rank, ssp, ksp, mobile_station, since, until, audience, version)
  VALUES (:id, :person, :area, :rank, :ssp, :ksp, :mobile_station, :since, :until, :audience, 1)
  ON CONFLICT (id) DO UPDATE SET person = excluded.person, area = excluded.area, rank = excluded.rank, ssp = excluded.ssp,
    ksp = excluded.ksp, mobile_station = excluded.mobile_station, since = excluded.since, until = excluded.until,
    audience = excluded.audience, version = organisation_local_officer.version + 1)sql"};

void put_assignment(storage::Transaction& tx, const Assignment& assignment) {
  tx.execute(write_assignment,
             {{"id", assignment.id},
              {"person", assignment.person},
              {"area", assignment.area},
              {"rank", static_cast<int>(assignment.rank)},
              {"ssp", assignment.ssp},
              {"ksp", assignment.ksp},
              {"mobile_station", assignment.mobile_station},
              {"since", assignment.period.since},
              {"until", assignment.period.until},
              {"audience", assignment.public_contact ? permit::public_audience() : permit::staff_audience()}});
}

constexpr storage::Sql lines_of_officers{"organisation_lines_of_officers", R"sql(
  SELECT o.id, o.person, o.area, o.rank, o.ssp, o.ksp, o.mobile_station, o.since, o.until, o.audience,
         p.name, p.email, p.phone, a.key, a.name
  FROM organisation_local_officer o
  JOIN organisation_person p ON p.id = o.person
  JOIN organisation_area a ON a.id = o.area
  WHERE (o.until IS NULL OR :today < o.until) AND o.audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY a.sort_key, o.rank, o.since, o.id)sql"};

std::vector<OfficerLine> officer_lines(storage::Transaction& tx, const permit::Viewer& viewer,
                                       const storage::Id& area) {
  std::vector<OfficerLine> lines;
  tx.each(lines_of_officers, {{"holders", viewer.holders()}, {"today", viewer.today}}, [&](const storage::Row& row) {
    Assignment assignment = read_assignment(row);
    if (!area.empty() && assignment.area != area) return;
    lines.push_back({std::move(assignment), row.text(10), row.text(11), row.text(12), row.text(13), row.text(14)});
  });
  return lines;
}

}  // namespace organisation
