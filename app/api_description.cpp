// One operation per JSON route: what it answers, for whom, with which parameters.

#include "api_description.h"

#include <algorithm>
#include <set>

#include "api_shape.h"
#include "permit/role.h"

namespace app {
namespace {

namespace json = boost::json;

json::string words(std::string_view text) { return json::string(json::string_view(text.data(), text.size())); }

/// The {names} of a pattern.
std::vector<std::string> places_of(std::string_view pattern) {
  std::vector<std::string> places;
  for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    places.emplace_back(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
  }
  return places;
}

/// "/api/v1/raad/moeder/{moede}" -> "raad_moeder_moede".
std::string name_of(std::string_view pattern) {
  std::string name;
  for (const char letter : pattern.substr(api_root.size())) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (plain)
      name += letter;
    else if (!name.empty() && name.back() != '_')
      name += '_';
  }
  while (name.ends_with('_')) name.pop_back();
  return name;
}

std::string_view first_word(std::string_view pattern) {
  const std::string_view rest = pattern.substr(api_root.size());
  return rest.substr(0, rest.find_first_of("/."));
}

json::array parameters(const web::Route& route) {
  json::array out;
  std::vector<Parameter> told = parameters_of(route.parameters);
  for (const std::string& place : places_of(route.pattern)) {
    const auto found =
        std::find_if(told.begin(), told.end(), [&](const Parameter& parameter) { return parameter.name == place; });
    json::object schema = found == told.end() ? json::object{{"type", "string"}} : found->schema;
    if (found != told.end()) told.erase(found);
    out.push_back(json::object{{"name", words(place)}, {"in", "path"}, {"required", true}, {"schema", schema}});
  }
  for (const Parameter& parameter : told) {
    out.push_back(json::object{{"name", words(parameter.name)},
                               {"in", "query"},
                               {"required", !parameter.optional},
                               {"schema", parameter.schema}});
  }
  return out;
}

json::array roles_with(const permit::Right& right) {
  json::array roles;
  for (int number = 0; number < permit::role_count; ++number) {
    const auto role = static_cast<permit::Role>(number);
    if (right.given_to(role)) roles.push_back(json::value(words(permit::identifier(role))));
  }
  return roles;
}

json::object answer_named(json::string_view name) {
  json::string place("#/components/responses/");
  place.append(name);
  return {{"$ref", place}};
}

json::object operation_of(const web::Route& route) {
  const std::string& sentence = route.sentence.empty() ? route.pattern : route.sentence;
  const bool open = route.right.given_to(permit::Role::citizen);
  json::object responses{
      {"200",
       json::object{
           {"description", words(sentence)},
           {"content",
            json::object{{"application/json",
                          json::object{{"schema", route.shape.empty() ? json::object{} : schema_of(route.shape)}}}}}}},
      {"400", answer_named("Malformed")},
      {"404", answer_named("NotFound")},
      {"503", answer_named("Unavailable")}};
  json::array security;
  if (open) security.push_back(json::object{});
  if (!route.cached) security.push_back(json::object{{"session", json::array{}}});
  json::object operation{{"operationId", words(name_of(route.pattern))},
                         {"summary", words(sentence)},
                         {"tags", json::array{json::value(words(first_word(route.pattern)))}},
                         {"security", security},
                         {"responses", responses},
                         {"x-right", words(route.right.name)}};
  if (json::array found = parameters(route); !found.empty()) operation["parameters"] = std::move(found);
  if (!open) operation["x-roles"] = roles_with(route.right);
  return operation;
}

json::object problem(json::string_view description) {
  return {
      {"description", description},
      {"content", json::object{{"application/problem+json",
                                json::object{{"schema", json::object{{"$ref", "#/components/schemas/Problem"}}}}}}}};
}

json::object components(std::string_view cookie) {
  json::object session{{"type", "apiKey"},
                       {"in", "cookie"},
                       {"name", words(cookie)},
                       {"description",
                        "The session of a person in one role, as in the browser. The answer holds what that role may "
                        "see; without a session it holds what everybody may see."}};
  json::object responses;
  responses["NotFound"] = problem("It does not exist, or it is not for you: the answer is the same. There is no 403.");
  responses["Unavailable"] = problem("The data cannot be reached just now. Retry-After says when to ask again.");
  responses["Malformed"] = json::object{{"description", "The request is not valid HTTP."}};
  return {{"securitySchemes", json::object{{"session", session}}},
          {"schemas", json::object{{"Id", json::object{{"type", "string"},
                                                       {"pattern", "^[0-9a-hjkmnp-tv-z]{26}$"},
                                                       {"description", "The name of a thing: 26 letters and digits."}}},
                                   {"Problem", schema_of("{status: integer, type: text}")}}},
          {"responses", responses}};
}

}  // namespace

std::vector<const web::Route*> api_routes(const web::Routes& routes) {
  std::vector<const web::Route*> found;
  for (const web::Route& route : routes.all()) {
    if (route.pattern.starts_with(api_root)) found.push_back(&route);
  }
  std::sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return a->pattern < b->pattern; });
  return found;
}

json::object describe_api(const web::Routes& routes, std::string_view cookie) {
  json::object paths;
  std::set<std::string_view> tags;
  for (const web::Route* route : api_routes(routes)) {
    if (route->method != http::Method::get) continue;
    paths[route->pattern] = json::object{{"get", operation_of(*route)}};
    tags.insert(first_word(route->pattern));
  }
  json::array tag_list;
  for (const std::string_view tag : tags) tag_list.push_back(json::object{{"name", words(tag)}});
  return {{"openapi", "3.1.0"},
          {"info", json::object{{"title", "Trygkreds"},
                                {"version", "1"},
                                {"description",
                                 "Everything the pages show, as JSON, with the same rights and the same filter of what "
                                 "each person may see. Read only. Days are Danish calendar days; texts are Danish."},
                                {"license", json::object{{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}}},
          {"servers", json::array{json::object{{"url", "/"}, {"description", "This installation"}}}},
          {"tags", tag_list},
          {"paths", paths},
          {"components", components(cookie)}};
}

}  // namespace app
