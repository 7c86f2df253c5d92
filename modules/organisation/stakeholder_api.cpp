// /api/v1/interessenter and /api/v1/interessenter/{interessent}.

#include "stakeholder_api.h"

#include <boost/json.hpp>

#include "registry/thing.h"
#include "stakeholder_changes.h"
#include "stakeholder_store.h"

namespace organisation {

namespace {

namespace json = boost::json;

http::Response answer(const json::object& whole) {
  http::Response response;
  response.type = "application/json";
  response.body = json::serialize(whole);
  return response;
}

json::value id_or_null(const storage::Id& id) { return id.empty() ? json::value(nullptr) : json::value(id.text()); }
json::value date_or_null(const std::optional<config::Date>& date) {
  return date ? json::value(config::iso(*date)) : json::value(nullptr);
}

json::object object_of(const Stakeholder& stakeholder) {
  json::array interests;
  for (const std::string& interest : stakeholder.interests) interests.push_back(json::value(interest));
  json::object thing{{"id", stakeholder.id.text()},
                     {"name", stakeholder.name},
                     {"type", std::string(identifier(stakeholder.type))},
                     {"municipality", id_or_null(stakeholder.municipality)},
                     {"area", id_or_null(stakeholder.area)},
                     {"interests", std::move(interests)},
                     {"website", stakeholder.website},
                     {"address", stakeholder_address(stakeholder.id)},
                     {"since", config::iso(stakeholder.period.since)},
                     {"until", date_or_null(stakeholder.period.until)}};
  if (stakeholder.contact) {
    thing["contact"] = json::object{{"name", stakeholder.contact->name},
                                    {"title", stakeholder.contact->title},
                                    {"email", stakeholder.contact->email},
                                    {"phone", stakeholder.contact->phone},
                                    {"consent_since", config::iso(stakeholder.contact->consent_since)}};
  } else {
    thing["contact"] = nullptr;
  }
  return thing;
}

}  // namespace

http::Response stakeholders_json(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    json::array things;
    for (const Stakeholder& stakeholder : stakeholders(tx, exchange.viewer)) things.push_back(object_of(stakeholder));
    return answer({{"stakeholders", std::move(things)}});
  });
}

http::Response stakeholder_json(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto stored = find_stakeholder(tx, exchange.viewer, exchange.id("interessent"));
    if (!stored) return web::not_found(exchange);
    json::object whole = object_of(stored->stakeholder);
    whole["note"] = stored->stakeholder.note;
    json::array entries;
    for (const StakeholderEntry& entry : entries_of(tx, stored->stakeholder.id)) {
      json::object line{{"kind", std::string(identifier(entry.kind))},
                        {"day", config::iso(entry.day)},
                        {"about", entry.about},
                        {"thing", nullptr}};
      if (!entry.thing.empty()) {
        if (const auto thing = registry::find(tx, exchange.viewer, entry.thing))
          line["thing"] = json::object{{"id", thing->id.text()}, {"title", thing->title}, {"address", thing->address}};
      }
      entries.push_back(std::move(line));
    }
    whole["entries"] = std::move(entries);
    return answer(whole);
  });
}

}  // namespace organisation
