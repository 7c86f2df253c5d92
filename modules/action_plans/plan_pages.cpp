// /handlingsplaner/plan/{plan} and what is done to a plan.

#include "plan_pages.h"

#include <algorithm>

#include "i18n/danish.h"
#include "plan_acts.h"
#include "plan_store.h"
#include "registry/thing.h"
#include "rights.h"
#include "shown.h"
#include "web/list.h"

namespace action_plans {

using web::Exchange;
using web::Html;

namespace {

constexpr const char* section = "/handlingsplaner";

std::vector<web::Crumb> crumbs(const Exchange& x, const ActionPlan* plan = nullptr) {
  std::vector<web::Crumb> way{{x.t("Action plans"), section}};
  if (plan) way.push_back({plan->title(), plan->address()});
  return way;
}

struct Whole {
  Opened opened;
  std::vector<Item> items;
  std::vector<Waiver> waivers;
  std::vector<cooperation_plan::LocalArea> areas;
  std::optional<councils::Discussion> discussion;
  std::vector<councils::OpenMeeting> meetings;
  Names names;
  Html history;
};

std::optional<Whole> whole_plan(const Exchange& x, storage::Transaction& tx, const storage::Id& id) {
  auto opened = open_plan(tx, x.viewer, id);
  if (!opened) return std::nullopt;
  Whole whole{std::move(*opened), store::items_of(tx, id), store::waivers_of(tx, id), {}, {}, {}, {}, {}};
  const ActionPlan& plan = whole.opened.plan;
  whole.areas = cooperation_plan::areas_of_year(tx, plan.year, x.today());
  whole.discussion = councils::discussion_in(tx, plan.council, id);
  if (may_lead(whole.opened)) whole.meetings = councils::meetings_taking_items(tx, x.viewer, plan.council);
  whole.names = names_of_authorities(tx, x.today());
  whole.history = history_part(x, tx, id);
  return whole;
}

web::List items_list(const Exchange& x, const Whole& whole) {
  web::List list;
  list.caption = whole.opened.plan.title();
  list.columns = {
      {"nr", x.t("No."), true, true},    {"omraade", x.t("Focus area"), true}, {"maal", x.t("Goal"), true},
      {"indsats", x.t("Measure"), true}, {"maalgruppe", x.t("Target group")},  {"ansvar", x.t("Who"), true},
      {"sammen", x.t("Together with")},  {"frist", x.t("Deadline"), true},     {"ressourcer", x.t("Resources")},
      {"indikator", x.t("Indicator")},   {"udgangspunkt", x.t("Baseline")},    {"maaltal", x.t("Target")},
      {"lys", x.t("Light"), true},       {"tilstand", x.t("State"), true},     {"nyt", x.t("Last news")},
      {"evaluering", x.t("Evaluation")}};
  for (const Item& item : whole.items) {
    const auto light = light_of(item, x.today()).light;
    const std::string plain[] = {std::to_string(item.number),
                                 item.area_title,
                                 item.goal,
                                 item.measure,
                                 item.target_group,
                                 office_words(x, whole.names, item),
                                 item.partners,
                                 config::iso(item.due),
                                 item.resources,
                                 item.indicator,
                                 item.baseline,
                                 item.target,
                                 x.t(cooperation_plan::english_name(light)),
                                 x.t(cooperation_plan::english_name(item.state)),
                                 item.news,
                                 item.evaluation};
    std::vector<web::Cell> row;
    for (const std::string& cell : plain) row.push_back({web::text(cell), cell});
    list.rows.push_back(std::move(row));
  }
  return list;
}

Html steps_of(const Exchange& x, const ActionPlan& plan) {
  std::vector<web::Step> steps;
  for (int n = 0; n <= static_cast<int>(PlanState::archived); ++n) {
    const PlanState state = static_cast<PlanState>(n);
    web::Step step{x.t(english_name(state)), web::Step::State::later, {}, {}};
    if (state < plan.state) step.state = web::Step::State::done;
    if (state == plan.state) step.state = web::Step::State::now;
    if (state == PlanState::adopted && plan.adopted_on) step.note = i18n::long_date(*plan.adopted_on);
    if (state == PlanState::midyear && plan.midyear_on) step.note = i18n::long_date(*plan.midyear_on);
    if (state == PlanState::final && plan.final_on) step.note = i18n::long_date(*plan.final_on);
    steps.push_back(std::move(step));
  }
  return web::step_guide(x, steps);
}

/// What is missing before the lokalråd can adopt it, and the ways to do it.
Html adoption_part(const Exchange& x, const Whole& whole) {
  const ActionPlan& plan = whole.opened.plan;
  Html html;
  const auto missing = missing_areas(whole.areas, whole.items, whole.waivers);
  if (!missing.empty()) {
    Html lines;
    lines << "<ul>";
    for (const auto* area : missing) {
      lines << "<li>" << area->title;
      if (may_write(whole.opened))
        lines << ": " << web::link(x.t("Write a measure"), plan.address() + "/ny-indsats?omraade=" + area->key) << " "
              << x.t("or") << " "
              << web::link(x.t("say why it is not relevant here"), plan.address() + "/fravaelg/" + area->key);
      lines << "</li>";
    }
    lines << "</ul>";
    html << web::alert(web::Tone::warning,
                       x.tn("{0} focus area for local work has no answer yet",
                            "{0} focus areas for local work have no answer yet", static_cast<int>(missing.size())),
                       lines);
  }
  if (!may_lead(whole.opened)) return html;
  if (whole.discussion) {
    Html where;
    where << "<p>"
          << web::link(
                 x.t("Item {0}, {1}", {whole.discussion->item_number.empty() ? "-" : whole.discussion->item_number,
                                       whole.discussion->meeting_title}),
                 whole.discussion->item_address)
          << "</p>";
    html << web::alert(
        web::Tone::info,
        whole.discussion->minuted ? x.t("The lokalråd has minuted the plan") : x.t("The plan stands on an agenda"),
        where);
  } else if (!whole.meetings.empty()) {
    std::vector<web::Option> meetings;
    for (const auto& meeting : whole.meetings)
      meetings.push_back({meeting.id.text(), meeting.title + ", " + i18n::long_date(meeting.day)});
    const web::Input none;
    web::Form form(x, plan.address() + "/dagsorden", none);
    form.select("meeting", x.t("Meeting"), meetings);
    html << web::heading(2, x.t("Put the plan on an agenda")) << form.submit(x.t("Put it on the agenda"));
  }
  return html;
}

Html step_form(const Exchange& x, const ActionPlan& plan, const web::Input& typed, PlanState to,
               std::string_view heading, std::string_view label, std::string_view hint, std::string_view button) {
  web::Form form(x, plan.address() + "/skridt", typed);
  form.hidden("version", std::to_string(plan.version)).hidden("to", identifier(to));
  if (!label.empty()) form.area("words", label, hint, true, 4);
  Html html;
  html << web::heading(2, heading) << form.submit(button);
  return html;
}

Html next_step(const Exchange& x, const ActionPlan& plan, const web::Input& typed) {
  switch (plan.state) {
    case PlanState::draft: return {};
    case PlanState::adopted:
      return step_form(x, plan, typed, PlanState::in_force, x.t("Put the plan into force"), {}, {},
                       x.t("Put it into force"));
    case PlanState::in_force:
      return step_form(x, plan, typed, PlanState::midyear, x.t("Status at mid-year"), x.t("How does it go?"),
                       x.t("A few sentences that everybody can read."), x.t("Give the status"));
    case PlanState::midyear:
      return step_form(x, plan, typed, PlanState::final, x.t("Status for the year"), x.t("How did the year go?"),
                       x.t("Every measure has its evaluation first."), x.t("Give the status"));
    case PlanState::final:
      return step_form(x, plan, typed, PlanState::archived, x.t("Archive the plan"), {}, {}, x.t("Archive the plan"));
    case PlanState::archived: break;
  }
  return {};
}

http::Response show_plan(Exchange& x, audit::Archive& archive, const web::Input& typed) {
  const auto whole = archive.read([&](storage::Transaction& tx) { return whole_plan(x, tx, x.id("plan")); });
  if (!whole) return web::not_found(x);
  if (web::list_query(x).csv) return web::list_csv(x, items_list(x, *whole));
  const ActionPlan& plan = whole->opened.plan;
  const bool writes = may_write(whole->opened);
  int late = 0;
  for (const Item& item : whole->items) late += light_of(item, x.today()).light == cooperation_plan::Light::late;
  web::Page page{.title = plan.title(), .crumbs = crumbs(x), .section = section};
  page.lead = x.tn("{0} measure", "{0} measures", static_cast<int>(whole->items.size())) + ". " +
              (late ? x.tn("{0} is past its deadline.", "{0} are past their deadline.", late)
                    : x.t("None is past its deadline."));
  page.state << plan_tag(x, plan.state);
  const bool ready = plan.state == PlanState::draft && whole->discussion && whole->discussion->minuted;
  if (may_lead(whole->opened) && ready)
    page.actions << web::act_button(x, x.t("Adopt the plan"), plan.address() + "/vedtag", web::Weight::primary,
                                    {{"version", std::to_string(plan.version)}});
  if (writes) page.actions << web::button_link(x.t("Write a measure"), plan.address() + "/ny-indsats", !ready);
  if (plan.adopted()) page.actions << web::button_link(x.t("As everybody sees it"), plan.public_address());
  Html& body = page.body;
  if (plan.state == PlanState::draft) body << adoption_part(x, *whole);
  if (whole->items.empty()) {
    body << web::empty_state(x.t("Here stand the measures of the lokalråd, each with its goal and who does it."),
                             x.t("Those with a seat in the lokalråd write them."));
  }
  std::vector<cooperation_plan::LocalArea> areas = whole->areas;
  areas.push_back({});  // the lokalråd's own
  for (const auto& area : areas) {
    std::vector<Item> here;
    for (const Item& item : whole->items) {
      const bool known = std::any_of(whole->areas.begin(), whole->areas.end(),
                                     [&](const auto& one) { return one.key == item.area_key; });
      if (area.key.empty() ? !known : item.area_key == area.key) here.push_back(item);
    }
    const auto waiver = std::find_if(whole->waivers.begin(), whole->waivers.end(),
                                     [&](const Waiver& one) { return !area.key.empty() && one.area_key == area.key; });
    if (here.empty() && waiver == whole->waivers.end()) continue;
    const std::string title = area.key.empty() ? x.t("The lokalråd's own measures") : area.title;
    body << web::heading(2, title);
    if (waiver != whole->waivers.end()) {
      body << "<p>" << x.t("Not relevant here, because: {0}", {waiver->reason}) << " (" << waiver->given_by << ", "
           << i18n::long_date(waiver->given_on) << ")</p>";
    }
    if (!here.empty()) body << item_rows(x, here, whole->names, title, true);
  }
  if (!plan.midyear.empty()) body << web::heading(2, x.t("Status at mid-year")) << web::paragraphs(plan.midyear);
  if (!plan.final.empty()) body << web::heading(2, x.t("Status for the year")) << web::paragraphs(plan.final);
  if (may_lead(whole->opened)) body << next_step(x, plan, typed);
  if (!whole->items.empty())
    body << "<p class=\"list-foot\">" << web::link(x.t("Take the plan with you (CSV)"), plan.address() + "?format=csv")
         << "</p>";
  body << whole->history;
  page.aside << web::heading(2, x.t("Steps")) << steps_of(x, plan) << circle_link(x, plan.id);
  if (!typed.ok()) page.status = 422;
  return web::show(x, page);
}

http::Response new_plan_page(Exchange& x, audit::Archive& archive, const web::Input* typed) {
  std::vector<web::Option> mine;
  archive.read([&](storage::Transaction& tx) {
    for (const auto& council : councils::seated_councils(tx, x.today())) {
      const auto standing = councils::standing_in(tx, x.viewer, council.id);
      if (!council.district && (standing == councils::Standing::sits || standing == councils::Standing::prepares))
        mine.push_back({council.id.text(), council.name});
    }
  });
  web::Page page{.title = x.t("Begin an action plan"), .crumbs = crumbs(x), .section = section};
  page.lead = x.t("One plan per lokalråd and year. It follows from the year's cooperation plan.");
  if (mine.empty()) {
    page.body << web::empty_state(x.t("You have no seat in a lokalråd."),
                                  x.t("Those with a seat begin the plan of their lokalråd."));
    return web::show(x, page);
  }
  const web::Input fresh({{"year", std::to_string(static_cast<int>(x.today().year()))}});
  const web::Input& input = typed ? *typed : fresh;
  page.status = input.ok() ? 200 : 422;
  web::Form form(x, "/handlingsplaner/ny", input);
  form.select("council", x.t("Lokalråd"), mine).number("year", x.t("Year"));
  page.body << form.submit(x.t("Begin the plan"), section);
  return web::show(x, page);
}

http::Response begin_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const storage::Id council = input.id("council");
  const int year = static_cast<int>(input.number("year", 2000, 2100).value_or(0));
  if (input.ok()) {
    const auto outcome = archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return begin_plan(change, x.viewer, council, year); });
    if (outcome) return web::done(x, "/handlingsplaner/plan/" + outcome->text(), x.t("The plan is begun as a draft."));
    input.refuse(outcome.refusal());
  }
  return new_plan_page(x, archive, &input);
}

