// Todos as rows: the lines of Mit arbejde.

#include "todo.h"

#include "permit/visible.h"
#include "read_thing.h"

namespace registry {
namespace {

constexpr storage::Sql keep_todo{"keep_todo", R"sql(
  INSERT INTO registry_todo (id, thing, holder, act, due, address, waits_for)
  VALUES (:id, :thing, :holder, :act, :due, :address, :waits_for)
  ON CONFLICT (thing, holder, act) DO UPDATE SET due = excluded.due, address = excluded.address,
    waits_for = excluded.waits_for)sql"};

constexpr storage::Sql close_todos{"close_todos", R"sql(
  DELETE FROM registry_todo WHERE thing = :thing AND act = :act AND (:holder = '' OR holder = :holder))sql"};

constexpr storage::Sql work_of_viewer{"work_of_viewer", R"sql(
  SELECT t.id, t.kind, t.title, t.address, t.audience, t.sentence, t.state, t.day, t.closed,
    w.id, w.thing, w.holder, w.act, w.due, w.address, w.waits_for
  FROM registry_todo w JOIN registry_thing t ON t.id = w.thing
  WHERE w.holder IN :holders AND t.audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY w.due, w.id LIMIT :limit)sql"};

constexpr storage::Sql todos_on_thing{"todos_on_thing", R"sql(
  SELECT id, thing, holder, act, due, address, waits_for FROM registry_todo
  WHERE thing = :thing ORDER BY due, id)sql"};

Todo read_todo(const storage::Row& row, int first) {
  return {.id = row.id(first),
          .thing = row.id(first + 1),
          .holder = row.id(first + 2),
          .act = row.text(first + 3),
          .due = row.date(first + 4),
          .address = row.text(first + 5),
          .waits_for = row.id(first + 6)};
}

}  // namespace

void put_todo(storage::Transaction& tx, const Todo& todo) {
  tx.execute(keep_todo, {{"id", todo.id.empty() ? storage::Id::next() : todo.id},
                         {"thing", todo.thing},
                         {"holder", todo.holder},
                         {"act", todo.act},
                         {"due", todo.due},
                         {"address", todo.address},
                         {"waits_for", todo.waits_for}});
}

void close_todo(storage::Transaction& tx, const storage::Id& thing, std::string_view act, const storage::Id& holder) {
  tx.execute(close_todos, {{"thing", thing}, {"act", act}, {"holder", holder.text()}});
}

std::vector<Work> work_of(storage::Transaction& tx, const permit::Viewer& viewer, int limit) {
  if (!viewer.signed_in()) return {};
  return tx.all(work_of_viewer, {{"holders", viewer.holders()}, {"today", viewer.today}, {"limit", limit}},
                [](const storage::Row& row) { return Work{read_todo(row, 9), read_thing(row)}; });
}

std::vector<Todo> open_on(storage::Transaction& tx, const storage::Id& thing) {
  return tx.all(todos_on_thing, {{"thing", thing}}, [](const storage::Row& row) { return read_todo(row, 0); });
}

}  // namespace registry
