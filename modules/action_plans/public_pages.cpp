// The list of action plans, and an adopted plan as everybody may read it: page, CSV, JSON and PDF. What stays inside
// (resources, names of persons, who told what) is never read here.

#include <algorithm>
#include <charconv>
#include <map>

#include <boost/json.hpp>

#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "plan_pages.h"
#include "plan_store.h"
#include "rights.h"
#include "shown.h"
#include "web/list.h"

namespace action_plans {

using web::Exchange;
using web::Html;
namespace json = boost::json;

namespace {

constexpr const char* section = "/handlingsplaner";

int year_in(const std::string& text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  return error == std::errc{} && end == text.data() + text.size() && year >= 2000 && year <= 2100 ? year : 0;
}

struct Counted {
  ActionPlan plan;
  bool inside = false;
  int items = 0, late = 0, done = 0;
};

/// The plans the viewer may read, from inside or the public part, one line each.
std::vector<Counted> plans_shown(const Exchange& x, storage::Transaction& tx) {
  std::map<storage::Id, Counted> found;
  for (const ActionPlan& plan : store::adopted_plans(tx)) found[plan.id] = {plan, false};
  for (const ActionPlan& plan : store::plans_for(tx, x.viewer)) found[plan.id] = {plan, true};
  std::vector<Counted> shown;
  for (auto& [id, one] : found) {
    for (const Item& item : store::items_of(tx, id)) {
      const auto light = light_of(item, x.today()).light;
      ++one.items;
      one.late += light == cooperation_plan::Light::late;
      one.done += light == cooperation_plan::Light::done;
    }
    shown.push_back(std::move(one));
  }
  std::sort(shown.begin(), shown.end(), [](const Counted& a, const Counted& b) {
    if (a.plan.year != b.plan.year) return a.plan.year > b.plan.year;
    return i18n::sort_key(a.plan.council_name) < i18n::sort_key(b.plan.council_name);
  });
  return shown;
}

http::Response list_page(Exchange& x, audit::Archive& archive) {
  const bool of_year = x.place.contains("aar");
  const int year = of_year ? year_in(x.place["aar"]) : 0;
  if (of_year && year == 0) return web::not_found(x);
  bool seat = false;
  const auto plans = archive.read([&](storage::Transaction& tx) {
    for (const auto& council : councils::seated_councils(tx, x.today())) {
      const auto standing = councils::standing_in(tx, x.viewer, council.id);
      seat = seat ||
             (!council.district && (standing == councils::Standing::sits || standing == councils::Standing::prepares));
    }
    return plans_shown(x, tx);
  });
  web::List list;
  list.caption = x.t("Action plans of the lokalråd");
  list.columns = {{"raad", x.t("Lokalråd"), true},
                  {"aar", x.t("Year"), true, true},
                  {"tilstand", x.t("State"), true},
                  {"indsatser", x.t("Measures"), true, true},
                  {"sene", x.t("Past deadline"), true, true},
                  {"gennemfoert", x.t("Done"), true, true},
                  {"vedtaget", x.t("Adopted on"), true}};
  std::vector<std::pair<std::string, std::string>> states, years;
  for (const Counted& one : plans) {
    const ActionPlan& plan = one.plan;
    if (of_year && plan.year != year) continue;
    const std::string state = x.t(english_name(plan.state)), text = std::to_string(plan.year);
    if (std::none_of(states.begin(), states.end(), [&](const auto& s) { return s.second == state; }))
      states.emplace_back(identifier(plan.state), state);
    if (std::none_of(years.begin(), years.end(), [&](const auto& y) { return y.first == text; }))
      years.emplace_back(text, text);
    const std::string address = one.inside ? plan.address() : plan.public_address();
    list.rows.push_back({{web::link(plan.council_name, address), plan.council_name},
                         {web::text(text), text},
                         {plan_tag(x, plan.state), state},
                         {web::link(std::to_string(one.items), address), std::to_string(one.items)},
                         {web::link(std::to_string(one.late), address), std::to_string(one.late)},
                         {web::link(std::to_string(one.done), address), std::to_string(one.done)},
                         {web::text(plan.adopted_on ? i18n::short_date(*plan.adopted_on) : x.t("Not yet")),
                          plan.adopted_on ? config::iso(*plan.adopted_on) : std::string{}}});
  }
  if (web::list_query(x).csv) return web::list_csv(x, list);
  list.filters = {{"tilstand", x.t("State"), states}};
  if (!of_year) list.filters.push_back({"aar", x.t("Year"), years});
  list.empty = web::empty_state(x.t("Here stand the action plans of the lokalråd when they are adopted."),
                                x.t("Each lokalråd makes one a year out of the cooperation plan."),
                                web::link(x.t("Read the cooperation plan"), "/plan"));
  web::Page page{.title = of_year ? x.t("Action plans {0}", {std::to_string(year)}) : x.t("Action plans"),
                 .section = section};
  if (of_year) page.crumbs = {{x.t("Action plans"), section}};
  page.lead = x.t("What police and municipality do together in each municipality, out of the cooperation plan.");
  if (seat && rights::write.given_to(x.viewer))
    page.actions << web::button_link(x.t("Begin an action plan"), "/handlingsplaner/ny", true);
  page.body << web::show_list(x, list);
  return web::show(x, page);
}

/// The open part.
struct OpenPart {
  ActionPlan plan;
  std::vector<Item> items;
  std::vector<Waiver> waivers;
  std::vector<cooperation_plan::LocalArea> areas;
  Names names;
  std::string district;
};

std::optional<OpenPart> open_part(Exchange& x, audit::Archive& archive) {
  const int year = year_in(x.place["aar"]);
  if (year == 0) return std::nullopt;
  return archive.read([&](storage::Transaction& tx) -> std::optional<OpenPart> {
    for (ActionPlan& plan : store::adopted_plans(tx)) {
      if (plan.year != year || plan.council_key != x.place["raad"]) continue;
      OpenPart part{std::move(plan), {}, {}, {}, names_of_authorities(tx, x.today()), {}};
      part.items = store::items_of(tx, part.plan.id);
      for (Item& item : part.items) item.resources.clear();
      part.waivers = store::waivers_of(tx, part.plan.id);
      part.areas = cooperation_plan::areas_of_year(tx, year, x.today());
      if (const auto police = organisation::police_district(tx, x.today())) part.district = police->name;
      return part;
    }
    return std::nullopt;
  });
}

std::string area_title(const OpenPart& part, const std::string& key) {
  for (const auto& area : part.areas) {
    if (area.key == key) return area.title;
  }
  return {};
}

http::Response public_page(Exchange& x, audit::Archive& archive) {
  const auto part = open_part(x, archive);
  if (!part) return web::not_found(x);
  const ActionPlan& plan = part->plan;
  if (web::list_query(x).csv) {
    web::List list;
    list.caption = plan.title();
    list.columns = {{"nr", x.t("No.")},
                    {"omraade", x.t("Focus area")},
                    {"maal", x.t("Goal")},
                    {"indsats", x.t("Measure")},
                    {"ansvar", x.t("Who")},
                    {"frist", x.t("Deadline")},
                    {"indikator", x.t("Indicator")},
                    {"udgangspunkt", x.t("Baseline")},
                    {"maaltal", x.t("Target")},
                    {"lys", x.t("Light")},
                    {"nyt", x.t("Last news")}};
    for (const Item& item : part->items) {
      std::vector<web::Cell> row;
      for (const std::string& cell :
           {std::to_string(item.number), item.area_title, item.goal, item.measure, office_words(x, part->names, item),
            config::iso(item.due), item.indicator, item.baseline, item.target,
            x.t(cooperation_plan::english_name(light_of(item, x.today()).light)), item.news})
        row.push_back({web::text(cell), cell});
      list.rows.push_back(std::move(row));
    }
    return web::list_csv(x, list);
  }
  web::Page page{.title = plan.title(), .crumbs = {{x.t("Action plans"), section}}, .section = section};
  page.lead = x.t("Adopted by the lokalråd on {0}. What police and municipality do together here in {1}.",
                  {i18n::long_date(plan.adopted_on.value_or(config::Date{})), std::to_string(plan.year)});
  page.state << plan_tag(x, plan.state);
  page.actions << web::button_link(x.t("As a PDF"), plan.public_address() + "/handlingsplan.pdf");
  Html& body = page.body;
  std::vector<cooperation_plan::LocalArea> areas = part->areas;
  areas.push_back({});
  for (const auto& area : areas) {
    std::vector<Item> here;
    for (const Item& item : part->items) {
      const bool own = area_title(*part, item.area_key).empty();
      if (area.key.empty() ? own : item.area_key == area.key) here.push_back(item);
    }
    if (here.empty()) continue;
    const std::string title = area.key.empty() ? x.t("The lokalråd's own measures") : area.title;
    body << web::heading(2, title) << item_rows(x, here, part->names, title, false);
    Html more;
    for (const Item& item : here) {
      std::vector<std::pair<std::string, Html>> facts;
      if (!item.target_group.empty()) facts.emplace_back(x.t("Target group"), web::text(item.target_group));
      if (!item.partners.empty()) facts.emplace_back(x.t("Together with"), web::text(item.partners));
      facts.emplace_back(x.t("Indicator"), web::text(item.indicator));
      facts.emplace_back(x.t("Baseline"), web::text(item.baseline.empty() ? x.t("Not measured") : item.baseline));
      facts.emplace_back(x.t("Target"), web::text(item.target));
      if (!item.evaluation.empty()) facts.emplace_back(x.t("Evaluation"), web::text(item.evaluation));
      more << web::heading(3, item.title()) << web::facts(facts);
    }
    body << web::details(x.t("How we see whether it works"), more);
  }
  if (!part->waivers.empty()) {
    body << web::heading(2, x.t("Not here")) << "<ul>";
    for (const Waiver& waiver : part->waivers)
      body << "<li>" << area_title(*part, waiver.area_key) << ": "
           << x.t("Not relevant here, because: {0}", {waiver.reason}) << "</li>";
    body << "</ul>";
  }
  if (!plan.midyear.empty()) body << web::heading(2, x.t("Status at mid-year")) << web::paragraphs(plan.midyear);
  if (!plan.final.empty()) body << web::heading(2, x.t("Status for the year")) << web::paragraphs(plan.final);
  body << "<p class=\"list-foot\">"
       << web::link(x.t("Take the plan with you (CSV)"), plan.public_address() + "?format=csv") << " "
       << web::link(x.t("The same as JSON"), plan.public_address() + "/plan.json") << "</p>";
  page.aside << circle_link(x, public_plan_id(plan));
  return web::show(x, page);
}

json::object item_json(const Exchange& x, const Names& names, const Item& item) {
  return {{"number", item.number},
          {"area", item.area_title},
          {"goal", item.goal},
          {"measure", item.measure},
          {"target_group", item.target_group},
          {"responsible", office_words(x, names, item)},
          {"partners", item.partners},
          {"due", config::iso(item.due)},
          {"indicator", item.indicator},
          {"baseline", item.baseline},
          {"target", item.target},
          {"state", cooperation_plan::identifier(item.state)},
          {"light", cooperation_plan::identifier(light_of(item, x.today()).light)},
          {"news", item.news},
          {"evaluation", item.evaluation}};
}

json::object open_json(const Exchange& x, const OpenPart& part) {
  json::array items, waivers;
  for (const Item& item : part.items) items.push_back(item_json(x, part.names, item));
  for (const Waiver& waiver : part.waivers)
    waivers.push_back({{"area", area_title(part, waiver.area_key)}, {"reason", waiver.reason}});
  return {{"title", part.plan.title()},
          {"year", part.plan.year},
          {"council", part.plan.council_name},
          {"state", identifier(part.plan.state)},
          {"adopted_on", json_day(part.plan.adopted_on)},
          {"address", part.plan.public_address()},
          {"items", std::move(items)},
          {"not_here", std::move(waivers)},
          {"midyear", part.plan.midyear},
          {"final", part.plan.final}};
}

http::Response public_json(Exchange& x, audit::Archive& archive) {
  const auto part = open_part(x, archive);
  return part ? json_response(json::serialize(open_json(x, *part))) : web::not_found(x);
}

http::Response public_pdf(Exchange& x, audit::Archive& archive, documents::Printer& printer) {
  const auto part = open_part(x, archive);
  if (!part) return web::not_found(x);
  json::object data = open_json(x, *part);
  data["authority"] = part->district;
  data["language"] = x.language.code();
  data["state_words"] = x.t(english_name(part->plan.state));
  data["words"] = {{"kind", x.t("Action plan")},
                   {"goal", x.t("Goal")},
                   {"who", x.t("Who")},
                   {"partners", x.t("Together with")},
                   {"target_group", x.t("Target group")},
                   {"due", x.t("Deadline")},
                   {"indicator", x.t("Indicator")},
                   {"baseline", x.t("Baseline")},
                   {"target", x.t("Target")},
                   {"news", x.t("Last news")},
                   {"evaluation", x.t("Evaluation")},
                   {"not_here", x.t("Not here")},
                   {"midyear", x.t("Status at mid-year")},
                   {"final", x.t("Status for the year")}};
  for (json::value& item : data["items"].as_array()) {
    json::object& one = item.as_object();
    const auto due = config::parse_date(std::string_view(one["due"].as_string()));
    if (due) one["due"] = i18n::long_date(*due);
  }
  const auto pdf = printer.pdf("action_plans/action_plan", data);
  if (!pdf) return web::refused(x, pdf.refusal(), part->plan.public_address());
  http::Response response;
  response.type = "application/pdf";
  response.body = *pdf;
  return response;
}

http::Response list_json(Exchange& x, audit::Archive& archive) {
  json::array rows;
  archive.read([&](storage::Transaction& tx) {
    for (const Counted& one : plans_shown(x, tx))
      rows.push_back({{"title", one.plan.title()},
                      {"year", one.plan.year},
                      {"council", one.plan.council_name},
                      {"state", identifier(one.plan.state)},
                      {"measures", one.items},
                      {"late", one.late},
                      {"done", one.done},
                      {"address", one.inside ? one.plan.address() : one.plan.public_address()}});
  });
  return json_response(json::serialize(json::object{{"action_plans", std::move(rows)}}));
}

http::Response inside_json(Exchange& x, audit::Archive& archive) {
  std::optional<json::object> found;
  archive.read([&](storage::Transaction& tx) {
    const auto plan = store::plan_for(tx, x.viewer, x.id("plan"));
    if (!plan) return;
    const Names names = names_of_authorities(tx, x.today());
    json::array items;
    for (const Item& item : store::items_of(tx, plan->id)) {
      json::object one = item_json(x, names, item);
      one["id"] = item.id.text();
      one["resources"] = item.resources;
      one["address"] = item.address();
      items.push_back(std::move(one));
    }
    json::array waivers;
    for (const Waiver& waiver : store::waivers_of(tx, plan->id))
      waivers.push_back({{"area", waiver.area_key}, {"reason", waiver.reason}});
    found =
        json::object{{"id", plan->id.text()},          {"title", plan->title()},           {"year", plan->year},
                     {"council", plan->council_name},  {"state", identifier(plan->state)}, {"items", std::move(items)},
                     {"not_here", std::move(waivers)}, {"midyear", plan->midyear},         {"final", plan->final}};
  });
  return found ? json_response(json::serialize(*found)) : web::not_found(x);
}

}  // namespace

void public_routes(web::Routes& routes, audit::Archive& archive, documents::Printer& printer) {
  using Page = http::Response (*)(Exchange&, audit::Archive&);
  const auto with = [&archive](Page page) { return [&archive, page](Exchange& x) { return page(x, archive); }; };
  routes.get("/handlingsplaner", permit::anyone, with(list_page));
  routes.get("/handlingsplaner/{aar}", permit::anyone, with(list_page));
  routes.get("/handlingsplaner/{aar}/{raad}", permit::anyone, with(public_page));
  routes.get("/handlingsplaner/{aar}/{raad}/plan.json", permit::anyone, with(public_json));
  routes.get("/handlingsplaner/{aar}/{raad}/handlingsplan.pdf", permit::anyone,
             [&archive, &printer](Exchange& x) { return public_pdf(x, archive, printer); });
  const std::string state = "state: \"draft\" | \"adopted\" | \"in_force\" | \"midyear\" | \"final\" | \"archived\"";
  routes.get("/api/v1/handlingsplaner", permit::anyone, with(list_json))
      .tells("The action plans of the lokalråd: adopted ones for everybody, drafts for their lokalråd.",
             "{action_plans: [{title: text, year: integer, council: text, " + state +
                 ", measures: integer, late: integer, done: integer, address: text}]}");
  routes.get("/api/v1/handlingsplaner/{plan}", rights::see, with(inside_json))
      .tells("An action plan from inside, with its measures.",
             "{id: id, title: text, year: integer, council: text, " + state +
                 ", items: [{id: id, number: integer, area: text, goal: text, measure: text, target_group: text, "
                 "responsible: text, partners: text, due: day, indicator: text, baseline: text, target: text, "
                 "state: text, light: text, news: text, evaluation: text, resources: text, address: text}], "
                 "not_here: [{area: text, reason: text}], midyear: text, final: text}",
             "plan: id");
}

}  // namespace action_plans
