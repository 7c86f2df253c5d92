// Counting the local officers of the areas.

#include "officer_cover.h"

#include "area_store.h"
#include "lookup.h"

namespace organisation {

std::vector<OfficerCover> officer_cover(storage::Transaction& tx, config::Date day) {
  std::vector<OfficerCover> found;
  for (const Area& area : areas(tx, day)) {
    OfficerCover cover;
    cover.area = area.id;
    cover.area_name = area.name;
    for (const Assignment& assignment : assignments_of_area(tx, area.id)) {
      if (!assignment.period.covers(day)) continue;
      ++cover.officers;
      if (assignment.rank != Rank::primary) continue;
      cover.has_primary = true;
      const auto person = find_person(tx, assignment.person);
      if (person && assignment.public_contact) cover.primary = person->name;
    }
    found.push_back(std::move(cover));
  }
  return found;
}

}  // namespace organisation
