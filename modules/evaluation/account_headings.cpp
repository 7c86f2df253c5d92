// The headings of the annual account.

#include "account_headings.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace evaluation {
namespace {

constexpr std::array<std::string_view, 6> topics{"councils",       "decisions",    "plan",
                                                 "local_officers", "action_plans", "indicators"};

bool address_word(std::string_view key) {
  return !key.empty() && key.size() <= 40 && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace

std::vector<Heading> first_headings() {
  return {
      {"forord", "Forord", "Politidirektørens egne ord om året.", true, {}},
      {"raad",
       "Kredsråd og lokalråd",
       "Hvad rådene har drøftet, og hvad der kom ud af det.",
       false,
       {"councils", "decisions"}},
      {"samarbejdsplan", "Samarbejdsplanen", "Hvordan det er gået med årets indsatser.", false, {"plan"}},
      {"handlingsplaner", "Lokalrådenes handlingsplaner", "Hvad lokalrådene har taget op.", false, {"action_plans"}},
      {"lokalbetjente", "Lokalbetjente og det forebyggende arbejde", "Hvem borgerne møder.", false, {"local_officers"}},
      {"kriminalitet",
       "Kriminaliteten i kredsen",
       "Udviklingen i året, med kilde og år ved hvert tal.",
       true,
       {"indicators"}},
      {"virksomheden", "Politikredsens virksomhed", "Svartider, sager, økonomi og medarbejdere.", true, {}}};
}

std::vector<Heading> read_headings(config::Reader& reader, std::string_view text) {
  std::vector<Heading> found;
  const config::Node root = reader.parse(text);
  if (root.kind == config::Node::Kind::absent) return found;
  reader.only(root, {"headings"});
  std::set<std::string> keys;
  for (const config::Node& node : reader.list(root, "headings")) {
    reader.only(node, {"key", "title", "hint", "required", "topics"});
    Heading heading;
    heading.key = reader.text(node, "key");
    heading.title = reader.text(node, "title");
    heading.hint = reader.text_or(node, "hint", "");
    heading.required = reader.flag_or(node, "required", false);
    heading.topics = reader.texts(node, "topics");
    if (!heading.key.empty() && !address_word(heading.key))
      reader.fault(node, "The key of a heading has small letters a-z, digits and hyphens only.");
    if (!keys.insert(heading.key).second) reader.fault(node, "Two headings have the key '" + heading.key + "'.");
    for (const std::string& topic : heading.topics) {
      if (std::find(topics.begin(), topics.end(), topic) == topics.end())
        reader.fault(node, "There are no figures called '" + topic + "'.");
    }
    found.push_back(std::move(heading));
  }
  if (found.empty()) reader.fault(root, "An account has at least one heading.");
  return found;
}

}  // namespace evaluation
