#pragma once
// Answers permit's questions about people and roles from the organisation.

#include "permit/directory.h"

namespace organisation {

class StoredDirectory : public permit::Directory {
 public:
  std::optional<permit::Capacity> find(storage::Transaction& tx, const storage::Id& capacity,
                                       config::Date day) const override;
  std::vector<permit::Capacity> of_person(storage::Transaction& tx, const storage::Id& person,
                                          config::Date day) const override;
  std::vector<permit::Capacity> everyone(storage::Transaction& tx, config::Date day) const override;
};

}  // namespace organisation
