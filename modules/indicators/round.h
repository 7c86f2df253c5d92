#pragma once
// A round of a questionnaire and what may be shown of its answers. Pure rules.
//
// An answer is anonymous against those who read the database too: each answer to each question stands alone, with a
// random id, and carries at most the name of a group that at least five were invited in. Results wait until the round
// is closed, so that nobody can compare them before and after somebody's answer.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/clock.h"
#include "permit/audience.h"
#include "permit/role.h"
#include "questionnaire.h"

namespace indicators {

inline constexpr std::size_t least_answers = 5;
inline constexpr std::size_t most_answers = 2000;  // of one round
inline constexpr std::size_t most_text = 1500;     // characters of a free answer

std::string_view identifier(Question::Kind kind);
std::string_view identifier(Split split);
std::optional<Question::Kind> question_kind_named(std::string_view identifier);
std::optional<Split> split_named(std::string_view identifier);

struct Round {
  storage::Id id;
  std::string title;
  std::string purpose;
  storage::Id about;
  Split split = Split::none;
  std::string link;  // empty: only those invited
  config::Date opens, closes;
  permit::Role owner_role = permit::Role::analyst;
  storage::Id owner;  // authority
  storage::Id audience;
  bool open = true;
  std::size_t answers = 0;
  std::int64_t version = 1;

  std::string address() const { return "/spoergeskemaer/" + id.text(); }
  std::string public_address() const { return "/svar/" + link; }
  storage::Id owner_office() const { return permit::office(owner_role, owner); }
};

struct Invited {
  storage::Id holder;
  std::string group;
  bool answered = false;
};

/// One answer to one question, as it is kept.
struct Reply {
  storage::Id id;
  int position = 0;
  std::string group;
  std::string answer;  // "4", the number of a choice from 1, or words
};

/// Every name whose count is under `least` goes into one shared "Øvrige", and further ones (the smallest first) until
/// that has enough or nothing is left. With a single group left there is no split: all names become empty.
std::map<std::string, std::string> merged(const std::map<std::string, std::size_t>& counts, std::size_t least);

/// Why a round cannot be opened as it is; nothing when it can.
std::vector<config::Refusal> faults_of(const NewRound& round, config::Date today);
/// What was answered to one question; nothing when fewer than five answered it.
std::optional<QuestionResult> result_of(const Question& question, int position, const std::vector<Reply>& replies);

}  // namespace indicators
