// Reading priorities.yaml.

#include "loading.h"

#include <algorithm>

#include "cooperation_plan/draft_area.h"
#include "councils/discussion.h"
#include "i18n/danish.h"
#include "idea_store.h"
#include "idea_work.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "registry/edge.h"
#include "registry/todo.h"
#include "round_store.h"
#include "round_work.h"
#include "theme_store.h"
#include "theme_work.h"

namespace priorities {
namespace {

using config::Node;
using config::Reader;
using storage::Id;

/// One pass over the file: what is read is written only when nothing is wrong.
class Loading {
 public:
  Loading(audit::Change& change, Reader& reader, councils::CouncilName council)
      : change_(change), tx_(change.tx()), reader_(reader), council_(std::move(council)) {}

  void theme(const Node& node);
  void round(const Node& node);
  void call(const Node& node);

 private:
  audit::Change& change_;
  storage::Transaction& tx_;
  Reader& reader_;
  councils::CouncilName council_;

  bool sound() const { return reader_.faults().empty(); }
  config::Date day(const Node& node, std::string_view key) {
    const std::string text = reader_.text(node, key);
    const auto day = config::parse_date(text);
    if (!day && !text.empty()) reader_.fault(node, "'" + text + "' is not a day");
    return day.value_or(config::Date{});
  }
  organisation::Authority authority(const Node& node, std::string_view key, config::Date on) {
    const std::string word = reader_.text(node, key);
    const auto found = organisation::find_authority(tx_, organisation::authority_id(word), on);
    if (!found) reader_.fault(node, "there is no authority '" + word + "' on that day");
    return found.value_or(organisation::Authority{});
  }
  Candidate candidate(const Node& node, const Round& round, int position);
};

void Loading::theme(const Node& node) {
  reader_.only(node, {"key", "title", "why_now", "evidence", "guests", "pre_read", "by", "proposed_by", "proposed",
                      "state", "reason", "meeting_day", "note", "follow_up"});
  Theme theme;
  theme.id = Id::of_words("theme:" + reader_.text(node, "key"));
  theme.text.title = reader_.text(node, "title");
  theme.text.why_now = reader_.text(node, "why_now");
  theme.text.evidence = reader_.text_or(node, "evidence", "");
  theme.text.guests = reader_.text_or(node, "guests", "");
  theme.text.pre_read = reader_.text_or(node, "pre_read", "");
  theme.proposed_on = day(node, "proposed");
  const auto by = authority(node, "by", theme.proposed_on);
  theme.authority = by.id;
  theme.authority_name = by.name;
  theme.proposed_by = reader_.text(node, "proposed_by");
  const std::string state = reader_.text_or(node, "state", "proposed");
  if (!theme_state_named(state) || state == "scheduled")
    reader_.fault(node, "'" + state + "' is no state a theme can begin in; a theme comes on an agenda by its page");
  theme.state = theme_state_named(state).value_or(ThemeState::proposed);
  theme.reason = reader_.text_or(node, "reason", "");
  if (node.find("meeting_day")) theme.meeting_day = day(node, "meeting_day");
  theme.note = reader_.text_or(node, "note", "");
  theme.follow_up = reader_.text_or(node, "follow_up", "");
  theme.audience = council_.audience;
  if (!sound() || store::theme_is_there(tx_, theme.id)) return;
  store::add_theme(tx_, theme);
  register_theme(tx_, theme, change_.today());
  change_.record({"theme_loaded", theme.id, theme_kind, {}, {}});
}

Candidate Loading::candidate(const Node& node, const Round& round, int position) {
  reader_.only(node, {"key", "title", "why", "figure", "source", "consequences", "by", "proposed_by", "proposed",
                      "places", "choice", "reason", "area"});
  Candidate candidate;
  candidate.id = Id::of_words("candidate:" + std::to_string(round.year) + reader_.text(node, "key"));
  candidate.round = round.id;
  candidate.position = position;
  candidate.text.title = reader_.text(node, "title");
  candidate.text.why = reader_.text(node, "why");
  candidate.text.figure = reader_.text_or(node, "figure", "");
  candidate.text.source = reader_.text_or(node, "source", "");
  candidate.text.consequences = reader_.text(node, "consequences");
  candidate.proposed_on = day(node, "proposed");
  const auto by = authority(node, "by", candidate.proposed_on);
  candidate.authority = by.id;
  candidate.authority_name = by.name;
  candidate.proposed_by = reader_.text(node, "proposed_by");
  for (const std::string& place : reader_.texts(node, "places"))
    candidate.text.places.push_back(organisation::authority_id(place));
  candidate.choice = choice_named(reader_.text_or(node, "choice", "open")).value_or(Choice::open);
  candidate.reason = reader_.text_or(node, "reason", "");
  const std::string area = reader_.text_or(node, "area", "");
  if (!area.empty()) candidate.area = cooperation_plan::focus_area_id(round.year, area);
  return candidate;
}

void Loading::round(const Node& node) {
  reader_.only(node, {"year", "question", "state", "deadline", "plan", "candidates", "answers"});
  Round round;
  round.year = reader_.number(node, "year", 2000, 2100);
  round.id = round_id(round.year);
  round.question = reader_.text(node, "question");
  const std::string state = reader_.text_or(node, "state", "collecting");
  if (!round_state_named(state) || state == "on_agenda")
    reader_.fault(node, "'" + state + "' is no state a round can begin in; an outcome comes on an agenda by its page");
  round.state = round_state_named(state).value_or(RoundState::collecting);
  if (node.find("deadline")) round.deadline = day(node, "deadline");
  round.plan_address = reader_.text_or(node, "plan", "");
  round.audience = council_.audience;
  std::vector<Candidate> candidates;
  std::vector<std::string> keys;
  for (const Node& one : reader_.list(node, "candidates")) {
    candidates.push_back(candidate(one, round, static_cast<int>(candidates.size()) + 1));
    keys.push_back(reader_.text(one, "key"));
  }
  std::vector<Ballot> ballots;
  for (const Node& one : reader_.list(node, "answers")) {
    reader_.only(one, {"by", "answered_by", "day", "points"});
    Ballot ballot;
    const config::Date on = day(one, "day");
    const auto by = authority(one, "by", on);
    ballot.holder = permit::office(
        by.kind == organisation::AuthorityKind::police_district ? permit::Role::chief_of_police : permit::Role::mayor,
        by.id);
    ballot.answered_by = reader_.text(one, "answered_by");
    ballot.answered_at = config::local(on, 12 * 60);
    const Node& points = reader_.map(one, "points");
    for (std::size_t n = 0; n < candidates.size(); ++n)
      ballot.points[candidates[n].id] = reader_.number(points, keys[n], 0, most_points);
    ballots.push_back(std::move(ballot));
  }
  if (!sound() || store::round(tx_, round.id)) return;
  store::add_round(tx_, round);
  register_round(tx_, round, change_.today());
  for (const Candidate& one : candidates) {
    store::add_candidate(tx_, one);
    register_candidate(tx_, round, one);
    if (!one.area.empty())
      registry::put_edge(tx_, {one.id, one.area, "became_area", round.deadline.value_or(one.proposed_on)});
    change_.record({"candidate_loaded", one.id, candidate_kind, {}, {}});
  }
  for (const Ballot& ballot : ballots) (void)store::save_ballot(tx_, round.id, ballot);
  ask_seats(tx_, round, ballots, change_.today());
  change_.record({"round_loaded", round.id, round_kind, {}, {}});
}

void Loading::call(const Node& node) {
  reader_.only(node, {"year", "title", "question", "opens", "closes", "forget", "ideas"});
  Call call;
  call.year = reader_.number(node, "year", 2000, 2100);
  call.id = call_id(call.year);
  call.title = reader_.text(node, "title");
  call.question = reader_.text(node, "question");
  call.opens = day(node, "opens");
  call.closes = day(node, "closes");
  call.forget = day(node, "forget");
  std::vector<Idea> ideas;
  for (const Node& one : reader_.list(node, "ideas")) {
    reader_.only(one, {"key", "text", "municipality", "from", "sender", "contact", "received", "reply", "replied",
                       "released", "candidate"});
    Idea idea;
    idea.id = Id::of_words("idea:" + std::to_string(call.year) + reader_.text(one, "key"));
    idea.call = call.id;
    idea.body = reader_.text(one, "text");
    const std::string town = reader_.text_or(one, "municipality", "");
    if (!town.empty()) idea.municipality = organisation::authority_id(town);
    idea.sender_kind = sender_kind_named(reader_.text_or(one, "from", "unsaid")).value_or(SenderKind::unsaid);
    idea.sender = reader_.text_or(one, "sender", "");
    idea.contact = reader_.text_or(one, "contact", "");
    idea.received = day(one, "received");
    idea.reply = reader_.text_or(one, "reply", "");
    if (idea.answered()) {
      idea.replied_by = "Kredsrådets sekretariat";
      idea.replied_on = day(one, "replied");
    }
    idea.released = reader_.flag_or(one, "released", false);
    if (idea.released && !idea.answered()) reader_.fault(one, "an idea is shown to the public with its answer");
    const std::string candidate = reader_.text_or(one, "candidate", "");
    if (!candidate.empty()) idea.candidate = Id::of_words("candidate:" + std::to_string(call.year) + candidate);
    ideas.push_back(std::move(idea));
  }
  if (!sound() || store::call(tx_, call.id)) return;
  keep_call(change_, call);
  const Id desk = desk_audience(tx_, change_.today());
  for (Idea& idea : ideas) {
    idea.audience = idea.released ? permit::public_audience() : desk;
    store::add_idea(tx_, idea);
    register_idea(tx_, call, idea, change_.today());
    if (!idea.candidate.empty())
      registry::put_edge(tx_, {idea.id, idea.candidate, "became_candidate", idea.replied_on.value_or(idea.received)});
  }
  change_.record({"call_loaded", call.id, call_kind, {}, {}});
}

}  // namespace

config::Faults load_priorities(audit::Change& change, const std::filesystem::path& district) {
  const auto text = config::read_file(district / "priorities.yaml");
  if (!text) return {};
  Reader reader("priorities.yaml");
  const Node root = reader.parse(*text);
  reader.only(root, {"themes", "rounds", "calls"});
  auto council = councils::district_council(change.tx(), change.today());
  if (!council) return {{"priorities.yaml", 0, "The district has no kredsråd."}};
  Loading loading(change, reader, std::move(*council));
  for (const Node& node : reader.list(root, "themes")) loading.theme(node);
  for (const Node& node : reader.list(root, "rounds")) loading.round(node);
  for (const Node& node : reader.list(root, "calls")) loading.call(node);
  return reader.faults();
}

}  // namespace priorities
