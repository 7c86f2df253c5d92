// /handlingsplaner/indsats/{indsats}: one measure, its news, and the forms about it.

#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "plan_acts.h"
#include "plan_pages.h"
#include "plan_store.h"
#include "registry/thing.h"
#include "rights.h"
#include "shown.h"

namespace action_plans {

using web::Exchange;
using web::Html;

namespace {

constexpr const char* section = "/handlingsplaner";

std::vector<web::Crumb> crumbs(const Exchange& x, const ActionPlan& plan) {
  return {{x.t("Action plans"), section}, {plan.title(), plan.address()}};
}

Html news_form(const Exchange& x, const Item& item, const web::Input* typed) {
  const ItemState next = item.state == ItemState::planned ? ItemState::running : item.state;
  const web::Input fresh({{"state", std::string(cooperation_plan::identifier(next))}});
  std::vector<web::Option> states;
  for (ItemState state : told_states)
    states.push_back({std::string(cooperation_plan::identifier(state)), x.t(cooperation_plan::english_name(state))});
  web::Form form(x, item.address() + "/nyt", typed ? *typed : fresh);
  form.area("body", x.t("What has happened?"),
            x.t("One or two sentences. Everybody can read them, so name no citizens."), true, 3)
      .radios("state", x.t("How does it stand?"), states)
      .hidden("version", std::to_string(item.version));
  Html html;
  html << "<section class=\"tell-news\">" << web::heading(2, x.t("Tell the news"), "skriv")
       << form.submit(x.t("Tell the news")) << "</section>";
  return html;
}

Html evaluation_form(const Exchange& x, const Item& item, const web::Input* typed) {
  const web::Input fresh({{"evaluation", item.evaluation}});
  web::Form form(x, item.address() + "/evaluer", typed ? *typed : fresh);
  form.area("evaluation", x.t("Was the target reached, and what was learnt?"), {}, true, 3)
      .hidden("version", std::to_string(item.version));
  return web::details(x.t("Evaluate the measure"), form.submit(x.t("Save the evaluation")), typed != nullptr);
}

enum class Typed { none, news, evaluation };

http::Response item_page(Exchange& x, audit::Archive& archive, Typed which = Typed::none,
                         const web::Input* typed = nullptr) {
  struct Content {
    Item item;
    Opened opened;
    std::vector<News> news;
    Names names;
    std::string holder;
    std::optional<registry::Thing> origin, indicator;
    Html history;
  };
  const auto content = archive.read([&](storage::Transaction& tx) -> std::optional<Content> {
    auto item = store::item_for(tx, x.viewer, x.id("indsats"));
    if (!item) return std::nullopt;
    auto opened = open_plan(tx, x.viewer, item->plan);
    if (!opened) return std::nullopt;
    Content found{std::move(*item), std::move(*opened), {}, names_of_authorities(tx, x.today()), {}, {}, {}, {}};
    found.news = store::news_of(tx, found.item.id);
    found.holder = organisation::words_for(tx, found.item.owner, x.today());
    if (!found.item.origin.empty()) found.origin = registry::find(tx, x.viewer, found.item.origin);
    if (!found.item.indicator_thing.empty()) found.indicator = registry::find(tx, x.viewer, found.item.indicator_thing);
    found.history = history_part(x, tx, found.item.id);
    return found;
  });
  if (!content) return web::not_found(x);
  const Item& item = content->item;
  const ActionPlan& plan = content->opened.plan;
  const auto verdict = light_of(item, x.today());
  web::Page page{.title = item.title(), .crumbs = crumbs(x, plan), .section = section};
  page.lead = light_sentence(x, verdict);
  page.state << show_light(x, verdict) << item_tag(x, item.state);
  page.status = typed ? 422 : 200;
  const bool tells = may_tell(x.viewer, content->opened, item);
  if (tells) page.actions << web::button_link(x.t("Tell the news"), "#skriv", true);
  if (may_write(content->opened)) page.actions << web::button_link(x.t("Change the measure"), item.address() + "/ret");
  Html& body = page.body;
  if (tells) body << news_form(x, item, which == Typed::news ? typed : nullptr);
  if (plan.adopted() && plan.state != PlanState::archived && (tells || may_lead(content->opened)))
    body << evaluation_form(x, item, which == Typed::evaluation ? typed : nullptr);
  body << web::heading(2, x.t("What is agreed"));
  std::vector<std::pair<std::string, Html>> facts;
  facts.emplace_back(x.t("Goal"), web::text(item.goal));
  facts.emplace_back(x.t("Focus area"),
                     web::text(item.area_title.empty() ? x.t("The lokalråd's own") : item.area_title));
  if (!item.target_group.empty()) facts.emplace_back(x.t("Target group"), web::text(item.target_group));
  facts.emplace_back(x.t("Responsible"), web::text(content->holder));
  if (!item.partners.empty()) facts.emplace_back(x.t("Together with"), web::text(item.partners));
  facts.emplace_back(x.t("Deadline"),
                     web::text(i18n::spoken_date(item.due) + " (" + i18n::relative_days(item.due, x.today()) + ")"));
  Html indicator = web::text(item.indicator);
  if (content->indicator) indicator << " (" << web::link(content->indicator->title, content->indicator->address) << ")";
  facts.emplace_back(x.t("Indicator"), indicator);
  facts.emplace_back(x.t("Baseline"), web::text(item.baseline.empty() ? x.t("Not measured") : item.baseline));
  facts.emplace_back(x.t("Target"), web::text(item.target));
  if (!item.resources.empty()) facts.emplace_back(x.t("Resources"), web::text(item.resources));
  facts.emplace_back(x.t("Kind"), web::text(item.continued ? x.t("Goes on from last year") : x.t("New this year")));
  if (content->origin)
    facts.emplace_back(x.t("Came from"), web::link(content->origin->title, content->origin->address));
  body << web::facts(facts);
  if (!item.evaluation.empty()) body << web::heading(2, x.t("Evaluation")) << web::paragraphs(item.evaluation);
  body << web::heading(2, x.t("News"));
  if (content->news.empty()) {
    body << web::empty_state(x.t("No news yet"), x.t("Those who carry it out tell here how it goes."));
  } else {
    std::vector<web::Event> events;
    for (const News& news : content->news) {
      Html what;
      what << item_tag(x, news.state) << web::paragraphs(news.body) << "<p class=\"by\">" << news.told_by
           << (news.told_by.empty() ? web::Markup("") : web::Markup(", ")) << news.authority_name << "</p>";
      events.push_back({i18n::long_date(news.told_on), what});
    }
    body << web::timeline(events);
  }
  body << content->history;
  page.aside << circle_link(x, item.id);
  return web::show(x, page);
}

http::Response news_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const std::string body = input.text("body", {.most = 1000});
  const ItemState state = cooperation_plan::initiative_state_named(input.raw("state")).value_or(ItemState::proposed);
  const int read = version_in(input);
  const storage::Id id = x.id("indsats");
  if (input.ok()) {
    const auto outcome = archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return tell_news(change, x.viewer, id, read, state, body); });
    if (outcome)
      return web::done(x, "/handlingsplaner/indsats/" + id.text(), x.t("Thank you. The lokalråd can see the news."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty())
      return web::refused(x, outcome.refusal(), "/handlingsplaner/indsats/" + id.text());
    input.refuse(outcome.refusal());
  }
  return item_page(x, archive, Typed::news, &input);
}

