#pragma once
// The nine columns of a thing, in the order in which every statement of the register selects them.

#include "storage/row.h"
#include "thing.h"

namespace registry {

inline Thing read_thing(const storage::Row& row, int first = 0) {
  Thing thing;
  thing.id = row.id(first);
  thing.kind = row.text(first + 1);
  thing.title = row.text(first + 2);
  thing.address = row.text(first + 3);
  thing.audience = row.id(first + 4);
  thing.sentence = row.text(first + 5);
  thing.state = row.text(first + 6);
  thing.day = row.date(first + 7);
  thing.closed = row.flag(first + 8);
  return thing;
}

}  // namespace registry
