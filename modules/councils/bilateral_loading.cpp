// Reading bilateral.yaml.

#include "bilateral_loading.h"

#include "bilateral_acts.h"
#include "bilateral_store.h"
#include "organisation/lookup.h"
#include "registry/edge.h"

namespace councils {
namespace {

config::Date day_in(config::Reader& reader, const config::Node& node, std::string_view key) {
  const std::string text = reader.text(node, key);
  const auto day = config::parse_date(text);
  if (!day && !text.empty()) reader.fault(node, "'" + text + "' is not a day");
  return day.value_or(config::Date{});
}

void load_one(audit::Change& change, config::Reader& reader, const config::Node& node, const storage::Id& police) {
  reader.only(node, {"key", "municipality", "day", "starts", "venue", "subject", "state", "reason", "called_by",
                     "items", "agreements"});
  auto& tx = change.tx();
  const std::string key = reader.text(node, "key");
  Bilateral bilateral;
  bilateral.id = storage::Id::of_words("bilateral:" + key);
  const std::string town = reader.text(node, "municipality");
  bilateral.municipality = organisation::authority_id(town);
  bilateral.day = day_in(reader, node, "day");
  const auto at = config::parse_local(config::iso(bilateral.day) + "T" + reader.text_or(node, "starts", "10:00"));
  bilateral.starts = at ? config::minute_of(*at) : 600;
  bilateral.venue = reader.text(node, "venue");
  bilateral.subject = reader.text(node, "subject");
  const std::string state = reader.text_or(node, "state", "planned");
  if (!bilateral_state_named(state)) reader.fault(node, "'" + state + "' is no state of a bilateral meeting");
  bilateral.state = bilateral_state_named(state).value_or(BilateralState::planned);
  bilateral.reason = reader.text_or(node, "reason", "");
  const auto caller =
      organisation::find_authority(tx, organisation::authority_id(reader.text(node, "called_by")), bilateral.day);
  if (!caller) reader.fault(node, "there is no such authority in called_by");
  bilateral.called_by = caller ? caller->name : std::string();
  const auto municipality = organisation::find_authority(tx, bilateral.municipality, bilateral.day);
  if (!municipality) reader.fault(node, "there is no municipality '" + town + "' on that day");

  std::vector<BilateralItem> items;
  for (const config::Node& one : reader.list(node, "items")) {
    reader.only(one, {"title", "brief", "note"});
    BilateralItem item;
    item.position = static_cast<int>(items.size()) + 1;
    item.id = storage::Id::of_words("bilateral-item:" + key + std::to_string(item.position));
    item.bilateral = bilateral.id;
    item.title = reader.text(one, "title");
    item.brief = reader.text_or(one, "brief", "");
    item.note = reader.text_or(one, "note", "");
    items.push_back(std::move(item));
  }
  std::vector<Agreement> agreements;
  for (const config::Node& one : reader.list(node, "agreements")) {
    reader.only(one, {"text", "owner", "follow_up", "report", "reported"});
    Agreement agreement;
    agreement.position = static_cast<int>(agreements.size()) + 1;
    agreement.id = storage::Id::of_words("agreement:" + key + std::to_string(agreement.position));
    agreement.bilateral = bilateral.id;
    agreement.text = reader.text(one, "text");
    agreement.owner = organisation::authority_id(reader.text(one, "owner"));
    if (agreement.owner != police && agreement.owner != bilateral.municipality)
      reader.fault(one, "an agreement belongs to one of the two parties");
    agreement.follow_up = day_in(reader, one, "follow_up");
    agreement.report = reader.text_or(one, "report", "");
    if (!agreement.report.empty()) agreement.reported = day_in(reader, one, "reported");
    agreements.push_back(std::move(agreement));
  }
  if (!reader.faults().empty() || bilateral_is_there(tx, bilateral.id)) return;
  bilateral.audience = put_pair(tx, police, bilateral.municipality, municipality->name);
  insert_bilateral(tx, bilateral);
  for (const BilateralItem& item : items) insert_bilateral_item(tx, item);
  register_bilateral(tx, bilateral, items);
  for (const Agreement& agreement : agreements) {
    insert_agreement(tx, agreement);
    register_agreement(tx, bilateral, agreement);
  }
  change.record({"bilateral_loaded", bilateral.id, bilateral_kind, {}, {}});
}

}  // namespace

config::Faults load_bilaterals(audit::Change& change, const std::filesystem::path& district) {
  const auto text = config::read_file(district / "bilateral.yaml");
  if (!text) return {};
  config::Reader reader("bilateral.yaml");
  const config::Node root = reader.parse(*text);
  reader.only(root, {"meetings"});
  const auto police = organisation::police_district(change.tx(), change.today());
  if (!police) return {{"bilateral.yaml", 0, "The district has no police."}};
  for (const config::Node& node : reader.list(root, "meetings")) load_one(change, reader, node, police->id);
  return reader.faults();
}

}  // namespace councils
