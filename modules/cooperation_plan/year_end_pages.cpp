// /planarbejde/{udgave}/aarsafslutning and /tiltag/{tiltag}/resultat.

#include "year_end_pages.h"

#include <boost/json.hpp>

#include "i18n/danish.h"
#include "initiative_store.h"
#include "initiative_work.h"
#include "plan_document.h"
#include "plan_store.h"
#include "registry/todo.h"
#include "rights.h"
#include "version_view.h"
#include "web/list.h"
#include "year_end.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;

namespace {

namespace json = boost::json;

/// The year of a version that is or was in force.
struct YearView {
  VersionView view;
  YearPlan plan;
  std::vector<LiveInitiative> initiatives;
  std::map<storage::Id, config::Date> asked;  // until when a missing result is asked for
  YearCount count;
};

std::optional<YearView> year_view(Exchange& exchange, audit::Archive& archive) {
  const storage::Id id = exchange.id("udgave");
  return archive.read([&](storage::Transaction& tx) -> std::optional<YearView> {
    auto view = read_version_view(tx, exchange, id);
    const auto plan = view ? store::plan(tx, view->version.plan) : std::nullopt;
    if (!plan || plan->published_version != id) return std::nullopt;
    YearView found{std::move(*view), *plan, store::initiatives_of_plan(tx, plan->id), {}, {}};
    for (const LiveInitiative& one : found.initiatives) {
      if (result_of(one)) continue;
      for (const registry::Todo& todo : registry::open_on(tx, one.id)) {
        if (todo.act == "tell_result") found.asked[one.id] = todo.due;
      }
    }
    found.count = count_results(found.initiatives);
    return found;
  });
}

Html result_tag(const Exchange& exchange, const LiveInitiative& one) {
  const auto result = result_of(one);
  if (!result) return web::tag(web::Tone::warning, exchange.t("Missing"));
  web::Tone tone = web::Tone::neutral;
  switch (*result) {
    case YearResult::reached: tone = web::Tone::success; break;
    case YearResult::partly: tone = web::Tone::info; break;
    case YearResult::missed: tone = web::Tone::error; break;
    case YearResult::dropped: tone = web::Tone::neutral; break;
  }
  return web::tag(tone, exchange.t(english_name(*result)));
}

std::string reason_of(const LiveInitiative& one) {
  return one.result ? one.result_reason : result_of(one) ? one.state_reason : "";
}

web::List list_of(const Exchange& exchange, const YearView& year) {
  web::List list;
  list.caption = exchange.t("Results of {0}", {year.plan.title});
  list.columns = {{"resultat", exchange.t("Result"), true},
                  {"tiltag", exchange.t("Initiative"), true},
                  {"ansvar", exchange.t("Who"), true},
                  {"grund", exchange.t("Why")},
                  {"spurgt", exchange.t("To be told by"), true}};
  std::vector<std::pair<std::string, std::string>> owners;
  for (const LiveInitiative& one : year.initiatives) {
    const auto result = result_of(one);
    const std::string who = one.owner.empty() ? exchange.t("Nobody yet") : name_in(year.view.names, one.owner);
    const std::string key = one.owner.empty() ? "ingen" : one.owner.text();
    if (std::none_of(owners.begin(), owners.end(), [&](const auto& have) { return have.first == key; }))
      owners.emplace_back(key, who);
    const auto asked = year.asked.find(one.id);
    Html until;
    if (asked != year.asked.end()) {
      until << i18n::short_date(asked->second);
      if (asked->second < exchange.today())
        until << "<br><span class=\"over\">" << i18n::days_over(asked->second, exchange.today()) << "</span>";
    } else if (!result) {
      until << exchange.t("Not asked yet");
    }
    list.rows.push_back({{result_tag(exchange, one), exchange.t(result ? english_name(*result) : "Missing")},
                         {web::link(number_and_title(one), inside_address(one)), number_and_title(one)},
                         {web::text(who), who},
                         {web::text(reason_of(one)), reason_of(one)},
                         {until, asked == year.asked.end() ? std::string{} : config::iso(asked->second)}});
  }
  std::vector<std::pair<std::string, std::string>> results{{"missing", exchange.t("Missing")}};
  for (YearResult one : {YearResult::reached, YearResult::partly, YearResult::missed, YearResult::dropped})
    results.emplace_back(identifier(one), exchange.t(english_name(one)));
  list.filters = {{"resultat", exchange.t("Result"), results}, {"ansvar", exchange.t("Who"), owners}};
  list.empty = web::empty_state(exchange.t("The plan has no initiatives."),
                                exchange.t("The results of its initiatives stand here."));
  return list;
}

http::Response show_year_end(Exchange& exchange, audit::Archive& archive, const web::Input& input) {
  const auto year = year_view(exchange, archive);
  if (!year) return web::not_found(exchange);
  const web::List list = list_of(exchange, *year);
  if (web::list_query(exchange).csv) return web::list_csv(exchange, list);
  web::Page page =
      page_of_version(exchange, year->view, exchange.t("End of the year {0}", {std::to_string(year->plan.year)}),
                      exchange.t("The owner of every initiative says what the year brought. The next "
                                 "year's plan is drafted when all have done so."));
  page.status = input.ok() ? 200 : 422;
  page.state = plan_tag(exchange, year->plan.state);
  const bool writes = rights::draft_plan.given_to(exchange.viewer);
  const std::string base = address_of(year->view.version);
  const int told = year->count.all() - year->count.missing;
  Html& body = page.body;
  body << web::share_bar(told, year->count.all(),
                         exchange.t("{0} of {1} initiatives have their result",
                                    {std::to_string(told), std::to_string(year->count.all())}))
       << "<p>"
       << exchange.t("Reached: {0}. Partly reached: {1}. Not reached: {2}. Dropped: {3}.",
                     {std::to_string(year->count.reached), std::to_string(year->count.partly),
                      std::to_string(year->count.missed), std::to_string(year->count.dropped)})
       << "</p>";
  if (writes && year->count.missing == 0 && year->plan.state == PlanState::in_force)
    page.actions = web::button_link(exchange.t("Draft the plan of {0}", {std::to_string(year->plan.year + 1)}),
                                    base + "/naeste-aar", true);
  if (writes && year->count.missing > 0 && year->plan.state == PlanState::in_force) {
    Html ask;
    web::Form form(exchange, base + "/aarsafslutning", input);
    form.date("due", exchange.t("Results are wanted by"),
              exchange.t("Everybody whose result is missing gets it on the list of work, and a mail."));
    ask << form.submit(exchange.t("Ask for the missing results"));
    body << web::details(exchange.tn("Ask for {0} missing result", "Ask for {0} missing results", year->count.missing),
                         ask, !input.ok());
  }
  body << web::show_list(exchange, list);
  page.aside << web::heading(2, exchange.t("The steps")) << "<ul><li>"
             << web::link(exchange.t("What comes along into {0}", {std::to_string(year->plan.year + 1)}),
                          base + "/naeste-aar")
             << "</li>";
  if (rights::publish_plan.given_to(exchange.viewer))  // the chief of police closes the year
    page.aside << "<li>" << web::link(exchange.t("Close the year"), base + "/afslut") << "</li>";
  page.aside << "</ul>";
  if (!writes) page.aside = Html{};
  return web::show(exchange, page);
}

http::Response show_result(Exchange& exchange, audit::Archive& archive, const web::Input* typed) {
  const storage::Id id = exchange.id("tiltag");
  const auto one =
      archive.read([&](storage::Transaction& tx) { return store::initiative_for(tx, exchange.viewer, id); });
  if (!one) return web::not_found(exchange);
  const std::string back = inside_address(*one);
  if (!may_tell_result(exchange.viewer, *one))
    return web::refused(exchange, {"Only the owner tells what the year brought.", {}, {}, {}}, back);
  const auto before = result_of(*one);
  const web::Input fresh({{"result", before                  ? std::string(identifier(*before))
                                     : concluded(one->state) ? "reached"
                                                             : ""},
                          {"reason", one->result ? one->result_reason : one->state_reason}});
  const web::Input& input = typed ? *typed : fresh;
  web::Page page{.title = exchange.t("What did {0} bring?", {std::to_string(one->year)}),
                 .lead = number_and_title(*one),
                 .crumbs = {{exchange.t("Initiatives"), "/tiltag"}, {number_and_title(*one), back}},
                 .section = "/tiltag"};
  page.status = input.ok() ? 200 : 422;
  std::vector<std::pair<std::string, Html>> facts;
  facts.emplace_back(exchange.t("What the plan promises"), web::text(one->body));
  if (!one->deliverable.empty()) facts.emplace_back(exchange.t("What comes out of it"), web::text(one->deliverable));
  if (!one->news.empty()) facts.emplace_back(exchange.t("Last news"), web::text(one->news));
  page.body << web::facts(facts);
  std::vector<web::Option> results;
  for (YearResult result : {YearResult::reached, YearResult::partly, YearResult::missed, YearResult::dropped})
    results.push_back({std::string(identifier(result)), exchange.t(english_name(result))});
  web::Form form(exchange, back + "/resultat", input);
  form.hidden("version", std::to_string(one->version))
      .radios("result", exchange.t("What the year brought"), results)
      .area("reason", exchange.t("In a sentence"),
            exchange.t("What shows that it is reached, or why it is not. Everybody can read it, so name no citizens."),
            true, 3);
  page.body << form.submit(exchange.t("Tell the result"), back);
  return web::show(exchange, page);
}

}  // namespace