http::Response evaluation_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const std::string words = input.text("evaluation", {.most = 1000});
  const int read = version_in(input);
  const storage::Id id = x.id("indsats");
  if (input.ok()) {
    const auto outcome = archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return evaluate_item(change, x.viewer, id, read, words); });
    if (outcome) return web::done(x, "/handlingsplaner/indsats/" + id.text(), x.t("The evaluation is saved."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty())
      return web::refused(x, outcome.refusal(), "/handlingsplaner/indsats/" + id.text());
    input.refuse(outcome.refusal());
  }
  return item_page(x, archive, Typed::evaluation, &input);
}

/// A new measure of a plan, or an existing one.
http::Response item_form_page(Exchange& x, audit::Archive& archive, bool fresh_one, const web::Input* typed) {
  std::optional<Item> item;
  ItemChoices choices;
  const auto opened = archive.read([&](storage::Transaction& tx) -> std::optional<Opened> {
    if (!fresh_one) {
      item = store::item_for(tx, x.viewer, x.id("indsats"));
      if (!item) return std::nullopt;
    }
    auto found = open_plan(tx, x.viewer, fresh_one ? x.id("plan") : item->plan);
    if (!found || !may_write(*found)) return std::nullopt;
    choices = item_choices(x, tx, found->plan);
    return found;
  });
  if (!opened) return web::not_found(x);
  const ActionPlan& plan = opened->plan;
  const web::Input begun = item ? item_typed(*item) : web::Input({{"area", x.request.query.get("omraade")}});
  const web::Input& input = typed ? *typed : begun;
  web::Page page{.title = fresh_one ? x.t("Write a measure") : x.t("Change the measure"),
                 .crumbs = crumbs(x, plan),
                 .section = section};
  page.lead = x.t("Who does what for whom by when, and how we see that it works.");
  page.status = input.ok() ? 200 : 422;
  web::Form form(x, fresh_one ? plan.address() + "/ny-indsats" : item->address() + "/ret", input);
  if (item) form.hidden("version", std::to_string(item->version));
  item_fields(x, form, choices);
  page.body << form.submit(x.t("Save the measure"), item ? item->address() : plan.address());
  return web::show(x, page);
}

