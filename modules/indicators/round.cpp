// The rules of a round.

#include "round.h"

#include <algorithm>
#include <charconv>

namespace indicators {

std::string_view identifier(Question::Kind kind) {
  switch (kind) {
    case Question::Kind::scale: return "scale";
    case Question::Kind::choice: return "choice";
    case Question::Kind::text: return "text";
  }
  return {};
}

std::string_view identifier(Split split) {
  switch (split) {
    case Split::none: return "none";
    case Split::municipality: return "municipality";
    case Split::role: return "role";
  }
  return {};
}

std::optional<Question::Kind> question_kind_named(std::string_view word) {
  for (const auto one : {Question::Kind::scale, Question::Kind::choice, Question::Kind::text}) {
    if (identifier(one) == word) return one;
  }
  return std::nullopt;
}

std::optional<Split> split_named(std::string_view word) {
  for (const Split one : {Split::none, Split::municipality, Split::role}) {
    if (identifier(one) == word) return one;
  }
  return std::nullopt;
}

std::map<std::string, std::string> merged(const std::map<std::string, std::size_t>& counts, std::size_t least) {
  const std::string rest = "Øvrige";
  std::vector<std::pair<std::size_t, std::string>> kept;
  std::map<std::string, std::string> names;
  std::size_t others = 0;
  for (const auto& [name, count] : counts) {
    names[name] = name;
    if (count >= least && name != rest) {
      kept.emplace_back(count, name);
      continue;
    }
    names[name] = rest;
    others += count;
  }
  std::sort(kept.begin(), kept.end());
  while (others > 0 && others < least && !kept.empty()) {
    others += kept.front().first;
    names[kept.front().second] = rest;
    kept.erase(kept.begin());
  }
  if (kept.size() + (others > 0 ? 1 : 0) < 2) {
    for (auto& [name, shown] : names) shown.clear();
  }
  return names;
}

std::vector<config::Refusal> faults_of(const NewRound& round, config::Date today) {
  std::vector<config::Refusal> faults;
  if (round.questions.empty())
    faults.push_back({/*text*/ "A questionnaire needs at least one question.", {}, "words-1", {}});
  if (round.invited.empty() && !round.open_link)
    faults.push_back({/*text*/ "Invite somebody, or let everybody with the address answer.", {}, "invited", {}});
  if (!round.open_link && !round.invited.empty() && round.invited.size() < least_answers) {
    faults.push_back({/*text*/ "At least five must be invited: with fewer nothing could be shown.", {}, "invited", {}});
  }
  if (round.closes <= today) faults.push_back({/*text*/ "The last day to answer must lie ahead.", {}, "closes", {}});
  int number = 0;
  for (const Question& question : round.questions) {
    ++number;
    if (question.kind == Question::Kind::choice && (question.choices.size() < 2 || question.choices.size() > 12))
      faults.push_back({/*text*/ "A choice needs two to twelve answers, one on each line.",
                        {},
                        "choices-" + std::to_string(number),
                        {}});
  }
  return faults;
}

std::optional<QuestionResult> result_of(const Question& question, int position, const std::vector<Reply>& replies) {
  std::vector<const Reply*> mine;
  std::map<std::string, std::size_t> counts;
  for (const Reply& reply : replies) {
    if (reply.position != position) continue;
    mine.push_back(&reply);
    ++counts[reply.group];
  }
  if (mine.size() < least_answers) return std::nullopt;
  QuestionResult result{question, {}, {}};
  if (question.kind == Question::Kind::text) {
    // Ordered by a random id: stable, and without meaning.
    std::sort(mine.begin(), mine.end(), [](const Reply* a, const Reply* b) { return a->id < b->id; });
    for (const Reply* reply : mine) result.texts.push_back(reply->answer);
    result.groups.push_back({{}, mine.size(), {}, 0});
    return result;
  }
  const std::size_t answers = question.kind == Question::Kind::scale ? 5 : question.choices.size();
  const auto tally = [&](const std::string& name, auto&& belongs) {
    QuestionResult::Group group{name, 0, std::vector<std::size_t>(answers, 0), 0};
    for (const Reply* reply : mine) {
      std::size_t number = 0;
      std::from_chars(reply->answer.data(), reply->answer.data() + reply->answer.size(), number);
      if (!belongs(*reply) || number < 1 || number > answers) continue;
      ++group.each[number - 1];
      ++group.answers;
      group.mean += static_cast<double>(number);
    }
    if (group.answers > 0) group.mean /= static_cast<double>(group.answers);
    return group;
  };
  result.groups.push_back(tally({}, [](const Reply&) { return true; }));
  const auto names = merged(counts, least_answers);
  std::vector<std::string> shown;
  for (const auto& [raw, name] : names) {
    if (!name.empty() && std::find(shown.begin(), shown.end(), name) == shown.end()) shown.push_back(name);
  }
  for (const std::string& name : shown)
    result.groups.push_back(tally(name, [&](const Reply& reply) { return names.at(reply.group) == name; }));
  return result;
}

}  // namespace indicators
