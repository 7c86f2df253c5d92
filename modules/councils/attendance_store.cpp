// Every statement about attendance.

#include "attendance_store.h"

namespace councils {

constexpr storage::Sql put_attendance_row{"councils_put_attendance", R"sql(
  INSERT INTO councils_attendance (meeting, holder, presence, reason, substitute, left_item, left_at)
  VALUES (:meeting, :holder, :presence, :reason, :substitute, :left_item, :left_at)
  ON CONFLICT (meeting, holder) DO UPDATE SET presence = excluded.presence, reason = excluded.reason,
    substitute = excluded.substitute, left_item = excluded.left_item, left_at = excluded.left_at)sql"};

void put_attendance(storage::Transaction& tx, const Attendance& attendance) {
  tx.execute(put_attendance_row, {{"meeting", attendance.meeting},
                                  {"holder", attendance.holder},
                                  {"presence", identifier(attendance.presence)},
                                  {"reason", attendance.reason},
                                  {"substitute", attendance.substitute},
                                  {"left_item", attendance.left_item},
                                  {"left_at", attendance.left_at}});
}

constexpr storage::Sql list_attendance{"councils_list_attendance", R"sql(
  SELECT meeting, holder, presence, reason, substitute, left_item, left_at
  FROM councils_attendance WHERE meeting = :meeting ORDER BY holder)sql"};

std::vector<Attendance> attendance_of(storage::Transaction& tx, const storage::Id& meeting) {
  return tx.all(list_attendance, {{"meeting", meeting}}, [](const storage::Row& row) {
    Attendance attendance;
    attendance.meeting = row.id(0);
    attendance.holder = row.id(1);
    attendance.presence = presence_named(row.view(2)).value_or(Presence::unknown);
    attendance.reason = row.text(3);
    attendance.substitute = row.id(4);
    attendance.left_item = row.id(5);
    attendance.left_at = static_cast<int>(row.integer(6));
    return attendance;
  });
}

}  // namespace councils
