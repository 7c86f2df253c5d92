// The acts on themes.

#include "theme_work.h"

#include <algorithm>

#include "councils/discussion.h"
#include "permit/audience.h"
#include "registry/thing.h"
#include "registry/todo.h"
#include "rights.h"
#include "theme_store.h"
#include "words.h"

namespace priorities {

using audit::Change;
using config::Outcome;
using config::Refusal;
using permit::Viewer;
using storage::Id;

namespace {

void put_todo(storage::Transaction& tx, const Theme& theme, const Id& holder, const char* act, config::Date due) {
  registry::Todo todo;
  todo.id = Id::of_words("todo:" + theme.id.text() + act);
  todo.thing = theme.id;
  todo.holder = holder;
  todo.act = act;
  todo.due = due;
  registry::put_todo(tx, todo);
}

/// Reads the theme again, asks who and when, lets `with` change it, and writes it with its place in the register.
template <class With>
Outcome<Theme> step(Change& change, const Viewer& viewer, const Id& id, std::int64_t version, ThemeAct act,
                    const char* verb, const std::string& reason, With with) {
  auto& tx = change.tx();
  auto theme = store::theme_for(tx, viewer, id);
  if (!theme) return not_for_you();
  if (act == ThemeAct::edit ? !may_edit(viewer, *theme) : !rights::steer.given_to(viewer))
    return Refusal{"The secretariat of the kredsråd does this.", {}, {}, {}};
  if (theme->version != version) return changed_meanwhile();
  const auto next = after(act, theme->state, facts_of(tx, *theme));
  if (!next) return next.refusal();
  theme->state = *next;
  if (std::optional<Refusal> refusal = with(*theme)) return *refusal;
  if (!store::save_theme(tx, *theme)) return changed_meanwhile();
  register_theme(tx, *theme, change.today());
  change.record({verb, theme->id, theme_kind, reason, {}});
  return *theme;
}

}  // namespace

ThemeFacts facts_of(storage::Transaction& tx, const Theme& theme) {
  const auto discussion = councils::discussion_of(tx, theme.id);
  return {discussion.has_value(), discussion && discussion->minuted};
}

bool may_edit(const Viewer& viewer, const Theme& theme) {
  return rights::steer.given_to(viewer) || (rights::propose.given_to(viewer) && viewer.authority == theme.authority);
}

void register_theme(storage::Transaction& tx, const Theme& theme, config::Date today) {
  registry::Thing thing;
  thing.id = theme.id;
  thing.kind = theme_kind;
  thing.title = theme.text.title;
  thing.address = theme.address();
  thing.audience = theme.audience;
  thing.sentence = "Foreslået af " + theme.authority_name + ".";
  thing.state = "theme." + std::string(identifier(theme.state));
  thing.day = theme.meeting_day.value_or(theme.proposed_on);
  registry::put(tx, thing,
                theme.text.why_now + "\n" + theme.text.evidence + "\n" + theme.note + "\n" + theme.follow_up);
  for (const char* act :
       {"priorities.sort_theme", "priorities.schedule_theme", "priorities.note_theme", "priorities.follow_theme"})
    registry::close_todo(tx, theme.id, act);
  const Id secretariat = secretariat_office(tx, today);
  if (secretariat.empty()) return;
  switch (theme.state) {
    case ThemeState::proposed:
      put_todo(tx, theme, secretariat, "priorities.sort_theme", config::plus_days(theme.proposed_on, 30));
      break;
    case ThemeState::shortlisted:
      put_todo(tx, theme, secretariat, "priorities.schedule_theme", config::plus_days(theme.proposed_on, 120));
      break;
    case ThemeState::scheduled:
      put_todo(tx, theme, secretariat, "priorities.note_theme",
               config::plus_days(theme.meeting_day.value_or(today), 21));
      break;
    case ThemeState::held:
      put_todo(tx, theme, secretariat, "priorities.follow_theme",
               config::plus_days(theme.meeting_day.value_or(today), 120));
      break;
    case ThemeState::followed_up:
    case ThemeState::rejected: break;
  }
}

Outcome<Theme> propose_theme(Change& change, const Viewer& viewer, const ThemeText& text) {
  auto& tx = change.tx();
  const auto council = councils::district_council(tx, change.today());
  if (!council || !rights::propose.given_to(viewer) || !permit::may_see(tx, viewer, council->audience))
    return not_for_you();
  Theme theme;
  theme.id = Id::next();
  theme.text = text;
  theme.authority = viewer.authority;
  theme.authority_name = viewer.authority_name;
  theme.proposed_by = viewer.name;
  theme.proposed_on = change.today();
  theme.audience = council->audience;
  store::add_theme(tx, theme);
  register_theme(tx, theme, change.today());
  change.record({"theme_proposed", theme.id, theme_kind, {}, {}});
  return theme;
}

Outcome<Theme> edit_theme(Change& change, const Viewer& viewer, const Id& id, std::int64_t version,
                          const ThemeText& text) {
  return step(change, viewer, id, version, ThemeAct::edit, "theme_edited", {}, [&](Theme& theme) {
    theme.text = text;
    return std::optional<Refusal>{};
  });
}

Outcome<Theme> shortlist_theme(Change& change, const Viewer& viewer, const Id& id, std::int64_t version) {
  return step(change, viewer, id, version, ThemeAct::shortlist, "theme_shortlisted", {},
              [](Theme&) { return std::optional<Refusal>{}; });
}

Outcome<Theme> reject_theme(Change& change, const Viewer& viewer, const Id& id, std::int64_t version,
                            const std::string& reason) {
  return step(change, viewer, id, version, ThemeAct::reject, "theme_rejected", reason, [&](Theme& theme) {
    theme.reason = reason;
    return std::optional<Refusal>{};
  });
}

Outcome<Theme> schedule_theme(Change& change, const Viewer& viewer, const Id& id, std::int64_t version,
                              const Id& meeting, int minutes, bool anyway) {
  return step(change, viewer, id, version, ThemeAct::schedule, "theme_scheduled", {},
              [&](Theme& theme) -> std::optional<Refusal> {
                auto& tx = change.tx();
                const int there = store::themes_on(tx, meeting);
                if (!anyway && there >= themes_per_meeting && theme.meeting != meeting) {
                  return Refusal{
                      "The meeting has {0} themes already. Choose another one, or tick below that it shall be "
                      "so anyway.",
                      {std::to_string(there)},
                      "meeting",
                      {}};
                }
                const auto council = councils::district_council(tx, change.today());
                if (!council) return not_for_you();
                const auto open = councils::meetings_taking_items(tx, viewer, council->id);
                const auto chosen =
                    std::find_if(open.begin(), open.end(), [&](const auto& one) { return one.id == meeting; });
                if (chosen == open.end())
                  return Refusal{"Choose a meeting of the kredsråd whose agenda is still open.", {}, "meeting", {}};
                councils::Matter matter;
                matter.subject = theme.id;
                matter.subject_kind = theme_kind;
                matter.subject_address = theme.address();
                matter.title = theme.text.title;
                matter.brief = theme.text.why_now;
                if (!theme.text.evidence.empty()) matter.brief += "\n\n" + theme.text.evidence;
                matter.minutes = minutes;
                const auto item = councils::put_on_agenda(change, viewer, meeting, matter);
                if (!item) return item.refusal();
                theme.meeting = meeting;
                theme.meeting_day = chosen->day;
                return std::nullopt;
              });
}

Outcome<Theme> note_theme(Change& change, const Viewer& viewer, const Id& id, std::int64_t version,
                          const std::string& note) {
  return step(change, viewer, id, version, ThemeAct::note, "theme_noted", {}, [&](Theme& theme) {
    theme.note = note;
    if (const auto discussion = councils::discussion_of(change.tx(), theme.id)) theme.meeting_day = discussion->day;
    return std::optional<Refusal>{};
  });
}

Outcome<Theme> follow_theme_up(Change& change, const Viewer& viewer, const Id& id, std::int64_t version,
                               const std::string& follow_up) {
  return step(change, viewer, id, version, ThemeAct::follow_up, "theme_followed_up", {}, [&](Theme& theme) {
    theme.follow_up = follow_up;
    return std::optional<Refusal>{};
  });
}

}  // namespace priorities
