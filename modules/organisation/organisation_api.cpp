// JSON of authorities, local officers and people.

#include "organisation_api.h"

#include <boost/json.hpp>

#include "area_store.h"
#include "authority_store.h"
#include "person_store.h"

namespace organisation {

namespace {

namespace json = boost::json;

http::Response answer(const char* name, json::array things) {
  json::object whole;
  whole[name] = std::move(things);
  http::Response response;
  response.type = "application/json";
  response.body = json::serialize(whole);
  return response;
}

json::value date_or_null(const std::optional<config::Date>& date) {
  return date ? json::value(json::string(config::iso(*date))) : json::value(nullptr);
}

json::string string(std::string_view text) { return json::string(json::string_view(text.data(), text.size())); }

}  // namespace

http::Response authorities_json(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    json::array things;
    for (const Authority& authority : authorities(tx, exchange.today())) {
      json::object thing{{"id", string(authority.id.text())},
                         {"key", string(authority.key)},
                         {"name", string(authority.name)},
                         {"short_name", string(authority.short_name)},
                         {"kind", string(identifier(authority.kind))}};
      if (authority.municipality_code != 0) thing["municipality_code"] = authority.municipality_code;
      if (!authority.area.empty()) thing["area"] = string(authority.area.text());
      things.push_back(std::move(thing));
    }
    return answer("authorities", std::move(things));
  });
}

http::Response local_officers_json(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    json::array things;
    for (const OfficerLine& line : officer_lines(tx, exchange.viewer)) {
      json::array functions;
      if (line.assignment.ssp) functions.push_back("ssp");
      if (line.assignment.ksp) functions.push_back("ksp");
      if (line.assignment.mobile_station) functions.push_back("mobile_station");
      things.push_back(json::object{{"name", string(line.name)},
                                    {"email", string(line.email)},
                                    {"phone", string(line.phone)},
                                    {"area", string(line.area_key)},
                                    {"area_name", string(line.area_name)},
                                    {"rank", string(identifier(line.assignment.rank))},
                                    {"functions", std::move(functions)},
                                    {"since", string(config::iso(line.assignment.period.since))},
                                    {"until", date_or_null(line.assignment.period.until)}});
    }
    return answer("local_officers", std::move(things));
  });
}

http::Response people_json(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    json::array things;
    for (const PersonLine& line : people_lines(tx, exchange.viewer, When::now)) {
      things.push_back(json::object{{"person", string(line.person.text())},
                                    {"name", string(line.name)},
                                    {"title", string(line.title)},
                                    {"role", string(permit::identifier(line.role))},
                                    {"authority", string(line.authority_key)},
                                    {"authority_name", string(line.authority_name)},
                                    {"email", string(line.email)},
                                    {"phone", string(line.phone)},
                                    {"since", string(config::iso(line.period.since))},
                                    {"until", date_or_null(line.period.until)}});
    }
    return answer("people", std::move(things));
  });
}

}  // namespace organisation