http::Response waive_page(Exchange& x, audit::Archive& archive, const web::Input* typed) {
  std::string title, reason;
  const auto opened = archive.read([&](storage::Transaction& tx) -> std::optional<Opened> {
    auto found = open_plan(tx, x.viewer, x.id("plan"));
    if (!found || !may_write(*found)) return std::nullopt;
    for (const auto& area : cooperation_plan::areas_of_year(tx, found->plan.year, x.today())) {
      if (area.key == x.place["omraade"]) title = area.title;
    }
    for (const Waiver& waiver : store::waivers_of(tx, found->plan.id)) {
      if (waiver.area_key == x.place["omraade"]) reason = waiver.reason;
    }
    return found;
  });
  if (!opened || title.empty()) return web::not_found(x);
  const ActionPlan& plan = opened->plan;
  const web::Input fresh({{"reason", reason}});
  const web::Input& input = typed ? *typed : fresh;
  web::Page page{.title = x.t("Not relevant here: {0}", {title}), .crumbs = crumbs(x, &plan), .section = section};
  page.lead = x.t(
      "The focus area is for local work. If it is left out here, others must understand why. The reason is public.");
  page.status = input.ok() ? 200 : 422;
  web::Form form(x, plan.address() + "/fravaelg/" + x.place["omraade"], input);
  form.area("reason", x.t("Not relevant here, because"), x.t("Leave it empty to take the reason back."), false, 3);
  page.body << form.submit(x.t("Save the reason"), plan.address());
  return web::show(x, page);
}

