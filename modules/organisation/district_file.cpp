// Reads organisation.yaml from top to bottom: authorities before the areas, people and officers that name them.

#include "district_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace organisation {

namespace {

using config::Node;

class DistrictReader {
 public:
  explicit DistrictReader(config::Reader& reader) : in_(reader) {}

  DistrictFile read(const Node& root) {
    in_.only(root, {"authorities", "successions", "areas", "people", "local_officers"});
    for (const Node& node : in_.list(root, "authorities")) authority(node);
    if (authorities_.empty()) in_.fault(root, "A district needs at least one authority.");
    for (const Node& node : in_.list(root, "successions")) succession(node);
    for (const Node& node : in_.list(root, "areas")) area(node);
    for (const Node& node : in_.list(root, "people")) person(node);
    for (const Node& node : in_.list(root, "local_officers")) local_officer(node);
    return std::move(file_);
  }

 private:
  /// A key: small letters, digits and hyphens, because it stands in addresses.
  std::string key(const Node& node, const char* kind, std::set<std::string>& taken) {
    const std::string word = in_.text(node, "key");
    if (word.empty()) return word;
    const bool plain = std::all_of(word.begin(), word.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    if (!plain) in_.fault(node, fmt::format("The key '{}' may hold small letters a-z, digits and hyphens only.", word));
    if (!taken.insert(word).second) in_.fault(node, fmt::format("There is already {} with the key '{}'.", kind, word));
    return word;
  }

  std::optional<config::Date> date(const Node& node, const char* name, bool required) {
    const std::string word = required ? in_.text(node, name) : in_.text_or(node, name, "");
    if (word.empty()) return std::nullopt;
    const auto day = config::parse_date(word);
    if (!day) in_.fault(*node.find(name), fmt::format("'{}' is not a day; write it as 2020-09-15.", word));
    return day;
  }

  /// `since` is required unless there is a day to begin with.
  Period period(const Node& node, std::optional<config::Date> from = std::nullopt) {
    Period period;
    period.since = date(node, "since", !from).value_or(from.value_or(config::Date{}));
    period.until = date(node, "until", false);
    if (period.since.ok() && !period.sound()) {
      in_.fault(*node.find("until"), fmt::format("'until' is the first day without and must lie after 'since' ({}).",
                                                 config::iso(period.since)));
    }
    return period;
  }

  /// One of `allowed`; the fault names what is allowed where there are few.
  template <class T>
  T word(const Node& node, const char* name, std::optional<T> (*named)(std::string_view), T fallback) {
    const std::string text = in_.text(node, name);
    if (text.empty()) return fallback;
    const std::optional<T> value = named(text);
    if (!value) in_.fault(*node.find(name), fmt::format("'{}' is not a known {}.", text, name));
    return value.value_or(fallback);
  }

  bool known(const Node& node, const char* name, const char* thing, const std::set<std::string>& keys,
             const std::string& word) {
    if (word.empty()) return false;
    if (keys.contains(word)) return true;
    in_.fault(*node.find(name), fmt::format("There is no {} with the key '{}'.", thing, word));
    return false;
  }
  bool known_authority(const Node& node, const char* name, const std::string& word) {
    return known(node, name, "authority", authorities_, word);
  }

  void authority(const Node& node) {
    in_.only(node, {"key", "kind", "code", "names", "email", "phone", "website", "since", "until", "units"});
    AuthorityRecord record;
    record.key = key(node, "an authority", authorities_);
    record.id = authority_id(record.key);
    record.kind = word<AuthorityKind>(node, "kind", authority_kind_named, AuthorityKind::partner);
    record.email = in_.text_or(node, "email", "");
    record.phone = in_.text_or(node, "phone", "");
    record.website = in_.text_or(node, "website", "");
    record.period = period(node);
    if (record.kind == AuthorityKind::municipality) {
      record.municipality_code = in_.number(node, "code", 100, 999);
      if (node.find("code") != nullptr && !codes_.insert(record.municipality_code).second) {
        in_.fault(*node.find("code"),
                  fmt::format("Another municipality already has the code {}.", record.municipality_code));
      }
    } else if (const Node* code = node.find("code")) {
      in_.fault(*code, "Only a municipality has a code.");
    }
    names(node, record);
    for (const Node& unit : in_.list(node, "units")) this->unit(unit, record);
    periods_[record.key] = record.period;
    file_.authorities.push_back({std::move(record), node.line});
  }

  void names(const Node& node, AuthorityRecord& record) {
    const std::vector<Node>& items = in_.list(node, "names");
    for (const Node& item : items) {
      in_.only(item, {"name", "short", "since", "until"});
      AuthorityName name;
      name.name = in_.text(item, "name");
      name.short_name = in_.text_or(item, "short", name.name);
      name.period = period(item, items.size() == 1 ? std::optional{record.period.since} : std::nullopt);
      if (items.size() == 1 && item.find("until") == nullptr) name.period.until = record.period.until;
      record.names.push_back(std::move(name));
    }
    if (!record.period.since.ok()) return;
    if (const auto fault = fault_of_names(record.period, record.names))
      in_.fault(items.empty() ? node : items.front(), *fault);
  }

  void unit(const Node& node, const AuthorityRecord& authority) {
    in_.only(node, {"key", "kind", "name", "since", "until"});
    Unit unit;
    unit.key = in_.text(node, "key");
    if (!units_.insert(authority.key + "/" + unit.key).second) {
      in_.fault(node, fmt::format("The authority already has a unit with the key '{}'.", unit.key));
    }
    unit.id = unit_id(authority.key, unit.key);
    unit.authority = authority.id;
    unit.kind = word<UnitKind>(node, "kind", unit_kind_named, UnitKind::department);
    unit.name = in_.text(node, "name");
    unit.period = period(node, authority.period.since);
    file_.units.push_back({std::move(unit), node.line});
  }

  void succession(const Node& node) {
    in_.only(node, {"from", "to", "day", "kind"});
    const std::string from = in_.text(node, "from"), to = in_.text(node, "to");
    const bool both = known_authority(node, "from", from) && known_authority(node, "to", to);
    Succession succession{authority_id(from), authority_id(to), date(node, "day", true).value_or(config::Date{}),
                          word<SuccessionKind>(node, "kind", succession_kind_named, SuccessionKind::merged)};
    if (!both) return;
    if (from == to) in_.fault(node, "An authority cannot succeed itself; a new name is written among its names.");
    if (periods_[from].until && *periods_[from].until > succession.day && succession.kind != SuccessionKind::split) {
      in_.fault(*node.find("day"), fmt::format("'{}' still exists on the day it is succeeded.", from));
    }
    file_.successions.push_back({succession, node.line});
  }

  void area(const Node& node) {
    in_.only(node, {"key", "name", "since", "until", "municipalities", "headcounts"});
    AreaRecord record;
    record.key = key(node, "an area", areas_);
    record.id = area_id(record.key);
    record.name = in_.text(node, "name");
    record.period = period(node);
    for (const Node& item : in_.list(node, "municipalities")) {
      in_.only(item, {"municipality", "since", "until"});
      const std::string municipality = in_.text(item, "municipality");
      const AreaMember member{authority_id(municipality), period(item, record.period.since)};
      if (!known_authority(item, "municipality", municipality)) continue;
      const bool is_municipality =
          std::any_of(file_.authorities.begin(), file_.authorities.end(), [&](const auto& lined) {
            return lined.value.key == municipality && lined.value.kind == AuthorityKind::municipality;
          });
      if (!is_municipality) in_.fault(item, fmt::format("'{}' is not a municipality.", municipality));
      for (const auto& [other, its_period] : memberships_) {
        if (other == municipality && its_period.overlaps(member.period)) {
          in_.fault(item, fmt::format("'{}' is already in an area in that period.", municipality));
          break;
        }
      }
      memberships_.emplace_back(municipality, member.period);
      record.members.push_back(member);
    }
    for (const Node& item : in_.list(node, "headcounts")) {
      in_.only(item, {"year", "planned", "by"});
      record.headcounts.push_back(
          {in_.number(item, "year", 1990, 2100), in_.number(item, "planned", 0, 1000), date(item, "by", false)});
      const int year = record.headcounts.back().year;
      if (std::count_if(record.headcounts.begin(), record.headcounts.end(),
                        [&](const Headcount& h) { return h.year == year; }) > 1) {
        in_.fault(item, fmt::format("The year {} is given twice.", year));
      }
    }
    std::sort(record.members.begin(), record.members.end(), [](const AreaMember& a, const AreaMember& b) {
      return a.period.since != b.period.since ? a.period.since < b.period.since : a.authority < b.authority;
    });
    std::sort(record.headcounts.begin(), record.headcounts.end(),
              [](const Headcount& a, const Headcount& b) { return a.year < b.year; });
    file_.areas.push_back({std::move(record), node.line});
  }

  void person(const Node& node) {
    in_.only(node, {"key", "name", "email", "phone", "roles"});
    PersonRecord record;
    record.key = key(node, "a person", people_);
    record.id = person_id(record.key);
    record.name = in_.text(node, "name");
    record.email = in_.text_or(node, "email", "");
    record.phone = in_.text_or(node, "phone", "");
    if (!record.email.empty() && record.email.find('@') == std::string::npos) {
      in_.fault(*node.find("email"), fmt::format("'{}' is not a mail address.", record.email));
    }
    const std::size_t first = file_.roles.size();
    for (const Node& item : in_.list(node, "roles")) role(item, record);
    number_repeated_roles(record.key, first);
    file_.people.push_back({std::move(record), node.line});
  }

  void role(const Node& node, const PersonRecord& person) {
    in_.only(node, {"role", "authority", "unit", "title", "since", "until"});
    const std::string name = in_.text(node, "role");
    const std::optional<permit::Role> named = permit::role_named(name);
    if (!name.empty() && (!named || *named == permit::Role::citizen)) {
      in_.fault(*node.find("role"), fmt::format("'{}' is not a role that a person can hold.", name));
    }
    const std::string authority = in_.text(node, "authority");
    const bool there = known_authority(node, "authority", authority);
    RoleHeld role;
    role.person = person.id;
    role.role = named.value_or(permit::Role::partner);
    role.authority = authority_id(authority);
    role.title = in_.text(node, "title");
    role.period = period(node);
    role.id = capacity_id(person.key, role.role, authority);
    if (const std::string unit = in_.text_or(node, "unit", ""); !unit.empty()) {
      if (!units_.contains(authority + "/" + unit)) {
        in_.fault(*node.find("unit"), fmt::format("'{}' has no unit with the key '{}'.", authority, unit));
      }
      role.unit = unit_id(authority, unit);
    }
    if (!named || !there || !role.period.sound()) return;
    if (const Period& its = periods_[authority];
        role.period.since < its.since || (its.until && role.period.overlaps({*its.until, {}}))) {
      in_.fault(node, fmt::format("The role must lie within the time of '{}'.", authority));
    }
    for (const Lined<RoleHeld>& other : file_.roles) {
      if (other.value.role != role.role || other.value.authority != role.authority) continue;
      RoleHeld apart = role;
      apart.id = {};  // the same person's periods share an id until they are numbered
      if (const auto refusal = refusal_of(apart, {other.value})) {
        in_.fault(node, fmt::format("{} (line {})", refusal->sentence, other.line));
        break;
      }
    }
    file_.roles.push_back({std::move(role), node.line});
  }

  /// The last period of a role that a person has had more than once keeps the plain id; those before it carry their
  /// day.
  void number_repeated_roles(const std::string& person_key, std::size_t first) {
    for (std::size_t i = first; i < file_.roles.size(); ++i) {
      RoleHeld& role = file_.roles[i].value;
      const bool later = std::any_of(
          file_.roles.begin() + static_cast<std::ptrdiff_t>(first), file_.roles.end(), [&](const auto& other) {
            return other.value.role == role.role && other.value.authority == role.authority &&
                   other.value.period.since > role.period.since;
          });
      if (!later) continue;
      role.id = storage::Id::of_words("capacity:" + person_key + ":" + std::string(permit::identifier(role.role)) +
                                      ":" + role.authority.text() + "@" + config::iso(role.period.since));
    }
  }

  void local_officer(const Node& node) {
    in_.only(node, {"person", "area", "rank", "functions", "public_contact", "since", "until"});
    const std::string person = in_.text(node, "person"), area = in_.text(node, "area");
    const bool person_known = known(node, "person", "person", people_, person);
    const bool area_known = known(node, "area", "area", areas_, area);
    Assignment assignment;
    assignment.person = person_id(person);
    assignment.area = area_id(area);
    assignment.rank = word<Rank>(node, "rank", rank_named, Rank::tertiary);
    for (const std::string& function : in_.texts(node, "functions")) {
      if (function == "ssp")
        assignment.ssp = true;
      else if (function == "ksp")
        assignment.ksp = true;
      else if (function == "mobile_station")
        assignment.mobile_station = true;
      else
        in_.fault(*node.find("functions"),
                  fmt::format("'{}' is not a known function. Known are: ssp, ksp, mobile_station.", function));
    }
    assignment.public_contact = in_.flag_or(node, "public_contact", false);
    assignment.period = period(node);
    assignment.id =
        storage::Id::of_words("local_officer:" + person + ":" + area + ":" + config::iso(assignment.period.since));
    if (!person_known || !area_known || !assignment.period.sound()) return;
    std::vector<Assignment> others;
    for (const Lined<Assignment>& other : file_.local_officers) others.push_back(other.value);
    if (std::any_of(others.begin(), others.end(), [&](const Assignment& other) { return other.id == assignment.id; })) {
      in_.fault(node, "The same assignment is given twice.");
    } else if (const auto refusal = refusal_of(assignment, others)) {
      in_.fault(node, refusal->sentence);
    }
    file_.local_officers.push_back({assignment, node.line});
  }

  config::Reader& in_;
  DistrictFile file_;
  std::set<std::string> authorities_, units_, areas_, people_;
  std::set<int> codes_;
  std::map<std::string, Period> periods_;  // of authorities
  std::vector<std::pair<std::string, Period>> memberships_;
};

}  // namespace

DistrictFile read_district_file(config::Reader& reader, std::string_view text) {
  const Node root = reader.parse(text);
  if (root.kind == Node::Kind::absent) {
    reader.fault(root, "The file is empty.");
    return {};
  }
  return DistrictReader(reader).read(root);
}

}  // namespace organisation
