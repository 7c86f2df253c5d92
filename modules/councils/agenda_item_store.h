#pragma once
// Agenda items in the database. Every item carries the audience of its class, so the row filter sorts closed ones out.

#include <optional>
#include <vector>

#include "agenda_item.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace councils {

void insert_item(storage::Transaction& tx, const Item& item);
/// Writes and raises the version; false when somebody else changed it since.
bool update_item(storage::Transaction& tx, Item& item);
/// Order and running number; no new version, because no text changes.
void place_item(storage::Transaction& tx, const storage::Id& id, int position, int number);
void delete_item(storage::Transaction& tx, const storage::Id& id);

/// All items of a meeting, closed ones too: for rules and for what follows from an allowed act.
std::vector<Item> items_of(storage::Transaction& tx, const storage::Id& meeting);
std::vector<Item> visible_items(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& meeting);
/// The open items only: all that a publication is ever built from.
std::vector<Item> open_items(storage::Transaction& tx, const storage::Id& meeting);
std::optional<Item> visible_item(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& meeting,
                                 const storage::Id& id);
/// Items about exactly this subject.
std::vector<Item> items_on(storage::Transaction& tx, const storage::Id& subject);
/// The item takes up the decision again.
void put_follow_up(storage::Transaction& tx, const storage::Id& item, const storage::Id& decision);

}  // namespace councils