http::Response waive_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const std::string reason = input.text("reason", {.required = false, .most = 500});
  const storage::Id id = x.id("plan");
  if (input.ok()) {
    const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return waive_area(change, x.viewer, id, x.place["omraade"], reason);
    });
    if (outcome) return web::done(x, "/handlingsplaner/plan/" + id.text(), x.t("The reason is saved."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty())
      return web::refused(x, outcome.refusal(), "/handlingsplaner/plan/" + id.text());
    input.refuse(outcome.refusal());
  }
  return waive_page(x, archive, &input);
}

http::Response agenda_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const storage::Id meeting = input.id("meeting"), id = x.id("plan");
  const std::string back = "/handlingsplaner/plan/" + id.text();
  const auto outcome = archive.change(
      x.viewer.actor(), [&](audit::Change& change) { return put_plan_on_agenda(change, x.viewer, id, meeting); });
  return after_act(x, outcome, back, x.t("The plan stands on the agenda."), back);
}

http::Response adopt_from_button(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const int read = version_in(input);
  const storage::Id id = x.id("plan");
  const std::string back = "/handlingsplaner/plan/" + id.text();
  const auto outcome =
      archive.change(x.viewer.actor(), [&](audit::Change& change) { return adopt(change, x.viewer, id, read); });
  return after_act(x, outcome, back, x.t("The plan is adopted. Its public part can be read by everybody."), back);
}

