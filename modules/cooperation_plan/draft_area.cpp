// Focus areas from elsewhere into the plan that is being written.

#include "draft_area.h"

#include <algorithm>

#include "i18n/danish.h"
#include "plan_register.h"
#include "plan_store.h"
#include "plan_work.h"
#include "registry/edge.h"
#include "registry/thing.h"

namespace cooperation_plan {
namespace {

/// The key of the area with this title, which is written at the end when it is not there.
std::string take_in(Plan& plan, const NewArea& wanted) {
  int last = 0;
  for (const FocusArea& area : plan.areas) {
    if (i18n::sort_key(area.title) == i18n::sort_key(wanted.title)) return area.key;
    last = std::max(last, area.number);
  }
  FocusArea area;
  area.key = free_key(plan, wanted.title);
  area.number = last + 1;
  area.title = wanted.title;
  area.background = wanted.background;
  area.goal = wanted.goal;
  plan.areas.push_back(area);
  return area.key;
}

/// Until the plan is published, its areas are read where the version is read.
void register_draft_area(storage::Transaction& tx, const Version& version, const FocusArea& area, config::Date day) {
  registry::Thing thing;
  thing.id = area_thing_id(version.year, area.key);
  thing.kind = area_kind;
  thing.title = area.title;
  thing.address = address_of(version) + "#" + area.key;
  thing.audience = version.audience;
  thing.sentence = "Indsatsområde i udkastet til " + version.plan_title + ".";
  thing.state = std::string(identifier(PlanState::in_preparation));
  thing.day = day;
  registry::put(tx, thing, area.background + " " + area.goal);
  registry::put_edge(tx, {version.plan, thing.id, "has_area", day});
}

}  // namespace

storage::Id focus_area_id(int year, std::string_view area_key) { return area_thing_id(year, area_key); }

config::Outcome<DraftedAreas> draft_areas(audit::Change& change, const permit::Viewer& viewer, int year,
                                          const std::vector<NewArea>& areas) {
  auto& tx = change.tx();
  std::optional<Version> open;
  if (const auto plan = store::plan_of_year(tx, year)) {
    for (const Version& one : store::versions_for(tx, viewer, plan->id)) {
      const auto whole = store::version_for(tx, viewer, one.id);
      if (whole && open_for_writing(whole->state)) open = whole;
      if (open) break;
    }
    if (!open) {
      return config::Refusal{"No version of the plan of {0} can be written in. Make a new version of it first.",
                             {std::to_string(year)},
                             {},
                             "retsplejeloven § 113"};
    }
  }
  Plan content;
  if (open) {
    auto read = from_json(open->content);
    if (!read) return read.refusal();
    content = std::move(*read);
  } else {
    content.year = year;
    content.title = "Samarbejdsplan " + std::to_string(year);
  }
  std::vector<std::string> keys;
  std::string titles;
  for (const NewArea& area : areas) {
    keys.push_back(take_in(content, area));
    titles += (titles.empty() ? "" : ", ") + area.title;
  }
  if (open) {
    if (auto saved = save_content(change, viewer, open->id, open->version, content, titles); !saved)
      return saved.refusal();
  } else {
    auto drafted = create_draft(change, viewer, content, "Begyndt med de indsatsområder, som kredsrådet har valgt.");
    if (!drafted) return drafted.refusal();
    open = *drafted;
  }
  DraftedAreas answer{open->id, address_of(*open), {}};
  for (const std::string& key : keys) {
    register_draft_area(tx, *open, *find_area(content, key), change.today());
    answer.areas.push_back(area_thing_id(year, key));
  }
  return answer;
}

}  // namespace cooperation_plan
