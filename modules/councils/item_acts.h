#pragma once
// What can be done to an agenda item, each in one change: put there, edited, moved, taken off, closed, given an annex,
// minuted. Two people who edit the same text are told; nothing is written over unseen.

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "files/files.h"
#include "meeting_access.h"

namespace councils {

/// What a person types about an item before the meeting.
struct ItemText {
  ItemKind kind = ItemKind::information;
  std::string title, presenter, guests;
  int minutes = 10;
  std::string brief;
  bool closed = false;
};

config::Outcome<Item> add_item(audit::Change& change, const permit::Viewer& viewer, const storage::Id& meeting,
                               const ItemText& text);
/// Refused with field "version" when somebody else saved first.
config::Outcome<Item> edit_item(audit::Change& change, const permit::Viewer& viewer, const files::Files& files,
                                const storage::Id& meeting, const storage::Id& item, std::int64_t version,
                                const ItemText& text);
config::Outcome<Item> set_class(audit::Change& change, const permit::Viewer& viewer, const files::Files& files,
                                const storage::Id& meeting, const storage::Id& item, std::int64_t version, bool closed);
config::Outcome<config::Done> shift_item(audit::Change& change, const permit::Viewer& viewer,
                                         const storage::Id& meeting, const storage::Id& item, int by);
config::Outcome<config::Done> remove_item(audit::Change& change, const permit::Viewer& viewer,
                                          const files::Files& files, const storage::Id& meeting,
                                          const storage::Id& item, std::int64_t version);
config::Outcome<config::Done> add_annex(audit::Change& change, const permit::Viewer& viewer, const files::Files& files,
                                        const storage::Id& meeting, const storage::Id& item,
                                        const files::Files::Stored& stored);

struct NewDecision {
  std::string text;
  storage::Id owner;
  std::optional<config::Date> due;
  std::string field = "owner";  // where the owner was typed
};
struct MinuteText {
  std::string record;
  Ending outcome = Ending::none;
  std::vector<NewDecision> decisions;  // added to those that are there
  std::vector<storage::Id> left;       // seats that left while this item was treated
  int left_at = 0;
};
config::Outcome<Item> minute_item(audit::Change& change, const permit::Viewer& viewer, const storage::Id& meeting,
                                  const storage::Id& item, std::int64_t version, const MinuteText& text);

}  // namespace councils
