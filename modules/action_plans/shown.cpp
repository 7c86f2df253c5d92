// Words and small parts of the pages.

#include "shown.h"

#include "audit/history.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "owners.h"
#include "registry/thing.h"

namespace action_plans {

using web::Exchange;
using web::Html;
using web::Tone;

Html show_light(const Exchange& exchange, const cooperation_plan::Verdict& verdict) {
  web::Light shown = web::Light::none;
  switch (verdict.light) {
    case cooperation_plan::Light::on_course: shown = web::Light::on_course; break;
    case cooperation_plan::Light::watch: shown = web::Light::watch; break;
    case cooperation_plan::Light::late: shown = web::Light::late; break;
    case cooperation_plan::Light::done: shown = web::Light::done; break;
    case cooperation_plan::Light::none: break;
  }
  return web::light(shown, exchange.t(cooperation_plan::english_name(verdict.light)));
}

std::string light_sentence(const Exchange& exchange, const cooperation_plan::Verdict& verdict) {
  return exchange.language.text(verdict.sentence, verdict.arguments);
}

Html plan_tag(const Exchange& exchange, PlanState state) {
  Tone tone = Tone::neutral;
  switch (state) {
    case PlanState::draft: tone = Tone::warning; break;
    case PlanState::adopted:
    case PlanState::in_force:
    case PlanState::midyear: tone = Tone::success; break;
    case PlanState::final: tone = Tone::info; break;
    case PlanState::archived: break;
  }
  return web::tag(tone, exchange.t(english_name(state)));
}

Html item_tag(const Exchange& exchange, ItemState state) {
  return web::tag(cooperation_plan::concluded(state) ? Tone::success : Tone::info,
                  exchange.t(cooperation_plan::english_name(state)));
}

Html strategy_tag(const Exchange& exchange, StrategyState state) {
  Tone tone = Tone::neutral;
  switch (state) {
    case StrategyState::draft: tone = Tone::warning; break;
    case StrategyState::handed_down: tone = Tone::info; break;
    case StrategyState::concluded: tone = Tone::success; break;
  }
  return web::tag(tone, exchange.t(english_name(state)));
}

Html report_tag(const Exchange& exchange, const Report& report) {
  return report.frozen ? web::tag(Tone::success, exchange.t("Frozen with the minutes"))
                       : web::tag(Tone::warning, exchange.t("Being written"));
}

Names names_of_authorities(storage::Transaction& tx, config::Date day) {
  Names names;
  for (const auto& authority : organisation::authorities(tx, day)) names.emplace(authority.id, authority.name);
  return names;
}

std::string office_words(const Exchange& exchange, const Names& names, const Item& item) {
  const auto name = names.find(item.owner_authority);
  return exchange.t(permit::english_name(item.owner_role)) + (name == names.end() ? "" : ", " + name->second);
}

Html history_part(const Exchange& exchange, storage::Transaction& tx, const storage::Id& thing) {
  std::vector<web::HistoryLine> lines;
  for (const audit::Entry& entry : audit::history_of(tx, thing)) {
    std::string what = exchange.t(std::string("audit.") + entry.act.verb);
    if (!entry.act.details.empty()) what += ": " + entry.act.details;
    lines.push_back({i18n::spoken_time(entry.at), entry.actor.name, what, entry.act.reason});
  }
  return web::history(exchange, lines);
}

Html circle_link(const Exchange& exchange, const storage::Id& thing) {
  Html html;
  html << web::heading(2, exchange.t("The circle")) << "<p>"
       << web::link(exchange.t("Where it came from and what came of it"), "/kreds/" + thing.text()) << "</p>";
  return html;
}

Html table(std::string_view caption, const std::vector<std::string>& heads, const std::vector<std::vector<Html>>& rows,
           web::Markup kind) {
  Html html;
  html << "<div class=\"table--responsive-scroll\"><table class=\"" << kind << "\"><caption class=\"sr-only\">"
       << caption << "</caption><thead><tr>";
  for (const std::string& head : heads) html << "<th scope=\"col\">" << head << "</th>";
  html << "</tr></thead><tbody>";
  for (const auto& row : rows) {
    html << "<tr>";
    for (std::size_t n = 0; n < row.size(); ++n) html << "<td data-title=\"" << heads[n] << "\">" << row[n] << "</td>";
    html << "</tr>";
  }
  return html << "</tbody></table></div>";
}

Html item_rows(const Exchange& exchange, const std::vector<Item>& items, const Names& names, std::string_view caption,
               bool inside) {
  std::vector<std::vector<Html>> rows;
  for (const Item& item : items) {
    Html what, due, news;
    if (inside)
      what << web::link(item.title(), item.address());
    else
      what << item.title();
    what << "<p class=\"by\">" << exchange.t("Goal: {0}", {item.goal}) << "</p>";
    due << i18n::short_date(item.due);
    if (item.due < exchange.today() && !cooperation_plan::concluded(item.state))
      due << "<br><span class=\"over\">" << i18n::days_over(item.due, exchange.today()) << "</span>";
    if (item.news_on)
      news << "<span class=\"news-day\">" << i18n::short_date(*item.news_on) << "</span> " << item.news;
    else
      news << exchange.t("No news yet");
    rows.push_back({show_light(exchange, light_of(item, exchange.today())), what,
                    web::text(office_words(exchange, names, item)), due, news});
  }
  return table(caption,
               {exchange.t("Light"), exchange.t("Measure and goal"), exchange.t("Who"), exchange.t("Deadline"),
                exchange.t("Last news")},
               rows, "table initiative-rows");
}

http::Response json_response(std::string body) {
  http::Response response;
  response.type = "application/json; charset=utf-8";
  response.body = std::move(body);
  return response;
}

boost::json::value json_day(const std::optional<config::Date>& day) {
  if (!day) return nullptr;
  return boost::json::value(config::iso(*day));
}
boost::json::value json_id(const storage::Id& id) {
  if (id.empty()) return nullptr;
  return boost::json::value(id.text());
}

int version_in(web::Input& input) { return static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1)); }