http::Response year_end_page(Exchange& exchange, audit::Archive& archive) {
  return show_year_end(exchange, archive, web::Input{});
}

http::Response ask_for_results_from_form(Exchange& exchange, audit::Archive& archive,
                                         const config::Settings& settings) {
  web::Input input(exchange.request.form);
  const auto due = input.date("due");
  if (!year_view(exchange, archive)) return web::not_found(exchange);
  if (input.ok()) {
    const storage::Id id = exchange.id("udgave");
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return ask_for_results(change, exchange.viewer, id, *due, settings.public_address);
    });
    if (outcome)
      return web::done(exchange, "/planarbejde/" + id.text() + "/aarsafslutning",
                       exchange.t("They are asked, and it stands on their lists of work."));
    config::Refusal refusal = outcome.refusal();
    if (refusal.field.empty()) refusal.field = "due";
    input.refuse(std::move(refusal));
  }
  return show_year_end(exchange, archive, input);
}

http::Response api_year_end(Exchange& exchange, audit::Archive& archive) {
  const auto year = year_view(exchange, archive);
  if (!year) return web::not_found(exchange);
  json::array rows;
  for (const LiveInitiative& one : year->initiatives) {
    const auto asked = year->asked.find(one.id);
    json::object row = machine_initiative(one, year->view.names, exchange.today());
    row["asked_until"] = asked == year->asked.end() ? json::value(nullptr) : json::value(config::iso(asked->second));
    rows.push_back(std::move(row));
  }
  return json_response(json::object{{"year", year->plan.year},
                                    {"state", identifier(year->plan.state)},
                                    {"reached", year->count.reached},
                                    {"partly", year->count.partly},
                                    {"missed", year->count.missed},
                                    {"dropped", year->count.dropped},
                                    {"missing", year->count.missing},
                                    {"initiatives", rows}});
}

http::Response result_page(Exchange& exchange, audit::Archive& archive) {
  return show_result(exchange, archive, nullptr);
}

http::Response result_from_form(Exchange& exchange, audit::Archive& archive) {
  const storage::Id id = exchange.id("tiltag");
  web::Input input(exchange.request.form);
  ResultTold told;
  told.result = year_result_named(input.choice("result", {"reached", "partly", "missed", "dropped"}))
                    .value_or(YearResult::missed);
  told.reason = input.text("reason", {.most = 500});
  const int read = static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1));
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return tell_result(change, exchange.viewer, id, read, told);
    });
    if (outcome) return web::done(exchange, "/tiltag/" + id.text(), exchange.t("The result is told."));
    input.refuse(outcome.refusal());
  }
  return show_result(exchange, archive, &input);
}

}  // namespace cooperation_plan
