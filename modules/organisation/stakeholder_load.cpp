// Reads stakeholders.yaml strictly and writes those who are not there yet.

#include "stakeholder_load.h"

#include <fmt/format.h>

#include <set>

#include "lookup.h"
#include "stakeholder_changes.h"
#include "stakeholder_store.h"

namespace organisation {

namespace {

using config::Node;

class RegisterReader {
 public:
  RegisterReader(config::Reader& reader, audit::Change& change) : in_(reader), change_(change) {
    for (const Authority& authority : municipalities(change.tx(), change.today()))
      municipalities_.insert(authority.key);
    for (const Area& area : areas(change.tx(), change.today())) areas_.insert(area.key);
  }

  struct Read {
    Stakeholder stakeholder;
    std::vector<StakeholderEntry> entries;
  };
  std::vector<Read> read(const Node& root) {
    std::vector<Read> all;
    in_.only(root, {"stakeholders"});
    for (const Node& node : in_.list(root, "stakeholders")) all.push_back(one(node));
    return all;
  }

 private:
  std::optional<config::Date> date(const Node& node, const char* name, bool required) {
    const std::string word = required ? in_.text(node, name) : in_.text_or(node, name, "");
    if (word.empty()) return std::nullopt;
    const auto day = config::parse_date(word);
    if (!day) in_.fault(*node.find(name), fmt::format("'{}' is not a day; write it as 2020-09-15.", word));
    return day;
  }

  Read one(const Node& node) {
    in_.only(node, {"key", "name", "type", "municipality", "area", "interests", "website", "note", "contact",
                    "consent_ended", "since", "until", "entries"});
    Read read;
    Stakeholder& stakeholder = read.stakeholder;
    const std::string key = in_.text(node, "key");
    if (!keys_.insert(key).second)
      in_.fault(node, fmt::format("There is already a stakeholder with the key '{}'.", key));
    stakeholder.id = storage::Id::of_words("stakeholder:" + key);
    stakeholder.name = in_.text(node, "name");
    const std::string type = in_.text(node, "type");
    const auto known = stakeholder_type_named(type);
    if (!known && !type.empty()) in_.fault(*node.find("type"), fmt::format("'{}' is not a known type.", type));
    stakeholder.type = known.value_or(StakeholderType::other);
    if (const std::string word = in_.text_or(node, "municipality", ""); !word.empty()) {
      if (!municipalities_.contains(word))
        in_.fault(*node.find("municipality"), fmt::format("There is no municipality with the key '{}'.", word));
      stakeholder.municipality = authority_id(word);
    }
    if (const std::string word = in_.text_or(node, "area", ""); !word.empty()) {
      if (!areas_.contains(word))
        in_.fault(*node.find("area"), fmt::format("There is no area with the key '{}'.", word));
      stakeholder.area = area_id(word);
    }
    std::string interests;
    for (const std::string& interest : in_.texts(node, "interests")) interests += interest + ",";
    stakeholder.interests = interests_in(interests);
    stakeholder.website = in_.text_or(node, "website", "");
    stakeholder.note = in_.text_or(node, "note", "");
    stakeholder.period.since = date(node, "since", true).value_or(config::Date{});
    stakeholder.period.until = date(node, "until", false);
    stakeholder.consent_ended = date(node, "consent_ended", false);
    contact(node, stakeholder);
    if (const auto refusal = refusal_of(stakeholder)) in_.fault(node, refusal->sentence);
    for (const Node& item : in_.list(node, "entries")) entry(item, key, read);
    return read;
  }

  void contact(const Node& node, Stakeholder& stakeholder) {
    const Node& map = in_.map(node, "contact");
    if (map.kind == Node::Kind::absent) return;
    in_.only(map, {"name", "title", "email", "phone", "since", "how"});
    ContactPerson contact{in_.text(map, "name"),
                          in_.text_or(map, "title", ""),
                          in_.text_or(map, "email", ""),
                          in_.text_or(map, "phone", ""),
                          date(map, "since", true).value_or(config::Date{}),
                          in_.text(map, "how")};
    if (const auto refusal = refusal_of(contact, change_.today())) in_.fault(map, refusal->sentence);
    stakeholder.contact = std::move(contact);
  }

  void entry(const Node& node, const std::string& key, Read& read) {
    in_.only(node, {"kind", "day", "about", "thing"});
    StakeholderEntry entry;
    entry.stakeholder = read.stakeholder.id;
    const std::string kind = in_.text(node, "kind");
    const auto known = entry_kind_named(kind);
    if (!known && !kind.empty())
      in_.fault(*node.find("kind"), fmt::format("'{}' is not invited, attended or contributed.", kind));
    entry.kind = known.value_or(EntryKind::invited);
    entry.day = date(node, "day", true).value_or(config::Date{});
    entry.about = in_.text(node, "about");
    if (const std::string words = in_.text_or(node, "thing", ""); !words.empty())
      entry.thing = storage::Id::of_words(words);  // "meeting:kredsraad-1-2020"
    entry.id = storage::Id::of_words(fmt::format("stakeholder_entry:{}:{}", key, read.entries.size()));
    if (const auto refusal = refusal_of(entry, read.stakeholder, change_.today())) in_.fault(node, refusal->sentence);
    read.entries.push_back(std::move(entry));
  }

  config::Reader& in_;
  audit::Change& change_;
  std::set<std::string> municipalities_, areas_, keys_;
};

}  // namespace

config::Faults load_stakeholders(audit::Change& change, std::string_view text, const std::string& file_name) {
  config::Reader in(file_name);
  RegisterReader reader(in, change);
  const Node root = in.parse(text);
  const auto all = reader.read(root);
  if (!in.faults().empty()) return in.faults();
  for (const auto& [stakeholder, entries] : all) {
    if (has_stakeholder(change.tx(), stakeholder.id)) continue;
    put_stakeholder(change.tx(), stakeholder);
    register_stakeholder(change.tx(), stakeholder, change.today());
    plan_renewal(change.tx(), stakeholder, change.today());
    for (const StakeholderEntry& entry : entries) {
      put_entry(change.tx(), entry);
      tie_entry(change.tx(), entry);
    }
    change.record({.verb = "stakeholder_added",
                   .thing = stakeholder.id,
                   .kind = stakeholder_thing,
                   .reason = "",
                   .details = stakeholder.name});
  }
  return {};
}

}  // namespace organisation
