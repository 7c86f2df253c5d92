#pragma once
// Requests in the database.

#include <optional>
#include <vector>

#include "meeting_request.h"

namespace councils {

void insert_request(storage::Transaction& tx, const MeetingRequest& request);
/// Writes the answer and raises the version; false when somebody else answered since.
bool update_request(storage::Transaction& tx, MeetingRequest& request);
/// For the loading, which has no viewer.
std::optional<MeetingRequest> find_request(storage::Transaction& tx, const storage::Id& id);
std::optional<MeetingRequest> visible_request(storage::Transaction& tx, const permit::Viewer& viewer,
                                              const storage::Id& id);
/// Of a council, newest first.
std::vector<MeetingRequest> visible_requests(storage::Transaction& tx, const permit::Viewer& viewer,
                                             const storage::Id& council);

}  // namespace councils
