#pragma once
// A round for next year's focus areas (retsplejeloven § 113): candidates are collected, the members of the kredsråd
// give points until a deadline, the outcome is discussed in the kredsråd, its choice is recorded with a reason for each
// candidate, and the chosen ones become focus areas of the plan. Rules only.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"
#include "storage/id.h"

namespace priorities {

enum class RoundState { collecting, prioritising, prioritised, on_agenda, decided, handed_over };
enum class RoundAct { propose, ask, answer, close, put_on_agenda, decide, hand_over };
enum class Choice { open, chosen, not_chosen };

std::string_view identifier(RoundState state);
std::optional<RoundState> round_state_named(std::string_view identifier);
std::string_view identifier(Choice choice);
std::optional<Choice> choice_named(std::string_view identifier);

/// A seat gives each candidate 0 to 3 points.
inline constexpr int most_points = 3;

struct CandidateText {
  std::string title, why, figure, source, consequences;
  storage::Id indicator;
  std::vector<storage::Id> places;  // municipalities; none = the whole district
};

struct Candidate {
  storage::Id id, round;
  int position = 0;
  CandidateText text;
  storage::Id authority;
  std::string authority_name, proposed_by;
  config::Date proposed_on{};
  Choice choice = Choice::open;
  std::string reason;
  storage::Id area;
  std::int64_t version = 1;
};

struct Round {
  storage::Id id;
  int year = 0;  // of the plan
  std::string question;
  RoundState state = RoundState::collecting;
  std::optional<config::Date> deadline;
  std::string plan_address;
  storage::Id audience;
  std::int64_t version = 1;

  std::string address() const { return "/prioritering/" + std::to_string(year); }
  std::string title() const { return "Prioritering af indsatsområder for " + std::to_string(year); }
  /// Everybody sees everybody's points as soon as nobody can change them.
  bool answers_are_open(config::Date today) const;
};
storage::Id round_id(int year);
std::string address_of(const Round& round, const Candidate& candidate);

/// One seat's answer.
struct Ballot {
  storage::Id holder;
  std::string answered_by;
  config::Instant answered_at{};
  std::int64_t version = 0;  // 0: none yet
  std::map<storage::Id, int> points;
};

/// The sum of a candidate's points; a seat that has not answered gives none.
int points_of(const std::vector<Ballot>& ballots, const storage::Id& candidate);

/// What the rules must know besides the round.
struct RoundFacts {
  config::Date today{};
  int candidates = 0;
  int undecided = 0;
  int chosen = 0;
  int seats = 0, answers = 0;
  bool on_agenda = false, minuted = false;
};

/// The state after an act, or why it cannot be done now.
config::Outcome<RoundState> after(RoundAct act, const Round& round, const RoundFacts& facts);

}  // namespace priorities
