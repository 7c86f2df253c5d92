// Compares what the register says with what is right today.

#include "daily.h"

#include <algorithm>

#include "area_store.h"
#include "authority_store.h"
#include "i18n/danish.h"
#include "registry/thing.h"
#include "registry_entries.h"

namespace organisation {

namespace {

bool is_there(const std::vector<registry::Todo>& all, const registry::Todo& wanted) {
  return std::any_of(all.begin(), all.end(), [&](const registry::Todo& todo) {
    return todo.act == wanted.act && todo.holder == wanted.holder && todo.due == wanted.due;
  });
}

/// "ingen primær fra 1. oktober 2020"; "alle rækker er besat" when nothing is missing any more.
std::string cover_words(const std::vector<registry::Todo>& work) {
  std::string words;
  for (const registry::Todo& todo : work) {
    if (!words.empty()) words += ", ";
    words += todo.act == "assign_primary_officer" ? "ingen primær fra " : "ingen sekundær fra ";
    words += i18n::long_date(todo.due);
  }
  return words.empty() ? "alle rækker er besat" : words;
}

int look_at_cover(audit::Change& change) {
  int changed = 0;
  for (const AreaRecord& area : area_records(change.tx(), change.today())) {
    std::vector<registry::Todo> open = registry::open_on(change.tx(), area.id);
    std::erase_if(open, [](const registry::Todo& todo) { return !is_cover_act(todo.act); });
    const std::vector<registry::Todo> wanted = cover_work(change.tx(), area, change.today());
    const bool same = open.size() == wanted.size() &&
                      std::all_of(wanted.begin(), wanted.end(), [&](const auto& todo) { return is_there(open, todo); });
    if (same) continue;
    register_area(change.tx(), area.id, change.today());
    change.record(
        {.verb = "cover_changed", .thing = area.id, .kind = area_thing, .reason = "", .details = cover_words(wanted)});
    ++changed;
  }
  return changed;
}

int look_at_names(audit::Change& change) {
  int changed = 0;
  const permit::Viewer everybody = permit::citizen(change.today());
  for (const Authority& authority : authorities(change.tx(), change.today())) {
    const auto thing = registry::find(change.tx(), everybody, authority.id);
    if (thing && thing->title == authority.name) continue;
    register_authority(change.tx(), authority.id, change.today());
    change.record({.verb = "authority_name_began",
                   .thing = authority.id,
                   .kind = authority_thing,
                   .reason = "",
                   .details = authority.name});
    ++changed;
  }
  return changed;
}

}  // namespace

int begin_day(audit::Archive& archive) {
  const auto changed = archive.change(audit::system_actor(), [](audit::Change& change) -> config::Outcome<int> {
    return look_at_cover(change) + look_at_names(change);
  });
  return changed ? *changed : 0;
}

config::Instant next_day(config::Instant now) { return config::local(config::plus_days(config::day_of(now), 1)); }

}  // namespace organisation
