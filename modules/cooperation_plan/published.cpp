// Gathering a published plan, and the short answer for the front page.

#include "published.h"

#include <charconv>

#include "evidence_store.h"
#include "initiative_store.h"
#include "plan_register.h"
#include "plan_store.h"
#include "plan_summary.h"

namespace cooperation_plan {

std::vector<const LiveInitiative*> Published::of_area(std::string_view area_key) const {
  std::vector<const LiveInitiative*> found;
  for (const LiveInitiative& one : initiatives) {
    if (!one.area_key.empty() && one.area_key == area_key) found.push_back(&one);
  }
  return found;
}

std::vector<const LiveInitiative*> Published::others_in(std::string_view number) const {
  std::vector<const LiveInitiative*> found;
  for (const Initiative& other : content.others) {
    if (other.section != number) continue;
    if (const LiveInitiative* live = with_key(other.key)) found.push_back(live);
  }
  return found;
}

const LiveInitiative* Published::with_key(std::string_view key) const {
  for (const LiveInitiative& one : initiatives) {
    if (one.key == key) return &one;
  }
  return nullptr;
}

std::optional<Published> published(storage::Transaction& tx, int year, config::Date today) {
  auto plan = store::plan_of_year(tx, year);
  if (!plan || plan->published_version.empty()) return std::nullopt;
  auto version = store::version(tx, plan->published_version);
  if (!version) return std::nullopt;
  auto content = from_json(version->content);
  if (!content) return std::nullopt;
  Published found{*plan,
                  *version,
                  std::move(*content),
                  store::initiatives_of_plan(tx, plan->id),
                  names_of_authorities(tx, today),
                  marks_of(store::all_evidence(tx), today)};
  found.amended = store::published_versions(tx, found.plan.id).size() > 1;
  return found;
}

int year_of(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  return error == std::errc{} && end == text.data() + text.size() && year >= 2000 && year <= 2100 ? year : 0;
}

int on_course(const std::vector<const LiveInitiative*>& initiatives, config::Date today) {
  int count = 0;
  for (const LiveInitiative* one : initiatives) {
    switch (light_of(*one, today).light) {
      case Light::on_course:
      case Light::done: ++count; break;
      case Light::watch:
      case Light::late:
      case Light::none: break;
    }
  }
  return count;
}

std::optional<PlanSummary> published_plan(storage::Transaction& tx, config::Date today) {
  const auto plan = store::latest_published(tx, static_cast<int>(today.year()));
  if (!plan) return std::nullopt;
  const auto found = published(tx, plan->year, today);
  if (!found) return std::nullopt;
  PlanSummary summary;
  summary.id = plan->id;
  summary.year = plan->year;
  summary.title = plan->title;
  summary.address = public_address(plan->year);
  summary.published = plan->published_on.value_or(config::Date{});
  for (const Block& block : found->content.foreword.blocks) {
    if (std::holds_alternative<Text>(block.content)) {
      summary.sentence = first_sentence(std::get<Text>(block.content).markdown);
      break;
    }
  }
  for (const FocusArea& area : found->content.areas) {
    const auto initiatives = found->of_area(area.key);
    FocusAreaSummary one;
    one.number = area.number;
    one.title = area.title;
    one.sentence = first_sentence(area.goal.empty() ? area.background : area.goal);
    one.address = area_address(plan->year, area);
    one.initiatives = static_cast<int>(initiatives.size());
    one.on_course = on_course(initiatives, today);
    summary.areas.push_back(std::move(one));
  }
  return summary;
}

}  // namespace cooperation_plan
