// The acts on rounds and candidates.

#include "round_work.h"

#include <algorithm>

#include "cooperation_plan/draft_area.h"
#include "councils/discussion.h"
#include "councils/seats.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"
#include "rights.h"
#include "round_store.h"
#include "words.h"

namespace priorities {

using audit::Change;
using config::Outcome;
using config::Refusal;
using permit::Viewer;
using storage::Id;

namespace {

constexpr const char* members_work = "priorities.prioritise";

void put_todo(storage::Transaction& tx, const Round& round, const Id& holder, const char* act, config::Date due,
              const char* where = "") {
  if (holder.empty()) return;
  registry::Todo todo;
  todo.id = Id::of_words("todo:" + round.id.text() + holder.text() + act);
  todo.thing = round.id;
  todo.holder = holder;
  todo.act = act;
  todo.due = due;
  todo.address = round.address() + where;
  registry::put_todo(tx, todo);
}

std::vector<Id> seats(storage::Transaction& tx, config::Date day) {
  const auto council = councils::district_council(tx, day);
  return council ? councils::seats_with_a_say(tx, council->id, day) : std::vector<Id>{};
}

/// Reads the round again, asks who and when, lets `with` change it, and writes it with its place in the register.
template <class With>
Outcome<Round> step(Change& change, const Viewer& viewer, int year, std::int64_t version, RoundAct act,
                    const char* verb, With with) {
  auto& tx = change.tx();
  auto round = store::round_for(tx, viewer, year);
  if (!round) return not_for_you();
  if (!rights::steer.given_to(viewer)) return Refusal{"The secretariat of the kredsråd does this.", {}, {}, {}};
  if (round->version != version) return changed_meanwhile();
  auto candidates = store::candidates_of(tx, round->id);
  if (std::optional<Refusal> refusal = with(*round, candidates)) return *refusal;
  const auto next = after(act, *round, facts_of(tx, *round, candidates, change.today()));
  if (!next) return next.refusal();
  round->state = *next;
  if (!store::save_round(tx, *round)) return changed_meanwhile();
  register_round(tx, *round, change.today());
  change.record({verb, round->id, round_kind, {}, {}});
  return *round;
}

std::optional<Refusal> fine() { return std::nullopt; }

std::string brief_of(const Round& round, const std::vector<Candidate>& candidates, const std::vector<Ballot>& ballots) {
  std::vector<const Candidate*> order;
  for (const Candidate& candidate : candidates) order.push_back(&candidate);
  std::stable_sort(order.begin(), order.end(), [&](const Candidate* a, const Candidate* b) {
    return points_of(ballots, a->id) > points_of(ballots, b->id);
  });
  const int most = static_cast<int>(ballots.size()) * most_points;
  std::string brief = std::to_string(ballots.size()) +
                      " medlemmer har givet point til kandidaterne til indsatsområder i " + std::to_string(round.year) +
                      ".\n\n";
  for (const Candidate* candidate : order) {
    brief += "- " + candidate->text.title + ": " + std::to_string(points_of(ballots, candidate->id)) + " af " +
             std::to_string(most) + " point\n";
  }
  return brief + "\nRådet bedes drøfte, hvilke kandidater der bliver indsatsområder, og hvorfor.";
}

}  // namespace

RoundFacts facts_of(storage::Transaction& tx, const Round& round, const std::vector<Candidate>& candidates,
                    config::Date today) {
  RoundFacts facts;
  facts.today = today;
  facts.candidates = static_cast<int>(candidates.size());
  for (const Candidate& candidate : candidates) {
    facts.undecided += candidate.choice == Choice::open || candidate.reason.empty();
    facts.chosen += candidate.choice == Choice::chosen;
  }
  facts.seats = static_cast<int>(seats(tx, today).size());
  facts.answers = static_cast<int>(store::ballots_of(tx, round.id).size());
  if (const auto discussion = councils::discussion_of(tx, round.id)) {
    facts.on_agenda = true;
    facts.minuted = discussion->minuted;
  }
  return facts;
}

void register_round(storage::Transaction& tx, const Round& round, config::Date today) {
  registry::Thing thing;
  thing.id = round.id;
  thing.kind = round_kind;
  thing.title = round.title();
  thing.address = round.address();
  thing.audience = round.audience;
  thing.sentence = round.question;
  thing.state = "round." + std::string(identifier(round.state));
  thing.day = round.deadline.value_or(today);
  registry::put(tx, thing);
  for (const char* act : {"priorities.ask_members", "priorities.close_round", "priorities.put_round_on_agenda",
                          "priorities.record_choice", "priorities.hand_over"})
    registry::close_todo(tx, round.id, act);
  if (round.state != RoundState::prioritising) registry::close_todo(tx, round.id, members_work);
  const Id secretariat = secretariat_office(tx, today);
  switch (round.state) {
    case RoundState::collecting:
      put_todo(tx, round, secretariat, "priorities.ask_members", config::plus_days(today, 60));
      break;
    case RoundState::prioritising:
      put_todo(tx, round, secretariat, "priorities.close_round", config::plus_days(round.deadline.value_or(today), 1));
      break;
    case RoundState::prioritised:
      put_todo(tx, round, secretariat, "priorities.put_round_on_agenda", config::plus_days(today, 14), "/dagsorden");
      break;
    case RoundState::on_agenda: {
      const auto discussion = councils::discussion_of(tx, round.id);
      put_todo(tx, round, secretariat, "priorities.record_choice",
               config::plus_days(discussion ? discussion->day : today, 21), "/udfald");
      break;
    }
    case RoundState::decided:
      put_todo(tx, round, secretariat, "priorities.hand_over", config::plus_days(today, 30));
      break;
    case RoundState::handed_over: break;
  }
}

void register_candidate(storage::Transaction& tx, const Round& round, const Candidate& candidate) {
  registry::Thing thing;
  thing.id = candidate.id;
  thing.kind = candidate_kind;
  thing.title = candidate.text.title;
  thing.address = address_of(round, candidate);
  thing.audience = round.audience;
  thing.sentence =
      "Kandidat til indsatsområde i " + std::to_string(round.year) + ", foreslået af " + candidate.authority_name + ".";
  if (candidate.choice == Choice::chosen) thing.sentence += " Valgt: " + candidate.reason;
  if (candidate.choice == Choice::not_chosen) thing.sentence += " Ikke valgt: " + candidate.reason;
  thing.state = "candidate." + std::string(identifier(candidate.choice));
  thing.day = candidate.proposed_on;
  registry::put(tx, thing, candidate.text.why + "\n" + candidate.text.figure + "\n" + candidate.text.consequences);
  registry::put_edge(tx, {round.id, candidate.id, "candidate", candidate.proposed_on});
  if (!candidate.text.indicator.empty())
    registry::put_edge(tx, {candidate.text.indicator, candidate.id, "evidence_for", candidate.proposed_on});
}

void ask_seats(storage::Transaction& tx, const Round& round, const std::vector<Ballot>& ballots, config::Date today) {
  if (round.state != RoundState::prioritising || !round.deadline) return;
  for (const Id& seat : seats(tx, today)) {
    if (std::none_of(ballots.begin(), ballots.end(), [&](const Ballot& one) { return one.holder == seat; }))
      put_todo(tx, round, seat, members_work, *round.deadline, "/svar");
  }
}

Outcome<Round> open_round(Change& change, const Viewer& viewer, int year, const std::string& question) {
  auto& tx = change.tx();
  const auto council = councils::district_council(tx, change.today());
  if (!council || !rights::steer.given_to(viewer) || !permit::may_see(tx, viewer, council->audience))
    return not_for_you();
  if (year <= static_cast<int>(change.today().year()))
    return Refusal{"Focus areas are prioritised for a year that has not begun.", {}, "year", {}};
  if (store::round(tx, round_id(year)))
    return Refusal{"There is a round for {0} already.", {std::to_string(year)}, "year", {}};
  Round round;
  round.id = round_id(year);
  round.year = year;
  round.question = question;
  round.audience = council->audience;
  store::add_round(tx, round);
  register_round(tx, round, change.today());
  change.record({"round_opened", round.id, round_kind, {}, {}});
  return round;
}

bool may_edit(const Viewer& viewer, const Candidate& candidate) {
  return rights::steer.given_to(viewer) ||
         (rights::propose.given_to(viewer) && viewer.authority == candidate.authority);
}

Outcome<Candidate> propose_candidate(Change& change, const Viewer& viewer, int year, const CandidateText& text) {
  auto& tx = change.tx();
  const auto round = store::round_for(tx, viewer, year);
  if (!round || !rights::propose.given_to(viewer)) return not_for_you();
  const auto candidates = store::candidates_of(tx, round->id);
  if (auto can = after(RoundAct::propose, *round, facts_of(tx, *round, candidates, change.today())); !can)
    return can.refusal();
  Candidate candidate;
  candidate.id = Id::next();
  candidate.round = round->id;
  candidate.position = static_cast<int>(candidates.size()) + 1;
  candidate.text = text;
  candidate.authority = viewer.authority;
  candidate.authority_name = viewer.authority_name;
  candidate.proposed_by = viewer.name;
  candidate.proposed_on = change.today();
  store::add_candidate(tx, candidate);
  register_candidate(tx, *round, candidate);
  change.record({"candidate_proposed", candidate.id, candidate_kind, {}, {}});
  return candidate;
}

Outcome<Candidate> edit_candidate(Change& change, const Viewer& viewer, int year, const Id& id, std::int64_t version,
                                  const CandidateText& text) {
  auto& tx = change.tx();
  const auto round = store::round_for(tx, viewer, year);
  if (!round) return not_for_you();
  auto candidates = store::candidates_of(tx, round->id);
  const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const auto& one) { return one.id == id; });
  if (found == candidates.end() || !may_edit(viewer, *found)) return not_for_you();
  if (auto can = after(RoundAct::propose, *round, facts_of(tx, *round, candidates, change.today())); !can)
    return can.refusal();
  if (found->version != version) return changed_meanwhile();
  if (!found->text.indicator.empty() && found->text.indicator != text.indicator)
    registry::remove_edge(tx, {found->text.indicator, id, "evidence_for", found->proposed_on});
  found->text = text;
  if (!store::save_candidate(tx, *found)) return changed_meanwhile();
  register_candidate(tx, *round, *found);
  change.record({"candidate_edited", id, candidate_kind, {}, {}});
  return *found;
}