ItemChoices item_choices(const Exchange& exchange, storage::Transaction& tx, const ActionPlan& plan) {
  ItemChoices choices;
  choices.areas.push_back({"", exchange.t("The lokalråd's own, outside the focus areas")});
  for (const auto& area : cooperation_plan::areas_of_year(tx, plan.year, exchange.today()))
    choices.areas.push_back({area.key, area.number ? std::to_string(area.number) + ". " + area.title : area.title});
  if (const auto council = councils::seated_council(tx, plan.council, exchange.today())) {
    for (const Owner& owner : owners_in(tx, council->audience, exchange.today()))
      choices.owners.push_back({owner.holder.text(), owner.words});
  }
  choices.indicators.push_back({"", exchange.t("None of the register")});
  for (const registry::Thing& thing : registry::of_kind(tx, exchange.viewer, "indicators.indicator", 200))
    choices.indicators.push_back({thing.id.text(), thing.title});
  return choices;
}

void item_fields(const Exchange& exchange, web::Form& form, const ItemChoices& choices) {
  form.select("area", exchange.t("Focus area"), choices.areas, {}, false)
      .text("measure", exchange.t("What is done?"), exchange.t("One line that a citizen understands."))
      .text("goal", exchange.t("Goal"), exchange.t("Something that can be counted or seen."))
      .text("target_group", exchange.t("Who is it for?"), {}, false)
      .select("owner", exchange.t("Who carries it out?"), choices.owners,
              exchange.t("The office gets it on its list of work."))
      .text("partners", exchange.t("Together with"), {}, false)
      .date("due", exchange.t("Deadline"))
      .text("indicator", exchange.t("What shows whether it works?"))
      .text("baseline", exchange.t("Where it stands now"), {}, false)
      .text("target", exchange.t("Figure aimed at"));
  if (choices.indicators.size() > 1)
    form.select("indicator_thing", exchange.t("Indicator of the register"), choices.indicators, {}, false);
  form.text("resources", exchange.t("Resources"), exchange.t("Stays inside; not on the public page."), false)
      .check("continued", exchange.t("Goes on from last year"));
}

ItemDraft item_in(web::Input& input) {
  ItemDraft draft;
  draft.area_key = input.text("area", {.required = false, .most = 100});
  draft.measure = input.text("measure", {.most = 160});
  draft.goal = input.text("goal", {.most = 300});
  draft.target_group = input.text("target_group", {.required = false, .most = 200});
  draft.owner = input.id("owner");
  draft.partners = input.text("partners", {.required = false, .most = 300});
  draft.due = input.date("due").value_or(config::Date{});
  draft.indicator = input.text("indicator", {.most = 200});
  draft.baseline = input.text("baseline", {.required = false, .most = 100});
  draft.target = input.text("target", {.most = 100});
  draft.indicator_thing = input.id("indicator_thing", false);
  draft.resources = input.text("resources", {.required = false, .most = 300});
  draft.continued = input.flag("continued");
  return draft;
}

web::Input item_typed(const Item& item) {
  std::vector<std::pair<std::string, std::string>> values{{"area", item.area_key},
                                                          {"measure", item.measure},
                                                          {"goal", item.goal},
                                                          {"target_group", item.target_group},
                                                          {"owner", item.owner.text()},
                                                          {"partners", item.partners},
                                                          {"due", config::iso(item.due)},
                                                          {"indicator", item.indicator},
                                                          {"baseline", item.baseline},
                                                          {"target", item.target},
                                                          {"resources", item.resources},
                                                          {"indicator_thing", item.indicator_thing.text()}};
  if (item.continued) values.emplace_back("continued", "ja");
  return web::Input(std::move(values));
}

}  // namespace action_plans
