// The acts on action plans.

#include "plan_acts.h"

#include <algorithm>

#include "owners.h"
#include "permit/audience.h"
#include "plan_store.h"
#include "registration.h"
#include "registry/edge.h"
#include "registry/thing.h"

namespace action_plans {

using audit::Change;
using config::Done;
using config::done;
using config::Outcome;
using config::Refusal;
using councils::Standing;
using permit::Viewer;
using storage::Id;

namespace {

Refusal somebody_was_faster(std::string theirs) {
  return {/*text*/
          "Somebody else has changed this in the meantime: {0} Your text is kept; send it again if it still stands.",
          {std::move(theirs)},
          "version",
          {}};
}
Refusal only_lead() {
  return {/*text*/ "The chair and the secretariat of the lokalråd do this.",
          {},
          {},
          "bekendtgørelse nr. 1426 af 13. december 2006 § 2"};
}

/// Everybody can read it, so it names nobody.
std::optional<Refusal> refuse_person(const std::string& words, const char* field) {
  if (!names_a_person(words)) return std::nullopt;
  return Refusal{"Take the person out: everybody can read this.", {}, field, "databeskyttelsesforordningen art. 5"};
}

void take(Item& item, const ItemDraft& draft, const Owner& owner, const std::string& area_title) {
  item.area_key = draft.area_key;
  item.area_title = area_title;
  item.continued = draft.continued;
  item.goal = draft.goal;
  item.measure = draft.measure;
  item.target_group = draft.target_group;
  item.owner = owner.holder;
  item.owner_role = owner.role;
  item.owner_authority = owner.authority;
  item.partners = draft.partners;
  item.due = draft.due;
  item.resources = draft.resources;
  item.indicator = draft.indicator;
  item.baseline = draft.baseline;
  item.target = draft.target;
  item.indicator_thing = draft.indicator_thing;
}

/// The draft's owner has a seat, its area is one of the plan's, its figure is one that the writer may see.
std::optional<Refusal> check(storage::Transaction& tx, const Viewer& viewer, const ActionPlan& plan,
                             const ItemDraft& draft, config::Date today, Item& item) {
  const auto council = councils::seated_council(tx, plan.council, today);
  if (!council) return not_for_you();
  const auto owners = owners_in(tx, council->audience, today);
  const auto owner =
      std::find_if(owners.begin(), owners.end(), [&](const Owner& one) { return one.holder == draft.owner; });
  if (owner == owners.end()) return Refusal{"Choose somebody with a seat in the lokalråd.", {}, "owner", {}};
  std::string area_title;
  if (!draft.area_key.empty()) {
    for (const auto& area : cooperation_plan::areas_of_year(tx, plan.year, today)) {
      if (area.key == draft.area_key) area_title = area.title;
    }
    if (area_title.empty()) return Refusal{"Choose a focus area of the plan.", {}, "area", {}};
  }
  if (!draft.indicator_thing.empty() && !registry::find(tx, viewer, draft.indicator_thing))
    return Refusal{"Choose an indicator.", {}, "indicator_thing", {}};
  const config::Date first{std::chrono::year{plan.year}, std::chrono::January, std::chrono::day{1}};
  const config::Date last{std::chrono::year{plan.year}, std::chrono::December, std::chrono::day{31}};
  if (draft.due < first || draft.due > last)
    return Refusal{"The deadline lies in {0}, the plan's year.", {std::to_string(plan.year)}, "due", {}};
  take(item, draft, *owner, area_title);
  return refuse_item(item);
}

}  // namespace

Refusal not_for_you() { return {/*text*/ "This action plan does not exist.", {}, {}, {}}; }
bool was_not_for_you(const Refusal& refusal) { return refusal == not_for_you(); }

std::optional<Opened> open_plan(storage::Transaction& tx, const Viewer& viewer, const Id& id) {
  auto plan = store::plan_for(tx, viewer, id);
  if (!plan) return std::nullopt;
  const Standing standing = councils::standing_in(tx, viewer, plan->council);
  return Opened{std::move(*plan), standing};
}

bool may_lead(const Opened& opened) { return opened.standing == Standing::prepares; }

bool may_write(const Opened& opened) {
  switch (opened.plan.state) {
    case PlanState::draft: return opened.standing == Standing::sits || opened.standing == Standing::prepares;
    case PlanState::adopted:
    case PlanState::in_force:
    case PlanState::midyear: return opened.standing == Standing::prepares;
    case PlanState::final:
    case PlanState::archived: break;
  }
  return false;
}

bool may_tell(const Viewer& viewer, const Opened& opened, const Item& item) {
  if (opened.plan.state == PlanState::draft || opened.plan.state == PlanState::archived) return false;
  const auto holders = viewer.holders();
  if (std::find(holders.begin(), holders.end(), item.owner.text()) != holders.end()) return true;
  const bool seat = opened.standing == Standing::sits || opened.standing == Standing::prepares;
  return seat && viewer.authority == item.owner_authority;
}

Outcome<Id> begin_plan(Change& change, const Viewer& viewer, const Id& council_id, int year) {
  auto& tx = change.tx();
  const auto council = councils::seated_council(tx, council_id, change.today());
  const Standing standing = councils::standing_in(tx, viewer, council_id);
  if (!council || council->district || standing == Standing::outside)
    return Refusal{"Choose one of your lokalråd.", {}, "council", {}};
  if (standing != Standing::prepares && standing != Standing::sits) return only_lead();
  if (const auto there = store::plan_of(tx, council_id, year))
    return Refusal{"The lokalråd has its action plan of {0} already.", {std::to_string(year)}, "year", {}};
  if (cooperation_plan::areas_of_year(tx, year, change.today()).empty())
    return Refusal{"The cooperation plan of {0} is not published yet; the action plan follows from it.",
                   {std::to_string(year)},
                   "year",
                   "retsplejeloven § 113"};
  ActionPlan plan;
  plan.id = plan_id(council->key, year);
  plan.council = council->id;
  plan.council_key = council->key;
  plan.council_name = council->name;
  plan.authority = council->authority;
  plan.year = year;
  plan.audience = council->audience;
  store::add_plan(tx, plan);
  register_plan(tx, plan, change.today());
  change.record({"action_plan_begun", plan.id, kinds::plan, {}, plan.title()});
  return plan.id;
}

Outcome<Id> add_item(Change& change, const Viewer& viewer, const Id& plan, const ItemDraft& draft, const Id& origin) {
  auto& tx = change.tx();
  const auto opened = open_plan(tx, viewer, plan);
  if (!opened) return not_for_you();
  if (!may_write(*opened)) {
    if (opened->standing == Standing::sits && opened->plan.adopted())
      return Refusal{
          "An adopted plan is changed by the chair and the secretariat, or by the conclusion of a status report.",
          {},
          {},
          {}};
    return only_lead();
  }
  Item item;
  if (auto refusal = check(tx, viewer, opened->plan, draft, change.today(), item)) return *refusal;
  item.id = Id::next();
  item.plan = plan;
  item.number = store::next_number(tx, plan);
  item.state = opened->plan.adopted() ? ItemState::planned : ItemState::proposed;
  item.began_on = change.today();
  item.origin = origin;
  item.audience = opened->plan.audience;
  store::add_item(tx, item);
  if (!item.area_key.empty()) store::drop_waiver(tx, plan, item.area_key);
  register_item(tx, opened->plan, item, change.today());
  if (opened->plan.adopted()) register_plan(tx, opened->plan, change.today());
  change.record({"action_item_added", item.id, kinds::item, {}, item.title()});
  change.record({"action_item_added", plan, kinds::plan, {}, item.title()});
  return item.id;
}

Outcome<Done> change_item(Change& change, const Viewer& viewer, const Id& id, int read, const ItemDraft& draft) {
  auto& tx = change.tx();
  auto item = store::item_for(tx, viewer, id);
  if (!item) return not_for_you();
  const auto opened = open_plan(tx, viewer, item->plan);
  if (!opened) return not_for_you();
  if (!may_write(*opened)) return only_lead();
  const std::string theirs = item->measure;
  if (auto refusal = check(tx, viewer, opened->plan, draft, change.today(), *item)) return *refusal;
  if (item->version != read || !store::save_item(tx, *item)) return somebody_was_faster(theirs);
  register_item(tx, opened->plan, *item, change.today());
  change.record({"action_item_changed", id, kinds::item, {}, item->title()});
  return done;
}

Outcome<Done> tell_news(Change& change, const Viewer& viewer, const Id& id, int read, ItemState state,
                        const std::string& body) {
  auto& tx = change.tx();
  auto item = store::item_for(tx, viewer, id);
  if (!item) return not_for_you();
  const auto opened = open_plan(tx, viewer, item->plan);
  if (!opened) return not_for_you();
  if (opened->plan.state == PlanState::draft)
    return Refusal{"News are told when the lokalråd has adopted the plan.", {}, {}, {}};
  if (!may_tell(viewer, *opened, *item))
    return Refusal{"Only those who carry the measure out tell news about it.", {}, {}, {}};
  if (body.empty()) return Refusal{"Write what has happened.", {}, "body", {}};
  if (auto refusal = refuse_person(body, "body")) return *refusal;
  if (std::find(std::begin(told_states), std::end(told_states), state) == std::end(told_states))
    return Refusal{"Choose how it stands.", {}, "state", {}};
  const std::string theirs = item->news;
  item->state = state;
  item->news = body;
  item->news_on = change.today();
  if (item->version != read || !store::save_item(tx, *item)) return somebody_was_faster(theirs);
  News news;
  news.id = Id::next();
  news.item = id;
  news.told_on = change.today();
  news.told_at = change.now();
  news.body = body;
  news.state = state;
  news.told_by = viewer.name;
  news.authority_name = viewer.authority_name;
  store::add_news(tx, news);
  register_item(tx, opened->plan, *item, change.today());
  change.record({"action_item_news", id, kinds::item, {}, body});
  return done;
}

Outcome<Done> evaluate_item(Change& change, const Viewer& viewer, const Id& id, int read, const std::string& words) {
  auto& tx = change.tx();
  auto item = store::item_for(tx, viewer, id);
  if (!item) return not_for_you();
  const auto opened = open_plan(tx, viewer, item->plan);
  if (!opened) return not_for_you();
  if (!may_tell(viewer, *opened, *item) && !may_lead(*opened))
    return Refusal{"Those who carry it out, the chair and the secretariat evaluate a measure.", {}, {}, {}};
  if (opened->plan.state == PlanState::draft || opened->plan.state == PlanState::archived)
    return Refusal{"A measure is evaluated in the plan's year.", {}, {}, {}};
  if (words.empty()) return Refusal{"Write whether the target was reached and what was learnt.", {}, "evaluation", {}};
  if (auto refusal = refuse_person(words, "evaluation")) return *refusal;
  const std::string theirs = item->evaluation;
  item->evaluation = words;
  if (item->state == ItemState::completed) item->state = ItemState::evaluated;
  if (item->version != read || !store::save_item(tx, *item)) return somebody_was_faster(theirs);
  register_item(tx, opened->plan, *item, change.today());
  change.record({"action_item_evaluated", id, kinds::item, {}, words});
  return done;
}

Outcome<Done> waive_area(Change& change, const Viewer& viewer, const Id& plan, const std::string& area_key,
                         const std::string& reason) {
  auto& tx = change.tx();
  const auto opened = open_plan(tx, viewer, plan);
  if (!opened) return not_for_you();
  if (!may_write(*opened)) return only_lead();
  const auto areas = cooperation_plan::areas_of_year(tx, opened->plan.year, change.today());
  const auto area = std::find_if(areas.begin(), areas.end(), [&](const auto& one) { return one.key == area_key; });
  if (area == areas.end()) return Refusal{"Choose a focus area of the plan.", {}, "area", {}};
  if (reason.empty()) {
    if (opened->plan.adopted())
      return Refusal{"An adopted plan answers every focus area for local work.", {}, "reason", {}};
    store::drop_waiver(tx, plan, area_key);
  } else {
    if (reason.size() < 10)
      return Refusal{"Write why it is not relevant here, so that others understand it.", {}, "reason", {}};
    if (auto refusal = refuse_person(reason, "reason")) return *refusal;
    const auto items = store::items_of(tx, plan);
    if (std::any_of(items.begin(), items.end(), [&](const Item& item) { return item.area_key == area_key; }))
      return Refusal{"The plan has measures for this focus area.", {}, "reason", {}};
    store::put_waiver(tx, plan, {area_key, reason, viewer.name, change.today()});
  }
  change.record(
      {reason.empty() ? "action_area_taken_back" : "action_area_waived", plan, kinds::plan, reason, area->title});
  return done;
}

Outcome<Id> put_plan_on_agenda(Change& change, const Viewer& viewer, const Id& id, const Id& meeting) {
  auto& tx = change.tx();
  const auto opened = open_plan(tx, viewer, id);
  if (!opened) return not_for_you();
  if (opened->plan.adopted()) return Refusal{"The plan is adopted already.", {}, {}, {}};
  const auto meetings = councils::meetings_of_council(tx, viewer, opened->plan.council);
  if (std::none_of(meetings.begin(), meetings.end(), [&](const auto& one) { return one.id == meeting; }))
    return Refusal{"Choose a meeting of this lokalråd.", {}, "meeting", {}};
  councils::Matter matter;
  matter.subject = id;
  matter.subject_kind = kinds::plan;
  matter.subject_address = opened->plan.address();
  matter.title = opened->plan.title();
  matter.brief = "Lokalrådet bedes drøfte og vedtage handlingsplanen.";
  auto item = councils::put_on_agenda(change, viewer, meeting, matter);
  if (item) change.record({"action_plan_on_agenda", id, kinds::plan, {}, {}});
  return item;
}

Outcome<Done> adopt(Change& change, const Viewer& viewer, const Id& id, int read) {
  auto& tx = change.tx();
  auto opened = open_plan(tx, viewer, id);
  if (!opened) return not_for_you();
  if (!may_lead(*opened)) return only_lead();
  ActionPlan& plan = opened->plan;
  if (plan.version != read) return somebody_was_faster(plan.title());
  const auto items = store::items_of(tx, id);
  if (auto refusal = refuse_adoption(plan, cooperation_plan::areas_of_year(tx, plan.year, change.today()), items,
                                     store::waivers_of(tx, id)))
    return *refusal;
  const auto discussion = councils::discussion_in(tx, plan.council, id);
  if (!discussion)
    return Refusal{
        "The lokalråd adopts its plan at a meeting. Put it on an agenda of {0} first.", {plan.council_name}, {}, {}};
  if (!discussion->minuted)
    return Refusal{"The minutes of {0} do not say yet what the lokalråd made of item {1}.",
                   {discussion->meeting_title, discussion->item_number},
                   {},
                   {}};
  plan.state = PlanState::adopted;
  plan.meeting = discussion->meeting;
  plan.item = discussion->item;
  plan.adopted_on = discussion->day;
  plan.audience = followers_audience(tx, plan, change.today());
  if (!store::save_plan(tx, plan)) return somebody_was_faster(plan.title());
  store::adopt_items(tx, plan);
  register_plan(tx, plan, change.today());
  for (const Item& item : store::items_of(tx, id)) register_item(tx, plan, item, change.today());
  change.record({"action_plan_adopted", id, kinds::plan, {}, discussion->meeting_title});
  return done;
}

Outcome<Done> take_step(Change& change, const Viewer& viewer, const Id& id, int read, PlanState to,
                        const std::string& words) {
  auto& tx = change.tx();
  auto opened = open_plan(tx, viewer, id);
  if (!opened) return not_for_you();
  if (!may_lead(*opened)) return only_lead();
  ActionPlan& plan = opened->plan;
  if (plan.version != read) return somebody_was_faster(plan.title());
  const auto items = store::items_of(tx, id);
  if (auto refusal = refuse_step(plan, to, items, words, change.today())) return *refusal;
  if (auto refusal = refuse_person(words, "words")) return *refusal;
  plan.state = to;
  if (to == PlanState::midyear) plan.midyear = words, plan.midyear_on = change.today();
  if (to == PlanState::final) plan.final = words, plan.final_on = change.today();
  plan.audience = followers_audience(tx, plan, change.today());
  if (!store::save_plan(tx, plan)) return somebody_was_faster(plan.title());
  register_plan(tx, plan, change.today());
  for (const Item& item : items) register_item(tx, plan, item, change.today());
  change.record({"action_plan_" + std::string(identifier(to)), id, kinds::plan, {}, words});
  return done;
}

}  // namespace action_plans
