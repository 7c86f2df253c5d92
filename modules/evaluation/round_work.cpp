// The acts on rounds and proposals.

#include "round_work.h"

#include <algorithm>

#include "audiences_store.h"
#include "councils/discussion.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "register.h"
#include "registry/edge.h"
#include "registry/todo.h"
#include "rights.h"
#include "round_store.h"

namespace evaluation {

using audit::Change;
using config::Done;
using config::done;
using config::Outcome;
using config::Refusal;
using permit::Viewer;
using storage::Id;

namespace {

/// Unknown and hidden answer alike.
Refusal unknown() { return {/*text*/ "This evaluation does not exist.", {}, {}, {}}; }
Refusal somebody_was_faster() {
  return {/*text*/ "Somebody else has changed this in the meantime. Look at it again.", {}, "version", {}};
}
Refusal not_yours() {
  return {/*text*/ "This belongs to the secretariat of the kredsråd and the chief of police.", {}, {}, {}};
}

/// Reads the proposal and its round again and writes what `with` makes of it.
template <class With>
Outcome<Proposal> step(Change& change, const Viewer& viewer, const Id& id, With with) {
  auto& tx = change.tx();
  auto proposal = store::proposal_for(tx, viewer, id);
  if (!proposal) return unknown();
  const auto round = store::round_for(tx, viewer, proposal->round);
  if (!round) return unknown();
  if (std::optional<Refusal> refusal = with(*proposal)) return *refusal;
  if (!store::save_proposal(tx, *proposal)) return somebody_was_faster();
  ++proposal->version;
  register_proposal(tx, *round, *proposal);
  return *proposal;
}

void record(Change& change, const Proposal& proposal, std::string verb, std::string reason = {},
            std::string details = {}) {
  change.record({std::move(verb), proposal.id, kinds::proposal, std::move(reason), std::move(details)});
}

}  // namespace

CouncilWord council_word(storage::Transaction& tx, const Id& proposal) {
  const auto discussion = councils::discussion_of(tx, proposal);
  if (!discussion) return {};
  return {true, discussion->minuted, discussion->day};
}

std::string not_agreed(storage::Transaction& tx, const Proposal& proposal, config::Date day) {
  std::string names;
  for (const organisation::Authority& municipality : organisation::municipalities(tx, day)) {
    const Consent* consent = proposal.of(municipality.id);
    if (consent && consent->answer != Answer::agree) names += (names.empty() ? "" : ", ") + municipality.short_name;
  }
  return names;
}

Outcome<Round> begin_round(Change& change, const Viewer& viewer, Round round) {
  auto& tx = change.tx();
  if (!rights::run_round.given_to(viewer)) return not_yours();
  if (auto refusal = refuse_round(round)) return *refusal;
  put_audiences(tx, change.today());
  round.id = Id::next();
  round.audience = cooperation_audience();
  store::add_round(tx, round);
  register_round(tx, round);
  change.record({"round_begun", round.id, kinds::round, {}, round.title});
  return round;
}

Outcome<Done> note_finding(Change& change, const Viewer& viewer, const Id& id, Finding finding) {
  auto& tx = change.tx();
  const auto round = store::round_for(tx, viewer, id);
  if (!round || !permit::may_see(tx, viewer, cooperation_audience())) return unknown();
  if (!rights::add_finding.given_to(viewer)) return not_yours();
  if (round->released_on) return Refusal{"The round is released. New findings belong to a new round.", {}, {}, {}};
  if (finding.body.empty()) return Refusal{"Write what was found.", {}, "body", {}};
  if (!finding.about.empty() && !registry::find(tx, viewer, finding.about))
    return Refusal{"Choose one of the things in the list.", {}, "about", {}};
  finding.id = Id::next();
  finding.round = id;
  finding.number = static_cast<int>(store::findings_of(tx, id).size()) + 1;
  finding.found_on = change.today();
  finding.found_by = viewer.name;
  store::add_finding(tx, finding);
  register_finding(tx, *round, finding);
  change.record({"finding_noted", id, kinds::round, {}, "Konstatering " + std::to_string(finding.number)});
  return done;
}

Outcome<Done> release_round(Change& change, const Viewer& viewer, const Id& id, int read, const std::string& summary) {
  auto& tx = change.tx();
  auto round = store::round_for(tx, viewer, id);
  if (!round) return unknown();
  if (!rights::release_round.given_to(viewer))
    return Refusal{"Only the chief of police releases the summary.", {}, {}, {}};
  const int findings = static_cast<int>(store::findings_of(tx, id).size());
  if (auto refusal = refuse_release(*round, findings, summary, change.today())) return *refusal;
  if (round->version != read) return somebody_was_faster();
  round->summary = summary;
  round->released_on = change.today();
  round->audience = permit::public_audience();
  if (!store::save_round(tx, *round)) return somebody_was_faster();
  register_round(tx, *round);
  change.record({"round_released", id, kinds::round, {}, {}});
  return done;
}

Outcome<Proposal> propose(Change& change, const Viewer& viewer, const Id& id, Proposal proposal) {
  auto& tx = change.tx();
  const auto round = store::round_for(tx, viewer, id);
  if (!round || !permit::may_see(tx, viewer, cooperation_audience())) return unknown();
  if (!rights::run_round.given_to(viewer)) return not_yours();
  const auto findings = store::findings_of(tx, id);
  if (!proposal.finding.empty() &&
      std::none_of(findings.begin(), findings.end(), [&](const Finding& one) { return one.id == proposal.finding; }))
    return Refusal{"Choose one of the round's findings.", {}, "finding", {}};
  proposal.id = Id::next();
  proposal.round = id;
  proposal.number = store::last_proposal_number(tx, id) + 1;
  proposal.state = ProposalState::proposed;
  proposal.audience = cooperation_audience();
  store::add_proposal(tx, proposal);
  register_proposal(tx, *round, proposal);
  record(change, proposal, "adjustment_proposed", {}, proposal.title);
  return proposal;
}

Outcome<Done> ask_municipalities(Change& change, const Viewer& viewer, const Id& id, int read, config::Date deadline) {
  auto& tx = change.tx();
  if (!rights::run_round.given_to(viewer)) return not_yours();
  auto outcome = step(change, viewer, id, [&](Proposal& proposal) -> std::optional<Refusal> {
    if (auto refusal = refuse_asking(proposal, deadline, change.today())) return refusal;
    if (proposal.version != read) return somebody_was_faster();
    proposal.state = ProposalState::asked;
    proposal.asked_on = change.today();
    proposal.deadline = deadline;
    for (const organisation::Authority& municipality : organisation::municipalities(tx, change.today())) {
      proposal.consents.push_back({municipality.id, Answer::none, {}, {}, std::nullopt});
      store::put_consent(tx, id, proposal.consents.back());
    }
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  ask_for_proposal_work(tx, *outcome, change.today());
  record(change, *outcome, "municipalities_asked", {},
         std::to_string(outcome->consents.size()) + " kommuner, frist " + i18n::long_date(deadline));
  return done;
}

Outcome<Done> answer_proposal(Change& change, const Viewer& viewer, const Id& id, const Id& authority, Answer answer,
                              const std::string& reason) {
  auto& tx = change.tx();
  std::string before;
  auto outcome = step(change, viewer, id, [&](Proposal& proposal) -> std::optional<Refusal> {
    if (auto refusal = refuse_answer(proposal, viewer, authority, answer, reason, change.today())) return refusal;
    for (Consent& consent : proposal.consents) {
      if (consent.authority != authority) continue;
      consent = {authority, answer, reason, viewer.name, change.today()};
      store::put_consent(tx, id, consent);
    }
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  ask_for_proposal_work(tx, *outcome, change.today());
  record(change, *outcome, answer == Answer::agree ? "proposal_agreed" : "proposal_disagreed", reason,
         viewer.authority_name);
  return done;
}

Outcome<Done> put_proposal_on_agenda(Change& change, const Viewer& viewer, const Id& id, const Id& meeting,
                                     const std::string& brief, int minutes) {
  auto& tx = change.tx();
  if (!rights::run_round.given_to(viewer)) return not_yours();
  const auto council = councils::district_council(tx, change.today());
  const auto meetings =
      council ? councils::meetings_taking_items(tx, viewer, council->id) : std::vector<councils::OpenMeeting>{};
  const auto chosen = std::find_if(meetings.begin(), meetings.end(),
                                   [&](const councils::OpenMeeting& one) { return one.id == meeting; });
  auto outcome = step(change, viewer, id, [&](Proposal& proposal) -> std::optional<Refusal> {
    if (auto refusal = refuse_agenda(proposal)) return refusal;
    if (chosen == meetings.end())
      return Refusal{"The cooperation is adjusted by the kredsråd. Choose one of its meetings.", {}, "meeting", {}};
    councils::Matter matter;
    matter.subject = proposal.id;
    matter.subject_kind = kinds::proposal;
    matter.subject_address = proposal.address();
    matter.title = proposal.title;
    matter.brief = brief;
    matter.minutes = minutes;
    auto item = councils::put_on_agenda(change, viewer, meeting, matter);
    if (!item) return item.refusal();
    proposal.meeting = meeting;
    proposal.item = *item;
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  record(change, *outcome, "proposal_put_on_agenda", {}, chosen->title);
  return done;
}

Outcome<Done> decide_proposal(Change& change, const Viewer& viewer, const Id& id) {
  auto& tx = change.tx();
  if (!rights::run_round.given_to(viewer)) return not_yours();
  auto outcome = step(change, viewer, id, [&](Proposal& proposal) -> std::optional<Refusal> {
    const CouncilWord word = council_word(tx, id);
    if (auto refusal = refuse_decision(proposal, word, not_agreed(tx, proposal, change.today()), change.today()))
      return refusal;
    proposal.state = ProposalState::decided;
    proposal.decided_on = word.day;
    const auto discussion = councils::discussion_of(tx, id);
    proposal.meeting = discussion->meeting;
    proposal.item = discussion->item;
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  ask_for_proposal_work(tx, *outcome, change.today());
  record(change, *outcome, "proposal_decided", {}, "Mødet " + i18n::long_date(*outcome->decided_on));
  return done;
}

Outcome<Done> carry_out_proposal(Change& change, const Viewer& viewer, const Id& id, const std::string& words,
                                 const Id& changed) {
  auto& tx = change.tx();
  if (!rights::run_round.given_to(viewer)) return not_yours();
  auto outcome = step(change, viewer, id, [&](Proposal& proposal) -> std::optional<Refusal> {
    if (auto refusal = refuse_carrying_out(proposal, words)) return refusal;
    if (!registry::find(tx, viewer, changed))
      return Refusal{"Choose one of the things in the list.", {}, "changed", {}};
    proposal.state = ProposalState::carried_out;
    proposal.ended_on = change.today();
    proposal.ending = words;
    proposal.changed = changed;
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  registry::put_edge(tx, {id, changed, "adjusted", change.today()});
  ask_for_proposal_work(tx, *outcome, change.today());
  record(change, *outcome, "proposal_carried_out", {}, words);
  return done;
}

Outcome<Done> drop_proposal(Change& change, const Viewer& viewer, const Id& id, const std::string& reason) {
  auto& tx = change.tx();
  if (!rights::run_round.given_to(viewer)) return not_yours();
  auto outcome = step(change, viewer, id, [&](Proposal& proposal) -> std::optional<Refusal> {
    if (auto refusal = refuse_fall(proposal, reason)) return refusal;
    proposal.state = ProposalState::fallen;
    proposal.ended_on = change.today();
    proposal.ending = reason;
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  ask_for_proposal_work(tx, *outcome, change.today());
  record(change, *outcome, "proposal_fell", reason);
  return done;
}

}  // namespace evaluation
