#pragma once
// Themes in the database.

#include <optional>
#include <vector>

#include "permit/viewer.h"
#include "storage/transaction.h"
#include "theme.h"

namespace priorities::store {

void add_theme(storage::Transaction& tx, const Theme& theme);
/// Writes the theme and raises its version; false when somebody else changed it since.
bool save_theme(storage::Transaction& tx, Theme& theme);
bool theme_is_there(storage::Transaction& tx, const storage::Id& id);
/// The theme if the viewer may see it.
std::optional<Theme> theme_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
/// Newest first.
std::vector<Theme> themes_for(storage::Transaction& tx, const permit::Viewer& viewer);
/// How many themes stand on a meeting's agenda.
int themes_on(storage::Transaction& tx, const storage::Id& meeting);

}  // namespace priorities::store
