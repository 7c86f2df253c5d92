#pragma once
// Areas, the municipalities in them and the local officers who have them, in the database.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "area.h"
#include "local_officer.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace organisation {

std::optional<AreaRecord> find_area(storage::Transaction& tx, const storage::Id& id);
std::optional<AreaRecord> find_area_by_key(storage::Transaction& tx, std::string_view key);
/// Every area in force on a day, with its members, in Danish order.
std::vector<AreaRecord> area_records(storage::Transaction& tx, config::Date day);
void put_area(storage::Transaction& tx, const AreaRecord& area);
int area_version(storage::Transaction& tx, const storage::Id& area);
/// Writes or replaces the plan of one year.
void put_headcount(storage::Transaction& tx, const storage::Id& area, const Headcount& headcount);

struct StoredAssignment {
  Assignment assignment;
  int version = 1;
};
std::optional<StoredAssignment> find_assignment(storage::Transaction& tx, const storage::Id& id);
/// Every assignment of an area, past, present and to come, by rank and first day.
std::vector<Assignment> assignments_of_area(storage::Transaction& tx, const storage::Id& area);
std::vector<Assignment> assignments_of_person(storage::Transaction& tx, const storage::Id& person);
void put_assignment(storage::Transaction& tx, const Assignment& assignment);

/// A local officer as shown to a viewer.
struct OfficerLine {
  Assignment assignment;
  std::string name, email, phone, area_key, area_name;
};
/// Assignments in force on the viewer's day or later that the viewer may see; an empty area means all. The public sees
/// those who accept to be contacted.
std::vector<OfficerLine> officer_lines(storage::Transaction& tx, const permit::Viewer& viewer,
                                       const storage::Id& area = {});

}  // namespace organisation
