// /api/v1/myndigheder/{myndighed}, /api/v1/omraader and /api/v1/folk/{person}: what the pages of the same things show.

#include "detail_api.h"

#include <boost/json.hpp>

#include "area_store.h"
#include "authority_store.h"
#include "person_store.h"
#include "rights.h"

namespace organisation {
namespace {

namespace json = boost::json;

http::Response answer(const json::object& whole) {
  http::Response response;
  response.type = "application/json";
  response.body = json::serialize(whole);
  return response;
}

json::string words(std::string_view text) { return json::string(json::string_view(text.data(), text.size())); }

void put_period(json::object& out, const Period& period) {
  out["since"] = words(config::iso(period.since));
  out["until"] = period.until ? json::value(words(config::iso(*period.until))) : json::value(nullptr);
}

http::Response authority_json(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto record = find_authority_by_key(tx, exchange.place["myndighed"]);
    if (!record) return web::not_found(exchange);
    const AuthorityName& name = record->name_on(exchange.today());
    json::array names;
    for (const AuthorityName& one : record->names) {
      json::object row{{"name", words(one.name)}, {"short_name", words(one.short_name)}};
      put_period(row, one.period);
      names.push_back(std::move(row));
    }
    json::object out{{"id", words(record->id.text())},
                     {"key", words(record->key)},
                     {"name", words(name.name)},
                     {"short_name", words(name.short_name)},
                     {"kind", words(identifier(record->kind))},
                     {"names", std::move(names)}};
    if (record->municipality_code != 0) out["municipality_code"] = record->municipality_code;
    put_period(out, record->period);
    return answer(out);
  });
}

http::Response areas_json(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    json::array rows;
    for (const AreaRecord& area : area_records(tx, exchange.today())) {
      json::array members;
      for (const AreaMember& member : area.members) {
        if (member.period.covers(exchange.today())) members.push_back(words(member.authority.text()));
      }
      json::object row{{"id", words(area.id.text())},
                       {"key", words(area.key)},
                       {"name", words(area.name)},
                       {"municipalities", std::move(members)}};
      put_period(row, area.period);
      rows.push_back(std::move(row));
    }
    return answer(json::object{{"areas", std::move(rows)}});
  });
}

http::Response person_json(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto person = visible_person(tx, exchange.viewer, exchange.id("person"));
    if (!person) return web::not_found(exchange);
    json::array roles;
    for (const StoredRole& stored : roles_of(tx, person->id)) {
      json::object row{{"role", words(permit::identifier(stored.role.role))},
                       {"title", words(stored.role.title)},
                       {"authority", words(stored.role.authority.text())}};
      put_period(row, stored.role.period);
      roles.push_back(std::move(row));
    }
    return answer(json::object{{"id", words(person->id.text())},
                               {"name", words(person->name)},
                               {"email", words(person->email)},
                               {"phone", words(person->phone)},
                               {"roles", std::move(roles)}});
  });
}

}  // namespace

void detail_api_routes(web::Routes& routes, audit::Archive& archive) {
  routes
      .get("/api/v1/myndigheder/{myndighed}", permit::anyone,
           [&](web::Exchange& x) { return authority_json(archive, x); })
      .tells("One authority by its key, with the names it has had.",
             "{id: id, key: text, name: text, short_name: text, kind: text, municipality_code?: integer, since: day, "
             "until: day | null, names: [{name: text, short_name: text, since: day, until: day | null}]}",
             "myndighed: text");
  routes.get("/api/v1/omraader", permit::anyone, [&](web::Exchange& x) { return areas_json(archive, x); })
      .tells("The areas that local councils serve together, and the municipalities in them today.",
             "{areas: [{id: id, key: text, name: text, municipalities: [id], since: day, until: day | null}]}");
  routes.get("/api/v1/folk/{person}", read_people, [&](web::Exchange& x) { return person_json(archive, x); })
      .tells("One person with the roles held, past, present and to come.",
             "{id: id, name: text, email: text, phone: text, roles: [{role: text, title: text, authority: id, since: "
             "day, until: day | null}]}",
             "person: id");
}

}  // namespace organisation
