#pragma once
// Meetings in the database. Pages obtain a meeting through meeting_access.h; what stands here without a viewer is for
// the rules, the loading and what follows from an act that has already been allowed.

#include <optional>
#include <vector>

#include "meeting.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace councils {

void insert_meeting(storage::Transaction& tx, const Meeting& meeting);
/// Writes the meeting and raises its version; false when somebody else changed it since.
bool update_meeting(storage::Transaction& tx, Meeting& meeting);
std::optional<Meeting> find_meeting(storage::Transaction& tx, const storage::Id& id);

/// The meeting if the viewer belongs to its audience.
std::optional<Meeting> visible_meeting(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
/// Meetings of a council that the viewer may see, newest first.
std::vector<Meeting> visible_meetings(storage::Transaction& tx, const permit::Viewer& viewer,
                                      const storage::Id& council);
/// All meetings that the viewer may see, newest first.
std::vector<Meeting> visible_meetings(storage::Transaction& tx, const permit::Viewer& viewer, int limit);
/// Meetings whose minutes are published: what everybody may list, newest first.
std::vector<Meeting> published_meetings(storage::Transaction& tx, int limit);
std::optional<Meeting> published_meeting(storage::Transaction& tx, const storage::Id& id);

/// Meetings on or after the one day and before the other that the viewer may see, in time's order.
std::vector<Meeting> visible_meetings_between(storage::Transaction& tx, const permit::Viewer& viewer, config::Date from,
                                              config::Date until);
/// Meetings from a day on that everybody may know of: opened to the public, or with published minutes. In time's order.
std::vector<Meeting> public_meetings(storage::Transaction& tx, config::Date from);

/// The council's latest meeting before a day, and the first after it, cancelled ones left out.
std::optional<Meeting> meeting_before(storage::Transaction& tx, const storage::Id& council, config::Date day);
std::optional<Meeting> meeting_after(storage::Transaction& tx, const storage::Id& council, config::Date day);
/// The kredsråd's latest meeting on or before a day, cancelled ones left out.
std::optional<Meeting> district_meeting_before(storage::Transaction& tx, config::Date day);
/// How many meetings the council has or had in a year, cancelled ones left out.
int meetings_in_year(storage::Transaction& tx, const storage::Id& council, int year);
/// The next free number of the council in a year.
int next_meeting_number(storage::Transaction& tx, const storage::Id& council, int year);

}  // namespace councils
