#pragma once
// Who was there: present, apology with a reason, a substitute, and who left while which item was treated.

#include <optional>
#include <string>
#include <vector>

#include "membership.h"
#include "storage/id.h"

namespace councils {

enum class Presence { unknown, present, apology, substitute };
std::string_view identifier(Presence presence);
std::optional<Presence> presence_named(std::string_view identifier);

struct Attendance {
  storage::Id meeting;
  storage::Id holder;  // the seat
  Presence presence = Presence::unknown;
  std::string reason;
  storage::Id substitute;  // who came instead
  storage::Id left_item;
  int left_at = 0;  // minutes past midnight
};

/// The rows with one for every seat that has a say that day, in the seats' order.
std::vector<Attendance> complete(const std::vector<Member>& members, const std::vector<Attendance>& rows,
                                 const storage::Id& meeting, config::Date day);

}  // namespace councils