Outcome<Round> ask_members(Change& change, const Viewer& viewer, int year, std::int64_t version,
                           config::Date deadline) {
  auto asked = step(change, viewer, year, version, RoundAct::ask, "round_asked", [&](Round& round, auto&) {
    round.deadline = deadline;
    return fine();
  });
  if (asked) ask_seats(change.tx(), *asked, {}, change.today());
  return asked;
}

Outcome<Round> give_points(Change& change, const Viewer& viewer, int year, std::int64_t version,
                           const std::map<Id, int>& points) {
  auto& tx = change.tx();
  const auto round = store::round_for(tx, viewer, year);
  const auto council = councils::district_council(tx, change.today());
  if (!round || !council) return not_for_you();
  const Id seat = councils::seat_spoken_for(tx, viewer, council->id);
  if (seat.empty())
    return Refusal{
        "Only the members of the kredsråd and their substitutes give points.", {}, {}, "retsplejeloven § 111"};
  const auto candidates = store::candidates_of(tx, round->id);
  if (auto can = after(RoundAct::answer, *round, facts_of(tx, *round, candidates, change.today())); !can)
    return can.refusal();
  Ballot ballot;
  ballot.holder = seat;
  ballot.answered_by = viewer.name;
  ballot.answered_at = change.now();
  ballot.version = version;
  for (const Candidate& candidate : candidates) {
    const auto given = points.find(candidate.id);
    if (given == points.end() || given->second < 0 || given->second > most_points)
      return Refusal{"Give every candidate 0 to 3 points.", {}, "points-" + candidate.id.text(), {}};
    ballot.points[candidate.id] = given->second;
  }
  if (!store::save_ballot(tx, round->id, ballot)) return changed_meanwhile();
  registry::close_todo(tx, round->id, members_work, seat);
  change.record({"points_given", round->id, round_kind, {}, viewer.authority_name});
  return *round;
}

