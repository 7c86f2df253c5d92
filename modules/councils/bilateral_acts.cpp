// Acts of the two parties.

#include "bilateral_acts.h"

#include <algorithm>
#include <set>

#include "bilateral_rights.h"
#include "bilateral_store.h"
#include "i18n/danish.h"
#include "item_acts.h"
#include "mail/mail.h"
#include "organisation/lookup.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"

namespace councils {
namespace {

using audit::Change;
using config::Outcome;
using config::Refusal;
using permit::Viewer;
using storage::Id;

constexpr const char* note_work = "councils.note_bilateral";
constexpr const char* follow_work = "councils.follow_agreement";

void record(Change& change, const Bilateral& bilateral, const char* verb, std::string reason = {}) {
  change.record({verb, bilateral.id, bilateral_kind, std::move(reason), {}});
}

/// The meeting as it is in this change, if the viewer is of the pair.
std::optional<Bilateral> open(Change& change, const Viewer& viewer, const Id& id) {
  if (!rights::bilateral.given_to(viewer)) return std::nullopt;
  return visible_bilateral(change.tx(), viewer, id);
}

Outcome<Bilateral> kept(Change& change, Bilateral bilateral) {
  if (!update_bilateral(change.tx(), bilateral)) return changed_meanwhile();
  register_bilateral(change.tx(), bilateral, bilateral_items(change.tx(), bilateral.id));
  return bilateral;
}

/// A mail without content to the other party: that there is a meeting, and where it is read.
void tell_other_party(Change& change, const Viewer& viewer, const Sender& sender, const Bilateral& bilateral) {
  auto& tx = change.tx();
  const auto police = organisation::police_district(tx, change.today());
  if (!police) return;
  const Id other = viewer.authority == police->id ? bilateral.municipality : police->id;
  std::set<Id> told;
  for (const permit::Holder& holder : holders_of_pair(police->id, bilateral.municipality)) {
    for (const organisation::Person& person : organisation::people_behind(tx, holder.holder, change.today())) {
      const bool of_other = [&] {
        for (const permit::Role role :
             {permit::Role::chief_of_police, permit::Role::police_superintendent, permit::Role::district_secretariat,
              permit::Role::mayor, permit::Role::municipal_ceo, permit::Role::municipal_secretariat}) {
          if (permit::office(role, other) == holder.holder) return true;
        }
        return false;
      }();
      if (!of_other || person.email.empty() || !told.insert(person.id).second) continue;
      mail::Message message;
      message.to = person.email;
      message.to_name = person.name;
      message.subject = "Nyt bilateralt møde";
      message.text = "Der er planlagt et bilateralt møde, som du kan læse om her:\n\n" + sender.public_address +
                     bilateral.address() + "\n";
      mail::put(tx, message, change.now());
    }
  }
}

}  // namespace

Id put_pair(storage::Transaction& tx, const Id& police, const Id& municipality, const std::string& municipality_name) {
  const Id audience = pair_audience(police, municipality);
  permit::put_audience(tx, audience, "Politiet og " + municipality_name);
  permit::set_holders(tx, audience, holders_of_pair(police, municipality));
  return audience;
}

void register_bilateral(storage::Transaction& tx, const Bilateral& bilateral, const std::vector<BilateralItem>& items) {
  registry::Thing thing;
  thing.id = bilateral.id;
  thing.kind = bilateral_kind;
  thing.title = "Bilateralt møde: " + bilateral.subject;
  thing.address = bilateral.address();
  thing.audience = bilateral.audience;
  const auto municipality = organisation::find_authority(tx, bilateral.municipality, bilateral.day);
  thing.sentence = "Politiet og " + (municipality ? municipality->name : std::string("kommunen")) + ", " +
                   i18n::long_date(bilateral.day) + ".";
  thing.state = "bilateral." + std::string(identifier(bilateral.state));
  thing.day = bilateral.day;
  thing.closed = true;  // never in anything published
  std::string words = bilateral.venue;
  for (const BilateralItem& item : items) words += "\n" + item.title + "\n" + item.brief + "\n" + item.note;
  registry::put(tx, thing, words);
  registry::close_todo(tx, bilateral.id, note_work);
  const auto police = organisation::police_district(tx, bilateral.day);
  if (bilateral.state == BilateralState::planned && police) {
    registry::Todo todo;
    todo.id = Id::of_words("todo:" + bilateral.id.text());
    todo.thing = bilateral.id;
    todo.holder = working_office(police->id, true);
    todo.act = note_work;
    todo.due = config::plus_days(bilateral.day, 7);
    registry::put_todo(tx, todo);
  }
}

void register_agreement(storage::Transaction& tx, const Bilateral& bilateral, const Agreement& agreement) {
  registry::Thing thing;
  thing.id = agreement.id;
  thing.kind = agreement_kind;
  thing.title = agreement.text;
  thing.address = bilateral.address() + "#aftale-" + agreement.id.text();
  thing.audience = bilateral.audience;
  thing.sentence = agreement.reported ? agreement.report : "Følges op " + i18n::long_date(agreement.follow_up) + ".";
  thing.state = agreement.reported ? "agreement.done" : "agreement.open";
  thing.day = agreement.follow_up;
  thing.closed = true;
  registry::put(tx, thing, agreement.report);
  registry::put_edge(tx, {bilateral.id, agreement.id, "agreed", bilateral.day});
  registry::close_todo(tx, agreement.id, follow_work);
  if (!agreement.reported) {
    const auto police = organisation::police_district(tx, bilateral.day);
    registry::Todo todo;
    todo.id = Id::of_words("todo:" + agreement.id.text());
    todo.thing = agreement.id;
    todo.holder = working_office(agreement.owner, police && police->id == agreement.owner);
    todo.act = follow_work;
    todo.due = agreement.follow_up;
    registry::put_todo(tx, todo);
  }
}

Outcome<Bilateral> plan_bilateral(Change& change, const Viewer& viewer, const Sender& sender,
                                  const BilateralText& text) {
  auto& tx = change.tx();
  const auto police = organisation::police_district(tx, change.today());
  const auto municipalities = organisation::municipalities(tx, change.today());
  const auto other = std::find_if(municipalities.begin(), municipalities.end(),
                                  [&](const auto& one) { return one.id == text.municipality; });
  if (!police || !rights::bilateral.given_to(viewer)) return not_for_you();
  if (other == municipalities.end())
    return Refusal{"Choose the municipality that the police meets.", {}, "municipality", {}};
  const bool of_pair = viewer.authority == police->id || viewer.authority == text.municipality;
  if (!of_pair)
    return Refusal{"You can plan meetings between the police and your own municipality.", {}, "municipality", {}};
  if (text.day < change.today()) return Refusal{"Choose a day that lies ahead.", {}, "day", {}};
  Bilateral bilateral;
  bilateral.id = Id::next();
  bilateral.municipality = text.municipality;
  bilateral.day = text.day;
  bilateral.starts = text.starts;
  bilateral.venue = text.venue;
  bilateral.subject = text.subject;
  bilateral.called_by = viewer.authority_name;
  bilateral.audience = put_pair(tx, police->id, other->id, other->name);
  insert_bilateral(tx, bilateral);
  register_bilateral(tx, bilateral, {});
  tell_other_party(change, viewer, sender, bilateral);
  record(change, bilateral, "bilateral_planned");
  return bilateral;
}

Outcome<Bilateral> add_bilateral_item(Change& change, const Viewer& viewer, const Id& id, const std::string& title,
                                      const std::string& brief) {
  auto bilateral = open(change, viewer, id);
  if (!bilateral) return not_for_you();
  if (auto can = may_plan(*bilateral); !can) return can.refusal();
  BilateralItem item;
  item.id = Id::next();
  item.bilateral = id;
  item.position = static_cast<int>(bilateral_items(change.tx(), id).size()) + 1;
  item.title = title;
  item.brief = brief;
  insert_bilateral_item(change.tx(), item);
  register_bilateral(change.tx(), *bilateral, bilateral_items(change.tx(), id));
  record(change, *bilateral, "bilateral_item_added");
  return *bilateral;
}

Outcome<Bilateral> cancel_bilateral(Change& change, const Viewer& viewer, const Id& id, std::int64_t version,
                                    const std::string& reason) {
  auto bilateral = open(change, viewer, id);
  if (!bilateral) return not_for_you();
  if (auto can = may_plan(*bilateral); !can) return can.refusal();
  if (bilateral->version != version) return changed_meanwhile();
  bilateral->state = BilateralState::cancelled;
  bilateral->reason = reason;
  record(change, *bilateral, "bilateral_cancelled", reason);
  return kept(change, *bilateral);
}

Outcome<Bilateral> note_bilateral_item(Change& change, const Viewer& viewer, const Id& id, const Id& item_id,
                                       std::int64_t version, const std::string& note) {
  auto& tx = change.tx();
  auto bilateral = open(change, viewer, id);
  if (!bilateral) return not_for_you();
  if (auto can = may_write(*bilateral, change.today()); !can) return can.refusal();
  auto items = bilateral_items(tx, id);
  const auto item = std::find_if(items.begin(), items.end(), [&](const auto& one) { return one.id == item_id; });
  if (item == items.end()) return not_for_you();
  if (item->version != version) return changed_meanwhile();
  item->note = note;
  if (!update_bilateral_item(tx, *item)) return changed_meanwhile();
  bilateral->state = BilateralState::held;
  record(change, *bilateral, "bilateral_noted");
  return kept(change, *bilateral);
}

Outcome<Bilateral> agree(Change& change, const Viewer& viewer, const Id& id, const std::string& text, const Id& owner,
                         config::Date follow_up) {
  auto& tx = change.tx();
  auto bilateral = open(change, viewer, id);
  if (!bilateral) return not_for_you();
  if (auto can = may_write(*bilateral, change.today()); !can) return can.refusal();
  const auto police = organisation::police_district(tx, change.today());
  if (owner != bilateral->municipality && !(police && owner == police->id))
    return Refusal{"One of the two parties carries it out.", {}, "owner", {}};
  if (follow_up < bilateral->day) return Refusal{"An agreement is followed up after the meeting.", {}, "follow_up", {}};
  Agreement agreement;
  agreement.id = Id::next();
  agreement.bilateral = id;
  agreement.position = static_cast<int>(agreements_of(tx, id).size()) + 1;
  agreement.text = text;
  agreement.owner = owner;
  agreement.follow_up = follow_up;
  insert_agreement(tx, agreement);
  bilateral->state = BilateralState::held;
  auto held = kept(change, *bilateral);
  if (!held) return held;
  register_agreement(tx, *bilateral, agreement);
  record(change, *bilateral, "bilateral_agreed");
  return held;
}

Outcome<Bilateral> report_agreement(Change& change, const Viewer& viewer, const Id& id, const Id& agreement_id,
                                    std::int64_t version, const std::string& report) {
  auto& tx = change.tx();
  auto bilateral = open(change, viewer, id);
  if (!bilateral) return not_for_you();
  auto agreements = agreements_of(tx, id);
  const auto agreement =
      std::find_if(agreements.begin(), agreements.end(), [&](const auto& one) { return one.id == agreement_id; });
  if (agreement == agreements.end()) return not_for_you();
  if (agreement->version != version) return changed_meanwhile();
  agreement->report = report;
  agreement->reported = change.today();
  if (!update_agreement(tx, *agreement)) return changed_meanwhile();
  register_agreement(tx, *bilateral, *agreement);
  record(change, *bilateral, "agreement_followed_up");
  return *bilateral;
}

Outcome<Bilateral> promote(Change& change, const Viewer& viewer, const Id& id, const Id& item_id, std::int64_t version,
                           const Id& meeting, const std::string& title, const std::string& brief) {
  auto& tx = change.tx();
  auto bilateral = open(change, viewer, id);
  if (!bilateral) return not_for_you();
  if (bilateral->state == BilateralState::cancelled) return Refusal{"The meeting is cancelled.", {}, {}, {}};
  auto items = bilateral_items(tx, id);
  const auto item = std::find_if(items.begin(), items.end(), [&](const auto& one) { return one.id == item_id; });
  if (item == items.end()) return not_for_you();
  if (item->version != version) return changed_meanwhile();
  if (!item->promoted.empty()) return Refusal{"The item has been brought to the kredsråd already.", {}, {}, {}};
  ItemText text;
  text.kind = ItemKind::discussion;
  text.title = title;
  text.brief = brief;
  text.minutes = 15;
  const auto added = add_item(change, viewer, meeting, text);
  if (!added) {
    Refusal refusal = added.refusal();
    if (refusal == not_for_you())
      refusal = {"Choose a meeting of the kredsråd whose agenda is still open.", {}, {}, {}};
    refusal.field = "meeting";
    return refusal;
  }
  item->promoted = added->id;
  if (!update_bilateral_item(tx, *item)) return changed_meanwhile();
  registry::put_edge(tx, {id, added->id, "promoted", change.today()});
  record(change, *bilateral, "bilateral_promoted");
  return *bilateral;
}

}  // namespace councils
