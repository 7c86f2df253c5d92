// Written as it goes: a circle of ten thousand things is one string and no tree.

#include "circle_json.h"

#include <boost/json.hpp>

namespace app {
namespace {

void put(std::string& out, std::string_view name, std::string_view value) {
  out.append(",\"").append(name).append("\":");
  out += boost::json::serialize(boost::json::string_view(value.data(), value.size()));
}

void put_thing(std::string& out, const registry::Thing& thing) {
  out.append("{\"id\":\"").append(thing.id.text()).append("\"");
  put(out, "kind", thing.kind);
  put(out, "title", thing.title);
  put(out, "address", thing.address);
  put(out, "sentence", thing.sentence);
  put(out, "day", config::iso(thing.day));
}

}  // namespace

std::string circle_as_json(const registry::Thing& middle, const registry::Circle& circle) {
  std::string out;
  out.reserve(400 * (circle.around.size() + 1) + 160 * circle.edges.size());
  out += "{\"things\":[";
  put_thing(out, middle);
  out += ",\"distance\":0,\"came_after\":false}";
  for (const auto& neighbour : circle.around) {
    out += ',';
    put_thing(out, neighbour.thing);
    out.append(",\"distance\":").append(std::to_string(neighbour.distance));
    out.append(",\"came_after\":").append(neighbour.forwards ? "true" : "false").append("}");
  }
  out += "],\"edges\":[";
  bool first = true;
  for (const auto& edge : circle.edges) {
    if (!first) out += ',';
    first = false;
    out.append("{\"from\":\"").append(edge.from.text()).append("\",\"to\":\"").append(edge.to.text()).append("\"");
    put(out, "kind", edge.kind);
    put(out, "day", config::iso(edge.day));
    out += '}';
  }
  out.append("],\"complete\":").append(circle.complete ? "true" : "false").append("}");
  return out;
}

}  // namespace app
