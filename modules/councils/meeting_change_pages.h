#pragma once
// The pages before an act that reaches other people: sending the agenda and cancelling the meeting. Moving it stands in
// meeting_move_pages.h.

#include "desk.h"
#include "meeting_acts.h"
#include "web/routes.h"

namespace councils {

void meeting_change_routes(web::Routes& routes, const Desk& desk);

/// The names of all who get a mail about the meeting.
std::vector<std::string> addressees(storage::Transaction& tx, const Opened& opened, config::Date today);
/// The meeting of the address when the viewer prepares it.
std::optional<Opened> opened_to_prepare(storage::Transaction& tx, const web::Exchange& exchange);
/// The meeting as somebody else left it beside what was typed here: nothing is lost, and sending again is a choice.
web::Html conflict_part(const web::Exchange& exchange, const Meeting& now, const Particulars& mine);

}  // namespace councils