Outcome<Round> close_prioritising(Change& change, const Viewer& viewer, int year, std::int64_t version) {
  return step(change, viewer, year, version, RoundAct::close, "prioritising_closed",
              [](Round&, auto&) { return fine(); });
}

Outcome<Round> put_outcome_on_agenda(Change& change, const Viewer& viewer, int year, std::int64_t version,
                                     const Id& meeting, int minutes) {
  return step(change, viewer, year, version, RoundAct::put_on_agenda, "round_put_on_agenda",
              [&](Round& round, std::vector<Candidate>& candidates) -> std::optional<Refusal> {
                auto& tx = change.tx();
                if (auto can = after(RoundAct::put_on_agenda, round, facts_of(tx, round, candidates, change.today()));
                    !can)
                  return can.refusal();
                const auto council = councils::district_council(tx, change.today());
                if (!council) return not_for_you();
                const auto open = councils::meetings_taking_items(tx, viewer, council->id);
                if (std::none_of(open.begin(), open.end(), [&](const auto& one) { return one.id == meeting; }))
                  return Refusal{"Choose a meeting of the kredsråd whose agenda is still open.", {}, "meeting", {}};
                councils::Matter matter;
                matter.subject = round.id;
                matter.subject_kind = round_kind;
                matter.subject_address = round.address();
                matter.title = "Indsatsområder i " + std::to_string(round.year);
                matter.brief = brief_of(round, candidates, store::ballots_of(tx, round.id));
                matter.minutes = minutes;
                const auto item = councils::put_on_agenda(change, viewer, meeting, matter);
                if (!item) return item.refusal();
                round.state = RoundState::prioritised;
                return std::nullopt;
              });
}