http::Response plan_page(Exchange& x, audit::Archive& archive) { return show_plan(x, archive, web::Input{}); }

http::Response step_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const int read = version_in(input);
  const PlanState to = plan_state_named(input.raw("to")).value_or(PlanState::draft);
  const bool tells = to == PlanState::midyear || to == PlanState::final;
  const std::string words = input.text("words", {.required = tells, .most = 4000});
  const storage::Id id = x.id("plan");
  const std::string back = "/handlingsplaner/plan/" + id.text();
  if (!input.ok()) return show_plan(x, archive, input);
  const auto outcome = archive.change(
      x.viewer.actor(), [&](audit::Change& change) { return take_step(change, x.viewer, id, read, to, words); });
  return after_act(x, outcome, back, x.t("The step is taken."), back);
}

}  // namespace

void plan_routes(web::Routes& routes, audit::Archive& archive) {
  using Page = http::Response (*)(Exchange&, audit::Archive&);
  const auto with = [&archive](Page page) { return [&archive, page](Exchange& x) { return page(x, archive); }; };
  routes.get("/handlingsplaner/ny", rights::write,
             [&archive](Exchange& x) { return new_plan_page(x, archive, nullptr); });
  routes.post("/handlingsplaner/ny", rights::write, with(begin_from_form));
  routes.get("/handlingsplaner/plan/{plan}", rights::see, with(plan_page));
  routes.get("/handlingsplaner/plan/{plan}/fravaelg/{omraade}", rights::write,
             [&archive](Exchange& x) { return waive_page(x, archive, nullptr); });
  routes.post("/handlingsplaner/plan/{plan}/fravaelg/{omraade}", rights::write, with(waive_from_form));
  routes.post("/handlingsplaner/plan/{plan}/dagsorden", rights::lead, with(agenda_from_form));
  routes.post("/handlingsplaner/plan/{plan}/vedtag", rights::lead, with(adopt_from_button));
  routes.post("/handlingsplaner/plan/{plan}/skridt", rights::lead, with(step_from_form));
}

}  // namespace action_plans
