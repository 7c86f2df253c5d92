#pragma once
// What waits, and for whom: the rows of *Mit arbejde*. A todo belongs to an office or a capacity and a thing.

#include <optional>
#include <string>
#include <vector>

#include "thing.h"

namespace registry {

struct Todo {
  storage::Id id;
  storage::Id thing;
  storage::Id holder;  // permit::office(...) or a capacity
  std::string act;     // identifier of what to do; text key "todo.<act>" with {0} = title of the thing
  config::Date due;
  std::string address;    // where it is done; empty = the thing's address
  storage::Id waits_for;  // set: the holder waits for this other holder
};

/// One open todo per (thing, holder, act): written or moved.
void put_todo(storage::Transaction& tx, const Todo& todo);
/// Done or fallen away. Empty holder = for everybody.
void close_todo(storage::Transaction& tx, const storage::Id& thing, std::string_view act,
                const storage::Id& holder = {});

struct Work {
  Todo todo;
  Thing thing;
};
/// Open work of the viewer's offices and capacity, by due date; only on things the viewer may see.
std::vector<Work> work_of(storage::Transaction& tx, const permit::Viewer& viewer, int limit = 200);
/// What waits on one thing, for whom.
std::vector<Todo> open_on(storage::Transaction& tx, const storage::Id& thing);

}  // namespace registry