Outcome<Round> record_choice(Change& change, const Viewer& viewer, int year, std::int64_t version,
                             const std::map<Id, Decided>& decided) {
  return step(change, viewer, year, version, RoundAct::decide, "choice_recorded",
              [&](Round& round, std::vector<Candidate>& candidates) -> std::optional<Refusal> {
                auto& tx = change.tx();
                for (Candidate& candidate : candidates) {
                  const auto one = decided.find(candidate.id);
                  if (one == decided.end() || one->second.choice == Choice::open)
                    return Refusal{
                        "Tell for each candidate whether it was chosen.", {}, "choice-" + candidate.id.text(), {}};
                  if (one->second.reason.empty())
                    return Refusal{"Write a sentence that says why.", {}, "reason-" + candidate.id.text(), {}};
                  candidate.choice = one->second.choice;
                  candidate.reason = one->second.reason;
                }
                if (auto can = after(RoundAct::decide, round, facts_of(tx, round, candidates, change.today())); !can)
                  return can.refusal();
                for (Candidate& candidate : candidates) {
                  if (!store::save_candidate(tx, candidate)) return changed_meanwhile();
                  register_candidate(tx, round, candidate);
                  change.record({candidate.choice == Choice::chosen ? "candidate_chosen" : "candidate_not_chosen",
                                 candidate.id,
                                 candidate_kind,
                                 candidate.reason,
                                 {}});
                }
                return std::nullopt;
              });
}

Outcome<Round> hand_over(Change& change, const Viewer& viewer, int year, std::int64_t version) {
  return step(change, viewer, year, version, RoundAct::hand_over, "round_handed_over",
              [&](Round& round, std::vector<Candidate>& candidates) -> std::optional<Refusal> {
                auto& tx = change.tx();
                if (auto can = after(RoundAct::hand_over, round, facts_of(tx, round, candidates, change.today())); !can)
                  return can.refusal();
                std::vector<cooperation_plan::NewArea> wanted;
                std::vector<Candidate*> chosen;
                for (Candidate& candidate : candidates) {
                  if (candidate.choice != Choice::chosen) continue;
                  std::string background = candidate.text.why;
                  if (!candidate.text.figure.empty()) {
                    background += "\n\n" + candidate.text.figure;
                    if (!candidate.text.source.empty()) background += " (" + candidate.text.source + ")";
                  }
                  wanted.push_back({candidate.text.title, std::move(background), {}});
                  chosen.push_back(&candidate);
                }
                const auto drafted = cooperation_plan::draft_areas(change, viewer, year, wanted);
                if (!drafted) return drafted.refusal();
                const auto discussion = councils::discussion_of(tx, round.id);
                for (std::size_t n = 0; n < chosen.size(); ++n) {
                  chosen[n]->area = drafted->areas[n];
                  if (!store::save_candidate(tx, *chosen[n])) return changed_meanwhile();
                  register_candidate(tx, round, *chosen[n]);
                  registry::put_edge(tx, {chosen[n]->id, chosen[n]->area, "became_area", change.today()});
                  if (discussion)
                    registry::put_edge(tx, {discussion->item, chosen[n]->area, "chosen_here", change.today()});
                }
                round.plan_address = drafted->version_address;
                return std::nullopt;
              });
}

}  // namespace priorities
