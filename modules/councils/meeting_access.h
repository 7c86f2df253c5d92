#pragma once
// The only way from a viewer to a meeting, its items and its decisions. What does not exist and what is not for you
// answer alike: nothing.

#include <optional>
#include <vector>

#include "agenda_item.h"
#include "council.h"
#include "decision.h"
#include "meeting.h"
#include "membership.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace councils {

/// A meeting as one viewer may have it, with his part in it.
struct Opened {
  Meeting meeting;
  Council council;              // the one whose rules and numbers it follows
  std::vector<Member> members;  // seats of all councils that meet
  Part part = Part::outsider;
};

std::optional<Opened> open_meeting(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& meeting);
/// The items the viewer may see. Minutes that have not been sent are left out for all but the chair and the
/// secretariat.
std::vector<Item> items_for(storage::Transaction& tx, const permit::Viewer& viewer, const Opened& opened);
std::optional<Item> item_for(storage::Transaction& tx, const permit::Viewer& viewer, const Opened& opened,
                             const storage::Id& item);
/// An item's decisions, as soon as its minutes may be read.
std::vector<Decision> decisions_for(storage::Transaction& tx, const permit::Viewer& viewer, const Opened& opened,
                                    const Item& item);
/// A decision, and all of them: only the chair and the secretariat have those whose minutes have not been sent.
std::optional<Decision> decision_for(storage::Transaction& tx, const permit::Viewer& viewer,
                                     const storage::Id& decision);
std::vector<Decision> all_decisions_for(storage::Transaction& tx, const permit::Viewer& viewer, int limit);
/// The open decisions that the item takes up again, as far as the viewer may see.
std::vector<Decision> followed_up_for(storage::Transaction& tx, const permit::Viewer& viewer, const Item& item);
/// The part of a viewer in a council.
Part part_in(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& council);
/// The part of a viewer in a decision: of all councils that met when it was taken.
Part part_in(storage::Transaction& tx, const permit::Viewer& viewer, const Decision& decision);

}  // namespace councils
