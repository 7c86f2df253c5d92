// The notation is read by descent: type := part ("|" part)*.

#include "api_shape.h"

#include <algorithm>
#include <stdexcept>

#include "config/clock.h"
#include "storage/id.h"

namespace app {
namespace {

namespace json = boost::json;

json::object typed(json::string_view type) { return {{"type", type}}; }

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  json::object type() {
    std::vector<json::object> parts;
    json::array words;
    bool null = false;
    do {
      if (take("\"")) {
        const std::size_t end = text_.find('"', at_);
        if (end == std::string_view::npos) fail("a word without its end");
        words.push_back(json::value(json::string(text_.substr(at_, end - at_))));
        at_ = end + 1;
      } else if (take("null")) {
        null = true;
      } else {
        parts.push_back(part());
      }
    } while (take("|"));
    if (!words.empty()) parts.push_back({{"type", "string"}, {"enum", words}});
    if (null) parts.push_back(typed("null"));
    if (parts.empty()) fail("nothing");
    if (parts.size() == 1) return parts.front();
    json::array any;
    for (json::object& one : parts) any.push_back(std::move(one));
    return {{"anyOf", any}};
  }

  std::vector<Parameter> fields() {
    std::vector<Parameter> found;
    while (!at_end() && !next_is('}') && !next_is('.')) {
      Parameter field;
      field.name = word();
      field.optional = take("?");
      if (!take(":")) fail("a name without its type");
      field.schema = type();
      found.push_back(std::move(field));
      if (!take(",")) break;
    }
    return found;
  }

  void end() {
    if (!at_end()) fail("more than one type");
  }

 private:
  json::object part() {
    if (take("[")) {
      json::object list{{"type", "array"}, {"items", type()}};
      if (!take("]")) fail("a list without its end");
      return list;
    }
    if (take("{")) {
      json::object properties;
      json::array required;
      for (Parameter& field : fields()) {
        if (!field.optional) required.push_back(json::value(json::string(field.name)));
        properties[field.name] = std::move(field.schema);
      }
      const bool more = take("...");
      if (!take("}")) fail("an object without its end");
      json::object object{{"type", "object"}, {"properties", properties}};
      if (!required.empty()) object["required"] = required;
      object["additionalProperties"] = more;
      return object;
    }
    const std::string name = word();
    if (name == "id") return {{"$ref", "#/components/schemas/Id"}};
    if (name == "text") return typed("string");
    if (name == "day") return {{"type", "string"}, {"format", "date"}};
    if (name == "time") return {{"type", "string"}, {"format", "date-time"}};
    if (name == "integer") return typed("integer");
    if (name == "number") return typed("number");
    if (name == "yes_no") return typed("boolean");
    if (name == "anything") return {};
    fail("the unknown word " + name);
  }

  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
  }
  bool at_end() {
    skip();
    return at_ == text_.size();
  }
  bool next_is(char sign) { return !at_end() && text_[at_] == sign; }
  bool take(std::string_view sign) {
    skip();
    if (!text_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
  }
  std::string word() {
    skip();
    const std::size_t start = at_;
    while (at_ < text_.size() && ((text_[at_] >= 'a' && text_[at_] <= 'z') || text_[at_] == '_' ||
                                  (at_ > start && text_[at_] >= '0' && text_[at_] <= '9')))
      ++at_;
    if (at_ == start) fail("a missing word");
    return std::string(text_.substr(start, at_ - start));
  }
  [[noreturn]] void fail(const std::string& what) const {
    throw std::invalid_argument("The shape has " + what + " at " + std::to_string(at_) + ": " + std::string(text_));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

bool is_of(std::string_view type, const json::value& value) {
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_int64() || value.is_uint64();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_bool();
  if (type == "null") return value.is_null();
  if (type == "array") return value.is_array();
  return type == "object" && value.is_object();
}

}  // namespace

json::object schema_of(std::string_view shape) {
  Reader reader(shape);
  json::object schema = reader.type();
  reader.end();
  return schema;
}

std::vector<Parameter> parameters_of(std::string_view notation) {
  Reader reader(notation);
  std::vector<Parameter> found = reader.fields();
  reader.end();
  return found;
}

std::vector<std::string> misfits(const json::object& schema, const json::value& value, const std::string& place) {
  if (schema.contains("$ref")) {
    if (value.is_string() && storage::Id::parse(view(value.get_string()))) return {};
    return {place + " is no id"};
  }
  if (const json::value* any = schema.if_contains("anyOf")) {
    std::vector<std::string> first;
    for (const json::value& one : any->get_array()) {
      std::vector<std::string> faults = misfits(one.get_object(), value, place);
      if (faults.empty()) return {};
      if (first.empty()) first = std::move(faults);
    }
    return first;
  }
  const json::value* type = schema.if_contains("type");
  if (type == nullptr) return {};
  if (!is_of(view(type->get_string()), value)) return {place + " is no " + std::string(view(type->get_string()))};
  if (const json::value* words = schema.if_contains("enum")) {
    const json::array& all = words->get_array();
    if (std::find(all.begin(), all.end(), value) == all.end()) return {place + " is none of the words"};
  }
  if (const json::value* format = schema.if_contains("format");
      format != nullptr && *format == json::value("date") && !config::parse_date(view(value.get_string())))
    return {place + " is no day"};
  std::vector<std::string> faults;
  const auto also = [&](std::vector<std::string> more) { faults.insert(faults.end(), more.begin(), more.end()); };
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.get_array().size(); ++i)
      also(misfits(schema.at("items").get_object(), value.get_array()[i], place + "[" + std::to_string(i) + "]"));
  }
  if (!value.is_object()) return faults;
  const json::object& known = schema.at("properties").get_object();
  if (const json::value* required = schema.if_contains("required")) {
    for (const json::value& name : required->get_array()) {
      if (!value.get_object().contains(name.get_string()))
        faults.push_back(place + " lacks " + std::string(view(name.get_string())));
    }
  }
  for (const json::key_value_pair& field : value.get_object()) {
    const std::string name(field.key().data(), field.key().size());
    if (const json::value* wanted = known.if_contains(field.key())) {
      also(misfits(wanted->get_object(), field.value(), place + "." + name));
    } else if (!schema.at("additionalProperties").get_bool()) {
      faults.push_back(place + " has " + name + ", which is not told");
    }
  }
  return faults;
}

}  // namespace app
