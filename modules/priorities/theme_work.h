#pragma once
// The acts on themes, each inside one change: who may, in which state, and what the register and the work lists are
// told.

#include "audit/change.h"
#include "config/outcome.h"
#include "permit/viewer.h"
#include "theme.h"

namespace priorities {

inline constexpr const char* theme_kind = "priorities.theme";

ThemeFacts facts_of(storage::Transaction& tx, const Theme& theme);
/// The secretariat, and the authority that proposed it.
bool may_edit(const permit::Viewer& viewer, const Theme& theme);
/// Thing and work of a theme as it stands now.
void register_theme(storage::Transaction& tx, const Theme& theme, config::Date today);

config::Outcome<Theme> propose_theme(audit::Change& change, const permit::Viewer& viewer, const ThemeText& text);
config::Outcome<Theme> edit_theme(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                  std::int64_t version, const ThemeText& text);
config::Outcome<Theme> shortlist_theme(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                       std::int64_t version);
config::Outcome<Theme> reject_theme(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                    std::int64_t version, const std::string& reason);
/// Puts it on a meeting's agenda. A meeting that has its themes already is refused unless `anyway`.
config::Outcome<Theme> schedule_theme(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                      std::int64_t version, const storage::Id& meeting, int minutes, bool anyway);
config::Outcome<Theme> note_theme(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                  std::int64_t version, const std::string& note);
config::Outcome<Theme> follow_theme_up(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                       std::int64_t version, const std::string& follow_up);

}  // namespace priorities
