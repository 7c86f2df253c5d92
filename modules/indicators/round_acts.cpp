// Acts on rounds.

#include "round_acts.h"

#include <algorithm>
#include <set>

#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "registration.h"
#include "rights.h"
#include "round_store.h"

namespace indicators {
namespace {

using config::Done;
using config::done;
using config::Outcome;
using config::Refusal;

Refusal unknown() { return {/*text*/ "The questionnaire does not exist.", {}, {}, {}}; }
Refusal not_yours() { return {/*text*/ "Only those who ask can do this.", {}, {}, {}}; }
Refusal closed() { return {/*text*/ "The questionnaire is closed and takes no more answers.", {}, {}, {}}; }

/// The group of each invited office, merged until each has at least five invited.
std::map<storage::Id, std::string> groups_of(storage::Transaction& tx, const std::vector<storage::Id>& invited,
                                             Split split, config::Date day) {
  std::map<storage::Id, std::string> raw;
  for (const storage::Id& holder : invited) raw[holder] = {};
  if (split == Split::none) return raw;
  for (const auto& authority : organisation::authorities(tx, day)) {
    for (int i = 0; i < permit::role_count; ++i) {
      const auto role = static_cast<permit::Role>(i);
      const auto found = raw.find(permit::office(role, authority.id));
      if (found == raw.end()) continue;
      found->second = split == Split::municipality ? authority.short_name : std::string(permit::identifier(role));
    }
  }
  std::map<std::string, std::size_t> counts;
  for (const auto& [holder, name] : raw) ++counts[name];
  const auto names = merged(counts, least_answers);
  for (auto& [holder, name] : raw) name = names.at(name);
  return raw;
}

std::optional<Refusal> fault_of(const std::vector<Question>& questions, const std::vector<std::string>& each) {
  if (each.size() != questions.size()) return Refusal{"The answers do not fit the questions.", {}, {}, {}};
  bool any = false;
  for (std::size_t i = 0; i < each.size(); ++i) {
    if (each[i].empty()) continue;
    any = true;
    const std::string field = "svar-" + std::to_string(i + 1);
    if (questions[i].kind == Question::Kind::text) {
      if (each[i].size() > most_text * 4) return Refusal{"The answer is too long.", {}, field, {}};
      continue;
    }
    const std::size_t most = questions[i].kind == Question::Kind::scale ? 5 : questions[i].choices.size();
    const bool fits = each[i].find_first_not_of("0123456789") == std::string::npos && each[i].size() <= 2 &&
                      std::stoul(each[i]) >= 1 && std::stoul(each[i]) <= most;
    if (!fits) return Refusal{"Choose one of the answers that are shown.", {}, field, {}};
  }
  if (!any) return Refusal{"Answer at least one question.", {}, "svar-1", {}};
  return std::nullopt;
}

Outcome<Done> take(audit::Change& change, Round& round, const Answers& answers, const std::string& group) {
  if (!round.open) return closed();
  if (round.answers >= most_answers) return Refusal{"The questionnaire has all the answers it can take.", {}, {}, {}};
  if (auto fault = fault_of(questions_of(change.tx(), round.id), answers.each)) return *fault;
  std::vector<Reply> replies;
  for (std::size_t i = 0; i < answers.each.size(); ++i) {
    if (!answers.each[i].empty())
      replies.push_back({storage::Id::random(), static_cast<int>(i) + 1, group, answers.each[i]});
  }
  add_replies(change.tx(), round.id, replies);
  ++round.answers;
  save_round(change.tx(), round);
  change.record({"questionnaire_answered", round.id, kinds::round, {}, {}});
  return done;
}

Outcome<Round> mine(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id) {
  auto round = visible_round(change.tx(), viewer, id);
  if (!round) return unknown();
  if (!owns(viewer, *round)) return not_yours();
  if (!round->open) return closed();
  return *round;
}

}  // namespace

bool owns(const permit::Viewer& viewer, const Round& round) {
  return viewer.signed_in() && viewer.role == round.owner_role && viewer.authority == round.owner;
}

std::optional<Invited> invitation_of(storage::Transaction& tx, const permit::Viewer& viewer, const Round& round) {
  if (!viewer.signed_in()) return std::nullopt;
  const storage::Id office = permit::office(viewer.role, viewer.authority);
  for (const Invited& one : invited_of(tx, round.id)) {
    if (one.holder == office || one.holder == viewer.capacity) return one;
  }
  return std::nullopt;
}

void write_round(audit::Change& change, RoundInFull& full) {
  storage::Transaction& tx = change.tx();
  Round& round = full.round;
  switch (full.readers) {
    case NewRound::Readers::staff: round.audience = permit::staff_audience(); break;
    case NewRound::Readers::everybody: round.audience = permit::public_audience(); break;
    case NewRound::Readers::invited: {
      round.audience = storage::Id::of_words("audience:round:" + round.id.text());
      std::set<storage::Id> holders(full.invited.begin(), full.invited.end());
      holders.insert(round.owner_office());
      std::vector<permit::Holder> rows;
      for (const storage::Id& holder : holders) rows.push_back({holder, std::nullopt, std::nullopt});
      permit::put_audience(tx, round.audience, round.title);
      permit::set_holders(tx, round.audience, rows);
      break;
    }
  }
  std::vector<Invited> invited;
  for (const auto& [holder, group] : groups_of(tx, full.invited, round.split, round.opens))
    invited.push_back({holder, group, false});
  insert_round(tx, round, full.questions, invited);
  register_round(tx, round);
}

Outcome<storage::Id> start_round(audit::Change& change, const permit::Viewer& viewer, const NewRound& wanted) {
  if (!rights::ask.given_to(viewer)) return not_yours();
  if (const auto faults = faults_of(wanted, change.today()); !faults.empty()) return faults.front();
  RoundInFull full;
  full.round.id = storage::Id::next();
  full.round.title = wanted.title;
  full.round.purpose = wanted.purpose;
  full.round.about = wanted.about;
  full.round.split = wanted.split;
  if (wanted.open_link) full.round.link = storage::Id::random().text();
  full.round.opens = change.today();
  full.round.closes = wanted.closes;
  full.round.owner_role = viewer.role;
  full.round.owner = viewer.authority;
  full.questions = wanted.questions;
  full.invited = wanted.invited;
  full.readers = wanted.readers;
  write_round(change, full);
  change.record({"questionnaire_started", full.round.id, kinds::round, {}, i18n::long_date(wanted.closes)});
  return full.round.id;
}

Outcome<Done> close_round(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id) {
  auto round = mine(change, viewer, id);
  if (!round) return round.refusal();
  round->open = false;
  ++round->version;
  save_round(change.tx(), *round);
  register_round(change.tx(), *round);
  change.record({"questionnaire_closed", id, kinds::round, {}, {}});
  return done;
}

Outcome<Done> move_last_day(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                            std::int64_t version, config::Date closes) {
  auto round = mine(change, viewer, id);
  if (!round) return round.refusal();
  if (round->version != version) {
    return Refusal{"Somebody else has moved the day in the meantime. It is now {0}.",
                   {i18n::long_date(round->closes)},
                   "closes",
                   {}};
  }
  if (closes <= change.today()) return Refusal{"The last day to answer must lie ahead.", {}, "closes", {}};
  const config::Date before = round->closes;
  round->closes = closes;
  ++round->version;
  save_round(change.tx(), *round);
  register_round(change.tx(), *round);
  change.record(
      {"questionnaire_moved", id, kinds::round, {}, i18n::long_date(before) + " → " + i18n::long_date(closes)});
  return done;
}

Outcome<Done> answer_invited(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                             const Answers& answers) {
  auto round = visible_round(change.tx(), viewer, id);
  if (!round) return unknown();
  const auto invitation = invitation_of(change.tx(), viewer, *round);
  if (!invitation) return unknown();
  if (!round->open) return closed();
  if (invitation->answered)
    return Refusal{
        "Your office has answered already. The answer cannot be found again, so it cannot be changed.", {}, {}, {}};
  auto outcome = take(change, *round, answers, invitation->group);
  if (!outcome) return outcome;
  set_answered(change.tx(), id, invitation->holder);
  register_round(change.tx(), *round);
  return done;
}

Outcome<Done> answer_openly(audit::Change& change, std::string_view link, const Answers& answers) {
  auto round = round_by_link(change.tx(), link);
  if (!round) return unknown();
  std::string group;
  if (round->split == Split::municipality) {
    for (const auto& one : organisation::municipalities(change.tx(), change.today())) {
      if (one.short_name == answers.group) group = one.short_name;
    }
  }
  return take(change, *round, answers, group);
}

std::optional<Results> results_of(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  const auto round = visible_round(tx, viewer, id);
  if (!round) return std::nullopt;
  Results results{
      round->id, round->title, round->address(), !round->open, round->answers, invited_of(tx, id).size(), false, {}};
  results.shown = results.closed && results.answers >= least_answers;
  if (!results.shown) return results;
  const std::vector<Reply> replies = replies_of(tx, id);
  int position = 0;
  for (const Question& question : questions_of(tx, id)) {
    auto result = result_of(question, ++position, replies);
    results.questions.push_back(result ? std::move(*result) : QuestionResult{question, {}, {}});
  }
  return results;
}

}  // namespace indicators
