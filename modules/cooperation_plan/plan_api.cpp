// JSON of plans, versions and initiatives.

#include "plan_api.h"

#include <boost/json.hpp>

#include "initiative_store.h"
#include "plan_document.h"
#include "plan_store.h"
#include "published.h"
#include "version_view.h"

namespace cooperation_plan {

namespace json = boost::json;
using web::Exchange;

namespace {

json::object of_version(const Version& version) {
  return {{"id", version.id.text()},
          {"year", version.year},
          {"title", version.plan_title},
          {"number", version.number},
          {"state", identifier(version.state)},
          {"note", version.note},
          {"made", config::iso(version.made_at)},
          {"address", address_of(version)}};
}

}  // namespace

http::Response api_plans(Exchange& exchange, audit::Archive& archive) {
  json::array plans;
  for (const YearPlan& plan : archive.read(
           [&](storage::Transaction& tx) { return store::plans_for(tx, permit::citizen(exchange.today())); })) {
    plans.push_back(
        {{"year", plan.year},
         {"title", plan.title},
         {"state", identifier(plan.state)},
         {"published", plan.published_on ? json::value(config::iso(*plan.published_on)) : json::value(nullptr)},
         {"address", public_address(plan.year)},
         {"json", public_address(plan.year) + "/plan.json"}});
  }
  return json_response(json::object{{"plans", plans}});
}

http::Response api_plan(Exchange& exchange, audit::Archive& archive) {
  const int year = year_of(exchange.place["aar"]);
  const auto plan = archive.read(
      [&](storage::Transaction& tx) { return year == 0 ? std::nullopt : published(tx, year, exchange.today()); });
  return plan ? json_response(machine_plan(*plan, exchange.today())) : web::not_found(exchange);
}

http::Response api_versions(Exchange& exchange, audit::Archive& archive) {
  json::array versions;
  archive.read([&](storage::Transaction& tx) {
    for (const YearPlan& plan : store::plans_for(tx, exchange.viewer)) {
      for (const Version& version : store::versions_for(tx, exchange.viewer, plan.id))
        versions.push_back(of_version(version));
    }
  });
  return json_response(json::object{{"versions", versions}});
}

http::Response api_version(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  json::object out = of_version(view->version);
  out["plan"] = json::parse(view->version.content);
  if (view->consultation) {
    json::array answers;
    for (const Answer& answer : view->consultation->answers) {
      answers.push_back({{"from", name_in(view->names, answer.authority)},
                         {"chapter", answer.chapter},
                         {"answer", answer.body},
                         {"reply", answer.reply},
                         {"at", config::iso(answer.answered_at)}});
    }
    out["consultation"] = json::object{{"deadline", config::iso(view->consultation->deadline)},
                                       {"asked", view->consultation->asked.size()},
                                       {"answered", view->consultation->answered()},
                                       {"answers", answers}};
  }
  return json_response(out);
}

http::Response api_initiatives(Exchange& exchange, audit::Archive& archive) {
  json::array initiatives;
  archive.read([&](storage::Transaction& tx) {
    const Names names = names_of_authorities(tx, exchange.today());
    for (const LiveInitiative& one : store::initiatives_for(tx, exchange.viewer))
      initiatives.push_back(machine_initiative(one, names, exchange.today()));
  });
  return json_response(json::object{{"initiatives", initiatives}});
}

http::Response api_initiative(Exchange& exchange, audit::Archive& archive) {
  const storage::Id id = exchange.id("tiltag");
  const auto found = archive.read([&](storage::Transaction& tx) -> std::optional<json::object> {
    const auto one = store::initiative_for(tx, exchange.viewer, id);
    if (!one) return std::nullopt;
    json::object out = machine_initiative(*one, names_of_authorities(tx, exchange.today()), exchange.today());
    json::array updates;
    for (const Update& update : store::updates_of(tx, id)) {
      updates.push_back({{"day", config::iso(update.told_on)},
                         {"from", update.authority_name},
                         {"text", update.body},
                         {"state", identifier(update.state)},
                         {"evidence", update.evidence}});
    }
    out["updates"] = updates;
    return out;
  });
  return found ? json_response(*found) : web::not_found(exchange);
}

}  // namespace cooperation_plan
