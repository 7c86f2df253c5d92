// A plan as JSON text and back: what a version is stored as and what the API gives away.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "plan.h"

namespace cooperation_plan {

namespace json = boost::json;

namespace {

json::array texts(const std::vector<std::string>& list) { return json::array(list.begin(), list.end()); }

json::object write(const Block& block) {
  struct Writer {
    json::object operator()(const Text& text) const { return {{"kind", "text"}, {"markdown", text.markdown}}; }
    json::object operator()(const Subheading& heading) const {
      return {{"kind", "subheading"}, {"text", heading.text}};
    }
    json::object operator()(const StatutoryBox& box) const {
      return {{"kind", "law"}, {"law", box.law}, {"text", box.text}};
    }
    json::object operator()(const Picture& picture) const {
      return {{"kind", "picture"},
              {"file", picture.file},
              {"caption", picture.caption},
              {"credit", picture.credit},
              {"alt", picture.alt}};
    }
    json::object operator()(const Fact& fact) const {
      json::object out{
          {"kind", "fact"}, {"text", fact.text}, {"figure", fact.figure}, {"source", fact.source}, {"year", fact.year}};
      if (!fact.evidence.empty()) out["evidence"] = fact.evidence;
      return out;
    }
    json::object operator()(const List& list) const {
      return {{"kind", "list"}, {"numbered", list.numbered}, {"items", texts(list.items)}};
    }
    json::object operator()(const AreaList&) const { return {{"kind", "area_list"}}; }
  };
  json::object out = std::visit(Writer{}, block.content);
  if (block.joins) out["joins"] = true;
  return out;
}

json::object write(const Initiative& initiative) {
  return {{"key", initiative.key},
          {"title", initiative.title},
          {"text", initiative.text},
          {"type", word(initiative.type)},
          {"continuation", word(initiative.continuation)},
          {"owner", initiative.owner},
          {"co_owners", texts(initiative.co_owners)},
          {"municipalities", texts(initiative.municipalities)},
          {"due", initiative.due ? config::iso(*initiative.due) : std::string()},
          {"deliverable", initiative.deliverable},
          {"section", initiative.section}};
}

json::object write(const LeftArea& left) { return {{"key", left.key}, {"title", left.title}, {"reason", left.reason}}; }
json::object write(const Section& section);
json::object write(const Chapter& chapter);
json::object write(const FocusArea& area);

template <class T>
json::array each(const std::vector<T>& list) {
  json::array out;
  out.reserve(list.size());
  for (const T& item : list) out.push_back(write(item));
  return out;
}

json::object write(const Section& section) {
  return {{"number", section.number}, {"title", section.title}, {"blocks", each(section.blocks)}};
}
json::object write(const Chapter& chapter) {
  return {{"number", chapter.number},
          {"title", chapter.title},
          {"foreword", chapter.foreword},
          {"blocks", each(chapter.blocks)},
          {"sections", each(chapter.sections)}};
}
json::object write(const FocusArea& area) {
  return {{"key", area.key},     {"listed", area.listed},   {"number", area.number},
          {"title", area.title}, {"section", area.section}, {"background", area.background},
          {"goal", area.goal},   {"local", area.local},     {"initiatives", each(area.initiatives)}};
}

// Reading never throws on what the JSON holds: a missing or mistyped value is its default.
std::string text(const json::object& from, std::string_view key) {
  const json::value* value = from.if_contains(key);
  const json::string* found = value == nullptr ? nullptr : value->if_string();
  return found == nullptr ? std::string() : std::string(*found);
}
int number(const json::object& from, std::string_view key) {
  const json::value* value = from.if_contains(key);
  const std::int64_t* found = value == nullptr ? nullptr : value->if_int64();
  return found == nullptr || *found < -1'000'000 || *found > 1'000'000 ? 0 : static_cast<int>(*found);
}
bool flag(const json::object& from, std::string_view key, bool fallback = false) {
  const json::value* value = from.if_contains(key);
  const bool* found = value == nullptr ? nullptr : value->if_bool();
  return found == nullptr ? fallback : *found;
}
const json::array& array(const json::object& from, std::string_view key) {
  static const json::array none;
  const json::value* value = from.if_contains(key);
  const json::array* found = value == nullptr ? nullptr : value->if_array();
  return found == nullptr ? none : *found;
}
std::vector<std::string> read_texts(const json::object& from, std::string_view key) {
  std::vector<std::string> out;
  for (const json::value& value : array(from, key)) {
    if (const json::string* item = value.if_string()) out.emplace_back(*item);
  }
  return out;
}
template <class Read>
auto read_each(const json::object& from, std::string_view key, Read read) {
  std::vector<decltype(read(from))> out;
  for (const json::value& value : array(from, key)) {
    if (const json::object* item = value.if_object()) out.push_back(read(*item));
  }
  return out;
}

Block read_block(const json::object& from) {
  const std::string kind = text(from, "kind");
  Block block;
  block.joins = flag(from, "joins");
  if (kind == "subheading") {
    block.content = Subheading{text(from, "text")};
  } else if (kind == "law") {
    block.content = StatutoryBox{text(from, "law"), text(from, "text")};
  } else if (kind == "picture") {
    block.content = Picture{text(from, "file"), text(from, "caption"), text(from, "credit"), text(from, "alt")};
  } else if (kind == "fact") {
    block.content = Fact{text(from, "text"), text(from, "figure"), text(from, "source"), number(from, "year"),
                         text(from, "evidence")};
  } else if (kind == "list") {
    block.content = List{flag(from, "numbered"), read_texts(from, "items")};
  } else if (kind == "area_list") {
    block.content = AreaList{};
  } else {
    block.content = Text{text(from, "markdown")};
  }
  return block;
}

Initiative read_initiative(const json::object& from) {
  Initiative out;
  out.key = text(from, "key");
  out.title = text(from, "title");
  out.text = text(from, "text");
  out.type = initiative_type(text(from, "type")).value_or(InitiativeType::prevention);
  out.continuation = continuation(text(from, "continuation")).value_or(Continuation::fresh);
  out.owner = text(from, "owner");
  out.co_owners = read_texts(from, "co_owners");
  out.municipalities = read_texts(from, "municipalities");
  if (std::string due = text(from, "due"); !due.empty()) out.due = config::parse_date(due);
  out.deliverable = text(from, "deliverable");
  out.section = text(from, "section");
  return out;
}

Section read_section(const json::object& from) {
  return {text(from, "number"), text(from, "title"), read_each(from, "blocks", read_block)};
}

Chapter read_chapter(const json::object& from) {
  return {text(from, "number"), text(from, "title"), flag(from, "foreword"), read_each(from, "blocks", read_block),
          read_each(from, "sections", read_section)};
}

FocusArea read_area(const json::object& from) {
  return {text(from, "key"),   flag(from, "listed", true), number(from, "number"),
          text(from, "title"), text(from, "section"),      text(from, "background"),
          text(from, "goal"),  flag(from, "local"),        read_each(from, "initiatives", read_initiative)};
}

}  // namespace

std::string to_json(const Plan& plan) {
  json::object out = json::object{{"year", plan.year},
                                  {"title", plan.title},
                                  {"foreword", json::object{{"blocks", each(plan.foreword.blocks)},
                                                            {"signatory", plan.foreword.signatory},
                                                            {"signatory_title", plan.foreword.signatory_title},
                                                            {"on_behalf_of", plan.foreword.on_behalf_of}}},
                                  {"front", each(plan.front)},
                                  {"chapters", each(plan.chapters)},
                                  {"areas", each(plan.areas)},
                                  {"others", each(plan.others)}};
  if (!plan.left.empty()) out["left"] = each(plan.left);
  return json::serialize(out);
}

config::Outcome<Plan> from_json(std::string_view source) {
  boost::system::error_code error;
  json::value parsed = json::parse({source.data(), source.size()}, error);
  const json::object* from = error ? nullptr : parsed.if_object();
  if (from == nullptr || from->if_contains("chapters") == nullptr)
    return config::Refusal{"This is not a stored plan.", {}, {}, {}};
  Plan plan;
  plan.year = number(*from, "year");
  plan.title = text(*from, "title");
  if (const json::value* foreword = from->if_contains("foreword"); foreword != nullptr && foreword->is_object()) {
    const json::object& part = foreword->get_object();
    plan.foreword = {read_each(part, "blocks", read_block), text(part, "signatory"), text(part, "signatory_title"),
                     text(part, "on_behalf_of")};
  }
  plan.front = read_each(*from, "front", read_block);
  plan.chapters = read_each(*from, "chapters", read_chapter);
  plan.areas = read_each(*from, "areas", read_area);
  plan.others = read_each(*from, "others", read_initiative);
  plan.left = read_each(*from, "left", [](const json::object& left) {
    return LeftArea{text(left, "key"), text(left, "title"), text(left, "reason")};
  });
  return plan;
}

}  // namespace cooperation_plan
