#pragma once
// Attendance in the database.

#include <vector>

#include "attendance.h"
#include "storage/transaction.h"

namespace councils {

void put_attendance(storage::Transaction& tx, const Attendance& attendance);
std::vector<Attendance> attendance_of(storage::Transaction& tx, const storage::Id& meeting);

}  // namespace councils
