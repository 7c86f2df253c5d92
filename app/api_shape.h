#pragma once
// The short notation in which a route tells the shape of its answer, and JSON Schema made of it.
//
//   {councils: [{id: id, name: text, due?: day, owner: text | null}]}
//
//   id text day time integer number yes_no      values; `anything` is any JSON
//   [T]                                         a list
//   {a: T, b?: T}                               an object; b may be missing; `...` at the end: there may be more
//   T | null                                    may be null
//   "a" | "b"                                   one of these words

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json.hpp>

namespace app {

/// Throws std::invalid_argument, with the place, on what the notation does not know.
boost::json::object schema_of(std::string_view shape);

struct Parameter {
  std::string name;
  bool optional = false;
  boost::json::object schema;
};
/// "moede: id, soeg?: text"
std::vector<Parameter> parameters_of(std::string_view notation);

/// What in `value` is not as the schema says: sentences with the place, none when it fits. Knows what schema_of makes.
std::vector<std::string> misfits(const boost::json::object& schema, const boost::json::value& value,
                                 const std::string& place = "answer");

}  // namespace app