http::Response new_item_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const ItemDraft draft = item_in(input);
  const storage::Id plan = x.id("plan");
  if (input.ok()) {
    const auto outcome = archive.change(x.viewer.actor(),
                                        [&](audit::Change& change) { return add_item(change, x.viewer, plan, draft); });
    if (outcome)
      return web::done(x, "/handlingsplaner/plan/" + plan.text(), x.t("The measure is written into the plan."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty())
      return web::refused(x, outcome.refusal(), "/handlingsplaner/plan/" + plan.text());
    input.refuse(outcome.refusal());
  }
  return item_form_page(x, archive, true, &input);
}

http::Response changed_item_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const ItemDraft draft = item_in(input);
  const int read = version_in(input);
  const storage::Id id = x.id("indsats");
  if (input.ok()) {
    const auto outcome = archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return change_item(change, x.viewer, id, read, draft); });
    if (outcome) return web::done(x, "/handlingsplaner/indsats/" + id.text(), x.t("The measure is changed."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty())
      return web::refused(x, outcome.refusal(), "/handlingsplaner/indsats/" + id.text());
    input.refuse(outcome.refusal());
  }
  return item_form_page(x, archive, false, &input);
}

}  // namespace

void item_routes(web::Routes& routes, audit::Archive& archive) {
  using Page = http::Response (*)(Exchange&, audit::Archive&);
  const auto with = [&archive](Page page) { return [&archive, page](Exchange& x) { return page(x, archive); }; };
  routes.get("/handlingsplaner/plan/{plan}/ny-indsats", rights::write,
             [&archive](Exchange& x) { return item_form_page(x, archive, true, nullptr); });
  routes.post("/handlingsplaner/plan/{plan}/ny-indsats", rights::write, with(new_item_from_form));
  routes.get("/handlingsplaner/indsats/{indsats}", rights::see,
             [&archive](Exchange& x) { return item_page(x, archive); });
  routes.get("/handlingsplaner/indsats/{indsats}/ret", rights::write,
             [&archive](Exchange& x) { return item_form_page(x, archive, false, nullptr); });
  routes.post("/handlingsplaner/indsats/{indsats}/ret", rights::write, with(changed_item_from_form));
  routes.post("/handlingsplaner/indsats/{indsats}/nyt", rights::write, with(news_from_form));
  routes.post("/handlingsplaner/indsats/{indsats}/evaluer", rights::write, with(evaluation_from_form));
}

}  // namespace action_plans
