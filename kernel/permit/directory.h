#pragma once
// What access must know about people and roles; organisation implements it and app hands it in.

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "role.h"
#include "storage/id.h"
#include "storage/transaction.h"

namespace permit {

/// One effective-dated role of a person, in which a session may act.
struct Capacity {
  storage::Id id;
  storage::Id person;
  std::string person_name;
  std::string title;
  Role role;
  storage::Id authority;
  std::string authority_name;
  config::Date since;
  std::optional<config::Date> until;  // first day without
};

class Directory {
 public:
  virtual ~Directory() = default;
  /// The capacity if it is in force on that day.
  virtual std::optional<Capacity> find(storage::Transaction& tx, const storage::Id& capacity,
                                       config::Date day) const = 0;
  /// All capacities of a person in force on that day.
  virtual std::vector<Capacity> of_person(storage::Transaction& tx, const storage::Id& person,
                                          config::Date day) const = 0;
  /// Everyone with a role that day (the demo log-in's list), in Danish order.
  virtual std::vector<Capacity> everyone(storage::Transaction& tx, config::Date day) const = 0;
};

}  // namespace permit
