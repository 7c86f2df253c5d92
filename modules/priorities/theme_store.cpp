// The statements of themes.

#include "theme_store.h"

#include "permit/visible.h"

namespace priorities::store {
namespace {

Theme read_theme(const storage::Row& row) {
  Theme theme;
  theme.id = row.id(0);
  theme.text = {row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)};
  theme.authority = row.id(6);
  theme.authority_name = row.text(7);
  theme.proposed_by = row.text(8);
  theme.proposed_on = row.date(9);
  theme.state = theme_state_named(row.view(10)).value_or(ThemeState::proposed);
  theme.reason = row.text(11);
  theme.meeting = row.id(12);
  theme.meeting_day = row.date_if(13);
  theme.note = row.text(14);
  theme.follow_up = row.text(15);
  theme.audience = row.id(16);
  theme.version = row.integer(17);
  return theme;
}

}  // namespace

constexpr storage::Sql insert_theme{"priorities_insert_theme", R"sql(
  INSERT INTO priorities_theme (id, title, why_now, evidence, guests, pre_read, authority, authority_name, proposed_by,
    proposed_on, state, reason, meeting, meeting_day, note, follow_up, audience, version)
  VALUES (:id, :title, :why_now, :evidence, :guests, :pre_read, :authority, :authority_name, :proposed_by,
    :proposed_on, :state, :reason, :meeting, :meeting_day, :note, :follow_up, :audience, 1))sql"};

void add_theme(storage::Transaction& tx, const Theme& theme) {
  tx.execute(insert_theme, {{"id", theme.id},
                            {"title", theme.text.title},
                            {"why_now", theme.text.why_now},
                            {"evidence", theme.text.evidence},
                            {"guests", theme.text.guests},
                            {"pre_read", theme.text.pre_read},
                            {"authority", theme.authority},
                            {"authority_name", theme.authority_name},
                            {"proposed_by", theme.proposed_by},
                            {"proposed_on", theme.proposed_on},
                            {"state", identifier(theme.state)},
                            {"reason", theme.reason},
                            {"meeting", theme.meeting},
                            {"meeting_day", theme.meeting_day},
                            {"note", theme.note},
                            {"follow_up", theme.follow_up},
                            {"audience", theme.audience}});
}

constexpr storage::Sql update_theme{"priorities_update_theme", R"sql(
  UPDATE priorities_theme SET title = :title, why_now = :why_now, evidence = :evidence, guests = :guests,
    pre_read = :pre_read, state = :state, reason = :reason, meeting = :meeting, meeting_day = :meeting_day, note = :note,
    follow_up = :follow_up, version = version + 1
  WHERE id = :id AND version = :version)sql"};

bool save_theme(storage::Transaction& tx, Theme& theme) {
  const bool saved = tx.execute(update_theme, {{"id", theme.id},
                                               {"title", theme.text.title},
                                               {"why_now", theme.text.why_now},
                                               {"evidence", theme.text.evidence},
                                               {"guests", theme.text.guests},
                                               {"pre_read", theme.text.pre_read},
                                               {"state", identifier(theme.state)},
                                               {"reason", theme.reason},
                                               {"meeting", theme.meeting},
                                               {"meeting_day", theme.meeting_day},
                                               {"note", theme.note},
                                               {"follow_up", theme.follow_up},
                                               {"version", theme.version}}) == 1;
  if (saved) ++theme.version;
  return saved;
}

constexpr storage::Sql count_theme{"priorities_count_theme", R"sql(
  SELECT COUNT(*) FROM priorities_theme WHERE id = :id)sql"};

bool theme_is_there(storage::Transaction& tx, const storage::Id& id) {
  return tx.integer(count_theme, {{"id", id}}) > 0;
}

constexpr storage::Sql find_theme{"priorities_find_theme", R"sql(
  SELECT id, title, why_now, evidence, guests, pre_read, authority, authority_name, proposed_by, proposed_on, state, reason,
         meeting, meeting_day, note, follow_up, audience, version
  FROM priorities_theme WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE};

std::optional<Theme> theme_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  return tx.one(find_theme, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}}, read_theme);
}

constexpr storage::Sql list_themes{"priorities_list_themes", R"sql(
  SELECT id, title, why_now, evidence, guests, pre_read, authority, authority_name, proposed_by, proposed_on, state, reason,
         meeting, meeting_day, note, follow_up, audience, version
  FROM priorities_theme WHERE audience IN )sql" PERMIT_VISIBLE R"sql( ORDER BY proposed_on DESC, id DESC)sql"};

std::vector<Theme> themes_for(storage::Transaction& tx, const permit::Viewer& viewer) {
  return tx.all(list_themes, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_theme);
}

constexpr storage::Sql count_on_meeting{"priorities_count_on_meeting", R"sql(
  SELECT COUNT(*) FROM priorities_theme WHERE meeting = :meeting AND state <> 'rejected')sql"};

int themes_on(storage::Transaction& tx, const storage::Id& meeting) {
  return static_cast<int>(tx.integer(count_on_meeting, {{"meeting", meeting}}));
}

}  // namespace priorities::store
