// Evidence written, and where it is cited.

#include "evidence_work.h"

#include <set>

#include "evidence_store.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "plan_register.h"
#include "plan_store.h"
#include "plan_text.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"
#include "rights.h"

namespace cooperation_plan {

using audit::Change;
using config::Done;
using config::done;
using config::Outcome;
using config::Refusal;
using permit::Viewer;
using storage::Id;

namespace {

Refusal unknown_evidence() { return {/*text*/ "This evidence is not in the register.", {}, {}, {}}; }
Refusal not_yours() { return {/*text*/ "The analysts and the secretariat keep the register of evidence.", {}, {}, {}}; }

void register_evidence(storage::Transaction& tx, const Evidence& evidence) {
  registry::Thing thing;
  thing.id = evidence.id;
  thing.kind = evidence_kind;
  thing.title = evidence.title;
  thing.address = evidence_address(evidence.key);
  thing.audience = permit::public_audience();
  thing.sentence = evidence.publisher + ", " + std::to_string(evidence.year) + ": " + first_sentence(evidence.figure);
  thing.state = "registered";
  thing.day = config::Date{std::chrono::year{evidence.year}, std::chrono::January, std::chrono::day{1}};
  registry::put(tx, thing, evidence.figure + " " + evidence.population + " " + evidence.method);
  registry::close_todo(tx, evidence.id, "renew_evidence");
  if (evidence.owner.empty()) return;
  registry::put_todo(tx, {Id::next(),
                          evidence.id,
                          permit::office(evidence.owner_role, evidence.owner),
                          "renew_evidence",
                          outdated_on(evidence),
                          evidence_address(evidence.key) + "/ret",
                          {}});
}

}  // namespace

Outcome<std::string> add_evidence(Change& change, const Viewer& viewer, Evidence evidence) {
  auto& tx = change.tx();
  if (!rights::keep_evidence.given_to(viewer)) return not_yours();
  if (auto refusal = refuse_evidence(evidence, change.today())) return *refusal;
  const std::string start = i18n::slug(evidence.title).substr(0, 60) + "-" + std::to_string(evidence.year);
  evidence.key = start;
  for (int next = 2; store::evidence(tx, evidence.key); ++next) evidence.key = start + "-" + std::to_string(next);
  evidence.id = evidence_id(evidence.key);
  if (const auto district = organisation::police_district(tx, change.today())) evidence.owner = district->id;
  store::add_evidence(tx, evidence);
  register_evidence(tx, evidence);
  change.record({"evidence_added", evidence.id, evidence_kind, {}, evidence.title});
  return evidence.key;
}

Outcome<Done> change_evidence(Change& change, const Viewer& viewer, Evidence typed) {
  auto& tx = change.tx();
  const auto before = store::evidence(tx, typed.key);
  if (!before) return unknown_evidence();
  if (!rights::keep_evidence.given_to(viewer)) return not_yours();
  if (auto refusal = refuse_evidence(typed, change.today())) return *refusal;
  typed.id = before->id;
  typed.owner = before->owner;
  if (!store::save_evidence(tx, typed))
    return Refusal{/*text*/
                   "Somebody else has changed this source in the meantime. It says now: {0} Your text is kept; save "
                   "again if it still stands.",
                   {before->figure},
                   "version",
                   {}};
  register_evidence(tx, typed);
  std::string details;
  if (before->figure != typed.figure) details = before->figure + " -> " + typed.figure;
  change.record({"evidence_changed", typed.id, evidence_kind, {}, details});
  return done;
}

Outcome<Done> remove_evidence(Change& change, const Viewer& viewer, std::string_view key, int read) {
  auto& tx = change.tx();
  const auto before = store::evidence(tx, key);
  if (!before) return unknown_evidence();
  if (!rights::keep_evidence.given_to(viewer)) return not_yours();
  for (const CitedIn& one : citations_for(tx, viewer)) {
    if (one.citation.key == key)
      return Refusal{
          /*text*/ "{0} cites it. Evidence that a plan stands on stays in the register.", {one.title}, {}, {}};
  }
  if (before->version != read)
    return Refusal{
        /*text*/ "Somebody else has changed this source in the meantime. Look at it again first.", {}, {}, {}};
  registry::remove(tx, before->id);
  store::remove_evidence(tx, before->id);
  change.record({"evidence_removed", before->id, evidence_kind, {}, before->title});
  return done;
}

void cite(storage::Transaction& tx, const Plan* before, const Plan& now, const Id& whole, bool areas,
          config::Date day) {
  std::set<std::pair<Id, Id>> edges;
  const auto edges_of = [&](const Plan& plan) {
    std::set<std::pair<Id, Id>> found;
    for (const Citation& one : citations_of(plan)) {
      found.emplace(evidence_id(one.key), whole);
      if (areas && !one.area_key.empty()) found.emplace(evidence_id(one.key), area_thing_id(plan.year, one.area_key));
    }
    return found;
  };
  edges = edges_of(now);
  if (before != nullptr) {
    for (const auto& edge : edges_of(*before)) {
      if (!edges.contains(edge)) registry::remove_edge(tx, {edge.first, edge.second, "cited_in", day});
    }
  }
  for (const auto& edge : edges) registry::put_edge(tx, {edge.first, edge.second, "cited_in", day});
}

std::vector<CitedIn> citations_for(storage::Transaction& tx, const Viewer& viewer) {
  std::vector<CitedIn> found;
  for (const YearPlan& plan : store::plans_for(tx, viewer)) {
    const auto take = [&](const Version& version, bool published) {
      const auto content = from_json(version.content);
      if (!content) return;
      for (Citation& one : citations_of(*content)) {
        CitedIn cited;
        cited.year = plan.year;
        cited.published = published;
        cited.title = published ? plan.title : plan.title + ", udgave " + std::to_string(version.number);
        cited.address = (published ? public_address(plan.year) : address_of(version)) +
                        (one.number.empty() ? "" : "#" + anchor_of(one.number, ""));
        cited.citation = std::move(one);
        found.push_back(std::move(cited));
      }
    };
    if (!plan.published_version.empty()) {
      if (const auto version = store::version(tx, plan.published_version)) take(*version, true);
    }
    if (const auto open = store::open_version(tx, plan.id); open && permit::may_see(tx, viewer, open->audience))
      take(*open, false);
  }
  return found;
}

config::Faults load_evidence(Change& change, const std::filesystem::path& district) {
  const auto path = district / "evidence.yaml";
  const auto text = config::read_file(path);
  if (!text) return {};
  config::Reader reader(path.filename().string());
  const config::Node root = reader.parse(*text);
  std::vector<Evidence> all;
  std::set<std::string> keys;
  auto& tx = change.tx();
  const auto police = organisation::police_district(tx, change.today());
  reader.only(root, {"evidence"});
  for (const config::Node& node : reader.list(root, "evidence")) {
    reader.only(node,
                {"key", "title", "publisher", "year", "population", "figure", "method", "url", "valid_until", "owner"});
    Evidence one;
    one.key = reader.text(node, "key");
    if (!keys.insert(one.key).second || one.key == "ny")
      reader.fault(node, "'" + one.key + "' cannot be the key of this source; choose another");
    one.id = evidence_id(one.key);
    one.title = reader.text(node, "title");
    one.publisher = reader.text(node, "publisher");
    one.year = reader.number(node, "year", 1950, 2100);
    one.population = reader.text_or(node, "population", "");
    one.figure = reader.text(node, "figure");
    one.method = reader.text_or(node, "method", "");
    one.url = reader.text_or(node, "url", "");
    if (const std::string day = reader.text_or(node, "valid_until", ""); !day.empty()) {
      one.valid_until = config::parse_date(day);
      if (!one.valid_until) reader.fault(*node.find("valid_until"), "'" + day + "' is not a day; write 2020-03-03");
    }
    const std::string owner = reader.text_or(node, "owner", "analyst");
    const auto role = permit::role_named(owner);
    if (!role || !rights::evidence_keepers.has(*role))
      reader.fault(node,
                   "'" + owner + "' does not keep evidence; write analyst, district_secretariat, prevention_officer");
    one.owner_role = role.value_or(permit::Role::analyst);
    if (police) one.owner = police->id;
    all.push_back(std::move(one));
  }
  if (!reader.faults().empty()) return reader.faults();
  int added = 0;
  for (const Evidence& one : all) {
    if (store::evidence(tx, one.key)) continue;  // loaded before, and perhaps changed since by its keeper
    store::add_evidence(tx, one);
    register_evidence(tx, one);
    ++added;
  }
  if (added > 0) change.record({"evidence_loaded", {}, evidence_kind, {}, std::to_string(added) + " kilder"});
  return {};
}

}  // namespace cooperation_plan
