// The acts on the open call.

#include "idea_work.h"

#include "idea_store.h"
#include "jobs/jobs.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"
#include "rights.h"
#include "words.h"

namespace priorities {

using audit::Change;
using config::Outcome;
using config::Refusal;
using permit::Viewer;
using storage::Id;

namespace {

constexpr const char* answer_work = "priorities.answer_idea";

std::string public_title(const Call& call) { return "Idé til samarbejdsplanen for " + std::to_string(call.year); }

/// The first words of an idea, so that two of them can be told apart in a list of work.
std::string beginning(const std::string& body) {
  std::string first = body.substr(0, body.find('\n'));
  if (first.size() <= 60) return first;
  std::size_t end = 58;
  while (end > 0 && (static_cast<unsigned char>(first[end]) & 0xC0) == 0x80) --end;
  return first.substr(0, end) + "…";
}

/// Reads the idea again, asks who and which version, lets `with` change it, and writes it with its place in the
/// register.
template <class With>
Outcome<Idea> step(Change& change, const Viewer& viewer, const Id& id, std::int64_t version, const char* verb,
                   With with) {
  auto& tx = change.tx();
  auto idea = store::idea(tx, id);
  if (!idea || !rights::steer.given_to(viewer)) return not_for_you();
  if (idea->version != version) return changed_meanwhile();
  if (std::optional<Refusal> refusal = with(*idea)) return *refusal;
  if (!store::save_idea(tx, *idea)) return changed_meanwhile();
  const auto call = store::call(tx, idea->call);
  if (call) register_idea(tx, *call, *idea, change.today());
  change.record({verb, idea->id, idea_kind, {}, {}});
  return *idea;
}

}  // namespace

Id desk_audience(storage::Transaction& tx, config::Date day) {
  const auto district = organisation::police_district(tx, day);
  const Id id = Id::of_words("audience:priorities-desk:" + (district ? district->id.text() : std::string()));
  permit::put_audience(tx, id, "Sekretariatet for kredsrådet");
  std::vector<permit::Holder> holders;
  if (district) {
    for (const permit::Role role : {permit::Role::district_secretariat, permit::Role::chief_of_police})
      holders.push_back({permit::office(role, district->id), std::nullopt, std::nullopt});
  }
  permit::set_holders(tx, id, holders);
  return id;
}

void keep_call(Change& change, const Call& call) {
  auto& tx = change.tx();
  store::add_call(tx, call);
  registry::Thing thing;
  thing.id = call.id;
  thing.kind = call_kind;
  thing.title = call.title;
  thing.address = "/ideer";
  thing.audience = permit::public_audience();
  thing.sentence = call.question;
  thing.day = call.opens;
  registry::put(tx, thing);
  if (!call.forgotten) jobs::put(tx, forget_job, call.id.text(), config::local(call.forget, 60));
}

Outcome<Call> open_call(Change& change, const Viewer& viewer, Call call) {
  if (!rights::steer.given_to(viewer)) return not_for_you();
  if (auto fine = sound(call, change.today()); !fine) return fine.refusal();
  call.id = call_id(call.year);
  if (store::call(change.tx(), call.id))
    return Refusal{"There is a call for {0} already.", {std::to_string(call.year)}, "year", {}};
  keep_call(change, call);
  change.record({"call_opened", call.id, call_kind, {}, {}});
  return call;
}

void register_idea(storage::Transaction& tx, const Call& call, const Idea& idea, config::Date today) {
  registry::Thing thing;
  thing.id = idea.id;
  thing.kind = idea_kind;
  thing.title = public_title(call) + ": " + beginning(idea.body);
  thing.address = idea.released ? "/ideer#ide-" + idea.id.text() : idea.desk_address();
  thing.audience = idea.audience;
  thing.sentence = idea.answered() ? "Besvaret af sekretariatet." : "Sekretariatet svarer på den.";
  thing.state = idea.released ? "idea.released" : idea.answered() ? "idea.answered" : "idea.received";
  thing.day = idea.received;
  registry::put(tx, thing, idea.body + "\n" + idea.reply);  // never who sent it
  registry::put_edge(tx, {call.id, idea.id, "idea", idea.received});
  registry::close_todo(tx, idea.id, answer_work);
  if (!idea.answered()) {
    registry::Todo todo;
    todo.id = Id::of_words("todo:" + idea.id.text());
    todo.thing = idea.id;
    todo.holder = secretariat_office(tx, today);
    todo.act = answer_work;
    todo.due = idea.reply_due();
    todo.address = idea.desk_address();
    if (!todo.holder.empty()) registry::put_todo(tx, todo);
  }
}

Outcome<Idea> send_idea(Change& change, int year, const IdeaText& text) {
  auto& tx = change.tx();
  const auto call = store::call(tx, call_id(year));
  if (!call) return not_for_you();
  if (!call->open(change.today()))
    return Refusal{"The call is closed. You can still write to the police and your municipality.", {}, {}, {}};
  if (const auto personal = personal_words(text.body)) {
    if (personal->what == Personal::civil_number)
      return Refusal{
          "There is a civil registration number in the text. Take it out: {0}", {personal->words}, "body", {}};
    if (!text.nobody_is_named)
      return Refusal{
          "It looks as if the text is about a certain person: {0}. Write about the matter and not about persons. If no "
          "person is meant, tick below.",
          {personal->words},
          "body",
          {}};
  }
  if (store::ideas_received_on(tx, change.today()) >= ideas_a_day)
    return Refusal{"We have received very many ideas today. Try again tomorrow.", {}, {}, {}};
  Idea idea;
  idea.id = Id::random();
  idea.call = call->id;
  idea.body = text.body;
  idea.municipality = text.municipality;
  idea.sender_kind = text.sender_kind;
  idea.sender = text.sender;
  idea.contact = text.contact;
  idea.received = change.today();
  idea.audience = desk_audience(tx, change.today());
  store::add_idea(tx, idea);
  register_idea(tx, *call, idea, change.today());
  change.record({"idea_received", idea.id, idea_kind, {}, {}});
  return idea;
}

Outcome<Idea> answer_idea(Change& change, const Viewer& viewer, const Id& id, std::int64_t version,
                          const std::string& reply) {
  return step(change, viewer, id, version, "idea_answered", [&](Idea& idea) {
    idea.reply = reply;
    idea.replied_by = viewer.name;
    idea.replied_on = change.today();
    return std::optional<Refusal>{};
  });
}

Outcome<Idea> release_idea(Change& change, const Viewer& viewer, const Id& id, std::int64_t version, bool released) {
  return step(change, viewer, id, version, released ? "idea_released" : "idea_taken_back",
              [&](Idea& idea) -> std::optional<Refusal> {
                if (released && !idea.answered())
                  return Refusal{"Answer the idea first. The public reads it together with its answer.", {}, {}, {}};
                idea.released = released;
                idea.audience = released ? permit::public_audience() : desk_audience(change.tx(), change.today());
                return std::nullopt;
              });
}

Outcome<config::Done> idea_became(Change& change, const Viewer& viewer, const Id& id, const Candidate& candidate) {
  auto& tx = change.tx();
  auto idea = store::idea(tx, id);
  if (!idea || !rights::steer.given_to(viewer)) return not_for_you();
  if (!idea->candidate.empty()) return Refusal{"The idea has become a candidate already.", {}, {}, {}};
  idea->candidate = candidate.id;
  if (!store::save_idea(tx, *idea)) return changed_meanwhile();
  registry::put_edge(tx, {idea->id, candidate.id, "became_candidate", change.today()});
  change.record({"idea_became_candidate", idea->id, idea_kind, {}, {}});
  return config::done;
}

void forget_senders(audit::Archive& archive, const Id& id) {
  const auto done = archive.change(audit::system_actor(), [&](Change& change) -> Outcome<config::Done> {
    const auto call = store::call(change.tx(), id);
    if (!call || call->forgotten || change.today() < call->forget) return Refusal{};  // nothing to do
    const auto had = store::forget_senders(change.tx(), id, change.today());
    change.record({"senders_forgotten", id, call_kind, {}, std::to_string(had)});
    return config::done;
  });
  (void)done;
}

}  // namespace priorities
