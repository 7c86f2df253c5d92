// The directory that the sessions look capacities up in: at each request, so that a role that ended ends at once.

#include "directory.h"

#include "person_store.h"

namespace organisation {

std::optional<permit::Capacity> StoredDirectory::find(storage::Transaction& tx, const storage::Id& capacity,
                                                      config::Date day) const {
  return capacity_on(tx, capacity, day);
}

std::vector<permit::Capacity> StoredDirectory::of_person(storage::Transaction& tx, const storage::Id& person,
                                                         config::Date day) const {
  return capacities_of_person(tx, person, day);
}

std::vector<permit::Capacity> StoredDirectory::everyone(storage::Transaction& tx, config::Date day) const {
  return all_capacities(tx, day);
}

}  // namespace organisation
